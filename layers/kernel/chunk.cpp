// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/chunk_bounds.h"

#include "geo/hilbert.h"

#include <cmath>

namespace kernel {

namespace {

constexpr double farthest = farthestMillimetres / 1000.0; // metres

struct Millimetres {
    std::int32_t x, y;
};

bool isUsable(geo::MapPoint p, geo::MapPoint origin) {
    // Written so that NaN fails.
    return std::abs(p.x - origin.x) <= farthest && std::abs(p.y - origin.y) <= farthest;
}

bool isUsable(const Item& item, geo::MapPoint origin) {
    if (!isUsable(item.anchor, origin))
        return false;
    for (const auto& part : item.parts)
        for (geo::MapPoint p : part)
            if (!isUsable(p, origin))
                return false;
    return true;
}

Millimetres quantised(geo::MapPoint p, geo::MapPoint origin) {
    return {std::int32_t(std::lrint((p.x - origin.x) * 1000)),
            std::int32_t(std::lrint((p.y - origin.y) * 1000))};
}

/// Hilbert distance in the high half, position in the low: sorting keeps equal places in the caller's order.
std::vector<std::uint64_t> order(std::span<const Millimetres> places, const Chunk::Bounds& bounds) {
    const auto extent =
        std::max(std::int64_t(bounds.maxX) - bounds.minX, std::int64_t(bounds.maxY) - bounds.minY);
    const double scale = extent > 0 ? 65535.0 / double(extent) : 0;
    std::vector<std::uint64_t> keys(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto x = std::uint32_t(double(std::int64_t(places[i].x) - bounds.minX) * scale);
        const auto y = std::uint32_t(double(std::int64_t(places[i].y) - bounds.minY) * scale);
        keys[i] = (std::uint64_t(geo::hilbert(x, y)) << 32) | i;
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// The columns of a chunk while they grow.
struct Draft {
    std::vector<std::int32_t> x, y;
    std::vector<std::uint32_t> key;
    std::vector<std::uint64_t> handle;
    std::vector<Chunk::Shape> shapes;
    std::vector<Chunk::Part> shapeParts;
    std::vector<std::int32_t> vertexX, vertexY;

    void reserve(std::size_t size) {
        x.reserve(size);
        y.reserve(size);
        key.reserve(size);
        handle.reserve(size);
    }
};

void addShape(Draft& chunk, const Item& item, std::uint32_t position, geo::MapPoint origin) {
    Chunk::Shape shape;
    shape.item = position;
    shape.firstPart = std::uint32_t(chunk.shapeParts.size());
    shape.closed = item.closed;
    for (const auto& part : item.parts) {
        if (part.empty())
            continue;
        chunk.shapeParts.push_back({std::uint32_t(chunk.vertexX.size()), std::uint32_t(part.size())});
        ++shape.parts;
        for (geo::MapPoint p : part) {
            const Millimetres m = quantised(p, origin);
            chunk.vertexX.push_back(m.x);
            chunk.vertexY.push_back(m.y);
            widen(shape.bounds, m.x, m.y);
        }
    }
    if (shape.parts > 0)
        chunk.shapes.push_back(shape);
}

} // namespace

std::vector<Chunk::Bounds> blocksOf(std::span<const std::int32_t> x, std::span<const std::int32_t> y,
                                    std::span<const Chunk::Shape> shapes) {
    std::vector<Chunk::Bounds> blocks((x.size() + Chunk::blockSize - 1) / Chunk::blockSize);
    for (std::size_t i = 0; i < x.size(); ++i)
        widen(blocks[i / Chunk::blockSize], x[i], y[i]);
    for (const Chunk::Shape& shape : shapes)
        widen(blocks[shape.item / Chunk::blockSize], shape.bounds);
    return blocks;
}

std::span<const Chunk::Shape> Chunk::shapesOf(std::size_t block) const {
    const auto isBefore = [](const Shape& s, std::size_t item) { return s.item < item; };
    const std::size_t first = block * blockSize;
    const auto begin = std::lower_bound(shapes.begin(), shapes.end(), first, isBefore);
    const auto most = begin + std::min<std::ptrdiff_t>(blockSize, shapes.end() - begin); // one an item
    const auto end = std::lower_bound(begin, most, first + blockSize, isBefore);
    return {begin, end};
}

std::shared_ptr<const Chunk> Chunk::build(std::span<const Item> items, geo::MapPoint origin) {
    auto chunk = std::make_shared<Chunk>();
    std::vector<Millimetres> places;
    std::vector<const Item*> kept;
    places.reserve(items.size());
    kept.reserve(items.size());
    Bounds anchors;
    for (const Item& item : items) {
        if (!isUsable(item, origin)) {
            ++chunk->refused;
            continue;
        }
        const Millimetres m = quantised(item.anchor, origin);
        widen(anchors, m.x, m.y);
        places.push_back(m);
        kept.push_back(&item);
    }
    const std::vector<std::uint64_t> keys = order(places, anchors);
    Draft draft;
    draft.reserve(keys.size());
    for (const std::uint64_t sorted : keys) {
        const auto from = std::uint32_t(sorted);
        const Item& item = *kept[from];
        const auto position = std::uint32_t(draft.x.size());
        draft.x.push_back(places[from].x);
        draft.y.push_back(places[from].y);
        draft.key.push_back(item.key);
        draft.handle.push_back(item.handle);
        if (!item.parts.empty())
            addShape(draft, item, position, origin);
    }
    std::vector<Bounds> blocks = blocksOf(draft.x, draft.y, draft.shapes);
    for (const Bounds& block : blocks)
        widen(chunk->bounds, block);
    chunk->x = std::move(draft.x);
    chunk->y = std::move(draft.y);
    chunk->key = std::move(draft.key);
    chunk->handle = std::move(draft.handle);
    chunk->blocks = std::move(blocks);
    chunk->shapes = std::move(draft.shapes);
    chunk->shapeParts = std::move(draft.shapeParts);
    chunk->vertexX = std::move(draft.vertexX);
    chunk->vertexY = std::move(draft.vertexY);
    return chunk;
}

} // namespace kernel
