// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/polygon.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace geo {

/// A road network for finding ways: junctions numbered from 0, and roads between two of them. Immutable once
/// built; every function is thread-safe.
class RoadGraph {
public:
    using Junction = std::uint32_t;
    struct Road {
        Junction from = 0, to = 0;
        double cost = 0;            ///< metres, seconds, or whatever is to be least; finite, not negative
        bool isOneWay = false;      ///< passable from `from` to `to` only
        std::vector<MapPoint> path; ///< from `from` to `to`, two points or more
    };
    static constexpr double unreachable = std::numeric_limits<double>::infinity();

    /// A road that names a junction past `junctions`, whose cost is negative or not finite, or whose path has
    /// fewer than two points or one that is not finite, is refused and counted; the others keep their
    /// numbers.
    static RoadGraph build(std::uint32_t junctions, std::span<const Road> roads);

    std::uint32_t junctions() const { return std::uint32_t(m_first.size() - 1); }
    std::size_t refused() const { return m_refused; }

    struct Route {
        double cost = 0;
        std::vector<Junction> junctions;  ///< from the start to the goal
        std::vector<std::uint32_t> roads; ///< between them: positions in what `build` was given
    };
    /// A cheapest way; nothing when there is none or a junction does not exist.
    std::optional<Route> route(Junction from, Junction to) const;

    /// The least cost from a junction to each; `unreachable` where no way leads.
    std::vector<double> costsFrom(Junction from) const;

    struct OnRoad {
        std::uint32_t road = 0; ///< position in what `build` was given
        Nearest nearest;        ///< on its path
    };
    /// The road nearest to a place, no further than `within` metres.
    std::optional<OnRoad> nearestRoad(MapPoint p, double within) const;

private:
    struct Arc {
        Junction to;
        std::uint32_t road;
        double cost;
    };
    /// A segment of a road's path, for the search by place.
    struct Segment {
        MapPoint a, b;
        std::uint32_t road, number;
    };
    struct Reached {
        double cost;
        Junction junction;
        bool operator>(const Reached& o) const { return cost > o.cost; }
    };
    static constexpr std::size_t blockSize = 32; ///< segments that share one box
    static constexpr std::uint32_t none = 0xffffffff;

    void addArcs(std::span<const Road> roads, const std::vector<bool>& usable);
    void addSegments(std::span<const Road> roads, const std::vector<bool>& usable);
    void search(Junction from, Junction goal, std::vector<double>& costs,
                std::vector<std::uint32_t>* through) const;
    void searchBlock(std::size_t block, MapPoint p, double& best, const Segment*& found) const;

    std::vector<std::uint32_t> m_first{0}; ///< of each junction's arcs; one more than there are junctions
    std::vector<Arc> m_arcs;
    std::vector<Junction> m_origins; ///< of each arc
    std::vector<Segment> m_segments; ///< neighbours in the order are neighbours on the ground
    std::vector<MapBox> m_blocks;
    std::size_t m_refused = 0;
};

} // namespace geo
