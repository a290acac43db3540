// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/look.h"

#include <cstddef>
#include <cstdint>
#include <span>

/// The inner loops, in the best instruction set that the processor has, chosen at run time. All give the same
/// bits: they compute with integers, or with IEEE doubles without fusing.
namespace kernel::blend {

/// `out[i] = floor(in[i] * scale) - from`, held within +-2^24; `from` is whole.
void toPixels(const std::int32_t* in, std::size_t count, double scale, double from, std::int32_t* out);

/// Blends the sprites named by `records` (tile::symbolRecord) into a tile's buffer, one over the other.
void drawSymbols(const std::uint32_t* records, std::size_t count, const Looks& looks, std::uint32_t* buffer);

/// One premultiplied pixel over another: d' = s + ((d * (256 - alpha)) >> 8), for each channel.
inline std::uint32_t over(std::uint32_t d, std::uint32_t s) {
    const std::uint32_t weight = 256 - (s >> 24);
    const std::uint32_t evens = (((d & 0x00ff00ffu) * weight) >> 8) & 0x00ff00ffu;
    const std::uint32_t odds = (((d >> 8) & 0x00ff00ffu) * weight) & 0xff00ff00u;
    return s + (evens | odds);
}

/// Blends one premultiplied colour over `count` pixels.
void drawColour(std::uint32_t* to, std::size_t count, std::uint32_t colour);

/// Blends a straight colour over `count` pixels, each covered by so many of 64 samples. Reads and writes up
/// to seven pixels and coverages more.
void drawCovered(std::uint32_t* to, const std::uint8_t* coverage, std::size_t count, std::uint32_t straight);

/// Writes `ground` with rows of premultiplied pixels over it, the first one undermost, to where they will not
/// be read soon.
void layRows(std::uint32_t* to, std::size_t count, std::uint32_t ground,
             std::span<const std::uint32_t* const> rows);

/// `to[i] = from[places[i]]`.
void pickPixels(std::uint32_t* to, const std::uint32_t* from, const std::int32_t* places, std::size_t count);

/// A straight ARGB colour with `count` of 64 samples covered, premultiplied: alpha' = (alpha * count + 32) /
/// 64, channel' = (channel * alpha' + 127) / 255, both rounded down.
std::uint32_t covered(std::uint32_t straight, std::uint32_t count);

} // namespace kernel::blend
