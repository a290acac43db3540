// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QString>

#include <cstdint>
#include <optional>

/// What happens in a city: cases, their steps and clocks, inspections, evaluation. No SQL, no sockets.
namespace work {

/// How a time limit is counted.
enum class LimitUnit : std::uint8_t {
    UrgentHours = 0,  ///< 紧急工作时: hours without a break, nights and holidays included
    WorkingHours = 1, ///< 工作时: only inside the working slots
    WorkingDays = 2,  ///< 工作日: the hours of one ordinary day's slots each
    NaturalDays = 3,  ///< 自然日: 24 hours without a break
};

/// A time limit, such as 2 urgent hours. `amount` is above 0 and at most 100,000; halves are possible.
struct Limit {
    LimitUnit unit = LimitUnit::WorkingHours;
    double amount = 0;
    friend bool operator==(const Limit&, const Limit&) = default;

    /// Whether only the working slots count.
    bool isWorking() const { return unit == LimitUnit::WorkingHours || unit == LimitUnit::WorkingDays; }
};

/// In the form that files hold, `2 urgent-hours`; also as city tables write it: 2紧急工作时, 4小时 and
/// 4工作时 (working hours), 1天 and 1工作日 (working days), 3自然日. An Invalid fault otherwise.
city::Result<Limit> limitOf(const QString& text);
QString limitText(const Limit& limit); ///< for files
QString limitName(const Limit& limit); ///< for the user, translated

} // namespace work
