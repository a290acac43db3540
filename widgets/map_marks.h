// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <optional>

namespace widgets {

/// Marks that stand above the map, and take a click or the resting cursor before what lies below them.
/// Positions are logical pixels of the map.
class MapMarks {
public:
    /// True: there is a mark, and it is chosen now. False: there is none; a chosen one is given up.
    virtual bool choose(QPointF at) = 0;
    /// True: the cursor rests on a mark. Nothing: it left the map.
    virtual bool hover(std::optional<QPointF> at) = 0;

    virtual void giveUp() = 0; ///< what was chosen

protected:
    MapMarks() = default;
    ~MapMarks() = default;
};

} // namespace widgets
