// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <Qt>

namespace widgets {

/// What the map's clicks and keys mean while it is in hand, instead of picking. Dragging still pans, the
/// wheel still zooms. Positions are logical pixels of the map.
class MapTool {
public:
    virtual void click(QPointF at) = 0;
    virtual void move(QPointF at) = 0;
    virtual void doubleClick(QPointF at) = 0;
    /// False: the key is the map's.
    virtual bool key(int key, Qt::KeyboardModifiers modifiers) = 0;

protected:
    MapTool() = default;
    ~MapTool() = default;
};

} // namespace widgets
