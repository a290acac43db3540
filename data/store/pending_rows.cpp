// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pending_rows.h"

#include "city/anchor.h"
#include "city/merge.h"
#include "store/component_columns.h"
#include "store/journal_values.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/reader_parts.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace store::pending {

namespace {

using approval::State;
using city::FaultKind;
using Kind = city::Patch::Kind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

std::int64_t now() {
    return QDateTime::currentMSecsSinceEpoch();
}

std::int64_t bitsOf(const std::vector<city::Field>& fields) {
    std::int64_t bits = 0;
    for (const city::Field field : fields) bits |= std::int64_t(1) << int(field);
    return bits;
}

std::vector<city::Field> allFields() {
    std::vector<city::Field> all;
    for (int f = 0; f < city::fieldCount; ++f) all.push_back(city::Field(f));
    return all;
}

std::optional<city::Field> fieldOf(const QString& column) {
    for (const city::Field field : allFields())
        if (ComponentColumns{{field}}.names().front() == column) return field;
    return std::nullopt;
}

State stateOf(const QString& id) {
    for (const State state : {State::Approved, State::Refused, State::Withdrawn})
        if (id == QLatin1String(approval::stateId(state))) return state;
    return State::Waiting;
}

} // namespace

city::Result<std::vector<approval::Rule>> rules(Database& db) {
    std::vector<approval::Rule> all;
    const auto read = eachRow(db, "SELECT id, coalesce(class_id, 0), coalesce(field, ''), least_rows, spares FROM approval_rule ORDER BY id",
                              [&](const Statement& q) {
                                  all.push_back({q.integer(0), int(q.integer(1)), fieldOf(q.text(2)), q.integer(3), q.text(4)});
                              });
    if (!read) return tl::unexpected(read.error());
    return all;
}

city::Result<Sheet> Sheet::make(Database& db) {
    auto insert = db.prepare("INSERT INTO pending_edit (batch, operation, table_name, row_id, uid, base_revision, fields, lon, lat, before, after) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    if (!insert) return tl::unexpected(insert.error());
    return Sheet(db, std::move(*insert));
}

city::Result<std::int64_t> Sheet::add(const city::Patch& patch, const QString& batch, int srid) {
    const bool isNew = patch.kind == Kind::Insert, isGone = patch.kind == Kind::Delete;
    const city::Component& known = isNew ? patch.after : patch.before;
    const auto fields = patch.fields();
    const geo::Point place = city::anchorOf(patch.key.shape, (isGone ? patch.before : patch.after).parts);
    m_insert.bind(1, batch).bind(2, std::string_view(isNew ? "I" : isGone ? "D" : "U"));
    m_insert.bind(3, std::string_view(reader::tableOf(patch.key.shape))).bind(4, patch.key.row).bind(5, known.uid.bytes());
    m_insert.bind(6, patch.baseRevision).bind(7, bitsOf(fields));
    geo::isValid(place) ? m_insert.bind(8, place.lon).bind(9, place.lat) : m_insert.bindNull(8).bindNull(9);
    m_insert.bind(10, isNew ? QByteArray("{}") : journal::valuesOf(patch.before, isGone ? allFields() : fields, srid));
    m_insert.bind(11, isGone ? QByteArray("{}") : journal::valuesOf(patch.after, fields, srid));
    if (auto ran = m_insert.run(); !ran) return tl::unexpected(ran.error());
    return m_db->lastRow();
}

city::Result<void> publish(Database& db, const ChangeNote& note) {
    auto row = db.prepare("INSERT INTO pending_batch (id, user, reason, made_ms) VALUES (?1, ?2, ?3, ?4) "
                          "ON CONFLICT (id) DO UPDATE SET revision = revision + 1");
    if (!row) return tl::unexpected(row.error());
    return row->bind(1, note.batch).bind(2, note.user).bind(3, note.reason).bind(4, now()).run();
}

city::Result<std::int64_t> hold(Database& db, const city::Patch& patch, ChangeNote note, int srid) {
    if (note.batch.isEmpty()) note.batch = patch.id.text();
    auto sheet = Sheet::make(db);
    if (!sheet) return tl::unexpected(sheet.error());
    const auto id = sheet->add(patch, note.batch, srid);
    if (!id) return id;
    if (auto published = publish(db, note); !published) return tl::unexpected(published.error());
    return id;
}

std::string editColumns() {
    return "SELECT e.id, e.batch, e.operation, e.table_name, e.row_id, e.uid, e.base_revision, e.fields, e.before, e.after, e.state, "
           "coalesce(e.decided_by, ''), coalesce(e.decision, ''), coalesce(e.decided_ms, 0), b.user, b.reason "
           "FROM pending_edit e JOIN pending_batch b ON b.id = e.batch ";
}

std::vector<city::Field> fieldsOf(std::int64_t bits) {
    std::vector<city::Field> some;
    for (const city::Field field : allFields())
        if ((bits >> int(field)) & 1) some.push_back(field);
    return some;
}

city::Result<Row> read(Database& db, const Statement& q) {
    const auto bytesOf = [&](int column) {
        const std::string_view text = q.utf8(column);
        return QByteArray(text.data(), qsizetype(text.size()));
    };
    Row row;
    approval::Edit& edit = row.edit;
    edit.id = q.integer(0);
    edit.batch = q.text(1);
    const std::string_view operation = q.utf8(2);
    city::Patch& patch = edit.patch;
    patch.kind = operation == "I" ? Kind::Insert : operation == "D" ? Kind::Delete : Kind::Update;
    patch.key = {reader::shapeOf(q.text(3)).value_or(city::Shape::Point), q.integer(4)};
    const auto uid = q.blob(5);
    city::Component base;
    base.key = patch.key;
    base.uid = city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
    patch.baseRevision = q.integer(6);
    edit.fields = fieldsOf(q.integer(7));
    if (patch.kind != Kind::Insert) {
        auto component = readComponent(db, patch.key);
        if (!component) return tl::unexpected(component.error());
        const bool isThere = *component && (*component)->uid == base.uid;
        edit.isMoved = !isThere || (*component)->revision != patch.baseRevision;
        if (isThere) base = **component;
        if (isThere) row.now = base;
        patch.before = journal::withValues(base, bytesOf(8));
    }
    if (patch.kind != Kind::Delete) patch.after = journal::withValues(base, bytesOf(9));
    edit.state = stateOf(q.text(10));
    edit.decidedBy = q.text(11);
    edit.decision = q.text(12);
    edit.decidedMs = q.integer(13);
    row.user = q.text(14);
    row.reason = q.text(15);
    return row;
}

city::Result<std::optional<Row>> at(Database& db, std::int64_t id) {
    auto query = db.prepare(editColumns() + "WHERE e.id = ?1");
    if (!query) return tl::unexpected(query.error());
    const auto there = query->bind(1, id).step();
    if (!there) return tl::unexpected(there.error());
    if (!*there) return std::nullopt;
    auto row = read(db, *query);
    if (!row) return tl::unexpected(row.error());
    return std::optional(std::move(*row));
}

city::Result<city::Patch> patchNow(const approval::Edit& edit, const std::optional<city::Component>& component,
                                   const std::vector<city::Field>& fields) {
    const city::Patch& asked = edit.patch;
    if (asked.kind == Kind::Insert) return city::Patch::insert(asked.after);
    if (!component)
        return city::fail(FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "The component was deleted since. Refuse the edit.")));
    if (asked.kind == Kind::Delete) {
        if (component->revision == asked.baseRevision) return city::Patch::remove(*component);
        return city::fail(FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "Somebody changed the component since its deletion was asked for. Refuse it, or have it asked for again.")));
    }
    city::Component after = *component;
    for (const city::Field field : fields.empty() ? edit.fields : fields) {
        if (!city::isSame(*component, asked.before, field) && !city::isSame(*component, asked.after, field))
            return city::fail(FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "Somebody changed “%1” since. Refuse the edit, or have it asked for again.")).arg(city::fieldName(field)));
        city::takeField(after, asked.after, field);
    }
    return city::Patch::update(*component, std::move(after));
}

