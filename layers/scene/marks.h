// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"
#include "scene/theme_colours.h"
#include "scene/view.h"

#include <QPolygonF>
#include <optional>
#include <vector>

class QPainter;

namespace scene {

/// Where one component is, for marking it: its anchor and, for lines and polygons, its outline. Map metres.
struct MarkedPlace {
    geo::MapPoint anchor;
    std::vector<std::vector<geo::MapPoint>> parts;

    /// The place of a component of the registry; nothing when it is not there or has no usable place.
    static std::optional<MarkedPlace> of(city::ComponentKey key, const city::Registry& registry, const View& view);
};

/// Rings (and outlines, where they can be seen) around a place. `reach` is half of what the symbol covers, in
/// logical pixels.
void paintSelection(QPainter& painter, const View& view, const MarkedPlace& place, double reach,
                    const ThemeColours& colours);
void paintHover(QPainter& painter, const View& view, const MarkedPlace& place, double reach,
                const ThemeColours& colours);

} // namespace scene
