// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_net.h"

#include "store/querying.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

namespace store::batches {

namespace {

using Kind = NetChange::Kind;

QJsonObject objectOf(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

QByteArray bytesOf(std::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// An older entry of the same batch and row below what the newer ones made of it.
void lay(NetChange& change, std::string_view operation, const QByteArray& before) {
    if (operation == "I") {
        change.kind = change.kind == Kind::Deleted ? Kind::Nothing : Kind::Inserted;
        change.before.clear();
        return;
    }
    if (operation == "D") change.kind = change.kind == Kind::Inserted ? Kind::Updated : Kind::Deleted;
    QJsonObject all = objectOf(change.before);
    const QJsonObject older = objectOf(before);
    for (auto it = older.begin(); it != older.end(); ++it) all.insert(it.key(), it.value());
    change.before = QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QByteArray uidOf(const NetChange& change) {
    return QByteArray(change.uid.data(), qsizetype(change.uid.size()));
}

/// As the journal wrote it: blobs are in hexadecimal.
void bindValue(Statement& s, int at, const QString& column, const QJsonValue& value) {
    constexpr double exact = 9007199254740992.0;
    if (value.isNull() || value.isUndefined()) s.bindNull(at);
    else if (value.isString() && column == QLatin1String("geom")) s.bind(at, QByteArray::fromHex(value.toString().toLatin1()));
    else if (value.isString()) s.bind(at, value.toString());
    else if (const double number = value.toDouble(); number == std::floor(number) && std::abs(number) < exact) s.bind(at, value.toInteger());
    else s.bind(at, number);
}

/// Of the journal's rows that `query` answers with, the newest first.
city::Result<Net> laid(Statement& query) {
    Net net;
    std::vector<std::unordered_map<std::int64_t, std::size_t>> at;
    const auto read = eachRow(query, [&](const Statement& q) {
        const std::string table(q.utf8(0));
        const auto known = std::ranges::find(net.tables, table);
        const auto number = std::size_t(known - net.tables.begin());
        if (known == net.tables.end()) {
            net.tables.push_back(table);
            at.emplace_back();
        }
        const std::string_view operation = q.utf8(5);
        const auto [entry, isFirst] = at[number].try_emplace(q.integer(1), net.rows.size());
        if (!isFirst) return lay(net.rows[entry->second], operation, bytesOf(q.utf8(6)));
        NetChange& change = net.rows.emplace_back();
        change.kind = operation == "I" ? Kind::Inserted : operation == "D" ? Kind::Deleted : Kind::Updated;
        change.table = std::uint16_t(number);
        change.row = q.integer(1);
        change.seq = q.integer(2);
        change.revision = q.integer(3);
        const auto uid = q.blob(4);
        std::memcpy(change.uid.data(), uid.first, std::min<std::size_t>(std::size_t(uid.second), change.uid.size()));
        if (change.kind != Kind::Inserted) change.before = bytesOf(q.utf8(6));
    });
    if (!read) return tl::unexpected(read.error());
    std::erase_if(net.rows, [](const NetChange& change) { return change.kind == Kind::Nothing; });
    return net;
}

constexpr char entries[] = "SELECT table_name, row_id, seq, revision, uid, operation, before FROM journal ";

} // namespace

city::Result<Net> netOf(Database& db, const QString& batch) {
    auto query = db.prepare(std::string(entries) + "WHERE batch = ?1 ORDER BY seq DESC");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, batch);
    return laid(*query);
}

city::Result<Net> netSince(Database& db, std::int64_t ms) {
    auto query = db.prepare(std::string(entries) + "WHERE received_ms >= ?1 ORDER BY seq DESC");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, ms);
    return laid(*query);
}

city::Result<bool> cameToNothing(Database& db, std::string_view table, std::int64_t row, const QByteArray& uid, std::int64_t seq) {
    auto query = db.prepare("SELECT before, after FROM journal WHERE table_name = ?1 AND row_id = ?2 AND uid = ?3 AND seq > ?4 ORDER BY seq");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, table).bind(2, row).bind(3, uid).bind(4, seq);
    QJsonObject first, last;
    const auto read = eachRow(*query, [&](const Statement& q) {
        const QJsonObject before = objectOf(bytesOf(q.utf8(0))), after = objectOf(bytesOf(q.utf8(1)));
        for (auto it = before.begin(); it != before.end(); ++it)
            if (!first.contains(it.key())) first.insert(it.key(), it.value());
        for (auto it = after.begin(); it != after.end(); ++it) last.insert(it.key(), it.value());
    });
    if (!read) return tl::unexpected(read.error());
    return !last.isEmpty() && first == last; // without entries something changed the row unseen
}

city::Result<std::int64_t> changedSince(Database& db, Net& net) {
    std::vector<Statement> now;
    for (const std::string& table : net.tables) {
        auto query = db.prepare("SELECT revision, uid FROM main." + table + " WHERE id = ?1");
        if (!query) return tl::unexpected(query.error());
        now.push_back(std::move(*query));
    }
    std::int64_t changed = 0;
    for (NetChange& change : net.rows) {
        Statement& query = now[change.table];
        const auto row = query.bind(1, change.row).step();
        if (!row) return tl::unexpected(row.error());
        const auto uid = query.blob(1);
        const bool isThere = *row && std::size_t(uid.second) == change.uid.size() && std::memcmp(uid.first, change.uid.data(), change.uid.size()) == 0;
        const std::int64_t revision = isThere ? query.integer(0) : 0;
        const bool isTaken = *row;
        query.reset();
        if (change.kind == Kind::Deleted) {
            changed += isTaken;
        } else if (!isThere) {
            changed += change.kind == Kind::Updated; // what was inserted and is gone needs no taking back
        } else if (revision != change.revision) {
            const auto isSame = cameToNothing(db, net.tables[change.table], change.row, uidOf(change), change.seq);
            if (!isSame) return tl::unexpected(isSame.error());
            changed += !*isSame;
            change.revision = revision;
        }
    }
    return changed;
}

city::Result<Statement*> TakingBack::prepared(const NetChange& change, const std::vector<QString>& columns) {
    const auto known = std::ranges::find_if(m_prepared, [&](const Prepared& p) {
        return p.table == change.table && p.kind == change.kind && p.columns == columns;
    });
    if (known != m_prepared.end()) return &known->statement;
    const std::string table = "main." + m_net.tables[change.table];
    std::string names, marks;
    for (const QString& column : columns) {
        names += '"' + column.toStdString() + (change.kind == Kind::Updated ? "\" = ?, " : "\", ");
        marks += "?, ";
    }
    std::string sql;
    if (change.kind == Kind::Inserted) sql = "DELETE FROM " + table + " WHERE id = ? AND revision = ? AND uid = ?";
    else if (change.kind == Kind::Updated) sql = "UPDATE " + table + " SET " + names + "revision = revision + 1 WHERE id = ? AND revision = ? AND uid = ?";
    else sql = "INSERT INTO " + table + " (" + names + "id, revision, uid) SELECT " + marks + "?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE id = ?)";
    auto made = m_db.prepare(sql);
    if (!made) return tl::unexpected(made.error());
    m_prepared.push_back({change.table, change.kind, columns, std::move(*made)});
    return &m_prepared.back().statement;
}

city::Result<void> TakingBack::takeBack(const NetChange& change) {
    const QJsonObject before = objectOf(change.before);
    std::vector<QString> columns;
    for (auto it = before.begin(); it != before.end(); ++it) columns.push_back(it.key());
    auto statement = prepared(change, columns);
    if (!statement) return tl::unexpected(statement.error());
    Statement& s = **statement;
    int at = 1;
    for (const QString& column : columns) bindValue(s, at++, column, before.value(column));
    s.bind(at, change.row).bind(at + 1, change.kind == Kind::Deleted ? change.revision + 1 : change.revision).bind(at + 2, uidOf(change));
    if (change.kind == Kind::Deleted) s.bind(at + 3, change.row);
    return s.run();
}

} // namespace store::batches
