// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/map_scene.h"
#include "scene/sketch.h"
#include "widgets/map_tool.h"

#include <QObject>

namespace widgets {

/// Sets the place of a component: one click for a point; clicks for the vertices of a line or polygon, ended by a
/// double click or Return, Backspace takes one back. Vertices snap to other components unless Alt is held. Escape
/// puts the tool away and leaves the place as it was.
class DrawTool : public QObject, public MapTool {
    Q_OBJECT

public:
    /// The scene outlives it.
    explicit DrawTool(const scene::MapScene& scene, QObject* parent = nullptr) : QObject(parent), m_scene(scene) {}

    scene::Sketch& sketch() { return m_sketch; }
    /// `moved` does not hold itself fast.
    void begin(city::Shape shape, std::optional<city::ComponentKey> moved);
    void end();

    void click(QPointF at) override;
    void move(QPointF at) override;
    void doubleClick(QPointF at) override;
    void putDown() override { Q_EMIT finished(); }
    bool key(int key, Qt::KeyboardModifiers modifiers) override;

Q_SIGNALS:
    void changed(); ///< the map is to be painted
    void drawn(const std::vector<city::Path>& parts);
    void finished(); ///< put away

private:
    void finish();
    geo::Point placeAt(QPointF screen, bool* isSnapped = nullptr) const;

    const scene::MapScene& m_scene;
    scene::Sketch m_sketch;
    std::optional<city::ComponentKey> m_moved;
};

} // namespace widgets
