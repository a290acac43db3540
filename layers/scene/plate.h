// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/theme_colours.h"
#include "scene/view.h"

class QPainter;
class QString;

namespace scene {

/// Words on a plate at the top of the map: what a tool measures, or asks for.
void paintPlate(QPainter& painter, const View& view, const QString& words, const ThemeColours& colours, double textScale);

} // namespace scene
