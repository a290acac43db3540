// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <Qt>

namespace widgets {

/// What the map's clicks and keys mean while it is in hand, instead of picking. Dragging still pans, unless the tool
/// takes it; the wheel still zooms. Positions are logical pixels of the map.
class MapTool {
public:
    virtual void click(QPointF at) = 0;
    virtual void move(QPointF at) = 0;
    virtual void doubleClick(QPointF at) = 0;
    /// True: the tool takes the drag that may begin here, to its end; no click follows.
    virtual bool press(QPointF, Qt::KeyboardModifiers) { return false; }
    virtual void drag(QPointF) {}
    virtual void release(QPointF) {}
    /// False: the key is the map's.
    virtual bool key(int key, Qt::KeyboardModifiers modifiers) = 0;
    /// It is out of the hand: another one was taken, or none.
    virtual void putDown() = 0;

protected:
    MapTool() = default;
    ~MapTool() = default;
};

} // namespace widgets
