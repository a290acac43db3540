// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// The picture is drawn in tiles, each in a buffer of its thread with a margin as wide as the widest sprite
/// all round, so that nothing is clipped while it is blended, and the canvas is written once.
namespace kernel::tile {

inline constexpr int side = 128;
inline constexpr int margin = 64;
inline constexpr int stride = margin + side + margin + 16; ///< pixels; an odd number of cache lines
inline constexpr int rows = margin + side + margin;

/// Tiles that cover so many pixels.
inline int across(int pixels) {
    return (pixels + side - 1) / side;
}

// A symbol's record: x and y of its corner in the tile's buffer, and the sprite's number.
inline constexpr unsigned ySymbolShift = 9;
inline constexpr std::uint32_t xSymbolMask = 511, ySymbolMask = 255;

inline std::uint32_t symbolRecord(int x, int y, std::uint32_t tag) {
    return tag | (std::uint32_t(y) << ySymbolShift) | std::uint32_t(x);
}

} // namespace kernel::tile
