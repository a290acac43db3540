// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/coverage.h"
#include "kernel/sheet.h"

#include <cmath>

namespace kernel {

/// From an index's millimetres to a window's pixels. The pixel of an item is floor((x - left) *
/// perMillimetre), and likewise downwards from the top, in IEEE doubles.
struct Frame {
    double left = 0, top = 0; ///< millimetres from the index's origin
    double perMillimetre = 0; ///< pixels
    int width = 0, height = 0;

    /// Not valid (nothing can be drawn) for a window without size, scale or place.
    static Frame of(const Index& index, const Window& window) {
        Frame f;
        f.left = (window.topLeft.x - index.origin().x) * 1000;
        f.top = (window.topLeft.y - index.origin().y) * 1000;
        f.perMillimetre = 1 / (window.metresPerPixel * 1000);
        f.width = window.width;
        f.height = window.height;
        return f;
    }
    bool isValid() const {
        constexpr int most = 32767;
        return width > 0 && height > 0 && width <= most && height <= most && std::isfinite(left) &&
               std::isfinite(top) && std::isfinite(perMillimetre) && perMillimetre > 0;
    }

    /// A place in Coverage's units, rounded.
    Coverage::Place place(std::int32_t x, std::int32_t y) const {
        constexpr auto most = double(Coverage::farthest);
        const double scale = perMillimetre * Coverage::unit;
        return {std::llrint(std::clamp((x - left) * scale, -most, most)),
                std::llrint(std::clamp((top - y) * scale, -most, most))};
    }

    enum class Overlap { None, Some, All };
    /// How a box widened by `reach` pixels lies to the window; `All` when it is inside with that to spare.
    Overlap overlap(const Chunk::Bounds& b, int reach) const {
        if (b.isEmpty())
            return Overlap::None;
        const double x0 = (b.minX - left) * perMillimetre, x1 = (b.maxX - left) * perMillimetre;
        const double y0 = (top - b.maxY) * perMillimetre, y1 = (top - b.minY) * perMillimetre;
        if (x1 < -reach || y1 < -reach || x0 > width + reach || y0 > height + reach)
            return Overlap::None;
        const bool all = x0 >= reach && y0 >= reach && x1 < width - reach && y1 < height - reach;
        return all ? Overlap::All : Overlap::Some;
    }
};

/// A block of items that may touch the window.
struct VisibleBlock {
    std::uint32_t chunk = 0, block = 0;
    bool isInside = false; ///< with all its symbols
};

/// The blocks of an index that may touch a window, in index order.
void findBlocks(const Index& index, const Frame& frame, int reach, std::vector<VisibleBlock>& found);

} // namespace kernel
