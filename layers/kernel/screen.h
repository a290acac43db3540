// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"

#include <bit>

/// Which of many boxes or places lie where a question asks, by SIMD. Internal to `kernel`.
namespace kernel::screen {

/// What one answer covers at most: bit i is the i-th of those asked about.
inline constexpr std::size_t wordSize = 64;

/// Those of `count` boxes that meet `box`; empty ones do not. At most wordSize.
std::uint64_t meeting(const Chunk::Bounds* boxes, std::size_t count, const Chunk::Bounds& box);

/// Those of `count` places that lie in `box`, edges included. At most wordSize.
std::uint64_t within(const std::int32_t* x, const std::int32_t* y, std::size_t count,
                     const Chunk::Bounds& box);

/// Calls `visit(number)` for each bit, from the lowest.
template <typename Visit>
void eachBit(std::uint64_t word, Visit&& visit) {
    for (; word != 0; word &= word - 1)
        visit(std::size_t(std::countr_zero(word)));
}

/// Calls `visit(number)` for each of the boxes that meet `box`.
template <typename Visit>
void eachMeeting(std::span<const Chunk::Bounds> boxes, const Chunk::Bounds& box, Visit&& visit) {
    for (std::size_t from = 0; from < boxes.size(); from += wordSize)
        eachBit(meeting(boxes.data() + from, std::min(wordSize, boxes.size() - from), box),
                [&](std::size_t i) { visit(from + i); });
}

/// Calls `visit(chunk number, block number)` for each block whose bounds meet `box`.
template <typename Visit>
void eachBlock(const Index& index, const Chunk::Bounds& box, Visit&& visit) {
    if (box.isEmpty())
        return;
    eachMeeting(index.chunkBoxes(), box, [&](std::size_t c) {
        eachMeeting(index.chunks()[c]->blocks, box, [&](std::size_t b) { visit(c, b); });
    });
}

} // namespace kernel::screen
