// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/index.h"

#include "geo/hilbert.h"

#include <cmath>

namespace kernel {

namespace {

constexpr double farthest = 2'000'000; // metres from the origin along either axis

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

void widen(Chunk::Bounds& b, std::int32_t x, std::int32_t y) {
    if (b.isEmpty()) {
        b = {x, y, x, y};
        return;
    }
    b.minX = std::min(b.minX, x);
    b.maxX = std::max(b.maxX, x);
    b.minY = std::min(b.minY, y);
    b.maxY = std::max(b.maxY, y);
}

void widen(Chunk::Bounds& b, const Chunk::Bounds& other) {
    if (other.isEmpty())
        return;
    widen(b, other.minX, other.minY);
    widen(b, other.maxX, other.maxY);
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

void addShape(Chunk& chunk, const Item& item, std::uint32_t position, geo::MapPoint origin) {
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

void bound(Chunk& chunk) {
    chunk.blocks.assign((chunk.size() + Chunk::blockSize - 1) / Chunk::blockSize, {});
    for (std::size_t i = 0; i < chunk.size(); ++i)
        widen(chunk.blocks[i / Chunk::blockSize], chunk.x[i], chunk.y[i]);
    for (const Chunk::Shape& shape : chunk.shapes)
        widen(chunk.blocks[shape.item / Chunk::blockSize], shape.bounds);
    for (const Chunk::Bounds& block : chunk.blocks)
        widen(chunk.bounds, block);
}

} // namespace

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
    for (auto* column : {&chunk->x, &chunk->y})
        column->reserve(keys.size());
    chunk->key.reserve(keys.size());
    chunk->handle.reserve(keys.size());
    for (const std::uint64_t sorted : keys) {
        const auto from = std::uint32_t(sorted);
        const Item& item = *kept[from];
        const auto position = std::uint32_t(chunk->x.size());
        chunk->x.push_back(places[from].x);
        chunk->y.push_back(places[from].y);
        chunk->key.push_back(item.key);
        chunk->handle.push_back(item.handle);
        if (!item.parts.empty())
            addShape(*chunk, item, position, origin);
    }
    bound(*chunk);
    return chunk;
}

} // namespace kernel
