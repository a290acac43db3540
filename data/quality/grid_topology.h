// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/finding.h"
#include "quality/ground.h"

namespace quality {

/// Unit grids that overlap, by more than `metres`, and communities of which some `squareMetres` lie in no grid, found
/// on a lattice of `step` metres. Overlaps are looked for at the corners, in the middles of the edges and inside of
/// each grid; two that cross without one of those inside the other are not found.
struct GridTopology {
    double metres = 0.5, squareMetres = 100, step = 10;
    bool overlaps = true, gaps = true;
    std::vector<Finding> judge(const Ground& ground) const;
};

} // namespace quality
