// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <QString>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace scene {

/// What a mark stands for: the symbol inside it, and whether it has a heading (those up to Vehicle do).
enum class MarkKind : std::uint8_t {
    Sweeper,
    Watering,
    Garbage,
    Autonomous,
    FollowMe,
    Cart,
    Vehicle,
    Watch,
    Tilt,
    Bin,
    Parking,
    Lamp,
    Water,
    Sensor
};
inline constexpr int markKindCount = 14;

/// How true a place is now.
enum class MarkState : std::uint8_t { Online, Stale, Offline };

/// Something that tells where it is, as the map draws it. A value; where it comes from is not its matter.
struct FleetMark {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    std::uint64_t id = 0; ///< the same from one set of marks to the next
    MarkKind kind = MarkKind::Vehicle;
    MarkState state = MarkState::Online;
    bool isAlarmed = false;
    int company = 0;          ///< city::Company::id; 0 = of none
    geo::Point place;         ///< of the last fix, degrees
    double heading = unknown; ///< degrees from north by east
    double speed = unknown;   ///< km/h
    std::int64_t fixMs = 0;   ///< when it was there, UTC
    QString label;
};

using FleetMarks = std::vector<FleetMark>;
using FleetMarksPtr = std::shared_ptr<const FleetMarks>;

} // namespace scene
