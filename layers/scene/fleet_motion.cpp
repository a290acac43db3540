// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/fleet_motion.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {
constexpr std::int64_t trailMs = 10 * 60'000;
constexpr std::size_t longestTrail = 120; // points
constexpr double leastStep = 2;           // metres: standing still makes no trail
} // namespace

void FleetMotion::set(FleetMarksPtr marks, const View& view, std::int64_t frameMs) {
    m_frameMs = std::max(m_frameMs, frameMs);
    std::vector<State> before = std::exchange(m_states, {});
    const std::size_t count = marks ? marks->size() : 0;
    const bool sameOrder = before.size() == count && [&] {
        for (std::size_t i = 0; i < count; ++i)
            if (before[i].id != (*marks)[i].id)
                return false;
        return true;
    }();
    if (sameOrder) {
        m_states = std::move(before);
    } else {
        m_states.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            if (const auto known = m_index.find((*marks)[i].id); known != m_index.end())
                m_states[i] = std::move(before[known->second]);
        m_index.clear();
        for (std::size_t i = 0; i < count; ++i)
            m_index[(*marks)[i].id] = i;
    }
    m_marks = std::move(marks);
    for (std::size_t i = 0; i < count; ++i) {
        follow(m_states[i], (*m_marks)[i], view);
        if (m_states[i].start + glideMs > m_glideEnd)
            m_glideEnd = m_states[i].start + glideMs;
    }
}

void FleetMotion::follow(State& state, const FleetMark& mark, const View& view) const {
    const bool isNew = state.id != mark.id || state.start == 0;
    if (!isNew && state.fix == mark.place && (state.headingTo == mark.heading || std::isnan(mark.heading)))
        return;
    const geo::MapPoint to = geo::isValid(mark.place) && view.projection()
                                 ? view.toMap(mark.place)
                                 : geo::MapPoint{FleetMark::unknown, FleetMark::unknown};
    const geo::MapPoint at = isNew ? to : placeOf(state);
    const double towards = isNew ? mark.heading : headingOf(state);
    const double metres = std::hypot(to.x - at.x, to.y - at.y);
    const bool jumps = isNew || !(metres <= farthest);
    state.id = mark.id;
    state.fix = mark.place;
    state.from = jumps ? to : at;
    state.to = to;
    state.headingFrom = jumps || std::isnan(towards) ? mark.heading : towards;
    state.headingTo = mark.heading;
    state.start = jumps ? std::max<std::int64_t>(1, m_frameMs - glideMs) : m_frameMs;
    if (std::isfinite(to.x))
        extend(state.trail, {to, mark.fixMs});
}

void FleetMotion::extend(std::vector<Passed>& trail, const Passed& passed) const {
    if (!trail.empty()) {
        const Passed& last = trail.back();
        if (passed.fixMs < last.fixMs) { // time was set back, as when history is played: another trail begins
            trail.assign(1, passed);
            return;
        }
        const double step = std::hypot(last.place.x - passed.place.x, last.place.y - passed.place.y);
        if (step > farthest)
            trail.clear();
        else if (step < leastStep)
            return;
    }
    trail.push_back(passed);
    const auto old = std::find_if(trail.begin(), trail.end(),
                                  [&](const Passed& p) { return p.fixMs >= passed.fixMs - trailMs; });
    const auto surplus = std::ptrdiff_t(trail.size() > longestTrail ? trail.size() - longestTrail : 0);
    trail.erase(trail.begin(), std::max(old, trail.begin() + surplus));
}

double FleetMotion::share(const State& state) const {
    return std::clamp(double(m_frameMs - state.start) / double(glideMs), 0.0, 1.0);
}

geo::MapPoint FleetMotion::placeOf(const State& state) const {
    const double done = share(state);
    if (done >= 1)
        return state.to;
    return {state.from.x + (state.to.x - state.from.x) * done,
            state.from.y + (state.to.y - state.from.y) * done};
}

double FleetMotion::headingOf(const State& state) const {
    const double done = share(state);
    if (done >= 1 || std::isnan(state.headingFrom) || std::isnan(state.headingTo))
        return state.headingTo;
    const double turn = std::remainder(state.headingTo - state.headingFrom, 360);
    const double angle = std::fmod(state.headingFrom + turn * done, 360);
    return angle < 0 ? angle + 360 : angle;
}

geo::MapPoint FleetMotion::place(std::size_t i) const {
    return placeOf(m_states[i]);
}
double FleetMotion::heading(std::size_t i) const {
    return headingOf(m_states[i]);
}

std::optional<std::size_t> FleetMotion::find(std::uint64_t id) const {
    const auto known = m_index.find(id);
    return known == m_index.end() ? std::nullopt : std::optional(known->second);
}

} // namespace scene
