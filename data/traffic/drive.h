// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <random>
#include <vector>

/// Made-up traffic for demo cities and benchmarks: vehicles on the city's roads that speak the real protocol to a real
/// socket. Nothing in the program knows that it is simulated.
namespace traffic {

/// A road between two nodes, as degrees from `from` to `to`.
struct RoadLine {
    std::int64_t from = 0, to = 0;
    int oneWay = 0;          ///< 1 with the line only, -1 against it only
    double kmh = 30;         ///< how fast it is driven
    std::vector<geo::Point> path;
};

/// The roads of a city for driving about. Immutable; reading is thread-safe.
class RoadNet {
public:
    explicit RoadNet(std::vector<RoadLine> roads); ///< those without a length are left out
    struct Leg {
        std::uint32_t road = 0;
        bool isForward = true;
    };
    bool isEmpty() const { return m_roads.empty(); }
    const RoadLine& road(Leg leg) const { return m_roads[leg.road]; }
    std::size_t size() const { return m_roads.size(); }
    /// What may be driven from the end of a leg.
    const std::vector<Leg>& after(Leg leg) const;

private:
    std::vector<RoadLine> m_roads;
    std::vector<std::vector<Leg>> m_after; ///< by road and direction
};

/// One vehicle's way: along a road, at its end into another one, back only where there is none. Deterministic for a seed.
class Drive {
public:
    Drive(const RoadNet& net, std::uint64_t seed);
    void advance(double seconds);
    geo::Point place() const;
    double headingDeg() const;
    double speedKmh() const { return m_stopFor > 0 ? 0 : m_speed; }
    double metres() const { return m_metres; } ///< driven so far

private:
    void next();
    geo::Point vertex(std::size_t i) const;
    std::size_t vertices() const;

    const RoadNet* m_net;
    std::minstd_rand m_lot;
    RoadNet::Leg m_leg;
    std::size_t m_segment = 0;   ///< from vertex m_segment to the next, in driving order
    double m_along = 0;          ///< metres on it
    double m_length = 0;         ///< of it
    double m_speed = 0;          ///< km/h
    double m_stopFor = 0;        ///< seconds
    double m_metres = 0;
};

} // namespace traffic
