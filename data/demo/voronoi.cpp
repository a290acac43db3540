// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/voronoi.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace demo {

namespace {

struct Corner {
    Spot spot;
    int beyond = -1; ///< the seed across the edge that starts here; -1 = the frame
};

/// Cuts away what is nearer to `other` than to `seed`.
void cut(std::vector<Corner>& cell, Spot seed, Spot other, int number) {
    const Spot middle = (seed + other) * 0.5, way = other - seed;
    const auto outside = [&](Spot spot) { return dot(spot - middle, way); };
    std::vector<Corner> kept;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const Corner& a = cell[i];
        const Corner& b = cell[(i + 1) % cell.size()];
        const double da = outside(a.spot), db = outside(b.spot);
        if (da <= 0)
            kept.push_back(a);
        if ((da <= 0) != (db <= 0)) {
            const Spot meeting = a.spot + (b.spot - a.spot) * (da / (da - db));
            kept.push_back({meeting, da <= 0 ? number : a.beyond});
        }
    }
    cell = std::move(kept);
}

std::vector<Corner> cellOf(const std::vector<Spot>& seeds, std::size_t own, const geo::MapBox& frame) {
    std::vector<std::pair<double, int>> others;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (i != own)
            others.emplace_back(distance(seeds[own], seeds[i]), int(i));
    }
    std::sort(others.begin(), others.end());
    std::vector<Corner> cell{{{frame.minX, frame.minY}}, {{frame.maxX, frame.minY}},
                             {{frame.maxX, frame.maxY}}, {{frame.minX, frame.maxY}}};
    for (const auto& [far, number] : others) {
        double reach = 0;
        for (const Corner& corner : cell)
            reach = std::max(reach, distance(seeds[own], corner.spot));
        if (far > 2 * reach)
            break;
        cut(cell, seeds[own], seeds[std::size_t(number)], number);
    }
    return cell;
}

/// Corners that several cells computed, each with its own rounding, made one.
class CornerPool {
public:
    explicit CornerPool(std::vector<Spot>& corners) : m_corners(corners) {}

    int number(Spot spot) {
        const auto column = std::int64_t(std::floor(spot.x / size)), row = std::int64_t(std::floor(spot.y / size));
        for (std::int64_t i = column - 1; i <= column + 1; ++i) {
            for (std::int64_t j = row - 1; j <= row + 1; ++j) {
                const auto found = m_cells.find(key(i, j));
                if (found != m_cells.end() && distance(m_corners[std::size_t(found->second)], spot) < size / 2)
                    return found->second;
            }
        }
        m_corners.push_back(spot);
        m_cells[key(column, row)] = int(m_corners.size()) - 1;
        return int(m_corners.size()) - 1;
    }

private:
    static constexpr double size = 0.1;
    static std::int64_t key(std::int64_t i, std::int64_t j) { return i * 0x100000000LL + j; }
    std::vector<Spot>& m_corners;
    std::unordered_map<std::int64_t, int> m_cells;
};

} // namespace

Voronoi Voronoi::divide(const std::vector<Spot>& seeds, const geo::MapBox& frame) {
    Voronoi result;
    CornerPool pool(result.corners);
    std::map<std::pair<int, int>, int> edgeOf;
    result.cells.resize(seeds.size());
    for (std::size_t own = 0; own < seeds.size(); ++own) {
        const std::vector<Corner> cell = cellOf(seeds, own, frame);
        const bool open = std::any_of(cell.begin(), cell.end(), [](const Corner& c) { return c.beyond < 0; });
        if (open)
            continue;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            const int a = pool.number(cell[i].spot), b = pool.number(cell[(i + 1) % cell.size()].spot);
            if (a == b)
                continue;
            const auto twin = edgeOf.find({b, a});
            if (twin != edgeOf.end()) {
                result.cells[own].push_back({twin->second, false});
                continue;
            }
            edgeOf[{a, b}] = int(result.edges.size());
            result.cells[own].push_back({int(result.edges.size()), true});
            result.edges.push_back({a, b, int(own), cell[i].beyond});
        }
    }
    return result;
}

} // namespace demo
