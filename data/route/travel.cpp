// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/travel.h"

#include <algorithm>

namespace route {

namespace {

/// The time through the junctions by which a spot is touched, given the time of each junction.
Millis through(const Touches& touches, const std::vector<Millis>& times) {
    Millis best = unreachable;
    for (const Touch& touch : touches)
        if (touch.time < unreachable)
            best = std::min(best, times[touch.junction] + touch.time);
    return best;
}

} // namespace

Travel::Travel(Network network) : m_network(std::move(network)), m_hierarchy(Hierarchy::build(m_network)) {}

std::vector<Millis> Travel::from(const Spot& start, std::span<const Spot> goals) const {
    const auto times = m_hierarchy.times(m_network.leaving(start), Hierarchy::Direction::From);
    std::vector<Millis> row;
    row.reserve(goals.size());
    for (const Spot& goal : goals)
        row.push_back(std::min(m_network.along(start, goal), through(m_network.reaching(goal), times)));
    return row;
}

std::vector<Millis> Travel::to(const Spot& goal, std::span<const Spot> starts) const {
    const auto times = m_hierarchy.times(m_network.reaching(goal), Hierarchy::Direction::To);
    std::vector<Millis> row;
    row.reserve(starts.size());
    for (const Spot& start : starts)
        row.push_back(std::min(m_network.along(start, goal), through(m_network.leaving(start), times)));
    return row;
}

std::vector<Millis> Travel::matrix(std::span<const Spot> starts, std::span<const Spot> goals) const {
    std::vector<Touches> leaving, reaching;
    std::vector<std::uint32_t> junctions;
    for (const Spot& start : starts)
        leaving.push_back(m_network.leaving(start));
    for (const Spot& goal : goals) {
        reaching.push_back(m_network.reaching(goal));
        for (const Touch& touch : reaching.back())
            junctions.push_back(touch.time < unreachable ? touch.junction : 0);
    }
    const auto times = m_hierarchy.times(leaving, junctions);
    std::vector<Millis> table(starts.size() * goals.size());
    for (std::size_t i = 0; i < starts.size(); ++i)
        for (std::size_t j = 0; j < goals.size(); ++j) {
            Millis best = m_network.along(starts[i], goals[j]);
            for (std::size_t end = 0; end < 2; ++end)
                if (reaching[j][end].time < unreachable)
                    best = std::min(best, times[(i * goals.size() + j) * 2 + end] + reaching[j][end].time);
            table[i * goals.size() + j] = best;
        }
    return table;
}

} // namespace route
