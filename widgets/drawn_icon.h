// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIcon>

namespace widgets {

/// An icon drawn from an SVG at whatever size and pixel ratio is asked for. `currentColor` in the drawing
/// becomes `normal`, or `disabled` where the widget is.
QIcon drawnIcon(const QByteArray& svg, const QColor& normal, const QColor& disabled);

} // namespace widgets
