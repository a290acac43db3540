// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/place_marks.h"

#include <QPainter>
#include <unordered_set>

namespace scene {

namespace {
constexpr double radius = 7, cell = 5; // logical pixels
}

void PlaceMarks::set(const std::vector<geo::Point>& places, const View& view, QColor colour) {
    m_colour = colour;
    m_places.clear();
    for (const geo::Point& place : places)
        m_places.push_back(view.toMap(place));
}

void PlaceMarks::paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const {
    if (m_places.empty())
        return;
    const QRectF shown = QRectF({}, view.size()).adjusted(-radius, -radius, radius, radius);
    std::unordered_set<std::uint64_t> taken;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const geo::MapPoint& place : m_places) {
        const QPointF at = view.toScreen(place);
        if (!shown.contains(at))
            continue;
        const auto column = std::uint64_t(at.x() / cell + 8), row = std::uint64_t(at.y() / cell + 8);
        if (!taken.insert(row << 32 | column).second)
            continue;
        painter.setPen(QPen(colours.outline, 4 * textScale));
        painter.drawEllipse(at, radius * textScale, radius * textScale);
        painter.setPen(QPen(m_colour, 2 * textScale));
        painter.drawEllipse(at, radius * textScale, radius * textScale);
    }
    painter.restore();
}

} // namespace scene
