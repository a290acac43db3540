// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/streets.h"

#include <unordered_map>

namespace demo {

/// A stretch of road between two nodes.
struct Road {
    Line line;
    RoadClass kind = RoadClass::Local;
    int name = 0;
    int oneWay = 0;
    int from = 0, to = 0;
    int community = -1;   ///< of its middle
    bool bridge = false;  ///< it crosses water somewhere
    bool builtUp = false;
    double before = 0;    ///< metres of the same road before this stretch, for house numbers
    double width() const;
};

/// The roads cut at every meeting, with shared nodes: one network in which each place reaches every other, one-way
/// streets obeyed.
class Network {
public:
    Network(const Streets& streets, const Ground& ground, const Divisions& divisions, std::uint64_t seed);

    const std::vector<Road>& roads() const { return m_roads; }
    const std::vector<Spot>& nodes() const { return m_nodes; }
    const std::vector<std::vector<int>>& meetings() const { return m_meetings; } ///< roads at each node
    /// Metres from the nearest road's edge (negative on it), at most 60.
    double clearance(Spot spot) const;
    /// The nearest road, for an address; -1 where none is within 8 km.
    int nearest(Spot spot) const;

private:
    void cutAtMeetings(const std::vector<Stroke>& strokes, const Ground& ground);
    void thin(std::uint64_t seed);
    void dropDeadEnds(double shorterThan);
    void keepLargest();
    void openOneWays();
    void findMeetings();
    void describe(const Ground& ground, const Divisions& divisions);
    int node(Spot spot);

    std::vector<Road> m_roads;
    std::vector<Spot> m_nodes;
    std::vector<std::vector<int>> m_meetings;
    std::unordered_map<std::int64_t, int> m_nodeAt;
    std::unique_ptr<SegmentIndex> m_index;
    std::unique_ptr<SegmentIndex> m_far; ///< for addresses: coarse buckets
    std::vector<std::pair<int, int>> m_segments; ///< road, corner
};

} // namespace demo
