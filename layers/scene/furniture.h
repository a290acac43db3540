// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/engine_status.h"
#include "scene/theme_colours.h"
#include "scene/view.h"

#include <QString>

class QPainter;

namespace scene {

/// What stands on the edges of every map picture.
struct Furniture {
    bool demo = false;       ///< made-up data
    bool schematic = false;  ///< made-up boundaries
    bool density = false;    ///< a legend of the density view
    QString attribution;     ///< of the data's sources
    double textScale = 1;    ///< of the window's text size
    EngineStatus engine;
};

/// The length of a scale bar: 1, 2 or 5 times a power of ten metres, at most `longest` logical pixels.
double scaleBarMetres(double metresPerPixel, double longest);
/// "500 m", "2 km", "0.5 m".
QString scaleBarText(double metres);
/// What the badge says of the base map; empty while it is right.
QString engineBadge(const EngineStatus& status);

/// Paints scale bar, north mark, notices, attribution, engine badge and legend, in sizes that grow with the
/// picture so that a wall reads as well as a laptop.
void paintFurniture(QPainter& painter, const View& view, const Furniture& furniture, const ThemeColours& colours);

} // namespace scene
