// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"
#include "packed/column.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// The component sheet: packed index, sprites, rasteriser, picking. std only, plus Highway; no Qt.
namespace kernel {

/// What the caller hands in for one component.
struct Item {
    geo::MapPoint anchor;     ///< map metres; an item that is not finite or further than 2000 km is refused
    std::uint32_t key = 0;    ///< the caller's style class: an index into Palette::entries
    std::uint64_t handle = 0; ///< the caller's name for it, given back by pick
    /// Rings or paths in map metres; empty for a point. `closed` tells polygons from lines.
    std::vector<std::vector<geo::MapPoint>> parts;
    bool closed = false;
};

/// An immutable block of items, quantised to millimetres from the index's origin and sorted along a Hilbert
/// curve. Built on any thread, or read from a packed file (index_pack.h).
class Chunk {
public:
    struct Bounds { // millimetres from the origin
        std::int32_t minX = 0, minY = 0, maxX = -1, maxY = -1;
        bool isEmpty() const { return minX > maxX || minY > maxY; }
        /// Of boxes that are not empty.
        bool meets(const Bounds& b) const {
            return b.maxX >= minX && b.minX <= maxX && b.maxY >= minY && b.minY <= maxY;
        }
        bool covers(const Bounds& b) const {
            return b.minX >= minX && b.maxX <= maxX && b.minY >= minY && b.maxY <= maxY;
        }
    };
    static constexpr std::size_t blockSize = 256; ///< items that share one bounding box

    static std::shared_ptr<const Chunk> build(std::span<const Item> items, geo::MapPoint origin);

    std::size_t size() const { return x.size(); }
    struct Shape;
    std::span<const Shape> shapesOf(std::size_t block) const; ///< the lines and polygons of a block

    // Columns, all of one length, sorted in space.
    packed::Column<std::int32_t> x, y;
    packed::Column<std::uint32_t> key;
    packed::Column<std::uint64_t> handle;
    packed::Column<Bounds> blocks; ///< of each run of blockSize items, shapes included
    Bounds bounds;              ///< of all, shapes included
    std::size_t refused = 0;    ///< items left out because their place was not finite or too far

    // Lines and polygons among them.
    struct Shape {
        std::uint32_t item = 0; ///< position in the columns
        std::uint32_t firstPart = 0, parts = 0;
        std::uint32_t closed = 0; ///< 1 for a polygon
        Bounds bounds;
    };
    struct Part {
        std::uint32_t first = 0, count = 0; ///< into vertexX, vertexY
    };
    packed::Column<Shape> shapes; ///< ascending by item
    packed::Column<Part> shapeParts;
    packed::Column<std::int32_t> vertexX, vertexY;
};

using ChunkPtr = std::shared_ptr<const Chunk>;

/// All components of a city. A value: copying shares the chunks. One index may be drawn by many threads.
class Index {
public:
    Index() = default;
    Index(geo::MapPoint origin, std::vector<ChunkPtr> chunks);

    geo::MapPoint origin() const { return m_origin; }
    const std::vector<ChunkPtr>& chunks() const { return m_chunks; }
    std::size_t size() const { return m_size; }
    std::size_t refused() const;
    geo::MapBox bounds() const;
    /// The same with some chunks replaced (numbers past the end append).
    Index with(std::span<const std::pair<std::size_t, ChunkPtr>> replaced) const;

    /// Calls `visit(chunk number, item)` for each item whose anchor lies in `box` (edges included).
    template <typename Visit>
    void eachIn(const geo::MapBox& box, Visit&& visit) const;
    /// Calls `visit(chunk number, block number, is inside)` for each block whose bounds meet `box`, millimetres
    /// from the origin; `is inside` when all of it lies there.
    template <typename Visit>
    void eachBlock(const Chunk::Bounds& box, Visit&& visit) const;
    /// A box in millimetres from the origin, rounded as the anchors are; empty when it is not a number.
    Chunk::Bounds quantised(const geo::MapBox& box) const;

    static constexpr std::size_t groupSize = 16; ///< chunks that share one box
    /// The bounds of every chunk and of each run of groupSize chunks: what a question reads first.
    const std::vector<Chunk::Bounds>& chunkBoxes() const { return m_boxes; }
    const std::vector<Chunk::Bounds>& groupBoxes() const { return m_groups; }

private:
    geo::MapPoint m_origin;
    std::vector<ChunkPtr> m_chunks;
    std::vector<Chunk::Bounds> m_boxes, m_groups;
    std::size_t m_size = 0;
};

template <typename Visit>
void Index::eachBlock(const Chunk::Bounds& box, Visit&& visit) const {
    if (box.isEmpty())
        return;
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        if (!box.meets(m_groups[g]))
            continue;
        const std::size_t end = std::min(m_boxes.size(), (g + 1) * groupSize);
        for (std::size_t c = g * groupSize; c < end; ++c) {
            if (!box.meets(m_boxes[c]))
                continue;
            const Chunk& chunk = *m_chunks[c];
            for (std::size_t b = 0; b < chunk.blocks.size(); ++b)
                if (box.meets(chunk.blocks[b]))
                    visit(c, b, box.covers(chunk.blocks[b]));
        }
    }
}

template <typename Visit>
void Index::eachIn(const geo::MapBox& box, Visit&& visit) const {
    const Chunk::Bounds q = quantised(box);
    eachBlock(q, [&](std::size_t c, std::size_t b, bool isInside) {
        const Chunk& chunk = *m_chunks[c];
        const std::size_t end = std::min(chunk.size(), (b + 1) * Chunk::blockSize);
        for (std::size_t i = b * Chunk::blockSize; i < end; ++i)
            if (isInside || (chunk.x[i] >= q.minX && chunk.x[i] <= q.maxX && chunk.y[i] >= q.minY &&
                             chunk.y[i] <= q.maxY))
                visit(c, i);
    });
}

} // namespace kernel
