// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/frame.h"
#include "kernel/look.h"
#include "kernel/tile.h"

#include <array>
#include <atomic>
#include <span>

namespace kernel {

/// A block of items that may touch the part that is drawn.
struct VisibleBlock {
    std::uint32_t chunk = 0, block = 0;
    Rect pixels; ///< of its places, and of the corners of its shapes
};

/// The blocks of an index whose places come as near to `part` as `reach`, in index order.
void findBlocks(const Index& index, const Frame& frame, const Rect& part, const Reach& reach,
                std::vector<VisibleBlock>& found);

/// The tiles of what is drawn, row by row, the first one at the part's corner.
struct TileGrid {
    Rect part; ///< in pixels of the window
    int across = 0, down = 0;

    static TileGrid of(const Rect& part);
    std::size_t size() const { return std::size_t(across) * std::size_t(down); }
    Rect tile(std::size_t number) const; ///< in pixels of the window, inside the part
    /// Calls `visit(number)` for each tile that `pixels` touches.
    template <typename Visit>
    void eachTouched(const Rect& pixels, Visit&& visit) const;
};

/// Entries by tile, in the order in which they came.
template <typename Entry>
class ByTile {
public:
    void clear() { m_entries.clear(); }
    void add(std::size_t tile, const Entry& entry) { m_entries.emplace_back(std::uint32_t(tile), entry); }
    /// Sorts what was added; call once before `of`.
    void sort(std::size_t tiles);
    std::span<const Entry> of(std::size_t tile) const {
        return std::span(m_sorted).subspan(m_starts[tile], m_starts[tile + 1] - m_starts[tile]);
    }

private:
    std::vector<std::pair<std::uint32_t, Entry>> m_entries;
    std::vector<Entry> m_sorted;
    std::vector<std::uint32_t> m_starts;
};

/// Pass one over a slice of the blocks: what lies on which tile, and which lines and polygons are drawn as
/// themselves.
class Plan {
public:
    struct Block {
        const Chunk* chunk = nullptr;
        std::uint32_t first = 0, count = 0; ///< items
        std::int32_t mask = -1;             ///< of items drawn as shapes; -1 = none
    };
    struct Shape {
        const Chunk* chunk = nullptr;
        std::uint32_t shape = 0, key = 0;
    };
    using Mask = std::array<std::uint64_t, Chunk::blockSize / 64>;

    /// False when it was cancelled.
    bool make(const Index& index, const Looks& looks, const Frame& frame, const TileGrid& grid,
              std::span<const VisibleBlock> blocks, const std::atomic<bool>* cancelled);

    std::span<const Block> blocks(std::size_t tile) const { return m_blocks.of(tile); }
    std::span<const Shape> shapes(std::size_t tile) const { return m_shapes.of(tile); }
    const Mask& mask(std::int32_t number) const { return m_masks[std::size_t(number)]; }
    std::uint64_t drawnShapes() const { return m_drawnShapes; }

private:
    void addShapes(Block& block);
    bool isDrawnAsItself(const Chunk::Shape& shape, const Looks::Look& look) const;
    void addShape(const Chunk& chunk, std::uint32_t shape, std::uint32_t key);
    Rect places(const Block& block) const;

    const Looks* m_looks = nullptr;
    Frame m_frame;
    TileGrid m_grid;
    ByTile<Block> m_blocks;
    ByTile<Shape> m_shapes;
    std::vector<Mask> m_masks;
    std::uint64_t m_drawnShapes = 0;
};

template <typename Visit>
void TileGrid::eachTouched(const Rect& pixels, Visit&& visit) const {
    const auto tileOf = [](int pixel, int from, int most) {
        return pixel <= from ? 0 : std::min((pixel - from) / tile::side, most);
    };
    if (pixels.isEmpty() || !pixels.touches(part))
        return;
    const int lastX = tileOf(pixels.right - 1, part.left, across - 1);
    const int lastY = tileOf(pixels.bottom - 1, part.top, down - 1);
    for (int y = tileOf(pixels.top, part.top, down - 1); y <= lastY; ++y)
        for (int x = tileOf(pixels.left, part.left, across - 1); x <= lastX; ++x)
            visit(std::size_t(y) * std::size_t(across) + std::size_t(x));
}

template <typename Entry>
void ByTile<Entry>::sort(std::size_t tiles) {
    m_starts.assign(tiles + 1, 0);
    for (const auto& [tile, entry] : m_entries)
        ++m_starts[tile + 1];
    for (std::size_t t = 0; t < tiles; ++t)
        m_starts[t + 1] += m_starts[t];
    m_sorted.resize(m_entries.size());
    // Each start moves to its end, which is the next one's start.
    for (const auto& [tile, entry] : m_entries)
        m_sorted[m_starts[tile]++] = entry;
    for (std::size_t t = tiles; t > 0; --t)
        m_starts[t] = m_starts[t - 1];
    m_starts[0] = 0;
}

} // namespace kernel
