// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/coverage.h"
#include "kernel/tile.h"

#include <array>
#include <cstdint>

namespace kernel {

/// The stroke of one line or outline on one tile, with round ends and joins. A pixel whose centre is `d`
/// pixels from the nearest segment is covered by floor(64 * min(max(radius + 0.5 - d, 0), 1) + 0.5) of 64
/// samples; d in IEEE doubles, as `distance` in stroke.cpp computes it.
class Stroke {
public:
    /// Starts a stroke on the tile whose corner lies at that pixel of the window. `radius` in pixels, above
    /// 0.
    void begin(int left, int top, double radius);
    /// Places from the window's corner.
    void add(Coverage::Place a, Coverage::Place b);
    /// Blends what was added over a tile's buffer, and starts anew.
    void draw(std::uint32_t straight, std::uint32_t* buffer);

    /// A segment in pixels of the window.
    struct Segment {
        double x, y, dx, dy;
        double perSquare; ///< 1 / squared length; 0 for a point
    };

    static constexpr int rowBytes = tile::side + 64; ///< what is beyond the tile is computed and not shown

private:
    struct Extent {
        int from = tile::side, to = 0;
    };
    int m_left = 0, m_top = 0;
    double m_radius = 0;
    int m_firstRow = tile::side, m_endRow = 0;
    alignas(64) std::array<std::uint8_t, std::size_t(tile::side) * rowBytes> m_coverage{};
    std::array<Extent, tile::side> m_extents;
};

} // namespace kernel
