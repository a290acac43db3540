// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"
#include "scene/overlay.h"

#include <vector>

namespace scene {

/// A sketch of what would come in: the places, lines and areas of a foreign file's first rows, above the map. One row may be
/// raised among them.
class Incoming : public Overlay {
public:
    /// One row's shape, in degrees: a ring of one place is a point; `isArea` closes and fills the others.
    struct Sketch {
        std::vector<std::vector<geo::Point>> rings;
        bool isArea = false;
    };

    /// `view` says how they come onto the map; places that it cannot show are left out.
    void set(const std::vector<Sketch>& sketches, const View& view);
    void clear() { *this = {}; }
    void raise(int row) { m_raised = row; } ///< -1 = none
    bool isEmpty() const { return m_rows.empty(); }
    const geo::Box& box() const { return m_box; } ///< degrees

    void paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const override;

private:
    struct Row {
        std::vector<std::vector<geo::MapPoint>> rings;
        bool isArea = false;
    };
    static void paintRow(QPainter& painter, const View& view, const Row& row, double radius);

    std::vector<Row> m_rows;
    geo::Box m_box;
    int m_raised = -1;
};

} // namespace scene
