// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/candidates.h"

#include "kernel/look.h"

#include <cmath>

namespace kernel {

namespace {

double squaredDistance(Place p, Place a, Place b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double share =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    const double ex = a.x + share * dx - p.x, ey = a.y + share * dy - p.y;
    return ex * ex + ey * ey;
}

} // namespace

double squaredDistance(const Chunk& chunk, const Chunk::Shape& shape, Place p) {
    double nearest = std::numeric_limits<double>::infinity();
    bool inside = false;
    for (std::uint32_t k = 0; k < shape.parts; ++k) {
        const Chunk::Part part = chunk.shapeParts[shape.firstPart + k];
        const auto vertex = [&](std::uint32_t i) {
            return Place{double(chunk.vertexX[part.first + i]), double(chunk.vertexY[part.first + i])};
        };
        Place a = vertex(shape.closed ? part.count - 1 : 0);
        for (std::uint32_t i = 0; i < part.count; ++i) {
            const Place b = vertex(i);
            nearest = std::min(nearest, squaredDistance(p, a, b));
            if (shape.closed && (a.y > p.y) != (b.y > p.y) &&
                p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
                inside = !inside;
            a = b;
        }
    }
    return inside ? 0 : nearest;
}

void Candidates::addBlock(std::uint32_t number, std::size_t block) {
    const Chunk& chunk = *m_index.chunks()[number];
    const std::span<const Chunk::Shape> shapes = chunk.shapesOf(block);
    addPoints(chunk, number, block, shapes);
    for (const Chunk::Shape& shape : shapes)
        if (squaredDistance(shape.bounds, m_at) <= m_reach)
            add(chunk, number, shape.item, squaredDistance(chunk, shape, m_at));
}

void Candidates::addPoints(const Chunk& chunk, std::uint32_t number, std::size_t block,
                           std::span<const Chunk::Shape> shapes) {
    constexpr std::uint32_t lane = 16; // items looked at together: most of a block is too far
    const auto first = std::uint32_t(block * Chunk::blockSize);
    const auto end = std::uint32_t(std::min(chunk.size(), std::size_t(first) + Chunk::blockSize));
    auto shape = shapes.begin();
    for (std::uint32_t from = first; from < end; from += lane) {
        const std::uint32_t to = std::min(from + lane, end);
        double squared[lane] = {};
        double least = std::numeric_limits<double>::infinity();
        for (std::uint32_t i = from; i < to; ++i) {
            const double dx = chunk.x[i] - m_at.x, dy = chunk.y[i] - m_at.y;
            squared[i - from] = dx * dx + dy * dy;
            least = std::min(least, squared[i - from]);
        }
        if (least > m_reach)
            continue;
        while (shape != shapes.end() && shape->item < from)
            ++shape;
        for (std::uint32_t i = from; i < to; ++i) {
            if (shape != shapes.end() && shape->item == i)
                ++shape;
            else
                add(chunk, number, i, squared[i - from]);
        }
    }
}

void Candidates::add(const Chunk& chunk, std::uint32_t number, std::uint32_t item, double squared) {
    if (!(squared <= m_reach))
        return;
    const Style* style = visibleStyle(m_palette, chunk.key[item]);
    if (!style)
        return;
    const Candidate candidate{squared, std::min(style->rank, std::uint8_t(7)), number, item};
    if (m_heap.size() == m_limit) {
        if (!(candidate < m_heap.front()))
            return;
        std::pop_heap(m_heap.begin(), m_heap.end());
        m_heap.back() = candidate;
    } else {
        m_heap.push_back(candidate);
    }
    std::push_heap(m_heap.begin(), m_heap.end());
    if (m_heap.size() == m_limit)
        m_reach = m_heap.front().squared;
}

std::vector<Hit> Candidates::sorted() && {
    std::sort_heap(m_heap.begin(), m_heap.end());
    std::vector<Hit> hits;
    hits.reserve(m_heap.size());
    for (const Candidate& c : m_heap) {
        const Chunk& chunk = *m_index.chunks()[c.chunk];
        hits.push_back({chunk.handle[c.item], chunk.key[c.item], std::sqrt(c.squared) / 1000});
    }
    return hits;
}

} // namespace kernel
