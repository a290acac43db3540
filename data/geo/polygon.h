// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <optional>
#include <span>
#include <vector>

/// Rings and paths in the plane. The functions on degrees take them as plane coordinates: right for what does
/// not depend on lengths, and for places the size of a city. A ring may repeat its first point at its end or
/// not. All functions are thread-safe.
namespace geo {

using Ring = std::vector<Point>;
using MapRing = std::vector<MapPoint>;

/// True when `p` lies inside by the even-odd rule. Of two rings that share an edge, a point on that edge lies
/// in exactly one. False for a point that is not finite.
bool contains(std::span<const MapPoint> ring, MapPoint p);
bool contains(std::span<const Point> ring, Point p);
/// The same over all rings of a polygon together, so that the second is a hole in the first.
bool contains(std::span<const MapRing> rings, MapPoint p);
bool contains(std::span<const Ring> rings, Point p);

/// Square metres, positive where the ring turns counterclockwise.
double signedArea(std::span<const MapPoint> ring);

/// The centre of gravity of the area; of a ring without area, the mean of its points; NaN without points. It
/// may lie outside a concave ring.
MapPoint centroid(std::span<const MapPoint> ring);
Point centroid(std::span<const Point> ring);

/// A point that surely lies inside by the even-odd rule, well away from the edges where there is room;
/// nothing for a polygon without area.
std::optional<MapPoint> pointInside(std::span<const MapRing> rings);
std::optional<Point> pointInside(std::span<const Ring> rings);

/// The place on a path that lies nearest to a point.
struct Nearest {
    MapPoint place;
    double distance = 0;     ///< metres
    std::size_t segment = 0; ///< between points `segment` and `segment + 1`
    double share = 0;        ///< 0..1 along that segment
};
/// Nothing for an empty path; a path of one point is that point.
std::optional<Nearest> nearestOn(std::span<const MapPoint> path, MapPoint p);

/// The points with a * x + b * y <= c.
struct HalfPlane {
    double a = 0, b = 0, c = 0;
    /// The points at least as near to `here` as to `there`.
    static HalfPlane nearerTo(MapPoint here, MapPoint there);
    bool contains(MapPoint p) const { return a * p.x + b * p.y <= c; }
};

/// The part of a convex ring inside a half plane, not repeating its first point; empty when nothing is left.
MapRing clipped(std::span<const MapPoint> convex, const HalfPlane& plane);

} // namespace geo
