// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/overlay.h"

#include <QPolygonF>
#include <optional>
#include <vector>

namespace scene {

/// An area that a hand is drawing on the map: what it encloses so far. Its corners stay on the screen where they are put,
/// or, for one that is put down corner by corner, on the map.
class DrawnArea : public Overlay {
public:
    /// Of the screen.
    void set(const QPolygonF& screen) {
        m_screen = screen;
        m_corners.clear();
    }
    /// Of the map, and, where the cursor is, the next one.
    void set(std::vector<geo::MapPoint> corners, std::optional<QPointF> cursor) {
        m_screen.clear();
        m_corners = std::move(corners);
        m_cursor = cursor;
    }
    void clear() { *this = {}; }
    void setTakesAway(bool takesAway) { m_takesAway = takesAway; } ///< from a selection: another line
    bool isEmpty() const { return m_screen.isEmpty() && m_corners.empty(); }

    void paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const override;

private:
    QPolygonF m_screen;
    std::vector<geo::MapPoint> m_corners;
    std::optional<QPointF> m_cursor;
    bool m_takesAway = false;
};

} // namespace scene
