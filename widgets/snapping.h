// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/map_scene.h"

namespace widgets {

/// A place under the cursor: on a component's place where one is near, on a vertex or the edge of a line or an area.
struct Snapped {
    geo::Point place; ///< degrees
    bool isSnapped = false;
};

inline constexpr double snapPixels = 10; ///< logical

/// `except`: what is being moved does not hold itself fast.
Snapped snappedAt(const scene::MapScene& scene, QPointF screen, std::optional<city::ComponentKey> except = {});

} // namespace widgets
