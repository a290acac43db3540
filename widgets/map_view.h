// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/map_scene.h"
#include "scene/overlay.h"
#include "widgets/map_marks.h"
#include "widgets/map_tool.h"

#include <QPointF>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

class QGestureEvent;

namespace widgets {

/// The map as a hand works it: wheel zooms at the cursor, dragging pans, Shift and dragging zooms to a box, a
/// double click zooms in, two fingers pinch; arrows pan, + and - zoom, Home shows the whole city, Return picks
/// the middle, Escape gives up a box or the selection. What is picked is selected in the scene.
class MapView : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the view.
    explicit MapView(scene::MapScene& scene, QWidget* parent = nullptr);

    scene::MapScene& scene() { return m_scene; }
    /// Tells over the map what is going on: loading, an empty city, a fault. `share` from 0 to 1 shows how far
    /// it got; negative shows no bar.
    void setMessage(const QString& title, const QString& text = {}, double share = -1);
    void clearMessage() { setMessage({}); }
    /// Painted above the map, in the order in which they were added; they outlive the view.
    void addOverlay(const scene::Overlay& overlay) { m_overlays.push_back(&overlay); }
    void removeOverlay(const scene::Overlay& overlay) { std::erase(m_overlays, &overlay); }
    /// Marks that clicks, Return and the resting cursor go to first: those that were added last before the others.
    /// They outlive the view, or are removed.
    void addMarks(MapMarks& marks) { m_marks.push_back(&marks); }
    void removeMarks(MapMarks& marks) { std::erase(m_marks, &marks); }

    /// The tool that clicks and keys go to instead of picking; null = none. It outlives the view.
    void setTool(MapTool* tool);
    void dropTool(const MapTool& tool); ///< if it is the one in hand

    QSize sizeHint() const override;

Q_SIGNALS:
    /// What is under a click, nearest first; empty when nothing is or the selection was given up.
    void picked(const std::vector<scene::Found>& found);
    /// What is under the resting cursor, nearest first.
    void hovered(const std::vector<scene::Found>& found);
    /// Degrees are NaN while no city is open.
    void cursorMoved(geo::Point place, geo::MapPoint map);
    void cursorLeft();
    void backAsked();    ///< the mouse's button for it
    void forwardAsked();
    /// What stands on the screen changed its state: the frame that was painted last has been handed to the
    /// window system. `filled` and `complete` as the scene was when it was painted (MapScene::isFilled, isComplete).
    void shown(bool filled, bool complete);
    void contextRequested(const QPoint& global, geo::MapPoint map, const std::vector<scene::Found>& found);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Grip { None, Pressed, Panning, Boxing, Tool };
    struct Message {
        QString title, text;
        double share = -1;
    };

    bool pinch(QGestureEvent* event);
    void followScreen(); ///< size and pixel ratio to the scene
    void zoom(double factor, QPointF fixed);
    void panBy(QPointF pixels);
    void zoomToBox();
    void pickAt(QPointF at);
    bool chooseMark(QPointF at); ///< one is there, and is chosen; all others are given up
    bool hoverMark(std::optional<QPointF> at);
    void hoverNow();
    void noteShown();
    void paintBox(QPainter& painter) const;
    void paintMessage(QPainter& painter) const;

    scene::MapScene& m_scene;
    std::vector<const scene::Overlay*> m_overlays;
    MapTool* m_tool = nullptr;
    std::vector<MapMarks*> m_marks;
    Grip m_grip = Grip::None;
    QPointF m_pressed, m_last;
    bool m_pinching = false;
    QTimer m_hover; ///< bounds how often the cursor's place is looked up
    bool m_hasHovered = false;
    Message m_message;
    bool m_isOutdated = true; ///< the scene has changed since it was painted
    bool m_isFilled = false, m_isComplete = false; ///< as told by shown()
};

} // namespace widgets
