// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace widgets {

/// The mark of a row that can be unfolded: an angle that points to the right, or down when it is open. `unit` is one logical
/// pixel of 100 % in those of the screen.
void paintFoldMark(QPainter& painter, const QRectF& rect, bool isOpen, const QColor& ink, double unit);

} // namespace widgets
