// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/polygon.h"

namespace geo {

namespace {

double xOf(MapPoint p) {
    return p.x;
}
double yOf(MapPoint p) {
    return p.y;
}
double xOf(Point p) {
    return p.lon;
}
double yOf(Point p) {
    return p.lat;
}

/// Calls `edge(a, b)` for each edge of a ring, the closing one included.
template <typename P, typename Edge>
void eachEdge(std::span<const P> ring, Edge&& edge) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        edge(ring[j], ring[i]);
}

/// Where an edge that crosses the horizontal line at `y` does so. Computed from the lower end, so that an
/// edge gives the same place whichever way it is walked.
template <typename P>
double crossing(P a, P b, double y) {
    if (yOf(a) > yOf(b))
        std::swap(a, b);
    return xOf(a) + (y - yOf(a)) / (yOf(b) - yOf(a)) * (xOf(b) - xOf(a));
}

template <typename P>
bool isInside(std::span<const P> ring, P p) {
    bool inside = false;
    eachEdge(ring, [&](P a, P b) {
        if ((yOf(a) > yOf(p)) != (yOf(b) > yOf(p)) && xOf(p) < crossing(a, b, yOf(p)))
            inside = !inside;
    });
    return inside;
}

template <typename P>
bool isInsideAll(std::span<const std::vector<P>> rings, P p) {
    bool inside = false;
    for (const std::vector<P>& ring : rings)
        inside ^= isInside(std::span<const P>(ring), p);
    return inside;
}

template <typename P>
P meanOf(std::span<const P> ring) {
    if (ring.size() > 1 && ring.front() == ring.back())
        ring = ring.first(ring.size() - 1);
    double x = 0, y = 0;
    for (P p : ring) {
        x += xOf(p);
        y += yOf(p);
    }
    const double n = double(ring.size());
    return {x / n, y / n};
}

template <typename P>
P centreOfArea(std::span<const P> ring) {
    if (ring.empty())
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    // From the first point, so that large coordinates do not eat the digits.
    const double x0 = xOf(ring[0]), y0 = yOf(ring[0]);
    double twice = 0, sumX = 0, sumY = 0, extent = 0;
    eachEdge(ring, [&](P a, P b) {
        const double ax = xOf(a) - x0, ay = yOf(a) - y0, bx = xOf(b) - x0, by = yOf(b) - y0;
        const double cross = ax * by - bx * ay;
        twice += cross;
        sumX += (ax + bx) * cross;
        sumY += (ay + by) * cross;
        extent = std::max({extent, std::abs(bx), std::abs(by)});
    });
    if (!(std::abs(twice) > extent * extent * 1e-12))
        return meanOf(ring);
    return {x0 + sumX / (3 * twice), y0 + sumY / (3 * twice)};
}

template <typename P>
std::vector<double> crossingsAt(std::span<const std::vector<P>> rings, double y) {
    std::vector<double> found;
    for (const std::vector<P>& ring : rings)
        eachEdge(std::span<const P>(ring), [&](P a, P b) {
            if ((yOf(a) > y) != (yOf(b) > y))
                found.push_back(crossing(a, b, y));
        });
    std::sort(found.begin(), found.end());
    return found;
}

struct Gap {
    double low, high;
    double height() const { return high - low; }
};

/// The widest horizontal bands without a vertex, widest first, at most `limit`.
template <typename P>
std::vector<Gap> bandsOf(std::span<const std::vector<P>> rings, std::size_t limit) {
    std::vector<double> ys;
    for (const std::vector<P>& ring : rings)
        for (P p : ring)
            if (std::isfinite(yOf(p)))
                ys.push_back(yOf(p));
    std::sort(ys.begin(), ys.end());
    ys.erase(std::unique(ys.begin(), ys.end()), ys.end());
    std::vector<Gap> gaps;
    for (std::size_t i = 1; i < ys.size(); ++i)
        gaps.push_back({ys[i - 1], ys[i]});
    const std::size_t kept = std::min(limit, gaps.size());
    std::partial_sort(gaps.begin(), gaps.begin() + std::ptrdiff_t(kept), gaps.end(),
                      [](const Gap& a, const Gap& b) { return a.height() > b.height(); });
    gaps.resize(kept);
    return gaps;
}

template <typename P>
std::optional<P> insideOf(std::span<const std::vector<P>> rings) {
    std::optional<P> best;
    double bestRoom = 0;
    for (const Gap& gap : bandsOf(rings, 32)) {
        const double y = gap.low + gap.height() / 2;
        const std::vector<double> xs = crossingsAt(rings, y);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const double room = std::min(xs[i + 1] - xs[i], gap.height());
            const P candidate{xs[i] + (xs[i + 1] - xs[i]) / 2, y};
            if (room > bestRoom && isInsideAll(rings, candidate)) {
                bestRoom = room;
                best = candidate;
            }
        }
    }
    return best;
}

} // namespace

