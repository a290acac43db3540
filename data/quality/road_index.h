// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <cstdint>
#include <vector>

namespace quality {

/// How far a place lies from the nearest road, at about a microsecond: pieces of road by cells of 0.001 degrees.
class RoadIndex {
public:
    static constexpr double farthest = 300; ///< metres; what a place without a road within counts as

    RoadIndex() = default;
    explicit RoadIndex(const std::vector<city::Path>& roads);
    /// Metres, at most `farthest`. NaN and places far away count as that.
    double metres(geo::Point place) const;
    bool isEmpty() const { return m_pieces.empty(); }

private:
    struct Piece {
        geo::Point a, b;
    };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_cells; ///< sorted: a cell and a piece that touches it
    std::vector<Piece> m_pieces;
};

} // namespace quality
