// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/candidates.h"
#include "kernel/chunk_bounds.h"
#include "kernel/screen.h"

#include <cmath>

namespace kernel {

namespace {

/// The boxes that may hold something near enough, nearest first, each with its lower bound asked again when
/// its turn comes: what was found before may have ruled it out (branch and bound, Roussopoulos 1995).
template <typename Boxes, typename Visit>
void eachNearestFirst(const Boxes& boxes, std::size_t first, std::size_t end, Place at,
                      const Candidates& candidates, Visit&& visit) {
    struct Bound {
        double squared;
        std::size_t number;
    };
    // The distance to a shape may be rounded to below that to its box.
    constexpr double rounding = 1 - 1e-9;
    std::vector<Bound> open;
    for (std::size_t i = first; i < end; ++i)
        if (const double d = squaredDistance(boxes[i], at) * rounding;
            d <= candidates.reach() && !boxes[i].isEmpty())
            open.push_back({d, i});
    while (!open.empty()) {
        const auto next = std::min_element(
            open.begin(), open.end(), [](const Bound& a, const Bound& b) { return a.squared < b.squared; });
        const Bound bound = *next;
        if (bound.squared > candidates.reach())
            return;
        *next = open.back();
        open.pop_back();
        visit(bound.number);
    }
}

/// The smallest block around a place: what is near is most likely there.
struct Around {
    std::uint32_t chunk = 0;
    std::size_t block = 0;
    double expected = -1; ///< squared millimetres within which an item is expected; negative without a block
};

Around around(const Index& index, Place at) {
    const Chunk::Bounds here{std::int32_t(at.x), std::int32_t(at.y), std::int32_t(at.x), std::int32_t(at.y)};
    Around found;
    screen::eachBlock(index, here, [&](std::size_t c, std::size_t b) {
        const Chunk& chunk = *index.chunks()[c];
        const Chunk::Bounds& box = chunk.blocks[b];
        const double area = (double(box.maxX) - box.minX + 1) * (double(box.maxY) - box.minY + 1);
        const double expected =
            area / double(std::min(chunk.size() - b * Chunk::blockSize, Chunk::blockSize));
        if (found.expected < 0 || expected < found.expected)
            found = {std::uint32_t(c), b, expected};
    });
    return found;
}

} // namespace

std::vector<Hit> nearest(const Index& index, const Palette& palette, geo::MapPoint at, std::size_t count) {
    const Place place{(at.x - index.origin().x) * 1000, (at.y - index.origin().y) * 1000};
    if (!std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    if (std::abs(place.x) < farthestMillimetres && std::abs(place.y) < farthestMillimetres) {
        const Around seed = around(index, place);
        double reach = seed.expected * double(count);
        for (int turn = 0; turn < 4 && reach > 0; ++turn, reach *= 8) {
            Candidates candidates(index, palette, place, reach, count);
            candidates.addBlock(seed.chunk, seed.block);
            candidates.addAll(seed.chunk, seed.block);
            if (candidates.areEnough())
                return std::move(candidates).sorted();
        }
    }
    Candidates candidates(index, palette, place, std::numeric_limits<double>::infinity(), count);
    eachNearestFirst(index.groupBoxes(), 0, index.groupBoxes().size(), place, candidates, [&](std::size_t g) {
        const std::size_t end = std::min(index.chunkBoxes().size(), (g + 1) * Index::groupSize);
        eachNearestFirst(
            index.chunkBoxes(), g * Index::groupSize, end, place, candidates, [&](std::size_t c) {
                const auto& blocks = index.chunks()[c]->blocks;
                eachNearestFirst(blocks, 0, blocks.size(), place, candidates,
                                 [&](std::size_t b) { candidates.addBlock(std::uint32_t(c), b); });
            });
    });
    return std::move(candidates).sorted();
}

} // namespace kernel
