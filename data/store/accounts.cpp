// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"

#include "store/gate.h"
#include "store/querying.h"

#include <QCoreApplication>
#include <QDateTime>

#include <sodium.h>

#include <algorithm>

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

std::int64_t now() {
    return QDateTime::currentMSecsSinceEpoch();
}

struct Policy {
    std::int64_t mostFailures = 5, lockMinutes = 15, leastLength = 8;
};

city::Result<Policy> readPolicy(Database& db) {
    auto query = db.prepare("SELECT most_failures, lock_minutes, least_length FROM account_policy WHERE id = 1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? Policy{query->integer(0), query->integer(1), query->integer(2)} : Policy();
}

city::Result<std::string> hashed(const QString& phrase) {
    const QByteArray utf8 = phrase.normalized(QString::NormalizationForm_C).toUtf8();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (sodium_init() < 0 || crypto_pwhash_str(hash.data(), utf8.constData(), std::size_t(utf8.size()), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                               crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "There is too little memory to protect the pass phrase. Close other programs and try again.")));
    hash.resize(std::char_traits<char>::length(hash.c_str()));
    return hash;
}

bool fits(const std::string& hash, const QString& phrase) {
    const QByteArray utf8 = phrase.normalized(QString::NormalizationForm_C).toUtf8();
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), utf8.constData(), std::size_t(utf8.size())) == 0;
}

/// Somebody who asks for a name that is not there waits as long as for one that is.
const std::string& nobodysHash() {
    static const std::string hash = hashed(QStringLiteral("nobody")).value_or(std::string());
    return hash;
}

city::Result<void> checkName(const QString& name) {
    const bool isFine = !name.isEmpty() && name.size() <= 64 && name == name.trimmed() &&
                        std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("-_.@").contains(c); });
    if (isFine) return {};
    return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "The name of an account has 1 to 64 letters, digits or - _ . @ and no blanks. Choose another.")));
}

city::Result<void> checkPhrase(Database& db, const QString& phrase) {
    const auto policy = readPolicy(db);
    if (!policy) return tl::unexpected(policy.error());
    if (phrase.size() >= policy->leastLength && phrase.size() <= 1024) return {};
    return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "A pass phrase has %1 characters or more, at most 1,024. Choose another.")).arg(policy->leastLength));
}

city::Result<void> writeGrants(Database& db, std::int64_t account, const std::vector<RoleGrant>& grants) {
    if (grants.empty())
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "An account needs a role. Name one.")));
    auto old = db.prepare("DELETE FROM account_grant WHERE account_id = ?1");
    if (!old) return tl::unexpected(old.error());
    if (auto gone = old->bind(1, account).run(); !gone) return gone;
    auto row = db.prepare("INSERT INTO account_grant (account_id, role_id, sub_district_id, service_line_id, company_id) VALUES (?1, ?2, ?3, ?4, ?5)");
    auto known = db.prepare("SELECT 1 FROM role WHERE id = ?1");
    if (!row || !known) return tl::unexpected((row ? known : row).error());
    for (const RoleGrant& grant : grants) {
        const auto is = known->bind(1, grant.role).step();
        if (!is) return tl::unexpected(is.error());
        known->reset();
        if (!*is) return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "The city has no role %1.")).arg(grant.role));
        row->bind(1, account).bind(2, grant.role);
        for (const auto& [at, id] : {std::pair(3, grant.subDistrict), std::pair(4, grant.serviceLine), std::pair(5, grant.company)})
            id ? row->bind(at, id) : row->bindNull(at);
        if (auto added = row->run(); !added) return added;
    }
    return {};
}

} // namespace

namespace accounts {

city::Result<void> insert(Database& db, const QString& name, const QString& phrase, const std::vector<RoleGrant>& grants, bool isDemo) {
    if (auto fine = checkName(name); !fine) return fine;
    if (auto fine = checkPhrase(db, phrase); !fine) return fine;
    auto taken = db.prepare("SELECT 1 FROM account WHERE name = ?1");
    if (!taken) return tl::unexpected(taken.error());
    const auto is = taken->bind(1, name).step();
    if (!is) return tl::unexpected(is.error());
    if (*is) return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "There is an account %1 already. Choose another name.")).arg(name));
    const auto hash = hashed(phrase);
    if (!hash) return tl::unexpected(hash.error());
    auto row = db.prepare("INSERT INTO account (uid, name, phrase, demo, created_ms, changed_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?5)");
    if (!row) return tl::unexpected(row.error());
    if (auto added = row->bind(1, city::Uid::make().bytes()).bind(2, name).bind(3, std::string_view(*hash)).bind(4, int(isDemo)).bind(5, now()).run(); !added)
        return added;
    return writeGrants(db, db.lastRow(), grants);
}

} // namespace accounts

