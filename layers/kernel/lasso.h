// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"
#include "kernel/palette.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kernel {

/// Rings in map metres, closed by themselves; together they enclose what an even number of their edges does not: a
/// ring inside another is a hole, one that crosses itself encloses its loops by turns. Vertices are taken to the
/// millimetre; those that are not finite are left out.
using Rings = std::vector<std::vector<geo::MapPoint>>;

/// The handles of the visible items whose anchor lies inside, in the order of the index: a line or a polygon belongs
/// where its symbol stands. Exact to the millimetre; of two rings that share an edge, an anchor on that edge lies in
/// exactly one. Chunks and blocks that no edge crosses are taken or left whole.
std::vector<std::uint64_t> inside(const Index& index, const Palette& palette, const Rings& rings, int threads = 2);

} // namespace kernel
