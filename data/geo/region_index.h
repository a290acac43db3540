// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/polygon.h"

#include <cstdint>

namespace geo {

/// Which of many areas a place lies in, at a fraction of a microsecond: a grid that knows for each cell the areas
/// that cover all of it and those whose edges cross it. Areas may overlap; the first one added is named. Reading
/// is thread-safe.
class RegionIndex {
public:
    /// Rings as `contains` takes them: the outer one, then holes.
    explicit RegionIndex(std::vector<std::vector<Ring>> areas);
    RegionIndex() = default;

    /// The place of the area in the list given; -1 outside all. NaN lies outside.
    int at(Point p) const;
    const Box& box() const { return m_box; } ///< of all areas
    std::size_t size() const { return m_areas.size(); }

private:
    struct Candidate {
        std::int32_t area;
        bool isWhole; ///< the cell lies inside; otherwise an edge crosses it
    };
    void add(std::int32_t area);
    std::size_t column(double lon) const;
    std::size_t row(double lat) const;

    std::vector<std::vector<Ring>> m_areas;
    Box m_box;
    std::size_t m_side = 0; ///< cells a side
    std::vector<std::vector<Candidate>> m_cells;
};

} // namespace geo
