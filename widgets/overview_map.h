// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "scene/map_scene.h"
#include "widgets/look.h"

#include <QWidget>

namespace widgets {

/// The whole city in a corner of the map, with the rectangle that the map shows: dragging it, or a click,
/// moves the map; the wheel zooms it; so do the arrow keys and + and - while it has the focus.
class OverviewMap : public QWidget {
    Q_OBJECT

public:
    /// The scene outlives it. Stands in the lower left corner of its parent.
    OverviewMap(scene::MapScene& scene, QWidget* parent);

    void setLook(const Look& look);
    /// The rings of the city's sub-districts, degrees; empty: only its box is drawn.
    void setBoundaries(const std::vector<city::Path>& rings);
    /// Where the map's rectangle is, in logical pixels of this widget.
    QRectF shown() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    scene::View small() const; ///< the whole city in this widget
    void centreOn(QPointF at);
    void retranslate();

    scene::MapScene& m_scene;
    Look m_look;
    std::vector<std::vector<geo::MapPoint>> m_rings;
    QPointF m_grip; ///< from the rectangle's middle to the hand
};

} // namespace widgets
