// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/candidates.h"

#include "kernel/look.h"
#include "kernel/screen.h"

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

std::int32_t bounded(double millimetres) {
    return std::int32_t(std::clamp(millimetres, -2147483647.0, 2147483647.0));
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

Candidates::Candidates(const Index& index, const Palette& palette, Place at, double farthest,
                       std::size_t limit)
    : m_index(index), m_palette(palette), m_at(at), m_limit(limit) {
    if (limit == 0)
        return;
    m_heap.reserve(std::min<std::size_t>(limit, 16));
    draw(farthest);
}

void Candidates::draw(double reach) {
    m_reach = reach;
    const double side = std::sqrt(reach) * (1 + 1e-12); // a root rounded down must not leave anything out
    m_box = {bounded(std::floor(m_at.x - side)), bounded(std::floor(m_at.y - side)),
             bounded(std::ceil(m_at.x + side)), bounded(std::ceil(m_at.y + side))};
}

void Candidates::addAll(std::size_t seenChunk, std::size_t seenBlock) {
    screen::eachBlock(m_index, m_box, [&](std::size_t c, std::size_t b) {
        // The box may have shrunk since.
        if ((c != seenChunk || b != seenBlock) && m_box.meets(m_index.chunks()[c]->blocks[b]))
            addBlock(std::uint32_t(c), b);
    });
}

void Candidates::addBlock(std::uint32_t number, std::size_t block) {
    const Chunk& chunk = *m_index.chunks()[number];
    const std::size_t first = block * Chunk::blockSize,
                      end = std::min(chunk.size(), first + Chunk::blockSize);
    const std::span<const Chunk::Shape> shapes = chunk.shapesOf(block);
    auto shape = shapes.begin();
    for (std::size_t from = first; from < end; from += screen::wordSize) {
        std::uint64_t word =
            screen::within(&chunk.x[from], &chunk.y[from], std::min(screen::wordSize, end - from), m_box);
        for (; shape != shapes.end() && shape->item < from + screen::wordSize; ++shape)
            word &= ~(std::uint64_t(1) << (shape->item - from)); // a shape is not where its anchor is
        screen::eachBit(word, [&](std::size_t i) { addPoint(chunk, number, std::uint32_t(from + i)); });
    }
    for (const Chunk::Shape& s : shapes)
        if (m_box.meets(s.bounds) && squaredDistance(s.bounds, m_at) <= m_reach)
            add(chunk, number, s.item, squaredDistance(chunk, s, m_at));
}

void Candidates::addPoint(const Chunk& chunk, std::uint32_t number, std::uint32_t item) {
    const double dx = chunk.x[item] - m_at.x, dy = chunk.y[item] - m_at.y;
    add(chunk, number, item, dx * dx + dy * dy);
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
        draw(m_heap.front().squared);
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
