// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <cstdint>

namespace geo {

/// The place of (x, y), 16 bits each, along Hilbert's curve: neighbours on it are neighbours in the plane. After
/// the well-known bitwise walk of D. Hilbert's construction, 16 levels.
constexpr std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint32_t d = 0;
    for (std::uint32_t s = 1u << 15; s > 0; s >>= 1) {
        const std::uint32_t rx = (x & s) ? 1 : 0, ry = (y & s) ? 1 : 0;
        d += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 0xFFFF - (x & 0xFFFF);
                y = 0xFFFF - (y & 0xFFFF);
            }
            const std::uint32_t t = x;
            x = y;
            y = t;
        }
    }
    return d;
}

/// A place within a box along the curve; places outside are moved to its edge.
inline std::uint32_t hilbert(Point p, const Box& box) {
    const auto cell = [](double v, double from, double to) {
        const double t = to > from ? (v - from) / (to - from) : 0;
        return t > 0 ? std::uint32_t(std::min(t, 1.0) * 65535) : 0; // NaN comes to 0
    };
    return hilbert(cell(p.lon, box.west, box.east), cell(p.lat, box.south, box.north));
}

} // namespace geo
