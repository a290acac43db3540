// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/hierarchy.h"

#include <algorithm>

namespace route {

namespace {

constexpr std::size_t lanes = 16; ///< spots that share a pass: a cache line of times
using Row = std::array<Millis, lanes>;

} // namespace

/// What is above the touches of a spot, with its times. Arcs lead to smaller positions only, so that taking positions
/// from the largest on settles each at once. `scratch` is all `unreachable`, before and after.
void Hierarchy::climb(const Half& half, const Touches& touches, std::vector<Millis>& scratch,
                      std::vector<Climbed>& found) const {
    std::vector<std::uint32_t> open; // a heap
    const auto reach = [&](std::uint32_t position, Millis time) {
        if (time >= scratch[position])
            return;
        if (scratch[position] == unreachable) {
            open.push_back(position);
            std::ranges::push_heap(open);
        }
        scratch[position] = time;
    };
    for (const Touch& touch : touches)
        if (touch.time < unreachable)
            reach(m_position[touch.junction], touch.time);
    found.clear();
    while (!open.empty()) {
        std::ranges::pop_heap(open);
        const std::uint32_t here = open.back();
        open.pop_back();
        found.push_back({here, scratch[here]});
        for (const Half::Arc& arc : half.at(here))
            reach(arc.higher, std::min(unreachable, scratch[here] + arc.time));
    }
    for (const Climbed& one : found)
        scratch[one.position] = unreachable;
}

std::vector<Millis> Hierarchy::times(const Touches& touches, Direction direction) const {
    const Half& upwards = direction == Direction::From ? m_up : m_down;
    const Half& downwards = direction == Direction::From ? m_down : m_up;
    const std::size_t count = m_position.size();
    std::vector<Millis> byPosition(count, unreachable);
    std::vector<Climbed> found;
    climb(upwards, touches, byPosition, found);
    for (const Climbed& one : found)
        byPosition[one.position] = one.time;
    for (std::uint32_t position = 0; position < count; ++position) {
        Millis best = byPosition[position];
        for (const Half::Arc& arc : downwards.at(position))
            best = std::min(best, byPosition[arc.higher] + arc.time);
        byPosition[position] = best;
    }
    std::vector<Millis> times(count);
    for (std::size_t junction = 0; junction < count; ++junction)
        times[junction] = byPosition[m_position[junction]];
    return times;
}

/// The part of the hierarchy above some junctions, with numbers of its own.
struct Hierarchy::Selection {
    static constexpr std::uint32_t none = 0xffffffff;
    std::vector<std::uint32_t> local; ///< of each position; none: outside
    std::vector<std::uint32_t> goals; ///< the local number of each junction that was asked about
    Half half;
    std::size_t size() const { return half.first.size() - 1; }
};

Hierarchy::Selection Hierarchy::select(std::span<const std::uint32_t> junctions) const {
    Selection chosen;
    chosen.local.assign(m_position.size(), Selection::none);
    std::vector<std::uint32_t> members, open;
    const auto take = [&](std::uint32_t position) {
        if (chosen.local[position] != Selection::none)
            return;
        chosen.local[position] = 0;
        members.push_back(position);
        open.push_back(position);
    };
    for (const std::uint32_t junction : junctions)
        take(m_position[junction]);
    while (!open.empty()) {
        const std::uint32_t here = open.back();
        open.pop_back();
        for (const Half::Arc& arc : m_down.at(here))
            take(arc.higher);
    }
    std::ranges::sort(members);
    for (std::uint32_t i = 0; i < members.size(); ++i)
        chosen.local[members[i]] = i;
    for (const std::uint32_t position : members) {
        for (const Half::Arc& arc : m_down.at(position))
            chosen.half.arcs.push_back({chosen.local[arc.higher], arc.time});
        chosen.half.first.push_back(std::uint32_t(chosen.half.arcs.size()));
    }
    for (const std::uint32_t junction : junctions)
        chosen.goals.push_back(chosen.local[m_position[junction]]);
    return chosen;
}

std::vector<Millis> Hierarchy::times(std::span<const Touches> touches,
                                     std::span<const std::uint32_t> junctions) const {
    const Selection chosen = select(junctions);
    std::vector<Millis> scratch(m_position.size(), unreachable);
    std::vector<Climbed> found;
    std::vector<Row> rows(chosen.size());
    std::vector<Millis> table(touches.size() * junctions.size(), unreachable);
    for (std::size_t start = 0; start < touches.size(); start += lanes) {
        const std::size_t used = std::min(lanes, touches.size() - start);
        Row nothing;
        nothing.fill(unreachable);
        std::ranges::fill(rows, nothing);
        for (std::size_t lane = 0; lane < used; ++lane) {
            climb(m_up, touches[start + lane], scratch, found);
            for (const Climbed& one : found)
                if (chosen.local[one.position] != Selection::none)
                    rows[chosen.local[one.position]][lane] = one.time;
        }
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            Row best = rows[i];
            for (const Half::Arc& arc : chosen.half.at(i)) {
                const Row& above = rows[arc.higher];
                for (std::size_t lane = 0; lane < lanes; ++lane)
                    best[lane] = std::min(best[lane], above[lane] + arc.time);
            }
            rows[i] = best;
        }
        for (std::size_t lane = 0; lane < used; ++lane)
            for (std::size_t j = 0; j < junctions.size(); ++j)
                table[(start + lane) * junctions.size() + j] = rows[chosen.goals[j]][lane];
    }
    return table;
}

} // namespace route
