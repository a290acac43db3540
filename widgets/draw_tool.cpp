// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/draw_tool.h"

#include "widgets/snapping.h"

#include <QGuiApplication>

namespace widgets {

void DrawTool::begin(city::Shape shape, std::optional<city::ComponentKey> moved) {
    m_moved = moved;
    m_sketch.begin(shape, shape == city::Shape::Point
                              ? tr("Click where it stands; Alt does not snap, Escape leaves it")
                              : tr("Click the vertices; a double click or Return ends, Backspace takes one back"));
    Q_EMIT changed();
}

void DrawTool::end() {
    m_sketch.end();
    Q_EMIT changed();
}

geo::Point DrawTool::placeAt(QPointF screen, bool* isSnapped) const {
    const scene::View& view = m_scene.view();
    const bool isFree = QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier);
    const Snapped spot = isFree ? Snapped{view.toGeographic(view.toMap(screen)), false}
                                : snappedAt(m_scene, screen, m_moved);
    if (isSnapped)
        *isSnapped = spot.isSnapped;
    return spot.place;
}

void DrawTool::click(QPointF at) {
    const geo::Point place = placeAt(at);
    if (!geo::isValid(place))
        return;
    m_sketch.add(place);
    if (m_sketch.shape() == city::Shape::Point)
        return finish();
    Q_EMIT changed();
}

void DrawTool::move(QPointF at) {
    bool isSnapped = false;
    const geo::Point place = placeAt(at, &isSnapped);
    m_sketch.setCursor(geo::isValid(place) ? std::optional(place) : std::nullopt, isSnapped);
    Q_EMIT changed();
}

void DrawTool::doubleClick(QPointF) { finish(); } // its first click has added the vertex

void DrawTool::finish() {
    const auto parts = m_sketch.drawn();
    if (!parts)
        return; // too few vertices: the hint says how it goes on
    Q_EMIT drawn(*parts);
    Q_EMIT finished();
}

bool DrawTool::key(int key, Qt::KeyboardModifiers) {
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter: finish(); return true;
    case Qt::Key_Backspace:
        m_sketch.removeLast();
        Q_EMIT changed();
        return true;
    case Qt::Key_Escape: Q_EMIT finished(); return true;
    default: return false;
    }
}

} // namespace widgets
