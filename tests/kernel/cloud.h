// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/sheet.h"

#include <random>

/// Made-up components for the kernel's tests.
namespace cloud {

inline constexpr geo::MapPoint origin{360000, 3250000};

enum class Spread { Even, Clustered, OnePoint };

struct Plan {
    std::size_t count = 1000;
    Spread spread = Spread::Even;
    double size = 1000;    ///< metres along each side, from the origin
    double shapes = 0;     ///< share of lines and polygons
    double shapeSize = 50; ///< metres
    std::uint32_t keys = 24;
};

/// Items with `handle` = their number.
std::vector<kernel::Item> items(const Plan& plan, std::uint64_t seed);

/// Chunks of `chunkSize` in the given order.
kernel::Index indexOf(const std::vector<kernel::Item>& items, std::size_t chunkSize = 700);

/// The items in the index's order.
std::vector<kernel::Item> ordered(const std::vector<kernel::Item>& items, const kernel::Index& index);

/// Styles of several ranks, sizes, and translucent colours; some not visible, one with an empty sprite.
kernel::Palette palette(double diameter = 5);

} // namespace cloud
