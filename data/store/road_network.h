// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "route/network.h"
#include "route/speeds.h"
#include "store/database.h"

#include <QHash>

namespace store {

/// The city's roads as a network to drive on.
struct RoadNetwork {
    route::Network network;          ///< its junctions are the city's road nodes; a section without nodes stands alone
    QHash<std::int64_t, QString> names; ///< of road.id; what has no name is absent
};

/// All roads whose shape can be read. A city without roads has an empty network.
city::Result<RoadNetwork> roadNetwork(Database& db, const route::Speeds& speeds);

} // namespace store
