// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/crew.h"
#include "kernel/sheet.h"
#include "kernel/tile_painter.h"

namespace kernel {

/// Threads and buffers of a Sheet, reused from frame to frame.
struct Workshop {
    explicit Workshop(int threads)
        : crew(threads), plans(crew.size() == 1 ? 1 : 2 * crew.size()), painters(crew.size()) {}

    /// Cuts the blocks into as many slices as there are plans, of about as many blocks, in order.
    std::span<const VisibleBlock> slice(std::size_t number) const {
        const std::size_t from = blocks.size() * number / plans.size();
        const std::size_t to = blocks.size() * (number + 1) / plans.size();
        return std::span(blocks).subspan(from, to - from);
    }

    Crew crew;
    Looks looks;
    std::vector<VisibleBlock> blocks;
    std::vector<Plan> plans;                       ///< by slice
    std::vector<TilePainter> painters;             ///< by worker
    std::vector<std::vector<std::uint32_t>> cells; ///< of the density view, by slice
};

struct Sheet::Work : Workshop {
    using Workshop::Workshop;
};

inline bool isSet(const std::atomic<bool>* flag) {
    return flag && flag->load(std::memory_order_relaxed);
}

/// Makes a canvas transparent; does nothing when it has no pixels.
void clear(Canvas canvas, int width, int height);

} // namespace kernel
