// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <unordered_map>

namespace exchange {

/// Where components of each class stand, to find those that stand at the same place. One entry a centimetre
/// or so: of several within that, the first is kept.
class PlaceSet {
public:
    /// False for NaN.
    bool add(int classId, geo::Point place);
    /// True when a place of this class lies within `metres` (at most 100).
    bool contains(int classId, geo::Point place, double metres) const;
    std::size_t size() const { return m_places.size(); }

private:
    std::unordered_multimap<std::uint64_t, geo::Point> m_places; ///< by class and cell
};

} // namespace exchange