city::Result<Ruling> Ruling::make(Database& db, Verdict verdict) {
    auto row = db.prepare("UPDATE pending_edit SET state = ?2, decided_by = ?3, decided_ms = ?4, decision = ?5, taken = ?6, written = ?7 "
                          "WHERE id = ?1 AND state = 'waiting'");
    if (!row) return tl::unexpected(row.error());
    return Ruling(std::move(*row), std::move(verdict));
}

city::Result<void> Ruling::of(std::int64_t id) {
    m_update.bind(1, id).bind(2, std::string_view(approval::stateId(m_verdict.state))).bind(3, m_verdict.by).bind(4, now());
    m_update.bind(5, m_verdict.reason);
    m_verdict.taken.empty() ? m_update.bindNull(6) : m_update.bind(6, bitsOf(m_verdict.taken));
    m_verdict.written.isEmpty() ? m_update.bindNull(7) : m_update.bind(7, m_verdict.written);
    return m_update.run();
}

city::Result<void> abandon(Database& db, const QString& batch) {
    return inTransaction(db, [&]() -> city::Result<void> {
        auto again = db.prepare("UPDATE pending_edit SET state = 'waiting', decided_by = NULL, decided_ms = NULL, decision = NULL, "
                                "taken = NULL, written = NULL WHERE written = ?1");
        if (!again) return tl::unexpected(again.error());
        if (auto ran = again->bind(1, batch).run(); !ran) return ran;
        auto gone = db.prepare("DELETE FROM pending_edit WHERE batch = ?1 AND NOT EXISTS (SELECT 1 FROM pending_batch WHERE id = ?1)");
        if (!gone) return tl::unexpected(gone.error());
        return gone->bind(1, batch).run();
    });
}

city::Result<void> touch(Database& db, const QString& batch) {
    auto row = db.prepare("UPDATE pending_batch SET revision = revision + 1 WHERE id = ?1");
    if (!row) return tl::unexpected(row.error());
    return row->bind(1, batch).run();
}

} // namespace store::pending
