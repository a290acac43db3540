// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/coverage.h"
#include "kernel/sheet.h"

#include <algorithm>
#include <cmath>

namespace kernel {

/// From an index's millimetres to a window's pixels. Pixels are counted on a lattice that starts at the
/// index's origin, and a window begins on a whole one of it: the same item falls on the same pixel of the
/// lattice whatever the window, so that pictures of one scale fit together to the pixel.
struct Frame {
    double scale = 0;         ///< pixels in a millimetre
    double left = 0, top = 0; ///< whole: the lattice's column and row at pixel (0, 0)
    int width = 0, height = 0;

    /// Not valid (nothing can be drawn) for a window without size, scale or place.
    static Frame of(geo::MapPoint origin, const Window& window) {
        Frame f;
        f.scale = 1 / (window.metresPerPixel * 1000);
        f.left = std::nearbyint((window.topLeft.x - origin.x) * 1000 * f.scale);
        f.top = std::nearbyint((origin.y - window.topLeft.y) * 1000 * f.scale);
        f.width = window.width;
        f.height = window.height;
        return f;
    }
    bool isValid() const {
        constexpr int most = 32767;
        constexpr double farthest = 1125899906842624.0; // 2^50: whole numbers stay whole
        return width > 0 && height > 0 && width <= most && height <= most && std::isfinite(scale) &&
               scale > 0 && std::abs(left) <= farthest && std::abs(top) <= farthest;
    }

    /// A place in Coverage's units from the window's corner, rounded on the lattice.
    Coverage::Place place(std::int32_t x, std::int32_t y) const {
        constexpr auto most = double(Coverage::farthest);
        const double units = scale * Coverage::unit;
        return {std::int64_t(std::clamp(std::nearbyint(x * units) - left * Coverage::unit, -most, most)),
                std::int64_t(std::clamp(std::nearbyint(-y * units) - top * Coverage::unit, -most, most))};
    }

    /// The pixels that the places of a box fall on, held within +-2^24. Not for an empty one.
    Rect pixels(const Chunk::Bounds& b) const {
        const auto pixel = [](double lattice, double from) {
            return int(std::clamp(std::floor(lattice) - from, -16777216.0, 16777216.0));
        };
        return {pixel(b.minX * scale, left), pixel(-double(b.maxY) * scale, top),
                pixel(b.maxX * scale, left) + 1, pixel(-double(b.minY) * scale, top) + 1};
    }
};

} // namespace kernel
