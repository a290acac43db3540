// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/facts.h"

#include <algorithm>

namespace score {

std::uint32_t flags::of(const QString& name) {
    static constexpr std::pair<const char*, std::uint32_t> names[] = {{"accepted", accepted},
                                                                      {"filed", filed},
                                                                      {"closed", closed},
                                                                      {"voided", voided},
                                                                      {"refused", refused},
                                                                      {"merged", merged},
                                                                      {"exempt", exempt},
                                                                      {"suspended", suspended},
                                                                      {"reworked", reworked},
                                                                      {"extended", extended},
                                                                      {"returned", returned},
                                                                      {"forced", forced},
                                                                      {"self_handled", selfHandled},
                                                                      {"public", fromPublic},
                                                                      {"done", done},
                                                                      {"in_time", inTime},
                                                                      {"overdue", overdue},
                                                                      {"rejected", rejected},
                                                                      {"pending", pending},
                                                                      {"rectified", rectified},
                                                                      {"appealed", appealed},
                                                                      {"lifted", lifted}};
    const auto at =
        std::ranges::find_if(names, [&](const auto& row) { return name == QLatin1String(row.first); });
    return at == std::end(names) ? 0 : at->second;
}

CaseStep counted(const work::Step& step) {
    return {step.event.ms,      step.dueMs.value_or(never), step.from.number, step.to.number,
            step.action.number, std::uint8_t(step.stage),   step.overdue};
}

namespace {

/// What an action leaves behind for good.
void markAction(CaseFacts& facts, work::Action action, std::int64_t event) {
    namespace a = work::actions;
    if (action == a::report)
        facts.reported = event;
    if (action == a::accept)
        facts.flags |= flags::accepted;
    if (action == a::file)
        facts.flags |= flags::filed, facts.filed = event;
    if (action == a::approveExtension)
        facts.flags |= flags::extended, ++facts.extensions;
    if (action == a::rework)
        facts.flags |= flags::reworked, ++facts.reworks;
    if (action == a::approveReturn || action == a::returnFiling)
        facts.flags |= flags::returned, ++facts.returns;
    if (action == a::approveAppeal)
        facts.flags |= flags::exempt;
}

/// What a state means while the case is in it.
std::uint32_t flagsOfState(work::State state) {
    namespace s = work::states;
    if (state == s::closed)
        return flags::closed;
    if (state == s::forcedClosed)
        return flags::closed | flags::forced;
    if (state == s::selfHandled)
        return flags::closed | flags::selfHandled;
    if (state == s::voided)
        return flags::voided;
    if (state == s::notAccepted)
        return flags::refused;
    if (state == s::merged)
        return flags::merged;
    return state == s::suspended ? flags::suspended : 0;
}

constexpr std::uint32_t stateBits = flags::closed | flags::forced | flags::selfHandled | flags::voided |
                                    flags::refused | flags::merged | flags::suspended;

} // namespace

void CaseFacts::take(const CaseStep& step, const std::array<std::uint8_t, 32>& stageOf) {
    markAction(*this, work::Action{step.action}, step.event);
    flags = (flags & ~stateBits) | flagsOfState(work::State{step.to});
    if (!(flags & flags::closed))
        closed = never;
    else if (closed == never)
        closed = step.event;
    const std::size_t left = std::min<std::size_t>(step.stage, stages.size() - 1);
    const std::size_t now = std::min<std::size_t>(stageOf[step.to & 31], stages.size() - 1);
    stages[left].overdue |= step.overdue;
    if (left != now && left > 0)
        stages[left].done = step.event;
    if (now == 0)
        return;
    if (left != now)
        stages[now].done = never; // entered, or entered again
    if (step.due != never)
        stages[now].due = step.due;
    else if (flags & flags::suspended)
        stages[now].due = never; // whose clock stands still is not due
}

std::uint32_t CaseFacts::flagsOf(work::Stage stage) const {
    const Spell& spell = stages[std::size_t(stage)];
    const bool late = spell.overdue && !(flags & flags::exempt);
    std::uint32_t all = flags;
    if (late)
        all |= flags::overdue;
    if (spell.done != never)
        all |= late ? flags::done : flags::done | flags::inTime;
    return all;
}

} // namespace score
