// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// The picture is drawn in tiles, each in a buffer of its thread with a margin as wide as the widest sprite
/// all round, so that nothing is clipped while it is blended, and the canvas is written once.
namespace kernel::tile {

inline constexpr int widthShift = 8, heightShift = 7;
inline constexpr int width = 1 << widthShift, height = 1 << heightShift;
inline constexpr int margin = 64;
inline constexpr int stride = margin + width + margin + 16; ///< pixels; an odd number of cache lines
inline constexpr int rows = margin + height + margin;

/// Tiles that cover so many pixels.
inline int across(int pixels) {
    return (pixels + width - 1) >> widthShift;
}
inline int down(int pixels) {
    return (pixels + height - 1) >> heightShift;
}

// A symbol's record: x and y of its corner in the tile's buffer, and the sprite's number.
inline constexpr unsigned ySymbolShift = 9;
inline constexpr std::uint32_t xSymbolMask = 511, ySymbolMask = 255;

inline std::uint32_t symbolRecord(int x, int y, std::uint32_t tag) {
    return tag | (std::uint32_t(y) << ySymbolShift) | std::uint32_t(x);
}

/// A run of pixels of one colour and coverage, over one or more rows of a tile: two words.
struct Run {
    int x = 0, y = 0, length = 0, rows = 0; ///< in the tile
    std::uint32_t count = 0;                ///< samples covered in each pixel, 1..64
    std::uint32_t colour = 0;               ///< 2 * key, + 1 for the stroke

    std::uint32_t place() const {
        return std::uint32_t(x) | (std::uint32_t(length - 1) << 8) | (std::uint32_t(y) << 16) |
               (std::uint32_t(rows - 1) << 24);
    }
    std::uint32_t paint() const { return (count - 1) | (colour << 6); }
    static Run from(std::uint32_t place, std::uint32_t paint) {
        return {int(place & 255),     int((place >> 16) & 255), int((place >> 8) & 255) + 1,
                int(place >> 24) + 1, (paint & 63) + 1,         paint >> 6};
    }
};

} // namespace kernel::tile
