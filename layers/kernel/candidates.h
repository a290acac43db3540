// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/query.h"

#include <limits>

namespace kernel {

struct Place { // millimetres from the index's origin
    double x, y;
};

/// Squared millimetres to a line or polygon; 0 inside a polygon (even-odd).
double squaredDistance(const Chunk& chunk, const Chunk::Shape& shape, Place p);
/// Squared millimetres to a box; 0 inside.
inline double squaredDistance(const Chunk::Bounds& b, Place p) {
    const double dx = std::max({b.minX - p.x, p.x - b.maxX, 0.0});
    const double dy = std::max({b.minY - p.y, p.y - b.maxY, 0.0});
    return dx * dx + dy * dy;
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

/// The best `limit` visible items no further than `farthest` (squared millimetres), kept as a heap whose top
/// is the worst of them.
class Candidates {
public:
    Candidates(const Index& index, const Palette& palette, Place at, double farthest, std::size_t limit);

    /// What is further than this is not kept; shrinks. Squared millimetres, negative when nothing is kept.
    double reach() const { return m_reach; }
    /// Whole millimetres that hold everything within reach; shrinks. Empty when nothing is kept.
    const Chunk::Bounds& box() const { return m_box; }
    bool areEnough() const { return m_heap.size() == m_limit; }

    /// Looks at the items of a block that meet the box.
    void addBlock(std::uint32_t chunk, std::size_t block);
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    /// Looks at every block that meets the box, but one that was looked at before.
    void addAll(std::size_t seenChunk = none, std::size_t seenBlock = none);
    std::vector<Hit> sorted() &&;

private:
    void addPoint(const Chunk& chunk, std::uint32_t number, std::uint32_t item);
    void add(const Chunk& chunk, std::uint32_t number, std::uint32_t item, double squared);
    void draw(double reach);

    const Index& m_index;
    const Palette& m_palette;
    const Place m_at;
    const std::size_t m_limit;
    double m_reach = -1;
    Chunk::Bounds m_box;
    std::vector<Candidate> m_heap;
};

} // namespace kernel
