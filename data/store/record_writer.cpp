// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_writer.h"

#include "city/anchor.h"
#include "store/batch_net.h"
#include "store/change_context.h"
#include "store/following.h"
#include "store/querying.h"
#include "store/record_rows.h"
#include "store/road_ends.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace store {

namespace {

using city::FaultKind;
using Kind = city::Patch::Kind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

tl::unexpected<RecordRefusal> refuse(city::Fault fault) {
    return tl::unexpected(RecordRefusal{std::move(fault), {}, {}});
}

/// One change on its way into the city.
class Writing {
public:
    Writing(Database& db, const city::Catalogue& catalogue, const city::RecordTable& table, city::RecordPatch& patch)
        : m_db(db), m_catalogue(catalogue), m_table(table), m_patch(patch), m_columns(patch.columns(table)) {}

    /// Fills in what follows from the place.
    city::Result<void> follow();
    /// Where it was and where it comes to be.
    city::Result<std::vector<city::Where>> places();
    /// Inside the transaction.
    RecordAnswer write(const ChangeNote& note, const undo::Origin& origin);

private:
    tl::expected<void, RecordRefusal> compare();
    city::Result<std::int64_t> change();
    city::Result<void> bind(Statement& row, const QString& column, int at) const;
    city::Result<void> remove();
    bool isKeyFault() const { return sqlite3_extended_errcode(m_db.handle()) == SQLITE_CONSTRAINT_FOREIGNKEY; }
    const city::Record& record() const { return m_patch.kind == Kind::Delete ? m_patch.before : m_patch.after; }
    std::string name() const { return "main.\"" + m_table.table.toStdString() + '"'; }

    Database& m_db;
    const city::Catalogue& m_catalogue;
    const city::RecordTable& m_table;
    city::RecordPatch& m_patch;
    QStringList m_columns;
};

city::Result<void> Writing::follow() {
    city::Record& record = m_patch.after;
    if (m_patch.kind == Kind::Delete || record.parts.empty() || !m_columns.contains(city::shapeColumn))
        return {};
    const auto spot = following::spotOf(m_db, city::anchorOf(m_table.shape, record.parts));
    if (!spot)
        return tl::unexpected(spot.error());
    for (const city::RecordField& field : m_table.fields) {
        const QVariant was = m_patch.before.value(field.column), is = record.value(field.column);
        if (!field.follows || !(is.isNull() || (m_patch.kind == Kind::Update && is == was)))
            continue;
        const int id = field.table == QLatin1String("sub_district") ? spot->subDistrict : spot->community;
        if (id)
            record.values[field.column] = qlonglong(id);
    }
    m_columns = m_patch.columns(m_table);
    return {};
}

city::Result<std::vector<city::Where>> Writing::places() {
    std::vector<city::Where> places;
    const auto add = [&](const city::Record& record) -> city::Result<void> {
        const auto spot = following::spotOf(m_db, city::anchorOf(m_table.shape, record.parts));
        if (!spot)
            return tl::unexpected(spot.error());
        places.push_back({spot->subDistrict, 0, 0});
        const QString column = QStringLiteral("sub_district_id");
        if (const int named = int(record.value(column).toLongLong()); named && named != spot->subDistrict)
            places.push_back({named, 0, 0});
        return {};
    };
    if (m_patch.kind != Kind::Insert)
        if (auto added = add(m_patch.before); !added)
            return tl::unexpected(added.error());
    if (m_patch.kind != Kind::Delete)
        if (auto added = add(m_patch.after); !added)
            return tl::unexpected(added.error());
    return places;
}

tl::expected<void, RecordRefusal> Writing::compare() {
    if (m_patch.kind == Kind::Insert)
        return {};
    auto theirs = readRecord(m_db, m_table, m_patch.before.row);
    if (!theirs)
        return refuse(theirs.error());
    if (*theirs && (*theirs)->revision == m_patch.before.revision)
        return {};
    return tl::unexpected(RecordRefusal{
        {FaultKind::Conflict,
         *theirs ? say(QT_TRANSLATE_NOOP("store", "Somebody else changed this record in the meantime. Compare both versions, then save again."))
                 : say(QT_TRANSLATE_NOOP("store", "Somebody else deleted this record in the meantime.")),
         {}},
        {},
        std::move(*theirs)});
}

city::Result<void> Writing::bind(Statement& row, const QString& column, int at) const {
    if (column == city::shapeColumn) {
        row.bind(at, encodeShape(m_table.shape, m_patch.after.parts, m_catalogue.profile.geographicSrid));
        return {};
    }
    const QVariant value = m_patch.after.value(column);
    const city::RecordField* field = m_table.field(column);
    if (value.typeId() == QMetaType::QString)
        row.bind(at, value.toString());
    else if (value.isNull() && field && field->kind == city::RecordField::Kind::Text)
        row.bind(at, QString());
    else if (value.isNull())
        row.bindNull(at);
    else if (value.typeId() == QMetaType::Double)
        row.bind(at, value.toDouble());
    else
        row.bind(at, std::int64_t(value.toLongLong()));
    return {};
}

city::Result<void> Writing::remove() {
    auto row = m_db.prepare("DELETE FROM " + name() + " WHERE id = ?1");
    if (!row)
        return tl::unexpected(row.error());
    auto done = row->bind(1, m_patch.before.row).run();
    if (!done && isKeyFault())
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "Other records name this one. Change or delete them first.")));
    return done;
}

