// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "store/database.h"

/// Where road sections meet. Internal to `store`.
namespace store::roads {

struct Ends {
    std::int64_t from = 0, to = 0; ///< road_node.id
};
/// The nodes at both ends of a line, made where there is none within half a metre; an end that is so near to
/// a node is moved onto it: a section joins the network where it ends on another's end. Inside a transaction.
city::Result<Ends> join(Database& db, std::vector<city::Path>& parts, int srid);
/// The same for a line whose coordinates stay as they were given: a section that comes from a survey.
city::Result<Ends> nodesOf(Database& db, const city::Path& line, int srid);

/// Nodes for all sections of a city in the making that have none, without a spatial index. Inside a
/// transaction.
city::Result<void> joinAll(Database& db);

} // namespace store::roads
