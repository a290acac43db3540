// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace scene {

/// What the system tells of another process's work: does one that says nothing work, or does it hang?
struct ProcessWork {
    char state = 'X';   ///< of its main thread, as proc(5) has it; X of a process that is gone
    quint64 ticks = 0;  ///< processor time of all its threads, in clock ticks

    /// Of the process of that id, from /proc; of one that cannot be read, a dead one's.
    static ProcessWork of(qint64 process);

    /// It runs, waits for a core or for a disk, or some thread of it has run since @p before.
    /// One that is stopped, dead or asleep without work since then does not.
    bool isGoingOn(const ProcessWork& before) const;
};

} // namespace scene