/// The row's key.
city::Result<std::int64_t> Writing::change() {
    if (m_patch.kind == Kind::Delete) {
        auto removed = remove();
        return removed ? city::Result<std::int64_t>(m_patch.before.row) : tl::unexpected(removed.error());
    }
    const bool isNew = m_patch.kind == Kind::Insert;
    QStringList columns = m_columns;
    if (columns.isEmpty())
        return m_patch.before.row;
    std::optional<roads::Ends> ends;
    if (m_table.table == QLatin1String("road") && columns.contains(city::shapeColumn)) {
        auto made = roads::join(m_db, m_patch.after.parts, m_catalogue.profile.geographicSrid);
        if (!made)
            return tl::unexpected(made.error());
        ends = *made;
    }
    const QStringList more = (ends ? QStringList{QStringLiteral("from_node"), QStringLiteral("to_node")} : QStringList()) +
                             (isNew ? QStringList{QStringLiteral("uid"), QStringLiteral("revision"), QStringLiteral("id")} : QStringList());
    const QStringList all = columns + more;
    const QString sql = isNew ? QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                                    .arg(QString::fromStdString(name()), all.join(QStringLiteral(", ")),
                                         QStringList(all.size(), QStringLiteral("?")).join(QStringLiteral(", ")))
                              : QStringLiteral("UPDATE %1 SET %2 = ?, revision = revision + 1 WHERE id = ?")
                                    .arg(QString::fromStdString(name()), all.join(QStringLiteral(" = ?, ")));
    auto row = m_db.prepare(sql.toStdString());
    if (!row)
        return tl::unexpected(row.error());
    int at = 1;
    for (const QString& column : columns)
        if (auto bound = bind(*row, column, at++); !bound)
            return tl::unexpected(bound.error());
    if (ends) {
        row->bind(at, ends->from).bind(at + 1, ends->to);
        at += 2;
    }
    const std::int64_t key = isNew ? m_patch.after.row : m_patch.before.row;
    if (isNew) {
        row->bind(at, (m_patch.after.uid.isNull() ? city::Uid::make() : m_patch.after.uid).bytes());
        row->bind(at + 1, std::max<std::int64_t>(m_patch.after.revision, 1));
        at += 2;
    }
    key ? row->bind(at, key) : row->bindNull(at);
    if (auto ran = row->run(); !ran)
        return isKeyFault() ? city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "What this record names is not there any more. Choose again.")))
                            : tl::unexpected(ran.error());
    return isNew ? m_db.lastRow() : key;
}

