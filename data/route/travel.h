// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "route/hierarchy.h"

namespace route {

/// Travel times between spots of one network. Immutable; every function is thread-safe.
class Travel {
public:
    Travel() = default;
    /// Takes a second for a city of 60,000 junctions.
    explicit Travel(Network network);

    const Network& network() const { return m_network; }
    const Hierarchy& hierarchy() const { return m_hierarchy; }

    /// From one spot to each, or from each to one; `unreachable` where there is no way.
    std::vector<Millis> from(const Spot& start, std::span<const Spot> goals) const;
    std::vector<Millis> to(const Spot& goal, std::span<const Spot> starts) const;
    /// A row for each start, in it the time to each goal.
    std::vector<Millis> matrix(std::span<const Spot> starts, std::span<const Spot> goals) const;

private:
    Network m_network;
    Hierarchy m_hierarchy;
};

} // namespace route
