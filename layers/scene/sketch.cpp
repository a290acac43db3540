// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sketch.h"

#include "scene/plate.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {
constexpr double tooFar = 1e6; // pixels: the painter's numbers overflow beyond
}

void Sketch::setParts(city::Shape shape, std::vector<city::Path> parts) {
    m_shape = shape;
    m_parts = std::move(parts);
}

void Sketch::begin(city::Shape shape, const QString& hint) {
    m_shape = shape;
    m_hint = hint;
    m_isDrawing = true;
    m_way.clear();
    m_cursor.reset();
}

void Sketch::end() {
    m_isDrawing = m_isSnapped = false;
    m_way.clear();
    m_cursor.reset();
}

void Sketch::removeLast() {
    if (!m_way.empty())
        m_way.pop_back();
}

void Sketch::setCursor(std::optional<geo::Point> place, bool isSnapped) {
    m_cursor = place;
    m_isSnapped = isSnapped && place;
}

std::optional<std::vector<city::Path>> Sketch::drawn() const {
    city::Path path = m_way;
    path.erase(std::unique(path.begin(), path.end()), path.end()); // a double click adds its place twice
    const std::size_t least = m_shape == city::Shape::Point ? 1 : m_shape == city::Shape::Line ? 2 : 3;
    if (path.size() < least)
        return std::nullopt;
    if (m_shape == city::Shape::Point)
        path = {path.back()};
    if (m_shape == city::Shape::Polygon && !(path.front() == path.back()))
        path.push_back(path.front());
    return std::vector<city::Path>{path};
}

void Sketch::paintPath(QPainter& painter, const View& view, const ThemeColours& colours, double textScale,
                       const city::Path& path) const {
    QPolygonF line;
    for (const geo::Point& place : path) {
        const QPointF p = view.toScreen(view.toMap(place));
        if (std::isfinite(p.x()) && std::isfinite(p.y()))
            line << QPointF(std::clamp(p.x(), -tooFar, tooFar), std::clamp(p.y(), -tooFar, tooFar));
    }
    if (m_shape == city::Shape::Polygon && line.size() > 2) {
        QColor fill = colours.accent;
        fill.setAlpha(60);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(line);
    }
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(colours.outline, 5 * textScale), QPen(colours.accent, 2.5 * textScale)}) {
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
    painter.setPen(QPen(colours.outline, 1.5 * textScale));
    painter.setBrush(colours.accent);
    for (const QPointF& p : line)
        painter.drawEllipse(p, 5 * textScale, 5 * textScale);
    if (m_shape != city::Shape::Point || line.isEmpty())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 2 * textScale, Qt::DashLine));
    painter.drawEllipse(line.front(), 15 * textScale, 15 * textScale);
}

void Sketch::paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const {
    if (!view.projection() || (!m_isDrawing && m_parts.empty()))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    city::Path way = m_way;
    if (m_isDrawing && m_cursor)
        way.push_back(*m_cursor);
    if (!m_isDrawing || way.empty())
        for (const city::Path& part : m_parts)
            paintPath(painter, view, colours, textScale, part);
    if (m_isDrawing) {
        paintPath(painter, view, colours, textScale, way);
        if (m_isSnapped) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colours.accent, 2 * textScale));
            painter.drawEllipse(view.toScreen(view.toMap(*m_cursor)), 9 * textScale, 9 * textScale);
        }
        paintPlate(painter, view, m_hint, colours, textScale);
    }
    painter.restore();
}

} // namespace scene
