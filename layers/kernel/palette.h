// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kernel {

/// A small picture, premultiplied ARGB32 (0xAARRGGBB in a native word), drawn with its anchor on the item's
/// pixel. At most 64 x 64, the anchor at most 64 pixels outside; one that breaks a limit, or whose pixels are
/// fewer than width * height, draws nothing. A channel above its alpha counts as the alpha.
struct Sprite {
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t anchorX = 0; ///< pixels from the left edge to the item's place
    std::int32_t anchorY = 0;
    std::vector<std::uint32_t> pixels; ///< row by row, width * height
};

/// An antialiased disc with an outline, as QGIS draws a simple circle marker. `diameter` in device pixels,
/// outline included, up to 63; colours premultiplied by nobody (0xAARRGGBB, straight alpha). As wide as the
/// next odd number, so that it is centred on its pixel; empty for a diameter that is not above zero. The same
/// bits on every machine.
Sprite disc(double diameter, std::uint32_t fill, std::uint32_t outline, double outlineWidth);

/// How the items of one key look at the current scale.
struct Style {
    std::int32_t sprite = -1; ///< into Palette::sprites; any number that is not in there = not visible
    std::uint8_t rank = 0; ///< 0..7 (more counts as 7); higher ranks are drawn above lower ones, everywhere
    std::uint32_t stroke = 0; ///< straight ARGB of lines and polygon outlines
    std::uint32_t fill = 0;   ///< straight ARGB of polygons
    float strokeWidth = 1;    ///< device pixels, up to 64; none when not above zero
};

/// Styles by key. Making all of them anew (a filter, a theme, a zoom step) costs microseconds; nothing in the
/// index changes.
struct Palette {
    static constexpr std::size_t maxSprites = 32767;     ///< further ones are not drawn
    static constexpr std::size_t maxStyles = 16'000'000; ///< keys past it are not visible
    std::vector<Sprite> sprites;
    std::vector<Style> styles; ///< by Item::key; keys past the end are not visible
};

} // namespace kernel
