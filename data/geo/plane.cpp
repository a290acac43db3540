// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/plane.h"

#include <algorithm>
#include <cmath>

namespace geo {

double metresTo(Point a, Point b, Point p, double east) {
    const double ax = (a.lon - p.lon) * east, ay = (a.lat - p.lat) * metresPerDegree;
    const double dx = (b.lon - p.lon) * east - ax, dy = (b.lat - p.lat) * metresPerDegree - ay;
    const double length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(ax + t * dx, ay + t * dy);
}

} // namespace geo
