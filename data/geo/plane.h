// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

/// Short distances on a plane that touches the ground at the place asked about: exact to millimetres over some
/// hundred metres, and much faster than the ellipsoid.
namespace geo {

/// Along a meridian; times the cosine of the latitude along a parallel.
inline constexpr double metresPerDegree = 111'320;

/// Metres from `p` to the straight way from `a` to `b`; `east`: metres in a degree of longitude at `p`.
double metresTo(Point a, Point b, Point p, double east);

} // namespace geo
