// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader_rows.h"

#include "city/anchor.h"
#include "store/shape_blob.h"

#include <sqlite3.h>

#include <limits>

namespace store::reader {

namespace {

std::uint16_t narrow(std::int64_t id) {
    return id > 0 && id <= 0xFFFF ? std::uint16_t(id) : 0;
}

std::uint16_t numberOf(const Numbers& numbers, std::int64_t id) {
    return id > 0 && std::size_t(id) < numbers.size() ? numbers[std::size_t(id)] : 0;
}

city::Result<Numbers> readNumbers(Database& db, std::string_view sql) {
    auto query = db.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    Numbers numbers;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return numbers;
        const std::uint16_t id = narrow(query->integer(0));
        if (id >= numbers.size()) numbers.resize(std::size_t(id) + 1);
        numbers[id] = narrow(query->integer(1));
    }
}

/// False where there is no usable shape, or none on Earth.
bool place(const unsigned char* blob, std::size_t length, city::Shape shape, city::RegistryRow& row) {
    if (shape == city::Shape::Point) {
        const auto point = decodePoint(blob, length);
        row.anchor = point.value_or(geo::Point{});
        return point && geo::isValid(row.anchor);
    }
    auto decoded = decodeShape(blob, length);
    if (!decoded || decoded->shape != shape)
        return false;
    row.anchor = city::anchorOf(shape, decoded->parts);
    row.parts = std::move(decoded->parts);
    return geo::isValid(row.anchor);
}

} // namespace

city::Result<Context> Context::read(Database& db) {
    auto companies = readNumbers(db, "SELECT id, company_id FROM department WHERE company_id IS NOT NULL");
    if (!companies) return tl::unexpected(companies.error());
    auto lines = readNumbers(db, "SELECT id, service_line_id FROM component_class WHERE service_line_id IS NOT NULL");
    if (!lines) return tl::unexpected(lines.error());
    return Context{std::move(*companies), std::move(*lines)};
}

void decode(sqlite3_stmt* statement, city::Shape shape, const Context& context, city::RegistryRow& row) {
    const auto* blob = static_cast<const unsigned char*>(sqlite3_column_blob(statement, 5));
    const auto length = std::size_t(sqlite3_column_bytes(statement, 5));
    if (!place(blob, length, shape, row)) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        row.anchor = {nan, nan};
        row.parts.clear();
    }
    row.key = {shape, sqlite3_column_int64(statement, 0)};
    row.classId = narrow(sqlite3_column_int64(statement, 1));
    row.subDistrict = narrow(sqlite3_column_int64(statement, 2));
    row.company = numberOf(context.companies, sqlite3_column_int64(statement, 3));
    row.serviceLine = numberOf(context.lines, row.classId);
    row.state = city::State(sqlite3_column_int(statement, 4) & 3);
}

} // namespace store::reader
