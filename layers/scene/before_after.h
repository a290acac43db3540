// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "scene/overlay.h"

#include <QColor>
#include <vector>

namespace scene {

/// One shape as it is and as it would be, above the map: the one dashed, the other full, an arrow between where it moves.
class BeforeAfter : public Overlay {
public:
    struct Side {
        city::Shape shape = city::Shape::Point;
        std::vector<city::Path> parts; ///< degrees; none where it is not there
    };
    void set(const Side& before, const Side& after, const View& view, QColor beforeColour, QColor afterColour);
    void clear();
    bool isEmpty() const { return m_before.parts.empty() && m_after.parts.empty(); }
    void paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const override;

private:
    struct Drawn {
        city::Shape shape = city::Shape::Point;
        std::vector<std::vector<geo::MapPoint>> parts;
        std::optional<geo::MapPoint> anchor;
        QColor colour;
    };
    static Drawn drawn(const Side& side, const View& view, QColor colour);
    static void paintSide(QPainter& painter, const View& view, const Drawn& side, QColor outline, bool isDashed, double textScale);
    Drawn m_before, m_after;
};

} // namespace scene
