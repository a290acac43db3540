// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QPainter;
class QRect;
class QString;

namespace widgets {

/// Paints a small picture that is drawn by `draw` (in a rectangle at 0, 0 of `rect`'s size) once for each key, size and
/// pixel ratio, and is copied from then on. Everything that `draw` depends on belongs into the key. Under a rotated or
/// scaled painter it is drawn anew. GUI thread only.
void paintKept(QPainter& painter, const QRect& rect, const QString& key,
               const std::function<void(QPainter& painter, const QRect& rect)>& draw);

} // namespace widgets
