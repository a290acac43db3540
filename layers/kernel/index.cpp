// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/chunk_bounds.h"

#include <cmath>

namespace kernel {

namespace {

ChunkPtr orEmpty(ChunkPtr chunk) {
    return chunk ? std::move(chunk) : std::make_shared<const Chunk>();
}

std::int32_t millimetres(double metres) {
    return std::int32_t(std::clamp(std::nearbyint(metres * 1000), -2147483647.0, 2147483647.0));
}

} // namespace

Index::Index(geo::MapPoint origin, std::vector<ChunkPtr> chunks)
    : m_origin(origin), m_chunks(std::move(chunks)) {
    for (ChunkPtr& chunk : m_chunks) {
        chunk = orEmpty(std::move(chunk));
        m_size += chunk->size();
        m_boxes.push_back(chunk->bounds);
    }
    m_groups.resize((m_boxes.size() + groupSize - 1) / groupSize);
    for (std::size_t c = 0; c < m_boxes.size(); ++c)
        widen(m_groups[c / groupSize], m_boxes[c]);
}

std::size_t Index::refused() const {
    std::size_t sum = 0;
    for (const ChunkPtr& chunk : m_chunks)
        sum += chunk->refused;
    return sum;
}

geo::MapBox Index::bounds() const {
    geo::MapBox box;
    for (const ChunkPtr& chunk : m_chunks) {
        const Chunk::Bounds& b = chunk->bounds;
        if (b.isEmpty())
            continue;
        box.add(geo::MapPoint{m_origin.x + b.minX * 0.001, m_origin.y + b.minY * 0.001});
        box.add(geo::MapPoint{m_origin.x + b.maxX * 0.001, m_origin.y + b.maxY * 0.001});
    }
    return box;
}

Index Index::with(std::span<const std::pair<std::size_t, ChunkPtr>> replaced) const {
    std::vector<ChunkPtr> chunks = m_chunks;
    for (const auto& [number, chunk] : replaced) {
        if (number < chunks.size())
            chunks[number] = chunk;
        else
            chunks.push_back(chunk);
    }
    return Index(m_origin, std::move(chunks));
}

Chunk::Bounds Index::quantised(const geo::MapBox& box) const {
    if (box.isEmpty() || std::isnan(box.minX - m_origin.x) || std::isnan(box.maxX - m_origin.x) ||
        std::isnan(box.minY - m_origin.y) || std::isnan(box.maxY - m_origin.y))
        return {};
    // Rounded as the anchors are, so that an anchor on the edge stays inside.
    return {millimetres(box.minX - m_origin.x), millimetres(box.minY - m_origin.y),
            millimetres(box.maxX - m_origin.x), millimetres(box.maxY - m_origin.y)};
}

} // namespace kernel
