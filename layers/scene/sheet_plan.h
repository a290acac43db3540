// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/theme.h"
#include "scene/view.h"
#include "wire/message.h"

#include <QStringList>

namespace scene {

/// What the engine's sheets have to show.
struct SheetWish {
    View view;
    Theme theme = Theme::Dark;
    QString language;         ///< "zh_CN" or "en"
    QStringList hiddenLayers; ///< sorted
    double textScale = 1;     ///< how much larger than at 100 % the engine's lines and text are
    QString city;             ///< its uid as text; empty while no city is known
    bool isStart = false;     ///< the view that a start begins with
};

/// The request for one sheet: the view with an eighth of its size more on each side, so that not every step of
/// a pan needs another. Width 0 for a view without pixels.
wire::Render makeRender(const SheetWish& wish, wire::SheetKind sheet);

/// A picture drawn for `asked` shows all of what is wished, at its scale and in its look.
bool covers(const wire::Render& asked, const SheetWish& wish);

/// They differ at most in where they look and how close.
bool sameLook(const wire::Render& asked, const SheetWish& wish);

} // namespace scene
