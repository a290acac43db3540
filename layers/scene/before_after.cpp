// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/before_after.h"

#include "city/anchor.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace scene {

namespace {
constexpr double radius = 9, head = 8; // logical pixels

void paintArrow(QPainter& painter, QPointF from, QPointF to, double textScale) {
    const QPointF along = to - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 4 * radius * textScale)
        return;
    const QPointF unit = along / length, across(-unit.y(), unit.x());
    const QPointF start = from + unit * radius * textScale, end = to - unit * radius * textScale;
    const double size = head * textScale;
    painter.drawLine(start, end);
    painter.drawLine(end, end - unit * size + across * size * 0.5);
    painter.drawLine(end, end - unit * size - across * size * 0.5);
}
} // namespace

BeforeAfter::Drawn BeforeAfter::drawn(const Side& side, const View& view, QColor colour) {
    Drawn made{side.shape, {}, {}, colour};
    for (const city::Path& path : side.parts) {
        auto& part = made.parts.emplace_back();
        for (const geo::Point& point : path)
            part.push_back(view.toMap(point));
    }
    if (const geo::Point anchor = city::anchorOf(side.shape, side.parts); geo::isValid(anchor))
        made.anchor = view.toMap(anchor);
    return made;
}

void BeforeAfter::set(const Side& before, const Side& after, const View& view, QColor beforeColour, QColor afterColour) {
    m_before = drawn(before, view, beforeColour);
    m_after = drawn(after, view, afterColour);
}

void BeforeAfter::clear() { m_before = m_after = {}; }

void BeforeAfter::paintSide(QPainter& painter, const View& view, const Drawn& side, QColor outline, bool isDashed,
                            double textScale) {
    QPainterPath path;
    for (const auto& part : side.parts) {
        if (side.shape == city::Shape::Point) {
            for (const geo::MapPoint& point : part)
                path.addEllipse(view.toScreen(point), radius * textScale, radius * textScale);
            continue;
        }
        QPolygonF line;
        for (const geo::MapPoint& point : part)
            line << view.toScreen(point);
        path.addPolygon(line);
    }
    painter.strokePath(path, QPen(outline, 5 * textScale));
    QPen pen(side.colour, 2.5 * textScale);
    if (isDashed)
        pen.setStyle(Qt::DashLine);
    painter.strokePath(path, pen);
}

void BeforeAfter::paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const {
    if (isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    paintSide(painter, view, m_before, colours.outline, true, textScale);
    paintSide(painter, view, m_after, colours.outline, false, textScale);
    if (m_before.anchor && m_after.anchor) {
        painter.setPen(QPen(m_after.colour, 2 * textScale));
        paintArrow(painter, view.toScreen(*m_before.anchor), view.toScreen(*m_after.anchor), textScale);
    }
    painter.restore();
}

} // namespace scene
