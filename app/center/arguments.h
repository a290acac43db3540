// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/map_scene.h"

#include <QSize>
#include <QStringList>
#include <optional>

namespace app {

/// What the command line of `xiuhua` says.
struct Arguments {
    QString city;          ///< empty: the welcome page
    QString project;       ///< a QGIS project as the base map
    QString screenshot;    ///< write the window's picture here and leave
    QSize size{1440, 900}; ///< of that picture
    std::optional<scene::Theme> theme;
    QString language;      ///< as `translations::Languages::matching` gives it, or empty
    int textSize = 0;      ///< per cent; 0 = as set, or as suits the screen
};

/// Either arguments, or what to print and the exit code (0 for --help and --version).
struct Parsed {
    std::optional<Arguments> arguments;
    QString print;
    int code = 0;
};

/// Reads the command line, program name first. Wrong values are refused with a sentence.
Parsed parse(const QStringList& line);
/// True where the arguments ask for a picture: the window then needs no display. Looks before there is an
/// application object.
bool wantsScreenshot(int argc, const char* const* argv);

} // namespace app
