// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/look.h"
#include "kernel/sheet.h"

#include <cmath>
#include <optional>

namespace kernel {

namespace {

struct Place { // millimetres from the origin
    double x, y;
};

double squaredDistance(Place p, Place a, Place b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double share =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    const double ex = a.x + share * dx - p.x, ey = a.y + share * dy - p.y;
    return ex * ex + ey * ey;
}

/// Squared millimetres to a line or polygon; 0 inside a polygon (even-odd).
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

bool reaches(const Chunk::Bounds& b, Place p, double radius) {
    return !b.isEmpty() && b.minX <= p.x + radius && b.maxX >= p.x - radius && b.minY <= p.y + radius &&
           b.maxY >= p.y - radius;
}

struct Candidate {
    double squared;
    std::uint8_t rank;
    std::uint32_t chunk, item;
    bool operator<(const Candidate& o) const {
        if (squared != o.squared)
            return squared < o.squared;
        if (rank != o.rank)
            return rank > o.rank;
        return chunk != o.chunk ? chunk < o.chunk : item < o.item;
    }
};

/// The best `limit` candidates, kept as a heap whose top is the worst of them.
class Best {
public:
    explicit Best(std::size_t limit) : m_limit(limit) {}
    void add(const Candidate& c) {
        if (m_limit == 0 || (m_heap.size() == m_limit && !(c < m_heap.front())))
            return;
        if (m_heap.size() == m_limit) {
            std::pop_heap(m_heap.begin(), m_heap.end());
            m_heap.pop_back();
        }
        m_heap.push_back(c);
        std::push_heap(m_heap.begin(), m_heap.end());
    }
    std::vector<Candidate> sorted() && {
        std::sort_heap(m_heap.begin(), m_heap.end());
        return std::move(m_heap);
    }

private:
    std::size_t m_limit;
    std::vector<Candidate> m_heap;
};

void pickBlock(const Chunk& chunk, std::uint32_t number, std::size_t block, const Palette& palette, Place at,
               double radius, Best& best) {
    const auto first = std::uint32_t(block * Chunk::blockSize);
    const auto end = std::uint32_t(std::min(chunk.size(), std::size_t(first) + Chunk::blockSize));
    auto shape = std::lower_bound(chunk.shapes.begin(), chunk.shapes.end(), first,
                                  [](const Chunk::Shape& s, std::uint32_t item) { return s.item < item; });
    for (std::uint32_t i = first; i < end; ++i) {
        const bool isShape = shape != chunk.shapes.end() && shape->item == i;
        const Chunk::Shape* own = isShape ? &*shape++ : nullptr;
        const Style* style = visibleStyle(palette, chunk.key[i]);
        if (!style || (own && !reaches(own->bounds, at, radius)))
            continue;
        const double dx = chunk.x[i] - at.x, dy = chunk.y[i] - at.y;
        const double squared = own ? squaredDistance(chunk, *own, at) : dx * dx + dy * dy;
        if (squared <= radius * radius)
            best.add({squared, std::min(style->rank, std::uint8_t(7)), number, i});
    }
}

} // namespace

std::vector<Hit> pick(const Index& index, const Palette& palette, geo::MapPoint at, double radius,
                      std::size_t limit) {
    const Place place{(at.x - index.origin().x) * 1000, (at.y - index.origin().y) * 1000};
    if (!(radius >= 0) || !std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    const double reach = std::min(radius, 1e7) * 1000;
    Best best(limit);
    for (std::size_t c = 0; c < index.chunks().size(); ++c) {
        const Chunk& chunk = *index.chunks()[c];
        if (!reaches(chunk.bounds, place, reach))
            continue;
        for (std::size_t b = 0; b < chunk.blocks.size(); ++b)
            if (reaches(chunk.blocks[b], place, reach))
                pickBlock(chunk, std::uint32_t(c), b, palette, place, reach, best);
    }
    std::vector<Hit> hits;
    for (const Candidate& c : std::move(best).sorted()) {
        const Chunk& chunk = *index.chunks()[c.chunk];
        hits.push_back({chunk.handle[c.item], chunk.key[c.item], std::sqrt(c.squared) / 1000});
    }
    return hits;
}

std::vector<std::uint64_t> countByKey(const Index& index, const Palette& palette, const geo::MapBox& box) {
    std::vector<std::uint64_t> counts(std::min(palette.styles.size(), Palette::maxStyles), 0);
    index.eachIn(box, [&](std::size_t c, std::size_t i) {
        const std::uint32_t key = index.chunks()[c]->key[i];
        if (key < counts.size())
            ++counts[key];
    });
    for (std::uint32_t key = 0; key < counts.size(); ++key)
        if (!visibleStyle(palette, key))
            counts[key] = 0;
    return counts;
}

} // namespace kernel
