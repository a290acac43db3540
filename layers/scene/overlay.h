// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/theme_colours.h"
#include "scene/view.h"

class QPainter;

namespace scene {

/// Something that is painted above the map's picture, at display rate. Whoever changes it has the map painted
/// again.
class Overlay {
public:
    virtual ~Overlay() = default;
    /// In logical pixels; `textScale` as MapScene::textScale.
    virtual void paint(QPainter& painter, const View& view, const ThemeColours& colours,
                       double textScale) const = 0;

protected:
    Overlay() = default;
    Overlay(const Overlay&) = default;
    Overlay& operator=(const Overlay&) = default;
};

} // namespace scene
