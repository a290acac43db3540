// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/sheet.h"
#include "kernel/tile.h"

#include <array>

namespace kernel {

/// Rows of a picture as they fall on a tile: as they are where a pixel of the one is a pixel of the other,
/// else the nearest pixel.
class Sampler {
public:
    /// Where the picture does not reach the tile, nothing.
    void begin(const Picture& picture, const Rect& tile);
    /// The pixels of a row of the window over the tile's width; null where the picture does not lie there.
    /// Stays valid until the next call.
    const std::uint32_t* row(int y);

private:
    void fill(int sourceRow);

    Picture m_picture;
    Rect m_tile;
    int m_from = 0, m_to = 0; ///< columns of the tile that the picture covers
    bool m_isWhole = false;   ///< all of them, one to one
    int m_filled = -1;        ///< the picture's row in `m_row`
    std::array<std::int32_t, tile::side> m_columns{};
    alignas(64) std::array<std::uint32_t, tile::side> m_row{};
};

} // namespace kernel
