// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace store {

/// Writes the statistics of every table with shapes and of every sub-district layer, as SpatiaLite's
/// UpdateLayerStatistics does: rows and extent of each, kinds and ranges of each table's values. QGIS cannot open a
/// layer read only as long as its statistics are missing: it wants to write them. Each table is read once, in
/// memory that does not grow with it; SpatiaLite sorts every column of it in turn.
city::Result<void> measureLayers(Database& db);

} // namespace store
