// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/records.h"

#include <sqlite3.h>

namespace store::records {

namespace {

std::string conditions(const Question& question) {
    std::string text = " WHERE 1";
    if (!question.subDistrict.isEmpty()) text += " AND t.sub_district_id = (SELECT id FROM sub_district WHERE code = ?1)";
    if (!question.className.isEmpty()) text += " AND t.class_id IN (SELECT id FROM component_class WHERE name = ?2 OR name_en = ?2)";
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
