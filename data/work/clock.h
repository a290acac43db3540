// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/calendar.h"

#include <optional>

namespace work {

/// How urgent a clock looks: a quarter of its time or less is left, or none.
enum class Light : std::uint8_t { None, Green, Yellow, Red };

/// A running, paused or stopped time limit. A value of plain numbers, as it is stored; all instants are UTC
/// milliseconds. Time that ran is counted once and for all when the clock pauses, so that pause and resume
/// conserve what is left. A clock that is set back counts nothing twice: time before its last start is none.
struct Clock {
    Limit limit;              ///< the original one; an amount of 0 means that there is no clock
    std::int64_t totalMs = 0; ///< what it allows, extensions included
    std::int64_t usedMs = 0;  ///< before `runningSince`
    std::optional<std::int64_t> runningSince; ///< nothing while paused or stopped
    friend bool operator==(const Clock&, const Clock&) = default;

    static Clock started(const Limit& limit, std::int64_t at, const Calendar& calendar);
    bool exists() const { return limit.amount > 0; }
    bool isRunning() const { return runningSince.has_value(); }

    void pause(std::int64_t at, const Calendar& calendar); ///< nothing where it stands already
    void resume(std::int64_t at);                          ///< nothing where it runs already
    void extend(const Calendar& calendar);                 ///< once more the original limit

    std::int64_t used(std::int64_t now, const Calendar& calendar) const;
    /// What is left, in working time where the limit counts that; below 0 once it is overdue.
    std::int64_t remaining(std::int64_t now, const Calendar& calendar) const {
        return totalMs - used(now, calendar);
    }
    /// When it runs out; nothing while it stands.
    std::optional<std::int64_t> due(const Calendar& calendar) const;
    bool isOverdue(std::int64_t now, const Calendar& calendar) const {
        return exists() && remaining(now, calendar) < 0;
    }
    Light light(std::int64_t now, const Calendar& calendar) const;
};

/// A time limit of one piece of work, from a start on.
struct Deadline {
    std::int64_t start = 0;
    Limit limit;
    std::int64_t due(const Calendar& calendar) const { return calendar.due(start, limit); }
};

/// For the user: `3 h 20 min`, `2 d 4 h`, with a minus where it is over. Days have 24 hours.
QString spanText(std::int64_t ms);

} // namespace work
