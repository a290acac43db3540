// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

namespace geo {

/// WGS-84 to GCJ-02, by the public transformation. Outside China's box both are equal.
GcjPoint toGcj(Point p);

/// GCJ-02 to WGS-84, by iteration until the round trip errs by less than 1 cm.
Point fromGcj(GcjPoint p);

} // namespace geo
