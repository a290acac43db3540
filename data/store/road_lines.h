// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "store/database.h"

namespace store {

/// A road of the city as something to drive on.
struct RoadLine {
    std::int64_t from = 0, to = 0; ///< road_node.id; 0 where the road has none
    int oneWay = 0;                ///< 1 with the line only, -1 against it only
    QString kind;                  ///< road.class
    city::Path path;               ///< degrees, from `from` to `to`
};

/// All roads whose shape can be read.
city::Result<std::vector<RoadLine>> roadLines(Database& db);

} // namespace store
