// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/crowd.h"
#include "scene/furniture.h"
#include "scene/map_picture.h"
#include "scene/marks.h"

#include <optional>

namespace scene {

struct SheetFrame;

/// Everything that the map shows at a moment. What is null is left out.
struct Scenery {
    View view;
    Theme theme = Theme::Dark;
    MapPicturePtr map;
    std::shared_ptr<const SheetFrame> base; ///< for what the map's picture does not cover
    std::optional<MarkedPlace> selected, hovered;
    Furniture furniture;
    const Crowd* crowd = nullptr; ///< painted with the map's picture
};

/// Paints in logical pixels of the view: the map's picture moved and scaled to where its places are now, the crowd, marks,
/// furniture.
void paintScenery(QPainter& painter, const Scenery& scenery);

} // namespace scene
