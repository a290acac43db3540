// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_rows.h"

#include "city/anchor.h"
#include "store/querying.h"
#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace store {

namespace {

using Kind = city::RecordField::Kind;

QVariant valueAt(const Statement& row, int column, const city::RecordField& field) {
    if (field.kind == Kind::Text)
        return row.text(column);
    if (row.isNull(column))
        return {};
    if (field.kind == Kind::Choice && !field.options.empty() && field.options.front().value.typeId() == QMetaType::QString)
        return row.text(column);
    if (field.kind == Kind::Number && field.decimals > 0)
        return row.real(column);
    return qlonglong(row.integer(column));
}

std::vector<city::Path> partsOf(const unsigned char* bytes, std::size_t length, city::Shape kind) {
    auto shape = decodeShape(bytes, length);
    return shape && shape->shape == kind ? std::move(shape->parts) : std::vector<city::Path>();
}

/// `t.` and the columns of a table, its references by the names of what they name.
std::string shownColumns(const city::RecordTable& table) {
    std::string sql;
    for (const city::RecordField& field : table.fields) {
        const std::string column = "t." + field.column.toStdString();
        sql += ", ";
        if (field.kind == Kind::Reference)
            sql += "(SELECT r.name FROM \"" + field.table.toStdString() + "\" r WHERE r.id = " + column + ")";
        else
            sql += column;
    }
    return sql;
}

bool isIn(const QVariant& date, int year) { return !date.isNull() && date.toLongLong() / 10000 == year; }

RecordLine lineOf(const Statement& q, const city::RecordTable& table, int year, bool chinese, RecordListing& listing) {
    RecordLine line{q.integer(0), {}, {}};
    int at = 1;
    for (const city::RecordField& field : table.fields) {
        const bool isName = field.kind == Kind::Reference;
        const QVariant value = isName ? QVariant(q.text(at)) : valueAt(q, at, field);
        line.cells += isName ? value.toString() : city::shownText(value, field, chinese);
        listing.opened += field.column == QLatin1String("opened") && isIn(value, year);
        listing.rebuilt += field.column == QLatin1String("rebuilt") && isIn(value, year);
        ++at;
    }
    const auto blob = q.blob(at);
    line.box = boundsOf(blob.first, std::size_t(blob.second)).value_or(geo::Box());
    return line;
}

} // namespace

city::Result<std::optional<city::Record>> readRecord(Database& db, const city::RecordTable& table, std::int64_t row) {
    std::string sql = "SELECT uid, revision, geom";
    for (const city::RecordField& field : table.fields)
        sql += ", " + field.column.toStdString();
    auto query = db.prepare(sql + " FROM \"" + table.table.toStdString() + "\" WHERE id = ?1");
    if (!query)
        return tl::unexpected(query.error());
    const auto found = query->bind(1, row).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    city::Record record{table.table, row, {}, query->integer(1), {}, {}};
    const auto uid = query->blob(0);
    record.uid = city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
    const auto geom = query->blob(2);
    record.parts = partsOf(geom.first, std::size_t(geom.second), table.shape);
    for (std::size_t i = 0; i < table.fields.size(); ++i)
        record.values[table.fields[i].column] = valueAt(*query, int(i) + 3, table.fields[i]);
    return record;
}

city::Result<RecordListing> listRecords(Database& db, const city::RecordTable& table, int year, bool chinese) {
    RecordListing listing{table.table, {}, 0, 0};
    const std::string sql = "SELECT t.id" + shownColumns(table) + ", t.geom FROM \"" + table.table.toStdString() +
                            "\" t ORDER BY t.name, t.id";
    const auto read = eachRow(db, sql, [&](const Statement& q) {
        listing.lines.push_back(lineOf(q, table, year, chinese, listing));
    });
    if (!read)
        return tl::unexpected(read.error());
    return listing;
}

city::Result<std::vector<RecordChoice>> recordChoices(Database& db, const QString& table) {
    std::vector<RecordChoice> all;
    const auto read = eachRow(db, "SELECT id, name FROM \"" + table.toStdString() + "\" ORDER BY name, id",
                              [&](const Statement& q) { all.push_back({q.integer(0), q.text(1)}); });
    if (!read)
        return tl::unexpected(read.error());
    return all;
}

city::Result<std::int64_t> recordNear(Database& db, const city::RecordTable& table, geo::Point place, double reach) {
    const std::string name = table.table.toStdString();
    auto query = db.prepare("SELECT t.id, t.geom FROM \"" + name + "\" t WHERE t.id IN (SELECT pkid FROM \"idx_" + name +
                            "_geom\" WHERE xmin <= ?1 AND xmax >= ?2 AND ymin <= ?3 AND ymax >= ?4) ORDER BY t.id");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, place.lon + reach).bind(2, place.lon - reach).bind(3, place.lat + reach).bind(4, place.lat - reach);
    std::int64_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    const auto read = eachRow(*query, [&](const Statement& q) {
        const auto blob = q.blob(1);
        const auto parts = partsOf(blob.first, std::size_t(blob.second), table.shape);
        if (parts.empty())
            return;
        city::Path way = parts.front();
        if (way.size() == 1)
            way.push_back(way.front());
        const bool isUnder = table.shape == city::Shape::Polygon && city::isInside(place, parts);
        const double metres = isUnder ? 0 : reader::metresTo(way, place);
        if (metres < least) {
            least = metres;
            nearest = q.integer(0);
        }
    });
    if (!read)
        return tl::unexpected(read.error());
    return nearest;
}

city::Record withValues(city::Record record, const city::RecordTable& table, const QByteArray& json) {
    const QJsonObject values = QJsonDocument::fromJson(json).object();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.key() == city::shapeColumn) {
            const QByteArray blob = QByteArray::fromHex(it.value().toString().toLatin1());
            record.parts = partsOf(reinterpret_cast<const unsigned char*>(blob.constData()), std::size_t(blob.size()), table.shape);
        }
        const city::RecordField* field = table.field(it.key());
        if (!field)
            continue;
        QVariant value;
        if (it.value().isString())
            value = it.value().toString();
        else if (it.value().isDouble())
            value = field->decimals > 0 ? QVariant(it.value().toDouble()) : QVariant(qlonglong(it.value().toDouble()));
        record.values[field->column] = value;
    }
    return record;
}

} // namespace store
