// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

namespace city {

/// Where a component's symbol stands: the point itself; half way along a line; the centroid of a polygon's outer
/// ring where that lies inside, else a point inside it. Degrees; NaN for no parts. Distances are measured in
/// degrees scaled to the place's latitude, which is exact enough for shapes of a city.
geo::Point anchorOf(Shape shape, const std::vector<Path>& parts);

/// True when `point` lies inside the rings (even-odd, so holes count).
bool isInside(geo::Point point, const std::vector<Path>& rings);

} // namespace city
