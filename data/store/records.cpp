// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/records.h"

#include "store/reader_parts.h"

#include <sqlite3.h>

namespace store::records {

namespace {

std::string conditions(const Question& question) {
    std::string text = " WHERE 1";
    if (!question.subDistrict.isEmpty()) text += " AND t.sub_district_id = (SELECT id FROM sub_district WHERE code = ?1)";
    if (!question.className.isEmpty()) text += " AND t.class_id IN (SELECT id FROM component_class WHERE name = ?2 OR name_en = ?2)";
    if (question.ofChosen) text += " AND t.id IN (SELECT id FROM temp.chosen_" + question.table + ")";
    return text;
}

void bind(Statement& query, const Question& question) {
    if (!question.subDistrict.isEmpty()) query.bind(1, question.subDistrict);
    if (!question.className.isEmpty()) query.bind(2, question.className);
}

Cell cellOf(const Statement& query, int column) {
    switch (sqlite3_column_type(query.handle(), column)) {
    case SQLITE_INTEGER: return query.integer(column);
    case SQLITE_FLOAT: return query.real(column);
    case SQLITE_NULL: return {};
    case SQLITE_BLOB: {
        const auto bytes = query.blob(column);
        return QByteArray(reinterpret_cast<const char*>(bytes.first), bytes.second);
    }
    default: return std::string(query.utf8(column));
    }
}

} // namespace

city::Result<void> choose(Database& db, const city::Selection& selection) {
    auto made = db.execute("PRAGMA temp_store = MEMORY");
    for (int s = 0; made && s < city::shapeCount; ++s) {
        const std::string table = std::string("temp.chosen_") + reader::tableOf(city::Shape(s));
        made = db.execute("DROP TABLE IF EXISTS " + table + "; CREATE TABLE " + table + " (id INTEGER PRIMARY KEY)");
        auto insert = made ? db.prepare("INSERT INTO " + table + " VALUES (?1)") : city::Result<Statement>(tl::unexpected(made.error()));
        if (!insert) return tl::unexpected(insert.error());
        for (const std::uint64_t packed : selection.keys()) {
            const city::ComponentKey key = city::ComponentKey::unpacked(packed);
            if (made && key.shape == city::Shape(s)) made = insert->bind(1, key.row).run();
        }
    }
    return made;
}

city::Result<std::int64_t> count(Database& db, const Question& question) {
    auto query = db.prepare("SELECT count(*) FROM " + question.table + " t" + conditions(question));
    if (!query) return tl::unexpected(query.error());
    bind(*query, question);
    if (const auto row = query->step(); !row) return tl::unexpected(row.error());
    return query->integer(0);
}

city::Result<void> each(Database& db, const Question& question, const Take& take) {
    std::string list;
    for (const std::string& column : question.columns) list += column + ", ";
    auto query = db.prepare("SELECT " + list + "t.geom FROM " + question.table + " t" + conditions(question) + " ORDER BY t.id");
    if (!query) return tl::unexpected(query.error());
    bind(*query, question);
    const int columns = int(question.columns.size());
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return {};
        std::vector<Cell> cells;
        cells.reserve(std::size_t(columns));
        for (int i = 0; i < columns; ++i) cells.push_back(cellOf(*query, i));
        if (auto taken = take(std::move(cells), query->blob(columns)); !taken) return taken;
    }
}

} // namespace store::records
