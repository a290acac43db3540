// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <optional>

namespace city {

/// What is wrong with a shape as the place of a record, a translated sentence; nothing when it can be stored: one place, a
/// line of two vertices or more, or closed rings that form an area by OGC 06-103r4, 6.1.11.1 (no edge crosses another, holes
/// lie inside and apart; the direction of the rings is free). At most 100,000 vertices.
std::optional<QString> shapeFault(Shape shape, const std::vector<Path>& parts);

} // namespace city
