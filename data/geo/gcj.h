// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

namespace geo {

/// WGS-84 to GCJ-02, by the public transformation. Outside China's box (72.004..137.8347 E, 0.8293..55.8271
/// N) both are equal; NaN and impossible degrees come back as they are. Thread-safe.
GcjPoint toGcj(Point p);

/// GCJ-02 to WGS-84, by iteration until the round trip errs by less than 1 cm. Within 1 km of the box's edge,
/// where the transformation jumps, a place has two origins; the one inside the box is given. Thread-safe.
Point fromGcj(GcjPoint p);

} // namespace geo
