// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/divisions.h"

namespace demo {

/// Which community a place is in: a raster for the insides, the exact rings near the boundaries.
class Locator {
public:
    explicit Locator(const Divisions& divisions);

    /// The community's index; -1 outside the city.
    int community(Spot spot) const;

private:
    static constexpr double size = 60;
    const Divisions& m_divisions;
    geo::MapBox m_box;
    int m_columns = 0, m_rows = 0;
    std::vector<std::int16_t> m_inside;     ///< a cell wholly inside one community; -1 outside all; -2 a boundary
    std::vector<std::vector<std::int16_t>> m_candidates;
    std::vector<std::int32_t> m_boundary;   ///< of boundary cells: their candidates
};

} // namespace demo
