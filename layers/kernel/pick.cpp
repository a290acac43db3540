// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/candidates.h"

#include <cmath>

namespace kernel {

std::vector<Hit> pick(const Index& index, const Palette& palette, geo::MapPoint at, double radius,
                      std::size_t limit) {
    const Place place{(at.x - index.origin().x) * 1000, (at.y - index.origin().y) * 1000};
    if (!(radius >= 0) || !std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    const double reach = std::min(radius, 1e7) * 1000;
    Candidates candidates(index, palette, place, reach * reach, limit);
    candidates.addAll();
    return std::move(candidates).sorted();
}

} // namespace kernel
