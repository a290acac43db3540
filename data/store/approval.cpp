// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/approval.h"

#include "store/bulk_run.h"
#include "store/component_columns.h"
#include "store/pending_rows.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/reader_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace store::approval {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// Whether a row with this value is there.
city::Result<bool> has(Database& db, const char* sql, const QString& value) {
    auto query = db.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    return query->bind(1, value).step();
}

city::Result<void> judge(Database& db, const Rule& rule) {
    const auto isClass = rule.classId == 0 ? city::Result<bool>(true)
                                           : has(db, "SELECT 1 FROM component_class WHERE id = ?1", QString::number(rule.classId));
    if (!isClass) return tl::unexpected(isClass.error());
    const auto isRole = rule.spares.isEmpty() || rule.spares == sparesNobody ? city::Result<bool>(true)
                                                                             : has(db, "SELECT 1 FROM role WHERE id = ?1", rule.spares);
    if (!isRole) return tl::unexpected(isRole.error());
    if (!*isClass) return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "The city has no such class of components.")));
    if (!*isRole) return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "The city has no role %1.")).arg(rule.spares));
    if (rule.leastRows < 1) return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "A rule of approval is about one row or more.")));
    return {};
}

/// Opens the city for somebody who may change its settings.
city::Result<Database> opened(const QString& path, const ChangeNote& note, QString& user) {
    auto db = CityFile::openWriting(path);
    if (!db) return db;
    auto admitted = Gate().admitEverywhere(*db, note, city::Action::Settings);
    if (!admitted) return tl::unexpected(admitted.error());
    user = *admitted;
    return db;
}

} // namespace

const char* stateId(State state) {
    switch (state) {
    case State::Waiting: break;
    case State::Approved: return "approved";
    case State::Refused: return "refused";
    case State::Withdrawn: return "withdrawn";
    }
    return "waiting";
}

city::Result<std::vector<Rule>> rules(const QString& path) {
    auto db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    return pending::rules(*db);
}

city::Result<std::int64_t> addRule(const QString& path, const Rule& rule, const ChangeNote& note) {
    QString user;
    auto db = opened(path, note, user);
    if (!db) return tl::unexpected(db.error());
    if (auto fits = judge(*db, rule); !fits) return tl::unexpected(fits.error());
    const QString field = rule.field ? ComponentColumns{{*rule.field}}.names().front() : QString();
    std::int64_t id = 0;
    const auto done = inTransaction(*db, [&]() -> city::Result<void> {
        auto row = db->prepare("INSERT INTO approval_rule (class_id, field, least_rows, spares) VALUES (?1, ?2, ?3, ?4)");
        if (!row) return tl::unexpected(row.error());
        rule.classId ? row->bind(1, rule.classId) : row->bindNull(1);
        field.isEmpty() ? row->bindNull(2) : row->bind(2, field);
        if (auto ran = row->bind(3, rule.leastRows).bind(4, rule.spares).run(); !ran) return ran;
        id = db->lastRow();
        return audit::add(*db, user, "settings", QStringLiteral("approval rule %1: class %2, field %3, rows %4, spares %5")
                                                     .arg(id).arg(rule.classId).arg(field).arg(rule.leastRows).arg(rule.spares));
    });
    if (!done) return tl::unexpected(done.error());
    return id;
}

city::Result<void> dropRule(const QString& path, std::int64_t id, const ChangeNote& note) {
    QString user;
    auto db = opened(path, note, user);
    if (!db) return tl::unexpected(db.error());
    const auto isThere = has(*db, "SELECT 1 FROM approval_rule WHERE id = ?1", QString::number(id));
    if (!isThere) return tl::unexpected(isThere.error());
    if (!*isThere) return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "There is no rule of approval %1.")).arg(id));
    return inTransaction(*db, [&]() -> city::Result<void> {
        auto row = db->prepare("DELETE FROM approval_rule WHERE id = ?1");
        if (!row) return tl::unexpected(row.error());
        if (auto ran = row->bind(1, id).run(); !ran) return ran;
        return audit::add(*db, user, "settings", QStringLiteral("approval rule %1 dropped").arg(id));
    });
}

city::Result<std::vector<Heap>> heaps(Database& db, bool all) {
    std::vector<Heap> found;
    const std::string sql = "SELECT b.id, b.user, b.reason, b.made_ms, (SELECT count(*) FROM pending_edit WHERE batch = b.id), "
                            "(SELECT count(*) FROM pending_edit WHERE batch = b.id AND state = 'waiting') AS left FROM pending_batch b ";
    const auto read = eachRow(db, sql + (all ? "" : "WHERE left > 0 ") + "ORDER BY b.made_ms DESC, b.id", [&](const Statement& q) {
        found.push_back({q.text(0), q.text(1), q.text(2), q.integer(3), q.integer(4), q.integer(5)});
    });
    if (!read) return tl::unexpected(read.error());
    return found;
}

city::Result<std::vector<Edit>> edits(Database& db, const QString& batch, std::size_t limit, std::int64_t after) {
    auto query = db.prepare(pending::editColumns() + "WHERE e.batch = ?1 AND e.id > ?2 ORDER BY e.id LIMIT ?3");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, batch).bind(2, after).bind(3, std::int64_t(limit));
    std::vector<Edit> all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return all;
        auto read = pending::read(db, *query);
        if (!read) return tl::unexpected(read.error());
        all.push_back(std::move(read->edit));
    }
}

city::Result<Waiting> waiting(Database& db) {
    Waiting found;
    auto all = heaps(db);
    if (!all) return tl::unexpected(all.error());
    found.heaps = std::move(*all);
    auto query = db.prepare("SELECT id, table_name, row_id, lon, lat, fields FROM pending_edit WHERE batch = ?1 AND state = 'waiting' ORDER BY id LIMIT ?2");
    if (!query) return tl::unexpected(query.error());
    for (const Heap& heap : found.heaps) {
        if (found.marks.size() >= mostMarks) break;
        query->bind(1, heap.batch).bind(2, std::int64_t(mostMarks - found.marks.size()));
        const auto read = eachRow(*query, [&](const Statement& q) {
            const geo::Point place = q.isNull(3) ? geo::Point{std::nan(""), std::nan("")} : geo::Point{q.real(3), q.real(4)};
            found.marks.push_back({q.integer(0), heap.batch, heap.user, {reader::shapeOf(q.text(1)).value_or(city::Shape::Point), q.integer(2)},
                                   place, pending::fieldsOf(q.integer(5))});
        });
        if (!read) return tl::unexpected(read.error());
        query->reset();
    }
    return found;
}

city::Result<std::int64_t> stamp(Database& db) {
    return db.number("SELECT coalesce(sum(revision), 0) + count(*) FROM pending_batch");
}

} // namespace store::approval
