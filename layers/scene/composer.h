// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/component_sheet.h"
#include "scene/furniture.h"
#include "scene/marks.h"

#include <optional>

namespace scene {

struct SheetFrame;

/// Everything that one map picture is made of. Null sheets are left out.
struct Picture {
    View view;
    Theme theme = Theme::Dark;
    std::shared_ptr<const SheetFrame> base;
    ComponentFramePtr components;
    std::shared_ptr<const SheetFrame> labels;
    std::optional<MarkedPlace> selected, hovered;
    Furniture furniture;
};

/// Paints a picture in logical pixels of its view: ground, base, components, labels, marks, furniture. Sheets
/// of another place or scale are moved and scaled to where their map places are now.
void paintPicture(QPainter& painter, const Picture& picture);

} // namespace scene
