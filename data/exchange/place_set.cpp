// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/place_set.h"

#include "geo/plane.h"

#include <cmath>
#include <numbers>

namespace exchange {

namespace {

/// Cells of about ten metres: a look reaches a few of them.
using geo::metresPerDegree;

constexpr double cell = 1e-4;

std::uint64_t keyOf(int classId, std::int64_t x, std::int64_t y) {
    return (std::uint64_t(classId) * 0x9E3779B97F4A7C15u) ^ (std::uint64_t(x) * 0xC2B2AE3D27D4EB4Fu) ^
           (std::uint64_t(y) * 0x165667B19E3779F9u);
}

std::int64_t cellOf(double degrees) {
    return std::int64_t(std::floor(degrees / cell));
}

} // namespace

bool PlaceSet::add(int classId, geo::Point place) {
    if (!geo::isValid(place))
        return false;
    m_places.emplace(keyOf(classId, cellOf(place.lon), cellOf(place.lat)), place);
    return true;
}

bool PlaceSet::contains(int classId, geo::Point place, double metres) const {
    if (!geo::isValid(place))
        return false;
    const double east = metresPerDegree * std::cos(place.lat * std::numbers::pi / 180);
    const double dLat = metres / metresPerDegree, dLon = metres / std::max(east, 1.0);
    for (std::int64_t y = cellOf(place.lat - dLat); y <= cellOf(place.lat + dLat); ++y)
        for (std::int64_t x = cellOf(place.lon - dLon); x <= cellOf(place.lon + dLon); ++x) {
            const auto [from, to] = m_places.equal_range(keyOf(classId, x, y));
            for (auto at = from; at != to; ++at)
                if (std::hypot((at->second.lon - place.lon) * east,
                               (at->second.lat - place.lat) * metresPerDegree) <= metres)
                    return true;
        }
    return false;
}

} // namespace exchange
