// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/resources.h"
#include "store/accounts.h"
#include "store/querying.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace store {

city::Result<std::vector<Accounts::Entry>> Accounts::list() {
    std::vector<Entry> all;
    std::vector<std::int64_t> ids;
    auto done = eachRow(m_db, "SELECT id, name, disabled, demo, coalesce(locked_until_ms, 0) FROM account ORDER BY id", [&](const Statement& q) {
        ids.push_back(q.integer(0));
        all.push_back({q.text(1), {}, q.integer(2) != 0, q.integer(3) != 0, q.integer(4)});
    });
    if (done)
        done = eachRow(m_db, "SELECT account_id, role_id, coalesce(sub_district_id, 0), coalesce(service_line_id, 0), coalesce(company_id, 0) "
                          "FROM account_grant ORDER BY id", [&](const Statement& q) {
            const auto at = std::ranges::find(ids, q.integer(0));
            if (at != ids.end())
                all[std::size_t(at - ids.begin())].grants.push_back({q.text(1), int(q.integer(2)), int(q.integer(3)), int(q.integer(4))});
        });
    if (!done) return tl::unexpected(done.error());
    return all;
}

city::Result<std::vector<Accounts::Role>> Accounts::roles() {
    std::vector<Role> all;
    auto done = eachRow(m_db, "SELECT id, name, name_en FROM role ORDER BY sort, id", [&](const Statement& q) { all.push_back({q.text(0), q.text(1), q.text(2)}); });
    if (!done) return tl::unexpected(done.error());
    return all;
}

namespace accounts {

city::Result<void> fillRoles(Database& db) {
    const auto isThere = db.number("SELECT count(*) FROM sqlite_master WHERE name = 'role'"); // a city of schema 1 has none
    if (!isThere) return tl::unexpected(isThere.error());
    if (*isThere == 0) return {};
    const QString path = city::resourcePath(QStringLiteral("users/roles.json"));
    QFile file(path);
    const QJsonArray rows = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()[u"roles"].toArray() : QJsonArray();
    if (rows.isEmpty())
        return city::fail(city::FaultKind::Io, QCoreApplication::translate("store", "A file of the program is missing. Install the program again."), path);
    // A city keeps its own rights of the roles that it has; a newer program's roles are added to them.
    auto has = db.prepare("SELECT 1 FROM role WHERE id = ?1");
    auto role = db.prepare("INSERT INTO role (id, name, name_en, sort) VALUES (?1, ?2, ?3, ?4)");
    auto right = db.prepare("INSERT OR IGNORE INTO role_right (role_id, action) VALUES (?1, ?2)");
    if (!role || !right) return tl::unexpected((role ? right : role).error());
    if (!has) return tl::unexpected(has.error());
    int sort = 0;
    for (const QJsonValue& row : rows) {
        const QString id = row[u"id"].toString();
        const auto there = has->bind(1, id).step();
        if (!there) return tl::unexpected(there.error());
        has->reset();
        if (*there) {
            ++sort;
            continue;
        }
        if (auto added = role->bind(1, id).bind(2, row[u"name"].toString()).bind(3, row[u"name_en"].toString()).bind(4, ++sort).run(); !added) return added;
        for (const QJsonValue& action : row[u"actions"].toArray())
            if (auto added = right->bind(1, id).bind(2, action.toString()).run(); !added) return added;
    }
    return {};
}

city::Result<city::Uid> cityUid(Database& db) {
    auto query = db.prepare("SELECT uid FROM city WHERE id = 1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    const auto uid = query->blob(0);
    return city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
}

city::Result<std::vector<std::pair<std::int64_t, city::Rights>>> rights(Database& db) {
    std::vector<std::pair<std::int64_t, std::vector<city::Rights::Grant>>> grants;
    std::int64_t last = 0;
    // One row a grant and action; those of a grant stand together.
    auto done = eachRow(db, "SELECT a.id, g.id, g.role_id, coalesce(g.sub_district_id, 0), coalesce(g.service_line_id, 0), coalesce(g.company_id, 0), r.action "
                         "FROM account a JOIN account_grant g ON g.account_id = a.id JOIN role_right r ON r.role_id = g.role_id "
                         "WHERE NOT a.disabled ORDER BY a.id, g.id", [&](const Statement& q) {
        if (grants.empty() || grants.back().first != q.integer(0)) grants.push_back({q.integer(0), {}});
        auto& of = grants.back().second;
        if (of.empty() || last != q.integer(1)) of.push_back({q.text(2), 0, int(q.integer(3)), int(q.integer(4)), int(q.integer(5))});
        last = q.integer(1);
        if (const auto action = city::actionOf(q.text(6))) of.back().actions |= 1u << int(*action);
    });
    if (!done) return tl::unexpected(done.error());
    std::vector<std::pair<std::int64_t, city::Rights>> all;
    for (auto& [id, of] : grants) all.emplace_back(id, city::Rights(std::move(of)));
    return all;
}

} // namespace accounts

} // namespace store
