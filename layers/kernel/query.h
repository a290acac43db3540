// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"
#include "kernel/palette.h"

#include <cstdint>
#include <vector>

namespace kernel {

/// One thing found near a place.
struct Hit {
    std::uint64_t handle = 0;
    std::uint32_t key = 0;
    double distance = 0; ///< metres to the anchor, or to the shape (0 inside a polygon)
};

/// Visible items within `radius` metres of `at` (their anchor, or their shape, to the millimetre), nearest
/// first, higher ranks first among equals, then in index order; at most `limit`.
std::vector<Hit> pick(const Index& index, const Palette& palette, geo::MapPoint at, double radius,
                      std::size_t limit = 64);

/// The `count` visible items nearest to `at`, in the order of pick; fewer when there are no more.
std::vector<Hit> nearest(const Index& index, const Palette& palette, geo::MapPoint at, std::size_t count);

/// Visible items whose anchor lies in `box` (edges included, to the millimetre), counted by key.
std::vector<std::uint64_t> countByKey(const Index& index, const Palette& palette, const geo::MapBox& box);

} // namespace kernel