bool contains(std::span<const MapPoint> ring, MapPoint p) {
    return isInside(ring, p);
}
bool contains(std::span<const Point> ring, Point p) {
    return isInside(ring, p);
}
bool contains(std::span<const MapRing> rings, MapPoint p) {
    return isInsideAll(rings, p);
}
bool contains(std::span<const Ring> rings, Point p) {
    return isInsideAll(rings, p);
}

double signedArea(std::span<const MapPoint> ring) {
    double twice = 0;
    eachEdge(ring, [&](MapPoint a, MapPoint b) {
        twice += (a.x - ring[0].x) * (b.y - ring[0].y) - (b.x - ring[0].x) * (a.y - ring[0].y);
    });
    return twice / 2;
}

MapPoint centroid(std::span<const MapPoint> ring) {
    return centreOfArea(ring);
}
Point centroid(std::span<const Point> ring) {
    return centreOfArea(ring);
}

std::optional<MapPoint> pointInside(std::span<const MapRing> rings) {
    return insideOf(rings);
}
std::optional<Point> pointInside(std::span<const Ring> rings) {
    return insideOf(rings);
}

std::optional<Nearest> nearestOn(std::span<const MapPoint> path, MapPoint p) {
    if (path.empty())
        return std::nullopt;
    Nearest best{path[0], std::hypot(path[0].x - p.x, path[0].y - p.y), 0, 0};
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const MapPoint a = path[i], b = path[i + 1];
        const double dx = b.x - a.x, dy = b.y - a.y;
        const double squared = dx * dx + dy * dy;
        const double share =
            squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
        const MapPoint place{a.x + share * dx, a.y + share * dy};
        const double distance = std::hypot(place.x - p.x, place.y - p.y);
        if (distance < best.distance)
            best = {place, distance, i, share};
    }
    return best;
}

HalfPlane HalfPlane::nearerTo(MapPoint here, MapPoint there) {
    // |q - here|^2 <= |q - there|^2, the squares of q cancelled.
    return {2 * (there.x - here.x), 2 * (there.y - here.y),
            there.x * there.x + there.y * there.y - here.x * here.x - here.y * here.y};
}

MapRing clipped(std::span<const MapPoint> convex, const HalfPlane& plane) {
    if (convex.size() > 1 && convex.front() == convex.back())
        convex = convex.first(convex.size() - 1);
    MapRing kept;
    const auto excess = [&plane](MapPoint p) { return plane.a * p.x + plane.b * p.y - plane.c; };
    eachEdge(convex, [&](MapPoint a, MapPoint b) {
        const double ea = excess(a), eb = excess(b);
        if ((ea <= 0) != (eb <= 0)) {
            const double share = ea / (ea - eb);
            kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
        }
        if (eb <= 0)
            kept.push_back(b);
    });
    return kept.size() < 3 ? MapRing{} : kept;
}

} // namespace geo
