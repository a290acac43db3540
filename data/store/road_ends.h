// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "store/database.h"

/// Where road sections meet. Internal to `store`.
namespace store::roads {

struct Ends {
    std::int64_t from = 0, to = 0; ///< road_node.id
};
/// The nodes at both ends of a line, made where there is none within a centimetre: a section joins the network where it
/// ends on another's end. Inside a transaction.
city::Result<Ends> endsOf(Database& db, const std::vector<city::Path>& parts, int srid);

} // namespace store::roads
