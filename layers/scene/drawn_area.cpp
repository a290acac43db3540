// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/drawn_area.h"

#include <QPainter>

namespace scene {

void DrawnArea::paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const {
    if (isEmpty())
        return;
    constexpr double farthest = 1e5; // pixels; QPainter's fixed point breaks far outside
    const auto bounded = [=](QPointF p) {
        return QPointF(std::clamp(p.x(), -farthest, farthest), std::clamp(p.y(), -farthest, farthest));
    };
    QPolygonF area = m_screen;
    for (const geo::MapPoint& corner : m_corners)
        area << bounded(view.toScreen(corner));
    const qsizetype put = area.size();
    if (m_cursor && !m_corners.empty())
        area << *m_cursor;
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = m_takesAway ? colours.missing : colours.marked;
    const QColor line = fill;
    fill.setAlpha(40);
    const double width = 2 * textScale;
    painter.setBrush(fill);
    for (const QPen& pen : {QPen(colours.outline, width * 2), QPen(line, width, m_takesAway ? Qt::DashLine : Qt::SolidLine)}) {
        painter.setPen(pen);
        painter.drawPolygon(area, Qt::OddEvenFill);
        painter.setBrush(Qt::NoBrush);
    }
    if (m_corners.empty())
        return;
    painter.setPen(QPen(colours.outline, 1));
    painter.setBrush(line);
    for (qsizetype i = 0; i < put; ++i)
        painter.drawEllipse(area[i], width * 2, width * 2);
}

} // namespace scene
