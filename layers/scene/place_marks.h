// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"
#include "scene/overlay.h"

#include <QColor>
#include <vector>

namespace scene {

/// Rings around many places, above the map. Where they stand closer than they can be told apart, one is drawn.
class PlaceMarks : public Overlay {
public:
    /// Degrees; `view` says how they come onto the map.
    void set(const std::vector<geo::Point>& places, const View& view, QColor colour);
    std::size_t size() const { return m_places.size(); }
    void paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const override;

private:
    std::vector<geo::MapPoint> m_places;
    QColor m_colour;
};

} // namespace scene
