// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/anchor.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace city {

namespace {

constexpr geo::Point nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

double lonScale(double lat) {
    return std::cos(lat * std::numbers::pi / 180);
}

geo::Point middleOf(const Path& path) {
    const double scale = lonScale(path.front().lat);
    const auto length = [scale](geo::Point a, geo::Point b) {
        return std::hypot((b.lon - a.lon) * scale, b.lat - a.lat);
    };
    double total = 0;
    for (std::size_t i = 1; i < path.size(); ++i) total += length(path[i - 1], path[i]);
    double left = total / 2;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double step = length(path[i - 1], path[i]);
        if (step >= left && step > 0) {
            const double t = left / step;
            return {path[i - 1].lon + t * (path[i].lon - path[i - 1].lon),
                    path[i - 1].lat + t * (path[i].lat - path[i - 1].lat)};
        }
        left -= step;
    }
    return path.front();
}

/// By the shoelace formula, relative to the first vertex to keep digits.
geo::Point centroidOf(const Path& ring) {
    const geo::Point o = ring.front();
    double area = 0, lon = 0, lat = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double ax = ring[i - 1].lon - o.lon, ay = ring[i - 1].lat - o.lat;
        const double bx = ring[i].lon - o.lon, by = ring[i].lat - o.lat;
        const double cross = ax * by - bx * ay;
        area += cross;
        lon += (ax + bx) * cross;
        lat += (ay + by) * cross;
    }
    if (area == 0) return o;
    return {o.lon + lon / (3 * area), o.lat + lat / (3 * area)};
}

/// The middle of the widest stretch inside, on the parallel through `lat`.
geo::Point insideAt(double lat, const std::vector<Path>& rings) {
    std::vector<double> crossings;
    for (const Path& ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const geo::Point a = ring[i - 1], b = ring[i];
            if ((a.lat > lat) != (b.lat > lat))
                crossings.push_back(a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
        }
    std::sort(crossings.begin(), crossings.end());
    geo::Point best = rings.front().front();
    double widest = 0;
    for (std::size_t i = 1; i < crossings.size(); i += 2)
        if (crossings[i] - crossings[i - 1] > widest) {
            widest = crossings[i] - crossings[i - 1];
            best = {(crossings[i] + crossings[i - 1]) / 2, lat};
        }
    return best;
}

} // namespace

bool isInside(geo::Point point, const std::vector<Path>& rings) {
    bool inside = false;
    for (const Path& ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const geo::Point a = ring[i - 1], b = ring[i];
            if ((a.lat > point.lat) != (b.lat > point.lat) &&
                point.lon < a.lon + (point.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
                inside = !inside;
        }
    return inside;
}

geo::Point anchorOf(Shape shape, const std::vector<Path>& parts) {
    if (parts.empty() || parts.front().empty()) return nowhere;
    if (shape == Shape::Point) return parts.front().front();
    if (shape == Shape::Line) return middleOf(parts.front());
    const geo::Point centroid = centroidOf(parts.front());
    if (isInside(centroid, parts)) return centroid;
    // Half way between two vertices' parallels, so that the line does not run through a vertex.
    std::vector<double> lats;
    for (const geo::Point& p : parts.front()) lats.push_back(p.lat);
    std::sort(lats.begin(), lats.end());
    lats.erase(std::unique(lats.begin(), lats.end()), lats.end());
    if (lats.size() < 2) return parts.front().front();
    const std::size_t middle = (lats.size() - 1) / 2;
    return insideAt((lats[middle] + lats[middle + 1]) / 2, parts);
}

} // namespace city
