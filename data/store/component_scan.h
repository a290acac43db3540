// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"
#include "store/reader_parts.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

/// Going through the three tables of components. Internal to `store`.
namespace store::reader {

/// Calls `take(statement, shape)` for every row of the tables, by ascending key, and tells `progress` now and then which
/// share of `expected` rows that is. `select(shape)` gives the statement up to the table's name, with it.
template <typename Select, typename Take>
city::Result<void> eachComponent(Database& db, std::int64_t expected, const Progress& progress, const char* what, Select select, Take take) {
    constexpr std::int64_t step = 16'384; // rows between two looks at the progress
    std::int64_t done = 0;
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon}) {
        auto query = db.prepare(select(shape) + " ORDER BY id");
        if (!query) return tl::unexpected(query.error());
        for (;;) {
            const auto row = query->step();
            if (!row) return tl::unexpected(row.error());
            if (!*row) break;
            take(*query, shape);
            if (++done % step == 0 && progress &&
                !progress(std::min(1.0, double(done) / double(std::max<std::int64_t>(expected, 1))), QCoreApplication::translate("store", what)))
                return city::fail(city::FaultKind::Cancelled, QCoreApplication::translate("store", "The work was cancelled."));
        }
    }
    return {};
}

/// The same for those of `keys` that still exist, by looking up each: for few of them.
template <typename Keys, typename Select, typename Take>
city::Result<void> eachOf(Database& db, const Keys& keys, Select select, Take take) {
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon}) {
        auto query = db.prepare(select(shape) + " WHERE id = ?1");
        if (!query) return tl::unexpected(query.error());
        for (const city::ComponentKey key : keys) {
            if (key.shape != shape) continue;
            query->bind(1, key.row);
            const auto row = query->step();
            if (!row) return tl::unexpected(row.error());
            if (*row) take(*query, shape);
            query->reset();
        }
    }
    return {};
}

} // namespace store::reader
