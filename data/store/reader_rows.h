// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"
#include "store/database.h"

#include <vector>

/// How a component's row becomes a registry's. Internal to `store`.
namespace store::reader {

/// Small numbers by small ids: the company of a department, the service line of a class.
using Numbers = std::vector<std::uint16_t>;

/// What rows are completed with.
struct Context {
    Numbers companies, lines;
    static city::Result<Context> read(Database& db);
};

/// The columns that `decode` takes, up to FROM and the blank behind it.
inline constexpr char columnList[] = "SELECT id, class_id, sub_district_id, maintainer_id, state, geom FROM ";

/// A row without a usable shape, or with one that is no place on Earth, has an anchor of NaN and no parts: the map
/// counts it and does not draw it.
void decode(sqlite3_stmt* statement, city::Shape shape, const Context& context, city::RegistryRow& row);

} // namespace store::reader
