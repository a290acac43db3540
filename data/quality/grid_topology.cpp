// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/grid_topology.h"

#include "geo/plane.h"
#include "geo/polygon.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace quality {

namespace {

using geo::metresPerDegree;
using Area = Ground::Area;

struct Scale {
    double east = metresPerDegree;
    explicit Scale(const geo::Box& box) {
        if (!box.isEmpty()) east = metresPerDegree * std::max(0.01, std::cos((box.south + box.north) / 2 * std::numbers::pi / 180));
    }
    double squareMetres(const city::Path& ring) const {
        double twice = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            // From the first corner on: coordinates are far from zero, and areas are small.
            const geo::Point a = from(ring, i), b = from(ring, (i + 1) % ring.size());
            twice += (a.lon * b.lat - b.lon * a.lat) * east * metresPerDegree;
        }
        return std::abs(twice) / 2;
    }
    double squareMetres(const Area& area) const {
        double all = 0;
        for (std::size_t i = 0; i < area.rings.size(); ++i) all += (i ? -1 : 1) * squareMetres(area.rings[i]);
        return all;
    }

private:
    static geo::Point from(const city::Path& ring, std::size_t i) {
        return {ring[i].lon - ring[0].lon, ring[i].lat - ring[0].lat};
    }
};

geo::Box boxOf(const Area& area) {
    geo::Box box;
    for (const city::Path& ring : area.rings)
        for (const geo::Point& p : ring) box.add(p);
    return box;
}

/// Places of a grid that no other may hold: one well inside, and corners and edge middles moved inwards.
std::vector<geo::Point> innerPlaces(const Area& area, double metres, const Scale& scale) {
    std::vector<geo::Point> places;
    const auto inside = geo::pointInside(std::span<const geo::Ring>(area.rings));
    if (!inside) return places;
    places.push_back(*inside);
    const auto add = [&](geo::Point p) {
        const double dx = (inside->lon - p.lon) * scale.east, dy = (inside->lat - p.lat) * metresPerDegree;
        const double length = std::hypot(dx, dy);
        if (length <= 2 * metres) return;
        const geo::Point moved{p.lon + dx / length * metres / scale.east, p.lat + dy / length * metres / metresPerDegree};
        if (geo::contains(std::span<const geo::Ring>(area.rings), moved)) places.push_back(moved);
    };
    const city::Path& ring = area.rings.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        add(ring[i]);
        add({(ring[i].lon + ring[i + 1].lon) / 2, (ring[i].lat + ring[i + 1].lat) / 2});
    }
    return places;
}

struct Search {
    const GridTopology& limits;
    const Ground& ground;
    Scale scale{ground.box()};
    std::vector<geo::Box> boxes;
    std::vector<Finding> found;
    std::set<int> touched; ///< communities with an overlap, whose areas do not add up

    /// Pairs of grids whose boxes meet, by cells of about a grid's size.
    void overlaps() {
        const std::vector<Area>& grids = ground.source().grids;
        std::map<std::pair<int, int>, std::vector<int>> cells;
        constexpr double cell = 1.5e-3;
        for (std::size_t i = 0; i < grids.size(); ++i) {
            boxes.push_back(boxOf(grids[i]));
            const geo::Box& box = boxes.back();
            if (box.isEmpty() || (box.east - box.west) / cell > 200 || (box.north - box.south) / cell > 200) continue;
            for (int y = int(std::floor(box.south / cell)); y <= int(std::floor(box.north / cell)); ++y)
                for (int x = int(std::floor(box.west / cell)); x <= int(std::floor(box.east / cell)); ++x) cells[{y, x}].push_back(int(i));
        }
        std::set<std::pair<int, int>> pairs;
        for (std::size_t i = 0; i < grids.size(); ++i) {
            if (boxes[i].isEmpty() || grids[i].rings.empty()) continue;
            for (const geo::Point& p : innerPlaces(grids[i], limits.metres, scale)) {
                const auto at = cells.find({int(std::floor(p.lat / cell)), int(std::floor(p.lon / cell))});
                if (at == cells.end()) continue;
                for (const int other : at->second)
                    if (other != int(i) && boxes[std::size_t(other)].contains(p) &&
                        geo::contains(std::span<const geo::Ring>(grids[std::size_t(other)].rings), p) &&
                        pairs.insert(std::minmax(int(i), other)).second)
                        tell(std::min(int(i), other), std::max(int(i), other), p);
            }
        }
    }

    void tell(int a, int b, geo::Point place) {
        for (const int one : {a, b}) touched.insert(ground.source().grids[std::size_t(one)].parent);
        if (limits.overlaps)
            found.push_back({Check::GridOverlap, Finding::Subject::Grid, std::uint64_t(a), std::uint64_t(b), 0, place});
    }

    void gaps() {
        std::map<int, double> covered;
        for (const Area& grid : ground.source().grids)
            if (!grid.rings.empty()) covered[grid.parent] += scale.squareMetres(grid);
        for (std::size_t i = 0; i < ground.source().communities.size(); ++i) {
            const Area& community = ground.source().communities[i];
            if (community.rings.empty() || !covered.contains(community.id)) continue; // without grids: nothing to leave gaps between
            const double open = scale.squareMetres(community) - covered[community.id];
            if (open > limits.squareMetres || touched.contains(community.id)) measure(int(i), community);
        }
    }

    /// Places of the lattice that lie in the community and in no grid.
    void measure(int number, const Area& community) {
        const geo::Box box = boxOf(community);
        // A community of the countryside would be millions of places: the lattice widens.
        const double width = (box.east - box.west) * scale.east, height = (box.north - box.south) * metresPerDegree;
        const double step = std::max(limits.step, std::sqrt(width * height / 250'000));
        std::int64_t open = 0;
        geo::Point first;
        for (double y = step / 2; y < height; y += step)
            for (double x = step / 2; x < width; x += step) {
                const geo::Point p{box.west + x / scale.east, box.south + y / metresPerDegree};
                if (ground.spot(p).grid >= 0 || !geo::contains(std::span<const geo::Ring>(community.rings), p)) continue;
                if (open++ == 0) first = p;
            }
        const double square = double(open) * step * step;
        if (square > limits.squareMetres)
            found.push_back({Check::GridGap, Finding::Subject::Community, std::uint64_t(number), 0, std::llround(square), first});
    }
};

} // namespace

std::vector<Finding> GridTopology::judge(const Ground& ground) const {
    Search search{*this, ground, Scale(ground.box()), {}, {}, {}};
    search.overlaps();
    if (gaps) search.gaps();
    return std::move(search.found);
}

} // namespace quality
