// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/lasso.h"

#include "kernel/look.h"
#include "kernel/screen.h"

#include <array>
#include <atomic>
#include <cmath>
#include <thread>

namespace kernel {

namespace {

constexpr double farthest = 4e12; // millimetres; what is further is as far: no item lies beyond 2e9

/// A step of a ring, upwards; whole millimetres from the index's origin, so that differences are exact.
struct Edge {
    double lowX, lowY, highX, highY;
    double minX() const { return std::min(lowX, highX); }
    double maxX() const { return std::max(lowX, highX); }
};

using Edges = std::vector<Edge>;

/// Positive where the place lies left of the edge. What it is off by at most stands in `error`.
struct Side {
    double value, error;
    Side(const Edge& e, double x, double y) {
        constexpr double rounding = 0x1p-51;
        const double a = (e.highX - e.lowX) * (y - e.lowY), b = (x - e.lowX) * (e.highY - e.lowY);
        value = a - b;
        error = (std::abs(a) + std::abs(b)) * rounding;
    }
};

__extension__ using Wide = __int128;

bool isLeft(const Edge& e, double x, double y) {
    const Side side(e, x, y);
    if (std::abs(side.value) > side.error)
        return side.value > 0;
    const auto whole = [](double v) { return Wide(std::int64_t(v)); };
    return whole(e.highX - e.lowX) * whole(y - e.lowY) > whole(x - e.lowX) * whole(e.highY - e.lowY);
}

Edges edgesOf(const Rings& rings, geo::MapPoint origin) {
    Edges edges;
    for (const auto& ring : rings) {
        std::vector<geo::MapPoint> places;
        for (const geo::MapPoint& p : ring)
            if (const double x = std::round((p.x - origin.x) * 1000), y = std::round((p.y - origin.y) * 1000); std::isfinite(x) && std::isfinite(y))
                places.push_back({std::clamp(x, -farthest, farthest), std::clamp(y, -farthest, farthest)});
        for (std::size_t i = 0; i < places.size(); ++i) {
            geo::MapPoint a = places[i], b = places[(i + 1) % places.size()];
            if (a.y > b.y)
                std::swap(a, b);
            if (a.y < b.y) // a level one is crossed by no ray to the right
                edges.push_back({a.x, a.y, b.x, b.y});
        }
    }
    return edges;
}

/// Which edges matter to the places of a box: a ray to the right from a place inside it may cross them.
struct Reach {
    Edges crossing; ///< to be held against each place
    Edges beside;   ///< wholly to the right: only the height decides
    bool isTurned = false; ///< an odd number of the others is crossed by every ray

    Reach(std::span<const Edge> edges, const Chunk::Bounds& box) {
        for (const Edge& e : edges) {
            if (e.highY <= box.minY || e.lowY > box.maxY || e.maxX() < box.minX)
                continue;
            if (e.minX() > box.maxX || isRightOf(e, box)) {
                if (e.lowY <= box.minY && e.highY > box.maxY)
                    isTurned = !isTurned;
                else
                    beside.push_back(e);
            } else if (!isLeftOf(e, box)) {
                crossing.push_back(e);
            }
        }
    }
    bool isDecided() const { return crossing.empty() && beside.empty(); }

private:
    static bool areAll(const Edge& e, const Chunk::Bounds& box, double way) {
        for (const double x : {double(box.minX), double(box.maxX)})
            for (const double y : {double(box.minY), double(box.maxY)})
                if (const Side side(e, x, y); side.value * way <= side.error)
                    return false;
        return true;
    }
    static bool isRightOf(const Edge& e, const Chunk::Bounds& box) { return areAll(e, box, 1); }
    static bool isLeftOf(const Edge& e, const Chunk::Bounds& box) { return areAll(e, box, -1); }
};

/// The odd ones of a block's places.
using Odd = std::array<std::uint8_t, Chunk::blockSize>;

void cross(const Edge& e, std::span<const std::int32_t> xs, std::span<const std::int32_t> ys, Odd& odd) {
    for (std::size_t i = 0; i < xs.size(); ++i) {
        const double y = ys[i];
        if (y >= e.lowY && y < e.highY && isLeft(e, xs[i], y))
            odd[i] ^= 1;
    }
}

void pass(const Edge& e, std::span<const std::int32_t> ys, Odd& odd) {
    for (std::size_t i = 0; i < ys.size(); ++i)
        odd[i] ^= std::uint8_t(double(ys[i]) >= e.lowY && double(ys[i]) < e.highY);
}

class Gathering {
public:
    Gathering(const Index& index, const Palette& palette, Edges edges) : m_index(index), m_edges(std::move(edges)) {
        for (std::uint32_t key = 0; key < std::min(palette.styles.size(), Palette::maxStyles); ++key)
            m_isVisible.push_back(visibleStyle(palette, key) ? 1 : 0);
    }

    void chunk(std::size_t number, std::vector<std::uint64_t>& handles) const {
        const Chunk& chunk = *m_index.chunks()[number];
        if (chunk.bounds.isEmpty())
            return;
        Edges near;
        for (const Edge& e : m_edges)
            if (e.highY > chunk.bounds.minY && e.lowY <= chunk.bounds.maxY && e.maxX() >= chunk.bounds.minX)
                near.push_back(e);
        if (near.empty())
            return;
        for (std::size_t b = 0; b < chunk.blocks.size(); ++b)
            block(chunk, b, near, handles);
    }

private:
    void block(const Chunk& chunk, std::size_t number, const Edges& near, std::vector<std::uint64_t>& handles) const {
        const std::size_t first = number * Chunk::blockSize, count = std::min(Chunk::blockSize, chunk.size() - first);
        const Reach reach(near, chunk.blocks[number]);
        if (reach.isDecided() && !reach.isTurned)
            return;
        Odd odd;
        odd.fill(reach.isTurned ? 1 : 0);
        const std::span xs(chunk.x.data() + first, count), ys(chunk.y.data() + first, count);
        for (const Edge& e : reach.crossing)
            cross(e, xs, ys, odd);
        for (const Edge& e : reach.beside)
            pass(e, ys, odd);
        for (std::size_t i = 0; i < count; ++i)
            if (odd[i] && isVisible(chunk.key[first + i]))
                handles.push_back(chunk.handle[first + i]);
    }
    bool isVisible(std::uint32_t key) const { return key < m_isVisible.size() && m_isVisible[key]; }

    const Index& m_index;
    const Edges m_edges;
    std::vector<std::uint8_t> m_isVisible;
};

} // namespace

std::vector<std::uint64_t> inside(const Index& index, const Palette& palette, const Rings& rings, int threads) {
    const Gathering gathering(index, palette, edgesOf(rings, index.origin()));
    std::vector<std::vector<std::uint64_t>> parts(index.chunks().size());
    std::atomic<std::size_t> next{0};
    const auto share = [&] {
        for (std::size_t c = next++; c < parts.size(); c = next++)
            gathering.chunk(c, parts[c]);
    };
    std::vector<std::thread> others;
    for (int t = 1; t < threads && std::size_t(t) < parts.size(); ++t)
        others.emplace_back(share);
    share();
    for (std::thread& other : others)
        other.join();
    std::vector<std::uint64_t> handles;
    std::size_t count = 0;
    for (const auto& part : parts)
        count += part.size();
    handles.reserve(count);
    for (const auto& part : parts)
        handles.insert(handles.end(), part.begin(), part.end());
    return handles;
}

} // namespace kernel
