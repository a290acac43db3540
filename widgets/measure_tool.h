// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/map_scene.h"
#include "scene/measure.h"
#include "widgets/map_tool.h"

#include <QObject>

namespace widgets {

/// Measures ways on the map: clicks add points, which snap to components; a double click or Return ends the
/// way, Backspace takes its last point back, Ctrl+C copies the figures, Escape puts the tool away.
class MeasureTool : public QObject, public MapTool {
    Q_OBJECT

public:
    /// The scene outlives it.
    explicit MeasureTool(const scene::MapScene& scene, QObject* parent = nullptr)
        : QObject(parent), m_scene(scene) {}

    const scene::Measure& measure() const { return m_measure; }
    void setOn(bool on);

    void click(QPointF at) override;
    void move(QPointF at) override;
    void doubleClick(QPointF at) override;
    void putDown() override { Q_EMIT finished(); }
    bool key(int key, Qt::KeyboardModifiers modifiers) override;

Q_SIGNALS:
    void changed();  ///< the map is to be painted
    void finished(); ///< put away by its user

private:
    const scene::MapScene& m_scene;
    scene::Measure m_measure;
};

} // namespace widgets