city::Result<Accounts> Accounts::open(const QString& path) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    return Accounts(std::move(*db));
}

city::Result<bool> Accounts::hasAny() {
    const auto count = m_db.number("SELECT count(*) FROM account");
    if (!count) return tl::unexpected(count.error());
    return *count > 0;
}

city::Result<std::int64_t> Accounts::idOf(const QString& name) {
    auto query = m_db.prepare("SELECT id FROM account WHERE name = ?1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->bind(1, name).step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "There is no account %1.")).arg(name));
    return query->integer(0);
}

city::Result<LoginPtr> Accounts::login(std::int64_t account, const QString& name) {
    auto all = accounts::rights(m_db);
    if (!all) return tl::unexpected(all.error());
    auto uid = accounts::cityUid(m_db);
    if (!uid) return tl::unexpected(uid.error());
    std::shared_ptr<Login> login(new Login);
    login->m_name = name;
    login->m_account = account;
    login->m_city = *uid;
    for (auto& [id, rights] : *all)
        if (id == account) login->m_rights = std::move(rights);
    return login;
}

city::Result<LoginPtr> Accounts::createAdministrator(const QString& name, const QString& phrase) {
    auto done = inTransaction(m_db, [&]() -> city::Result<void> {
        const auto any = hasAny();
        if (!any) return tl::unexpected(any.error());
        if (*any) return city::fail(FaultKind::Forbidden, say(QT_TRANSLATE_NOOP("store", "The city has accounts already. An administrator adds others.")));
        if (auto added = accounts::insert(m_db, name, phrase, {{QStringLiteral("administrator")}}, false); !added) return added;
        return audit::add(m_db, name, "account", QStringLiteral("first administrator"));
    });
    if (!done) return tl::unexpected(done.error());
    const auto id = idOf(name);
    if (!id) return tl::unexpected(id.error());
    return login(*id, name);
}

city::Result<LoginPtr> Accounts::signIn(const QString& name, const QString& phrase) {
    const auto policy = readPolicy(m_db);
    if (!policy) return tl::unexpected(policy.error());
    auto query = m_db.prepare("SELECT id, name, phrase, disabled, failures, coalesce(locked_until_ms, 0) FROM account WHERE name = ?1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->bind(1, name).step();
    if (!row) return tl::unexpected(row.error());
    const bool isKnown = *row;
    const std::int64_t id = isKnown ? query->integer(0) : 0, lockedUntil = isKnown ? query->integer(5) : 0;
    const QString known = isKnown ? query->text(1) : name;
    const std::string hash = isKnown ? std::string(query->utf8(2)) : nobodysHash();
    const bool isDisabled = isKnown && query->integer(3);
    query->reset();
    if (lockedUntil > now()) {
        (void)audit::add(m_db, known, "refused-sign-in", QStringLiteral("locked"));
        return city::fail(FaultKind::Locked, say(QT_TRANSLATE_NOOP("store", "The account %1 is locked after too many wrong pass phrases. Try again in %2 minutes, or ask an administrator."))
                                                 .arg(known).arg((lockedUntil - now() + 59'999) / 60'000));
    }
    const bool isRight = fits(hash, phrase);
    if (isKnown && isRight && !isDisabled) {
        auto noted = inTransaction(m_db, [&]() -> city::Result<void> {
            if (auto cleared = m_db.execute("UPDATE account SET failures = 0, locked_until_ms = NULL WHERE id = " + std::to_string(id)); !cleared) return cleared;
            return audit::add(m_db, known, "sign-in", {});
        });
        if (!noted) return tl::unexpected(noted.error());
        return login(id, known);
    }
    auto noted = inTransaction(m_db, [&]() -> city::Result<void> {
        if (isKnown && !isRight) {
            auto failed = m_db.prepare("UPDATE account SET failures = CASE WHEN failures + 1 >= ?1 THEN 0 ELSE failures + 1 END, locked_until_ms = "
                                       "CASE WHEN failures + 1 >= ?1 THEN ?2 ELSE NULL END WHERE id = ?3");
            if (!failed) return tl::unexpected(failed.error());
            if (auto counted = failed->bind(1, policy->mostFailures).bind(2, now() + policy->lockMinutes * 60'000).bind(3, id).run(); !counted) return counted;
        }
        return audit::add(m_db, known, "refused-sign-in", !isKnown ? QStringLiteral("unknown") : !isRight ? QStringLiteral("wrong") : QStringLiteral("disabled"));
    });
    if (!noted) return tl::unexpected(noted.error());
    return city::fail(FaultKind::Forbidden, isDisabled && isRight ? say(QT_TRANSLATE_NOOP("store", "The account %1 is disabled. Ask an administrator.")).arg(known)
                                                                  : say(QT_TRANSLATE_NOOP("store", "The name or the pass phrase is wrong.")));
}

template <typename Work>
city::Result<void> Accounts::change(const LoginPtr& by, const QString& self, const QString& what, Work work) {
    const bool isOwn = by && !self.isEmpty() && by->name().compare(self, Qt::CaseInsensitive) == 0;
    const auto user = Gate().admitEverywhere(m_db, {{}, {}, {}, {}, by}, isOwn ? city::Action::View : city::Action::Accounts);
    if (!user) return tl::unexpected(user.error());
    return inTransaction(m_db, [&]() -> city::Result<void> {
        if (auto done = work(); !done) return done;
        return audit::add(m_db, *user, "account", what);
    });
}

city::Result<void> Accounts::keepAnAdministrator() {
    const auto left = m_db.number("SELECT count(*) FROM account a WHERE NOT a.disabled AND EXISTS (SELECT 1 FROM account_grant g JOIN role_right r ON "
                                  "r.role_id = g.role_id AND r.action = 'accounts' WHERE g.account_id = a.id AND g.sub_district_id IS NULL AND "
                                  "g.service_line_id IS NULL AND g.company_id IS NULL)");
    if (!left) return tl::unexpected(left.error());
    if (*left > 0) return {};
    return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "Nobody could manage the accounts any more. Make somebody else an administrator first.")));
}

city::Result<void> Accounts::add(const LoginPtr& by, const QString& name, const QString& phrase, const std::vector<RoleGrant>& grants) {
    return change(by, {}, QStringLiteral("add ") + name, [&] { return accounts::insert(m_db, name, phrase, grants, false); });
}

city::Result<void> Accounts::setDisabled(const LoginPtr& by, const QString& name, bool isDisabled) {
    return change(by, {}, (isDisabled ? QStringLiteral("disable ") : QStringLiteral("enable ")) + name, [&]() -> city::Result<void> {
        const auto id = idOf(name);
        if (!id) return tl::unexpected(id.error());
        auto row = m_db.prepare("UPDATE account SET disabled = ?1, failures = 0, locked_until_ms = NULL, changed_ms = ?2 WHERE id = ?3");
        if (!row) return tl::unexpected(row.error());
        if (auto set = row->bind(1, int(isDisabled)).bind(2, now()).bind(3, *id).run(); !set) return set;
        return keepAnAdministrator();
    });
}

city::Result<void> Accounts::setRoles(const LoginPtr& by, const QString& name, const std::vector<RoleGrant>& grants) {
    return change(by, {}, QStringLiteral("roles ") + name, [&]() -> city::Result<void> {
        const auto id = idOf(name);
        if (!id) return tl::unexpected(id.error());
        if (auto written = writeGrants(m_db, *id, grants); !written) return written;
        return keepAnAdministrator();
    });
}

city::Result<void> Accounts::setPhrase(const LoginPtr& by, const QString& name, const QString& phrase) {
    return change(by, name, QStringLiteral("pass phrase ") + name, [&]() -> city::Result<void> {
        const auto id = idOf(name);
        if (!id) return tl::unexpected(id.error());
        if (auto fine = checkPhrase(m_db, phrase); !fine) return fine;
        const auto hash = hashed(phrase);
        if (!hash) return tl::unexpected(hash.error());
        auto row = m_db.prepare("UPDATE account SET phrase = ?1, demo = 0, failures = 0, locked_until_ms = NULL, changed_ms = ?2 WHERE id = ?3");
        if (!row) return tl::unexpected(row.error());
        return row->bind(1, std::string_view(*hash)).bind(2, now()).bind(3, *id).run();
    });
}

} // namespace store
