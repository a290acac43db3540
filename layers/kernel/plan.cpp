// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/plan.h"

#include "kernel/blend.h"

namespace kernel {

namespace {

Rect widened(const Rect& r, const Reach& reach) {
    return {r.left - reach.left, r.top - reach.top, r.right + reach.right, r.bottom + reach.bottom};
}

} // namespace

void findBlocks(const Index& index, const Frame& frame, const Rect& part, const Reach& reach,
                std::vector<VisibleBlock>& found) {
    found.clear();
    const auto isNear = [&](const Chunk::Bounds& b, Rect& pixels) {
        if (b.isEmpty())
            return false;
        pixels = frame.pixels(b);
        return widened(pixels, reach).touches(part);
    };
    Rect pixels;
    for (std::size_t c = 0; c < index.chunks().size(); ++c) {
        const Chunk& chunk = *index.chunks()[c];
        if (!isNear(chunk.bounds, pixels))
            continue;
        for (std::size_t b = 0; b < chunk.blocks.size(); ++b)
            if (isNear(chunk.blocks[b], pixels))
                found.push_back({std::uint32_t(c), std::uint32_t(b), pixels});
    }
}

TileGrid TileGrid::of(const Rect& part) {
    return {part, tile::across(part.right - part.left), tile::across(part.bottom - part.top)};
}

Rect TileGrid::tile(std::size_t number) const {
    const int left = part.left + int(number) % across * tile::side;
    const int top = part.top + int(number) / across * tile::side;
    return {left, top, std::min(left + tile::side, part.right), std::min(top + tile::side, part.bottom)};
}

bool Plan::make(const Index& index, const Looks& looks, const Frame& frame, const TileGrid& grid,
                std::span<const VisibleBlock> blocks, const std::atomic<bool>* cancelled) {
    m_looks = &looks;
    m_frame = frame;
    m_grid = grid;
    m_blocks.clear();
    m_shapes.clear();
    m_masks.clear();
    m_drawnShapes = 0;
    for (const VisibleBlock& visible : blocks) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return false;
        const Chunk& chunk = *index.chunks()[visible.chunk];
        const auto first = std::uint32_t(visible.block * Chunk::blockSize);
        Block block{&chunk, first, std::uint32_t(std::min(Chunk::blockSize, chunk.size() - first)), -1};
        addShapes(block);
        // Shapes reach further than their places; where some are drawn as themselves, it matters how far.
        const Rect pixels = block.mask >= 0 ? places(block) : visible.pixels;
        m_grid.eachTouched(widened(pixels, looks.reach()),
                           [&](std::size_t tile) { m_blocks.add(tile, block); });
    }
    m_blocks.sort(grid.size());
    m_shapes.sort(grid.size());
    return true;
}

/// Notes the shapes that are drawn as themselves.
void Plan::addShapes(Block& block) {
    const Chunk& chunk = *block.chunk;
    for (const Chunk::Shape& shape : chunk.shapesOf(block.first / Chunk::blockSize)) {
        const std::uint32_t key = chunk.key[shape.item];
        const Looks::Look& look = m_looks->of(key);
        if (!look.isVisible || !isDrawnAsItself(shape, look))
            continue;
        if (block.mask < 0) {
            block.mask = std::int32_t(m_masks.size());
            m_masks.emplace_back();
        }
        const std::uint32_t item = shape.item - block.first;
        m_masks.back()[item / 64] |= std::uint64_t(1) << (item % 64);
        addShape(chunk, std::uint32_t(&shape - chunk.shapes.begin()), key);
    }
}

bool Plan::isDrawnAsItself(const Chunk::Shape& shape, const Looks::Look& look) const {
    // As a rule it is far smaller, whatever its rounded corners.
    const Chunk::Bounds& box = shape.bounds;
    const double longest = std::max(double(box.maxX) - box.minX, double(box.maxY) - box.minY) * m_frame.scale;
    if (longest + 1 < std::max(look.width, look.height))
        return false;
    const Coverage::Place a = m_frame.place(shape.bounds.minX, shape.bounds.maxY);
    const Coverage::Place b = m_frame.place(shape.bounds.maxX, shape.bounds.minY);
    return std::max(b.x - a.x, b.y - a.y) > std::max(look.width, look.height) * Coverage::unit;
}

void Plan::addShape(const Chunk& chunk, std::uint32_t number, std::uint32_t key) {
    const Chunk::Shape& shape = chunk.shapes[number];
    const Coverage::Place a = m_frame.place(shape.bounds.minX, shape.bounds.maxY);
    const Coverage::Place b = m_frame.place(shape.bounds.maxX, shape.bounds.minY);
    const int reach = int(std::ceil(m_looks->strokeRadius(key))) + 1;
    const auto pixel = [](std::int64_t units) { return int(units >> Coverage::unitShift); };
    const Rect box{pixel(a.x) - reach, pixel(a.y) - reach, pixel(b.x) + 1 + reach, pixel(b.y) + 1 + reach};
    if (!box.touches(m_grid.part))
        return;
    ++m_drawnShapes;
    m_grid.eachTouched(box, [&](std::size_t tile) { m_shapes.add(tile, {&chunk, number, key}); });
}

Rect Plan::places(const Block& block) const {
    std::array<std::int32_t, Chunk::blockSize> x, y;
    blend::toPixels(&block.chunk->x[block.first], block.count, m_frame.scale, m_frame.left, x.data());
    blend::toPixels(&block.chunk->y[block.first], block.count, -m_frame.scale, m_frame.top, y.data());
    Rect r{x[0], y[0], x[0], y[0]};
    for (std::uint32_t i = 1; i < block.count; ++i) {
        r.left = std::min(r.left, x[i]);
        r.right = std::max(r.right, x[i]);
        r.top = std::min(r.top, y[i]);
        r.bottom = std::max(r.bottom, y[i]);
    }
    return {r.left, r.top, r.right + 1, r.bottom + 1};
}

} // namespace kernel
