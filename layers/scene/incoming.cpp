// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/incoming.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {
constexpr double farthest = 1e5; // pixels; QPainter's fixed point breaks far outside
constexpr double dot = 3.5;      // logical pixels

QPointF bounded(QPointF p) {
    return {std::clamp(p.x(), -farthest, farthest), std::clamp(p.y(), -farthest, farthest)};
}
} // namespace

void Incoming::set(const std::vector<Sketch>& sketches, const View& view) {
    clear();
    for (const Sketch& sketch : sketches) {
        Row& row = m_rows.emplace_back();
        row.isArea = sketch.isArea;
        for (const auto& ring : sketch.rings) {
            std::vector<geo::MapPoint> on;
            for (const geo::Point& place : ring) {
                const geo::MapPoint p = geo::isValid(place) ? view.toMap(place) : geo::MapPoint{NAN, NAN};
                if (!std::isfinite(p.x) || !std::isfinite(p.y))
                    continue;
                on.push_back(p);
                m_box.add(place);
            }
            if (!on.empty())
                row.rings.push_back(std::move(on));
        }
    }
}

void Incoming::paintRow(QPainter& painter, const View& view, const Row& row, double radius) {
    QPainterPath path;
    for (const auto& ring : row.rings) {
        if (ring.size() == 1) {
            painter.drawEllipse(bounded(view.toScreen(ring[0])), radius, radius);
            continue;
        }
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const QPointF p = bounded(view.toScreen(ring[i]));
            i == 0 ? path.moveTo(p) : path.lineTo(p);
        }
        if (row.isArea)
            path.closeSubpath();
    }
    if (path.isEmpty())
        return;
    const QBrush fill = painter.brush();
    QColor light = fill.color();
    light.setAlphaF(light.alphaF() * 0.25f);
    painter.setBrush(row.isArea ? QBrush(light) : QBrush(Qt::NoBrush));
    painter.drawPath(path);
    painter.setBrush(fill);
}

void Incoming::paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const {
    if (m_rows.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.marked);
    painter.setPen(QPen(colours.marked, 2 * textScale));
    for (const Row& row : m_rows)
        paintRow(painter, view, row, dot * textScale);
    if (m_raised >= 0 && std::size_t(m_raised) < m_rows.size()) {
        painter.setBrush(colours.hover);
        painter.setPen(QPen(colours.marked, 3 * textScale));
        paintRow(painter, view, m_rows[std::size_t(m_raised)], 2 * dot * textScale);
    }
    painter.restore();
}

} // namespace scene
