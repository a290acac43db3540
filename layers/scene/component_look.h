// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "kernel/palette.h"
#include "scene/style_keys.h"
#include "scene/symbol_atlas.h"
#include "scene/theme.h"
#include "scene/visibility.h"

#include <memory>

namespace scene {

/// How large components are drawn: by metres per logical pixel.
struct ZoomStep {
    double dot = 0;  ///< diameter of discs in logical pixels; 0 = symbols
    int symbol = 0;  ///< size of symbols in logical pixels; 0 = discs
    double line = 1; ///< width of lines and outlines in logical pixels

    /// Symbols, with the lines beside them, grow with the text; discs, which tell where many stand, do not.
    static ZoomStep of(double metresPerPixel, double textScale = 1);
    /// Half of what a component covers, in logical pixels.
    double reach() const { return (symbol > 0 ? symbol : dot) / 2; }
    /// Near enough for what is not intact to lie above all that is.
    bool raisesStates() const { return symbol > 0 || dot >= 6; }
    friend bool operator==(const ZoomStep&, const ZoomStep&) = default;
};

/// What decides the look of all components at once. A value.
struct ComponentLook {
    Visibility visibility;
    Theme theme = Theme::Dark;
    ZoomStep step;
    double pixelRatio = 1;
    friend bool operator==(const ComponentLook&, const ComponentLook&) = default;
};

/// Styles for every key, and, `withMarks`, behind them the highlighted ones of each: hidden ones without a sprite; more important classes above less important ones, and,
/// from near, whatever is not intact above all that is.
kernel::Palette makePalette(const StyleKeys& keys, const city::Catalogue& catalogue, const ComponentLook& look,
                            SymbolAtlas& atlas, bool withMarks = false);

/// The colour of a class: its major class's.
QRgb classColour(const city::Catalogue& catalogue, int classId);

} // namespace scene
