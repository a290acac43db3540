// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/candidates.h"

#include <cmath>

namespace kernel {

namespace {

/// The boxes that may hold something near enough, nearest first, each with its lower bound asked again when its
/// turn comes: what was found before may have ruled it out (branch and bound, Roussopoulos 1995).
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
        const auto next = std::min_element(open.begin(), open.end(), [](const Bound& a, const Bound& b) {
            return a.squared < b.squared;
        });
        const Bound bound = *next;
        if (bound.squared > candidates.reach())
            return;
        *next = open.back();
        open.pop_back();
        visit(bound.number);
    }
}

} // namespace

std::vector<Hit> nearest(const Index& index, const Palette& palette, geo::MapPoint at, std::size_t count) {
    const Place place{(at.x - index.origin().x) * 1000, (at.y - index.origin().y) * 1000};
    if (!std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    Candidates candidates(index, palette, place, std::numeric_limits<double>::infinity(), count);
    eachNearestFirst(index.groupBoxes(), 0, index.groupBoxes().size(), place, candidates, [&](std::size_t g) {
        const std::size_t end = std::min(index.chunkBoxes().size(), (g + 1) * Index::groupSize);
        eachNearestFirst(index.chunkBoxes(), g * Index::groupSize, end, place, candidates, [&](std::size_t c) {
            const auto& blocks = index.chunks()[c]->blocks;
            eachNearestFirst(blocks, 0, blocks.size(), place, candidates,
                             [&](std::size_t b) { candidates.addBlock(std::uint32_t(c), b); });
        });
    });
    return std::move(candidates).sorted();
}

} // namespace kernel
