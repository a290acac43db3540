// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/select_tool.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace widgets {

namespace {
constexpr double leastStep = 2; // logical pixels between two corners of a lasso
}

SelectTool::Change SelectTool::changeOf(Qt::KeyboardModifiers modifiers) {
    if (modifiers & (Qt::AltModifier | Qt::ControlModifier))
        return Change::Remove;
    return modifiers.testFlag(Qt::ShiftModifier) ? Change::Add : Change::Replace;
}

void SelectTool::start(Way way) {
    stop();
    m_way = way;
}

void SelectTool::stop() {
    m_drag.clear();
    m_corners.clear();
    m_area.clear();
    Q_EMIT changed();
}

bool SelectTool::press(QPointF at, Qt::KeyboardModifiers modifiers) {
    if (m_corners.empty()) // a polygon is what it was begun as
        m_change = changeOf(modifiers);
    if (m_way == Way::Polygon)
        return false;
    m_drag = {at};
    return true;
}

void SelectTool::drag(QPointF at) {
    if (m_drag.isEmpty())
        return; // given up while the button is still down
    const QPointF from = m_drag.front();
    if (m_way == Way::Rectangle)
        m_drag = {from, {at.x(), from.y()}, at, {from.x(), at.y()}};
    else if ((at - m_drag.back()).manhattanLength() >= leastStep)
        m_drag << at;
    showArea();
}

void SelectTool::release(QPointF at) {
    if (m_drag.isEmpty())
        return;
    const QPolygonF drawn = std::exchange(m_drag, {});
    m_area.clear();
    const QRectF box = drawn.boundingRect();
    if (std::max(box.width(), box.height()) < QGuiApplication::styleHints()->startDragDistance()) {
        const std::vector<scene::Found> found = m_scene.pick(at);
        Q_EMIT selected(found.empty() ? city::Selection() : city::Selection::of(found.front().key), m_change);
    } else {
        Q_EMIT selected(m_scene.within(drawn), m_change);
    }
    Q_EMIT changed();
}

void SelectTool::click(QPointF at) {
    m_corners.push_back(m_scene.view().toMap(at));
    showArea();
}

void SelectTool::move(QPointF at) {
    m_cursor = at;
    if (!m_corners.empty())
        showArea();
}

void SelectTool::doubleClick(QPointF) {
    closePolygon(); // its first click has added the corner
}

void SelectTool::closePolygon() {
    QPolygonF ring;
    for (const geo::MapPoint& corner : m_corners)
        ring << m_scene.view().toScreen(corner);
    m_corners.clear();
    m_area.clear();
    if (ring.size() > 2)
        Q_EMIT selected(m_scene.within(ring), m_change);
    Q_EMIT changed();
}

void SelectTool::putDown() {
    stop();
    Q_EMIT finished();
}

void SelectTool::showArea() {
    m_area.setTakesAway(m_change == Change::Remove);
    if (m_way == Way::Polygon)
        m_area.set(m_corners, m_cursor);
    else
        m_area.set(m_drag);
    Q_EMIT changed();
}

bool SelectTool::key(int key, Qt::KeyboardModifiers) {
    switch (key) {
    case Qt::Key_Escape:
        if (m_area.isEmpty()) {
            Q_EMIT finished();
            return true;
        }
        stop();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_corners.empty())
            return false;
        closePolygon();
        return true;
    case Qt::Key_Backspace:
        if (m_corners.empty())
            return false;
        m_corners.pop_back();
        if (m_corners.empty())
            m_area.clear();
        else
            showArea();
        Q_EMIT changed();
        return true;
    default: return false;
    }
}

} // namespace widgets
