// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/gate.h"

#include "store/accounts.h"
#include "store/pending_rows.h"
#include "store/querying.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

} // namespace

city::Result<void> Gate::refresh(Database& db) {
    const auto version = db.number("PRAGMA data_version");
    if (!version) return tl::unexpected(version.error());
    if (*version == m_version) return {};
    const auto accounts = db.number("SELECT count(*) FROM account");
    if (!accounts) return tl::unexpected(accounts.error());
    m_hasAccounts = *accounts > 0;
    m_rights.clear();
    if (m_hasAccounts) {
        auto rights = accounts::rights(db);
        if (!rights) return tl::unexpected(rights.error());
        m_rights = std::move(*rights);
        auto uid = accounts::cityUid(db);
        if (!uid) return tl::unexpected(uid.error());
        m_city = *uid;
    }
    auto rules = pending::rules(db);
    if (!rules) return tl::unexpected(rules.error());
    m_rules = std::move(*rules);
    m_version = *version;
    return {};
}

city::Result<QString> Gate::refuse(Database& db, const QString& user, const QString& sentence, const QString& what) {
    (void)audit::add(db, user, "refusal", what); // the refusal stands where it cannot be recorded
    return city::fail(FaultKind::Forbidden, sentence, what);
}

city::Result<Gate::Admitted> Gate::known(Database& db, const ChangeNote& note, city::Action action) {
    if (auto fresh = refresh(db); !fresh) return tl::unexpected(fresh.error());
    const QString user = note.login ? note.login->name() : note.user;
    if (user.isEmpty())
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "A change needs a user. Sign in first.")));
    if (!m_hasAccounts) return Admitted{user, city::Rights::all()};
    const auto refused = [&](const char* sentence) {
        return tl::unexpected(refuse(db, user, say(sentence).replace(QStringLiteral("%1"), user), city::actionId(action)).error());
    };
    if (!note.login || note.login->city() != m_city || (!note.user.isEmpty() && note.user != note.login->name()))
        return refused(QT_TRANSLATE_NOOP("store", "This city has accounts: sign in first."));
    const auto account = std::ranges::find(m_rights, note.login->account(), &std::pair<std::int64_t, city::Rights>::first);
    if (account == m_rights.end()) return refused(QT_TRANSLATE_NOOP("store", "The account %1 is disabled. Ask an administrator."));
    return Admitted{user, account->second};
}

city::Result<QString> Gate::admit(Database& db, const ChangeNote& note, city::Action action, const std::vector<city::Where>& all) {
    const auto who = known(db, note, action);
    if (!who) return tl::unexpected(who.error());
    if (std::ranges::all_of(all, [&](const city::Where& where) { return who->rights.may(action, where); })) return who->user;
    const char* sentence = who->rights.maySomewhere(action)
                               ? QT_TRANSLATE_NOOP("store", "The account %1 may %2, but not here: its sub-district, service line or company is another one. Ask an administrator.")
                               : QT_TRANSLATE_NOOP("store", "The account %1 may not %2. Ask an administrator.");
    return refuse(db, who->user, say(sentence).arg(who->user, city::actionName(action)), city::actionId(action));
}

city::Result<Gate::Admitted> Gate::admitted(Database& db, const ChangeNote& note, city::Action action) {
    auto who = known(db, note, action);
    if (!who || who->rights.maySomewhere(action)) return who;
    const QString sentence = say(QT_TRANSLATE_NOOP("store", "The account %1 may not %2. Ask an administrator.")).arg(who->user, city::actionName(action));
    return tl::unexpected(refuse(db, who->user, sentence, city::actionId(action)).error());
}

city::Result<QString> admit(const QString& path, const ChangeNote& note, city::Action action, const QString& record) {
    auto db = CityFile::openWriting(path);
    // Nothing can be recorded on read-only media, and nothing changed there: the rights are read all the same.
    if (!db && db.error().kind == FaultKind::ReadOnly) db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    auto user = Gate().admitEverywhere(*db, note, action);
    if (user && !record.isEmpty()) (void)audit::add(*db, *user, city::actionId(action).toLatin1().constData(), record);
    return user;
}

namespace audit {

city::Result<void> add(Database& db, const QString& user, const char* kind, const QString& what) {
    auto row = db.prepare("INSERT INTO audit (at_ms, user, kind, what) VALUES (?1, ?2, ?3, ?4)");
    if (!row) return tl::unexpected(row.error());
    return row->bind(1, std::int64_t(QDateTime::currentMSecsSinceEpoch())).bind(2, user).bind(3, std::string_view(kind)).bind(4, what).run();
}

city::Result<std::vector<Entry>> newest(Database& db, int limit) {
    auto query = db.prepare("SELECT seq, at_ms, user, kind, what FROM audit ORDER BY seq DESC LIMIT ?1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, limit);
    std::vector<Entry> all;
    const auto read = eachRow(*query, [&](const Statement& q) { all.push_back({q.integer(0), q.integer(1), q.text(2), q.text(3), q.text(4)}); });
    if (!read) return tl::unexpected(read.error());
    return all;
}

} // namespace audit

} // namespace store
