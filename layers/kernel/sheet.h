// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"
#include "kernel/palette.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

namespace kernel {

/// Where the picture lies on the map: the map place of the top left corner of pixel (0, 0), and the metres a
/// device pixel covers. North is up.
struct Window {
    geo::MapPoint topLeft;
    double metresPerPixel = 1;
    std::int32_t width = 0; ///< device pixels, 0..32767
    std::int32_t height = 0;
};

/// Whole pixels; right and bottom are past the end.
struct Rect {
    int left = 0, top = 0, right = 0, bottom = 0;
    bool isEmpty() const { return left >= right || top >= bottom; }
    /// Shares a pixel with `other`; both are not empty.
    bool touches(const Rect& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool contains(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
    bool contains(const Rect& r) const {
        return r.left >= left && r.right <= right && r.top >= top && r.bottom <= bottom;
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// A picture to draw into: premultiplied ARGB32, `stride` in pixels.
struct Canvas {
    std::uint32_t* pixels = nullptr;
    std::ptrdiff_t stride = 0;
};

/// Where the corner of a window really lies: on the lattice of its scale, see Sheet. The same window where
/// nothing can be drawn.
Window onLattice(const Window& window, geo::MapPoint origin);

/// A drawn picture, premultiplied ARGB32, and where it lies in a window.
struct Picture {
    const std::uint32_t* pixels = nullptr;
    std::ptrdiff_t stride = 0; ///< pixels
    int width = 0, height = 0;
    double left = 0, top = 0; ///< of its corner, in pixels of the window; rounded where the scale is 1
    double scale = 1;         ///< pixels of the window that one of its pixels covers; the nearest is taken
};

/// What lies under and over the items, laid over one another as the tiles are written, the first one
/// undermost.
struct Surroundings {
    std::uint32_t ground = 0; ///< premultiplied, under everything
    std::vector<Picture> below, above;
};

struct DrawStats {
    std::uint64_t drawn = 0; ///< items drawn: their symbol, or their shape's box, touches what is drawn
};

/// Draws every visible item of an index that touches a window: none dropped, none aggregated. A line or
/// polygon larger than its symbol is drawn as itself, everything else by its symbol on the pixel that its
/// place falls in. The same picture on every machine, for any number of threads and in any parts.
///
/// The picture, exactly. Pixels lie on a lattice of `metresPerPixel` that starts at the index's origin; a
/// window's corner is moved to the nearest corner of it. The pixel of a place is floor(x * scale), floor(-y *
/// scale) on the lattice, in doubles, from millimetres. Items are blended over one another by rank. Within a
/// rank come shapes first, in index order; then dots (see dot.h), smaller sides before larger ones; then the
/// other symbols. Dots of one side on one pixel are blended over one another in index order, and the result
/// is blended over the picture, pixel by pixel from top to bottom and left to right. Other symbols are
/// blended by the rows of their places from top to bottom, in index order on one row.
///
/// Source over of a premultiplied s with alpha a is, for each channel, d = s + ((d * (256 - a)) >> 8), which
/// keeps d for a = 0, replaces it for a = 255, and keeps an opaque ground opaque. A line or polygon is larger
/// than its symbol when its box, rounded to 1/32 pixel, is longer along one axis than the symbol's longer
/// side. The fill of a polygon (even-odd over all its rings; see coverage.h), then its stroke (see stroke.h),
/// cover n of 64 samples of a pixel: they are blended with alpha a' = (a * n + 32) >> 6 and premultiplied
/// channels (c * a' + 127) / 255. A vertex further than 2^24 pixels from the window's corner is moved to that
/// distance along each axis.
class Sheet {
public:
    explicit Sheet(int threads = 2);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    /// Draws the window, or the `part` of it (in its pixels), over and under `around`; what else the canvas
    /// holds stays. A window without size, or whose scale is not above zero, gets nothing but transparency; a
    /// canvas whose stride is below the width is not touched. When `cancelled` becomes true it returns soon
    /// with the canvas half drawn and false.
    bool draw(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
              DrawStats* stats = nullptr, const std::atomic<bool>* cancelled = nullptr,
              const Surroundings& around = {}, const std::optional<Rect>& part = {});

    /// The density view: visible items counted in cells of `cell` pixels (1..256), smoothed, coloured by
    /// `ramp` (straight ARGB, from least to most, along the square root of the count; empty cells stay
    /// transparent), colours mixed between the cells. Cells just outside the window count too, so that its
    /// edge does not show; `drawn` does not count those.
    bool drawDensity(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
                     const std::vector<std::uint32_t>& ramp, int cell = 8, DrawStats* stats = nullptr,
                     const std::atomic<bool>* cancelled = nullptr);

private:
    struct Work;
    std::unique_ptr<Work> m_work; ///< threads and buffers, reused from frame to frame
};

} // namespace kernel
