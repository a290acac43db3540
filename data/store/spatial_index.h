// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace store {

/// Fills the empty R*Tree `idx_TABLE_geom` with the boxes of all rows of TABLE at once: packed bottom-up
/// along a Hilbert curve (Kamel and Faloutsos 1993) and written as the nodes that SQLite's R*Tree module
/// keeps, whose format stands in the comments of its source. Much faster than inserting row by row, and
/// packed better. Rows without a shape are left out, as SpatiaLite leaves them out.
city::Result<void> fillSpatialIndex(Database& db, const QString& table);

} // namespace store
