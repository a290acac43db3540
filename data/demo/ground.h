// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/segments.h"
#include "geo/projection.h"

#include <memory>
#include <string>

namespace demo {

/// What lies under the city: a schematic outline, the river along its north-western edge, streams and lakes. The
/// courses are drawn by hand after the map of the district, as schematic as the boundaries.
class Ground {
public:
    struct Water {
        std::string name;
        std::string kind; ///< river, stream or lake
        Ring ring;
    };
    /// A place on a watercourse, for bridges and embankments.
    struct Course {
        std::string name;
        bool river = false;
        Line center;
        std::vector<double> half; ///< half the width at each corner, metres
    };

    Ground(const geo::Projection& projection, std::uint64_t seed);

    const Ring& outline() const { return m_outline; }
    const std::vector<Water>& waters() const { return m_waters; }
    const std::vector<Course>& courses() const { return m_courses; }
    /// Metres to the nearest water's edge, negative inside; at most `farthest`.
    double clearance(Spot spot) const;
    /// The same of the river alone.
    double riverClearance(Spot spot) const;
    static constexpr double farthest = 150;
    /// True on the river's far bank.
    bool isBeyondRiver(Spot spot) const;
    /// True where no clearance question is needed: nothing wet within `farthest`.
    bool isDry(Spot spot) const { return m_index->at(spot).empty(); }

private:
    struct Stretch {
        Spot a, b;
        double halfA, halfB;
        bool river;
    };
    struct Lake {
        Spot center;
        Ring ring;
    };
    void drawCourses(const geo::Projection& projection, std::uint64_t seed);
    void drawLakes(const geo::Projection& projection, std::uint64_t seed);
    void indexWater();
    double clearance(Spot spot, bool riverOnly) const;

    Ring m_outline;
    std::vector<Water> m_waters;
    std::vector<Course> m_courses;
    std::vector<Lake> m_lakes;
    std::vector<Stretch> m_stretches;
    std::unique_ptr<SegmentIndex> m_index; ///< stretches from 0 up, lakes from -1 down
};

} // namespace demo
