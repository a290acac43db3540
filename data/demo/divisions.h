// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/ground.h"
#include "demo/sources.h"

namespace demo {

/// Sub-districts and communities: one subdivision of the plane, whose edges both neighbours share, so that
/// boundaries look grown and yet close without gaps or overlaps.
class Divisions {
public:
    struct Community {
        int town = 0;
        bool village = false;
        Spot seed;      ///< its middle: the village, or the first crossing of the neighbourhood
        Ring ring;
        double urbanRadius = 0; ///< how far its streets reach; 0 = a village
    };
    /// A boundary between two communities; `right` is -1 outside the city.
    struct Border {
        int left = -1, right = -1;
        int from = 0, to = 0; ///< corners, shared by the borders that meet there
        Line line;
    };

    Divisions(const Sources& sources, const Ground& ground, const geo::Projection& projection,
              std::uint64_t seed);

    const std::vector<Community>& communities() const { return m_communities; } ///< as in the sources
    const std::vector<Border>& borders() const { return m_borders; }
    const std::vector<Ring>& towns() const { return m_towns; }
    const std::vector<Spot>& seats() const { return m_seats; }
    /// Above 0 where the city is built up, in metres from the edge of the built-up area;
    /// -1000 far from it.
    double urban(Spot spot) const;

private:
    void scatter(const Sources& sources, const Ground& ground, std::uint64_t seed);
    void relax(const Ground& ground);
    int nearestSeat(Spot spot) const;
    std::vector<Spot> ghosts(const Ground& ground, std::uint64_t seed) const;
    void drawBorders(const Ground& ground, std::uint64_t seed);
    void joinTowns(std::size_t count);

    std::vector<Community> m_communities;
    std::vector<Border> m_borders;
    std::vector<Ring> m_towns;
    std::vector<Spot> m_seats;
    std::vector<double> m_reach; ///< of each seat: bigger towns hold more land
    std::unique_ptr<SegmentIndex> m_urban;
    std::uint64_t m_seed = 0;
};

} // namespace demo
