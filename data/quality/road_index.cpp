// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/road_index.h"

#include "geo/plane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quality {

namespace {

using geo::metresPerDegree;

constexpr double cell = 1e-3;
constexpr std::int64_t mostCells = 4096; ///< a piece of more than that is no road

std::int64_t cellOf(double degrees) {
    return std::int64_t(std::floor(degrees / cell)) + 200'000;
}

std::uint64_t keyOf(std::int64_t y, std::int64_t x) {
    return (std::uint64_t(y) << 32) | std::uint64_t(x);
}

} // namespace

RoadIndex::RoadIndex(const std::vector<city::Path>& roads) {
    for (const city::Path& road : roads)
        for (std::size_t i = 1; i < road.size(); ++i) {
            const geo::Point a = road[i - 1], b = road[i];
            if (!geo::isValid(a) || !geo::isValid(b)) continue;
            const auto x0 = cellOf(std::min(a.lon, b.lon)), x1 = cellOf(std::max(a.lon, b.lon));
            const auto y0 = cellOf(std::min(a.lat, b.lat)), y1 = cellOf(std::max(a.lat, b.lat));
            if ((x1 - x0 + 1) * (y1 - y0 + 1) > mostCells) continue;
            for (auto y = y0; y <= y1; ++y)
                for (auto x = x0; x <= x1; ++x) m_cells.emplace_back(keyOf(y, x), std::uint32_t(m_pieces.size()));
            m_pieces.push_back({a, b});
        }
    std::ranges::sort(m_cells);
}

double RoadIndex::metres(geo::Point place) const {
    if (!geo::isValid(place)) return farthest;
    const double east = metresPerDegree * std::max(0.01, std::cos(place.lat * std::numbers::pi / 180));
    const std::int64_t cx = cellOf(place.lon), cy = cellOf(place.lat);
    double nearest = farthest;
    for (std::int64_t ring = 0; ring <= 4; ++ring) {
        // What lies beyond the ring before is at least as far as the edge of that ring.
        if (double(ring - 1) * cell * std::min(east, metresPerDegree) >= nearest) break;
        for (std::int64_t y = cy - ring; y <= cy + ring; ++y) {
            const bool isEdge = y == cy - ring || y == cy + ring;
            for (std::int64_t x = cx - ring; x <= cx + ring; x += isEdge ? 1 : std::max<std::int64_t>(1, 2 * ring)) {
                const auto key = keyOf(y, x);
                auto at = std::ranges::lower_bound(m_cells, std::pair(key, std::uint32_t(0)));
                for (; at != m_cells.end() && at->first == key; ++at) {
                    const Piece& piece = m_pieces[at->second];
                    nearest = std::min(nearest, geo::metresTo(piece.a, piece.b, place, east));
                }
            }
        }
    }
    return nearest;
}

} // namespace quality
