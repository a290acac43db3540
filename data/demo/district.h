// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "demo/sources.h"
#include "demo/shapes.h"
#include "geo/projection.h"

#include <string>
#include <vector>

namespace demo {

/// A part of the demo city with an administrative code of its own. The first one is Banan. A city larger than one
/// district's streets and codes hold has fictional ones beside it, without overlap: other seeds of the same plan,
/// four to a row, with codes that GB/T 2260 gives to nobody (9900nn) and names that say what they are.
struct District {
    static constexpr int most = 20;   ///< of them in a city
    static constexpr int perRow = 4;

    int number = 0; ///< 0 is Banan; all others are fictional
    int count = 0;  ///< components
    std::uint64_t seed = 0;

    /// Districts of about equal size with at most `perDistrict` (2 * Plan::fewest to Plan::most) components each.
    /// An Invalid fault for more than `most` of them, or fewer components than one district has at least.
    static city::Result<std::vector<District>> divide(int count, int perDistrict, std::uint64_t seed);

    bool isFictional() const { return number > 0; }
    std::string adminCode() const;
    /// A code of one of Banan's divisions, under this district's.
    std::string code(const QString& banan) const;
    QString name(const QString& banan) const;
    QString nameEn(const QString& banan) const;
    /// How far it lies from the place of Banan, whose outline is in `box`.
    Spot offset(const geo::MapBox& box) const;
};

/// From the metres of a plan to degrees where its district lies.
struct Mapping {
    geo::Projection projection;
    Spot offset;

    geo::Point degrees(Spot spot) const { return projection.inverse(spot + offset); }
    /// Of a line or ring; a ring comes back closed.
    city::Path degrees(const std::vector<Spot>& spots, bool close) const;
};

} // namespace demo
