// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"

/// The boxes of a chunk's parts, as they are when a chunk is built and as they must be when one is read.
/// Internal to `kernel`.
namespace kernel {

/// Millimetres from the origin along either axis that an anchor or vertex may be away.
inline constexpr std::int32_t farthestMillimetres = 2'000'000'000;

inline void widen(Chunk::Bounds& b, std::int32_t x, std::int32_t y) {
    if (b.isEmpty()) {
        b = {x, y, x, y};
        return;
    }
    b.minX = std::min(b.minX, x);
    b.maxX = std::max(b.maxX, x);
    b.minY = std::min(b.minY, y);
    b.maxY = std::max(b.maxY, y);
}

inline void widen(Chunk::Bounds& b, const Chunk::Bounds& other) {
    if (other.isEmpty())
        return;
    widen(b, other.minX, other.minY);
    widen(b, other.maxX, other.maxY);
}

/// One box for each run of Chunk::blockSize items; each shape's item is among the items.
std::vector<Chunk::Bounds> blocksOf(std::span<const std::int32_t> x, std::span<const std::int32_t> y,
                                    std::span<const Chunk::Shape> shapes);

} // namespace kernel
