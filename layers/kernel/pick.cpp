// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/candidates.h"
#include "kernel/look.h"

#include <cmath>

namespace kernel {

namespace {

std::int32_t bounded(double millimetres) {
    return std::int32_t(std::clamp(millimetres, -2147483647.0, 2147483647.0));
}

} // namespace

std::vector<Hit> pick(const Index& index, const Palette& palette, geo::MapPoint at, double radius,
                      std::size_t limit) {
    const Place place{(at.x - index.origin().x) * 1000, (at.y - index.origin().y) * 1000};
    if (!(radius >= 0) || !std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    const double reach = std::min(radius, 1e7) * 1000;
    Candidates candidates(index, palette, place, reach * reach, limit);
    const Chunk::Bounds box{bounded(std::floor(place.x - reach)), bounded(std::floor(place.y - reach)),
                            bounded(std::ceil(place.x + reach)), bounded(std::ceil(place.y + reach))};
    index.eachBlock(box, [&](std::size_t c, std::size_t b, bool) {
        if (squaredDistance(index.chunks()[c]->blocks[b], place) <= candidates.reach())
            candidates.addBlock(std::uint32_t(c), b);
    });
    return std::move(candidates).sorted();
}

std::vector<std::uint64_t> countByKey(const Index& index, const Palette& palette, const geo::MapBox& box) {
    std::vector<std::uint64_t> counts(std::min(palette.styles.size(), Palette::maxStyles), 0);
    index.eachIn(box, [&](std::size_t c, std::size_t i) {
        const std::uint32_t key = index.chunks()[c]->key[i];
        if (key < counts.size())
            ++counts[key];
    });
    for (std::uint32_t key = 0; key < counts.size(); ++key)
        if (counts[key] > 0 && !visibleStyle(palette, key))
            counts[key] = 0;
    return counts;
}

} // namespace kernel
