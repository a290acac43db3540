// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/selection.h"
#include "scene/drawn_area.h"
#include "scene/map_scene.h"
#include "widgets/map_tool.h"

#include <QObject>

namespace widgets {

/// Selects what stands inside an area that is drawn on the map: a rectangle or a lasso by dragging, a polygon by clicks
/// (a double click or Return closes it, Backspace takes its last corner back). Shift adds to the selection, Alt or Ctrl
/// takes away from it, without either it is a new one. A click without a drag is about the one component under it. Escape
/// gives up what is being drawn, and then puts the tool away.
class SelectTool : public QObject, public MapTool {
    Q_OBJECT

public:
    enum class Way { Rectangle, Lasso, Polygon };
    enum class Change { Replace, Add, Remove };

    /// The scene outlives it.
    explicit SelectTool(const scene::MapScene& scene, QObject* parent = nullptr) : QObject(parent), m_scene(scene) {}

    const scene::DrawnArea& area() const { return m_area; }
    void start(Way way);
    void stop();

    bool press(QPointF at, Qt::KeyboardModifiers modifiers) override;
    void drag(QPointF at) override;
    void release(QPointF at) override;
    void click(QPointF at) override;
    void move(QPointF at) override;
    void putDown() override;
    void doubleClick(QPointF at) override;
    bool key(int key, Qt::KeyboardModifiers modifiers) override;

Q_SIGNALS:
    void selected(const city::Selection& selection, widgets::SelectTool::Change change);
    void changed();  ///< the map is to be painted
    void finished(); ///< put away by its user

private:
    void closePolygon();
    void showArea();
    static Change changeOf(Qt::KeyboardModifiers modifiers);

    const scene::MapScene& m_scene;
    scene::DrawnArea m_area;
    Way m_way = Way::Rectangle;
    Change m_change = Change::Replace;
    QPolygonF m_drag;                      ///< of the screen: while a button is down
    std::vector<geo::MapPoint> m_corners;  ///< of a polygon; they stay on the map when it moves
    std::optional<QPointF> m_cursor;
};

} // namespace widgets

Q_DECLARE_METATYPE(widgets::SelectTool::Change)
