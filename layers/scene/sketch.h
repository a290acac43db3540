// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "scene/overlay.h"

#include <QString>
#include <optional>

namespace scene {

/// A shape that is being drawn or edited, above the map: where the component will stand once it is saved.
class Sketch : public Overlay {
public:
    /// What the form holds; empty = nothing to show. Degrees.
    void setParts(city::Shape shape, std::vector<city::Path> parts);
    void clear() { *this = {}; }

    // While it is drawn: the vertices so far, and the one the cursor would add.
    void begin(city::Shape shape, const QString& hint);
    void end();
    bool isDrawing() const { return m_isDrawing; }
    void add(geo::Point vertex) { m_way.push_back(vertex); }
    void removeLast();
    void setCursor(std::optional<geo::Point> place, bool isSnapped);
    city::Shape shape() const { return m_shape; }
    /// As a component's geometry; nothing while it has too few vertices. A polygon's ring is closed.
    std::optional<std::vector<city::Path>> drawn() const;

    void paint(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const override;

private:
    void paintPath(QPainter& painter, const View& view, const ThemeColours& colours, double textScale,
                   const city::Path& path) const;

    city::Shape m_shape = city::Shape::Point;
    std::vector<city::Path> m_parts;
    bool m_isDrawing = false, m_isSnapped = false;
    QString m_hint;
    city::Path m_way;
    std::optional<geo::Point> m_cursor;
};

} // namespace scene
