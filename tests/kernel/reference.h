// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/sheet.h"

/// The sheet's picture as its definition says it, item by item, pixel by pixel and sample by sample, in no
/// hurry. Shares no code with the kernel but its plain structs.
namespace reference {

struct Picture {
    std::vector<std::uint32_t> pixels; ///< width * height
    std::uint64_t drawn = 0;
};

/// `items` in the order of their index.
Picture draw(const std::vector<kernel::Item>& items, geo::MapPoint origin, const kernel::Palette& palette,
             const kernel::Window& window);

/// d = s + ((d * (256 - alpha)) >> 8) for each channel.
std::uint32_t over(std::uint32_t d, std::uint32_t s);

} // namespace reference