RecordAnswer Writing::write(const ChangeNote& note, const undo::Origin& origin) {
    if (auto same = compare(); !same)
        return tl::unexpected(same.error());
    if (auto set = change_context::set(m_db, m_patch.id, note); !set)
        return refuse(set.error());
    const auto before = m_db.number("SELECT coalesce(max(seq), 0) FROM journal");
    const auto row = before ? change() : tl::unexpected(before.error());
    if (!row)
        return refuse(row.error());
    if (auto cleared = change_context::clear(m_db); !cleared)
        return refuse(cleared.error());
    const auto seq = m_db.number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!seq)
        return refuse(seq.error());
    if (*seq != *before && note.batch.isEmpty())
        if (auto noted = undo::note(m_db, note.user, origin, m_patch.id, *seq); !noted)
            return refuse(noted.error());
    RecordReceipt receipt{0, *seq, record()};
    receipt.record.row = *row;
    if (m_patch.kind == Kind::Delete)
        return receipt;
    const auto written = readRecord(m_db, m_table, *row);
    if (!written)
        return refuse(written.error());
    if (*written)
        receipt.record = **written;
    receipt.revision = receipt.record.revision;
    return receipt;
}

} // namespace

RecordAnswer writeRecord(Database& db, const city::Catalogue& catalogue, const city::RecordTables& tables, Gate& gate,
                         const city::RecordPatch& given, const ChangeNote& givenNote, const undo::Origin& origin) {
    ChangeNote note = givenNote;
    city::RecordPatch patch = given;
    const QString& name = patch.kind == Kind::Delete ? patch.before.table : patch.after.table;
    const city::RecordTable* table = city::recordTable(tables, name);
    if (!table)
        return refuse({FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "The table %1 is not edited in forms.")).arg(name), {}});
    Writing writing(db, catalogue, *table, patch);
    if (!origin.inverseOf)
        if (auto followed = writing.follow(); !followed)
            return refuse(followed.error());
    const auto places = writing.places();
    if (!places)
        return refuse(places.error());
    const auto user = gate.admit(db, note, city::Action::Edit, *places);
    if (!user)
        return refuse(user.error());
    note.user = *user;
    auto faults = origin.inverseOf ? std::vector<city::RecordFault>() : city::check(patch, *table, city::today(catalogue.profile));
    if (!faults.empty()) {
        const QString sentence = faults.front().sentence;
        return tl::unexpected(RecordRefusal{{FaultKind::Invalid, sentence, {}}, std::move(faults), {}});
    }
    if (auto begun = db.execute("BEGIN IMMEDIATE"); !begun)
        return refuse(begun.error());
    RecordAnswer answer = writing.write(note, origin);
    if (answer)
        if (auto committed = db.execute("COMMIT"); !committed)
            answer = refuse(committed.error());
    if (!answer)
        (void)db.execute("ROLLBACK");
    return answer;
}

tl::expected<std::optional<city::RecordPatch>, RecordRefusal> inverseOfRecord(Database& db, const city::RecordTables& tables,
                                                                             const undo::Step& step) {
    auto entry = undo::entryAt(db, step.journalSeq);
    if (!entry)
        return refuse(entry.error());
    const city::RecordTable* table = city::recordTable(tables, entry->table);
    if (!table)
        return std::optional<city::RecordPatch>();
    auto now = readRecord(db, *table, entry->row);
    if (!now)
        return refuse(now.error());
    const auto conflict = [&] {
        return tl::unexpected(RecordRefusal{
            {FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "Somebody changed this record since. Nothing was taken back.")), {}}, {}, *now});
    };
    city::RecordPatch patch;
    if (entry->operation == 'D') {
        if (*now)
            return conflict();
        patch.kind = Kind::Insert;
        patch.after = withValues({table->table, entry->row, entry->uid, entry->revision + 1, {}, {}}, *table, entry->before);
        return patch;
    }
    if (!*now || !((*now)->uid == entry->uid))
        return conflict();
    if ((*now)->revision != entry->revision) {
        const auto isSame = batches::cameToNothing(db, table->table.toStdString(), entry->row, entry->uid.bytes(), step.journalSeq);
        if (!isSame)
            return refuse(isSame.error());
        if (!*isSame)
            return conflict();
    }
    patch.before = **now;
    patch.kind = entry->operation == 'I' ? Kind::Delete : Kind::Update;
    patch.after = patch.kind == Kind::Update ? withValues(**now, *table, entry->before) : city::Record();
    return patch;
}

} // namespace store
