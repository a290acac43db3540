// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/overlay.h"

#include <QString>
#include <optional>
#include <vector>

namespace scene {

/// A way over the map that is measured on the ellipsoid: its length, the bearing of its last leg, and, of
/// three points or more, the area that it encloses.
class Measure : public Overlay {
public:
    struct Figures {
        double metres = 0;             ///< all legs
        std::optional<double> lastLeg; ///< metres
        std::optional<double> bearing; ///< of the last leg, degrees from north by east, 0 to 360
        std::optional<double> squareMetres;
    };

    void start();
    void stop() { *this = {}; }
    bool isOn() const { return m_isOn; }
    /// Where the cursor is: the leg that it would add is shown. `isSnapped`: on a component.
    void setCursor(std::optional<geo::Point> place, bool isSnapped);
    void add(geo::Point place);
    void removeLast();
    void end() {
        m_hasEnded = true;
        m_cursor.reset();
    } ///< the way stays; the next point begins another
    bool hasEnded() const { return m_hasEnded; }
    const std::vector<geo::Point>& points() const { return m_points; }

    Figures figures() const; ///< of the points and the cursor
    QString text() const;    ///< the figures in words, a line each

    void paint(QPainter& painter, const View& view, const ThemeColours& colours,
               double textScale) const override;

private:
    std::vector<geo::Point> way() const;

    bool m_isOn = false, m_hasEnded = false, m_isSnapped = false;
    std::vector<geo::Point> m_points;
    std::optional<geo::Point> m_cursor;
};

} // namespace scene
