// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "scene/theme.h"

#include <QColor>
#include <cstdint>
#include <vector>

namespace scene {

/// The colours of what the scene draws itself. Those of the base map are the engine's styles' matter.
struct ThemeColours {
    QColor ground;   ///< under everything, where no base map is
    QColor outline;  ///< around symbols, so that neighbours stay apart
    QColor text;     ///< of overlays
    QColor panel;    ///< behind overlay text, translucent
    QColor accent;   ///< what is current, and what tools draw
    QColor hover;
    QColor marked;   ///< selected ones: no class and no state has this colour
    QColor damaged, missing, abandoned;
    QColor warning;  ///< notices on a panel: text, so darker than the mark of a state where the panel is light
    std::vector<std::uint32_t> density; ///< straight ARGB, from few to many

    static const ThemeColours& of(Theme theme);
    /// What marks a state; invalid for intact.
    QColor state(city::State state) const;
};

} // namespace scene
