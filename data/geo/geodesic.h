// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <span>

/// Lengths and areas on the CGCS2000 ellipsoid (a = 6378137 m, 1/f = 298.257222101), by Karney's geodesics:
/// true to well under a millimetre. Every function is thread-safe; a point that is not valid makes the result
/// NaN.
namespace geo {

/// Metres between two places, along the shortest way.
double distance(Point a, Point b);

/// Degrees from north by east, 0 to 360, in which the shortest way leaves `from`; 0 where both are one place.
double bearing(Point from, Point to);

/// Metres along a path; 0 with fewer than two points.
double length(std::span<const Point> path);

/// Square metres inside a ring, never negative, whichever way it turns; its last point may repeat the first.
/// 0 with fewer than three points.
double area(std::span<const Point> ring);

} // namespace geo
