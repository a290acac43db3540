// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/order.h"

#include <array>
#include <limits>

/// Evaluation: counts out of cases and findings, figures out of counts, schemes as data.
namespace score {

/// UTC milliseconds that never come.
inline constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

/// Whom a case or finding counts for: ids of the city; 0 stands for none.
struct Cell {
    int company = 0, line = 0, place = 0;
    friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// What a case or finding is, as bits, by the names that counts use in resources/score/counts.json.
namespace flags {
inline constexpr std::uint32_t accepted = 1 << 0, filed = 1 << 1, closed = 1 << 2, voided = 1 << 3,
                               refused = 1 << 4, merged = 1 << 5, exempt = 1 << 6, suspended = 1 << 7,
                               reworked = 1 << 8, extended = 1 << 9, returned = 1 << 10, forced = 1 << 11,
                               selfHandled = 1 << 12, fromPublic = 1 << 13, done = 1 << 14, inTime = 1 << 15,
                               overdue = 1 << 16, // of the stage that is counted
    rejected = 1 << 17, pending = 1 << 18, rectified = 1 << 19, appealed = 1 << 20,
                               lifted = 1 << 21; // of findings; `lifted`: by an appeal
/// 0: there is none of that name.
std::uint32_t of(const QString& name);
} // namespace flags

/// What counting needs of a step of a case; `work::Step` holds more.
struct CaseStep {
    std::int64_t event = 0, due = never; ///< when; when the clock that counts after it runs out
    std::uint8_t from = 0, to = 0, action = 0, stage = 0;
    bool overdue = false; ///< the clock of `stage` ran out before it
};
CaseStep counted(const work::Step& step);

/// What counting needs of a case, folded from its steps in their order. The last spell in a stage counts;
/// that one of them was overdue stays true.
struct CaseFacts {
    struct Spell {
        std::int64_t due = never, done = never;
        bool overdue = false;
    };
    Cell cell;
    std::array<Spell, work::stageCount> stages;
    std::int64_t reported = never, filed = never, closed = never;
    std::uint32_t flags = 0;
    int reworks = 0, extensions = 0, returns = 0;

    /// `stageOf`: the stage of each state, by its number.
    void take(const CaseStep& step, const std::array<std::uint8_t, 32>& stageOf);
    /// With `done`, `inTime` and `overdue` of that stage. An approved appeal makes overdue what it was not.
    std::uint32_t flagsOf(work::Stage stage) const;
    friend bool operator==(const CaseFacts&, const CaseFacts&) = default;
};
inline bool operator==(const CaseFacts::Spell& a, const CaseFacts::Spell& b) {
    return a.due == b.due && a.done == b.done && a.overdue == b.overdue;
}

/// What counting needs of a finding of an inspection, as its newest decision leaves it.
struct FindingFacts {
    Cell cell;
    std::int64_t found = never;
    int item = 0;            ///< its place in the checklist
    std::int64_t points = 0; ///< that it costs, in millionths
    std::uint32_t flags = 0;
    friend bool operator==(const FindingFacts&, const FindingFacts&) = default;
};

} // namespace score
