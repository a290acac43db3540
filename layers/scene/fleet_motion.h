// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/fleet_mark.h"
#include "scene/view.h"

#include <optional>

#include <unordered_map>

namespace scene {

/// Where marks are at a moment: from one fix to the next they glide, for 200 ms at most, and never past the
/// newest fix; nothing is guessed ahead. Frame times are milliseconds of a clock that never goes back.
class FleetMotion {
public:
    static constexpr std::int64_t glideMs = 200;
    /// Farther than this a mark does not glide but jumps: nobody drives so far between two fixes.
    static constexpr double farthest = 2000; // metres

    /// A point of a trail.
    struct Passed {
        geo::MapPoint place;
        std::int64_t fixMs = 0;
    };

    /// From now on `marks` are shown. Those that were shown before glide to where they are now. `view`
    /// projects them.
    void set(FleetMarksPtr marks, const View& view, std::int64_t frameMs);
    void clear() { *this = {}; }
    void advance(std::int64_t frameMs) { m_frameMs = frameMs; }
    bool isGliding() const { return m_frameMs < m_glideEnd; }

    std::size_t size() const { return m_marks ? m_marks->size() : 0; }
    const FleetMark& mark(std::size_t i) const { return (*m_marks)[i]; }
    geo::MapPoint place(std::size_t i) const; ///< NaN where a mark has none
    double heading(std::size_t i) const;      ///< NaN: unknown
    std::optional<std::size_t> find(std::uint64_t id) const;
    /// Where it was, the oldest first, up to its newest fix; at most ten minutes.
    const std::vector<Passed>& trail(std::size_t i) const { return m_states[i].trail; }

private:
    struct State {
        std::uint64_t id = 0;
        geo::Point fix;
        geo::MapPoint from, to;
        double headingFrom = FleetMark::unknown, headingTo = FleetMark::unknown;
        std::int64_t start = 0;
        std::vector<Passed> trail;
    };
    double share(const State& state) const; ///< of its glide, 0 to 1
    geo::MapPoint placeOf(const State& state) const;
    double headingOf(const State& state) const;
    void follow(State& state, const FleetMark& mark, const View& view) const;
    void extend(std::vector<Passed>& trail, const Passed& passed) const;

    FleetMarksPtr m_marks;
    std::vector<State> m_states; ///< in the order of the marks
    std::unordered_map<std::uint64_t, std::size_t> m_index;
    std::int64_t m_frameMs = 0, m_glideEnd = 0;
};

} // namespace scene
