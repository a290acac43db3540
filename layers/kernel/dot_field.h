// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/dot.h"
#include "kernel/look.h"
#include "kernel/sheet.h"
#include "kernel/tile.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace kernel {

/// Where the dots of a tile are gathered: those on one pixel are blended over one another in six numbers, and
/// each pixel's result is blended over the tile's buffer once.
class DotField {
public:
    static constexpr int reach = dot::maxSide / 2; ///< pixels around the tile whose dots touch it
    static constexpr int side = tile::side + 2 * reach;
    static constexpr std::uint32_t slots =
        std::uint32_t(Looks::slotsPerLayer); ///< a bit more than it has pixels
    static_assert(slots >= side * side && slots % 64 == 0);

    /// Makes room for so many layers of dots. Only while all are empty, as they are between tiles.
    void reserve(std::size_t layers);
    /// Items of up to a block of a chunk, by their pixels from the field's corner.
    struct Items {
        const std::int32_t *x = nullptr, *y = nullptr;
        const std::uint32_t* key = nullptr;
        std::size_t count = 0;
        Rect own; ///< of the field: where dots are counted
    };
    /// What became of the items.
    struct Added {
        std::size_t dots = 0;    ///< how many lie on the field
        std::size_t own = 0;     ///< how many of them are counted
        bool hasSymbols = false; ///< some are no dots: nothing was done with those
    };
    /// Blends the dots among the items over what lies in their slots.
    Added add(const Items& items, const Looks& looks);
    /// Blends a layer over a tile's buffer, from top to bottom and left to right, and empties it.
    void draw(std::size_t layer, int dotSide, std::uint32_t* buffer);

private:
    struct End {
        void operator()(std::uint32_t* p) const;
    };
    std::size_t m_layers = 0;
    std::unique_ptr<std::uint32_t, End> m_pixels;
    std::vector<std::uint64_t> m_touched;         ///< a bit for each slot
    std::vector<std::uint32_t> m_slots, m_places; ///< of a block's dots
};

} // namespace kernel
