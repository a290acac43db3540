// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/divisions.h"

#include <string>
#include <unordered_map>

namespace demo {

/// Unit grids (GB/T 30428.1): a community cut by a square grid, slivers at its edge joined to a neighbour, so
/// that the cells cover it without gaps or overlaps. Numbered from west to east, then north to south, with at
/// most 999 in a community.
class UnitGrids {
public:
    struct Cell {
        int community = 0;
        int sequence = 0; ///< from 1
        Ring ring;
    };

    /// `scale` 1 makes cells of 100 m in built-up communities; higher makes them coarser.
    UnitGrids(const Divisions& divisions, double scale);

    const std::vector<Cell>& cells() const { return m_cells; }
    /// The cell at a place inside a community; -1 on the community's very edge, where rounding decides.
    int at(int community, Spot spot) const;

private:
    struct Grid {
        double size = 100, left = 0, bottom = 0;
        std::unordered_map<std::int64_t, std::vector<int>> cells; ///< by square
    };
    void cut(int community, const Divisions::Community& what, double scale);
    std::vector<Ring> pieces(const Ring& ring, const Grid& grid) const;

    std::vector<Cell> m_cells;
    std::vector<Grid> m_grids;
};

} // namespace demo
