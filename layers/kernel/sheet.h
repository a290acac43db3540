// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"
#include "kernel/palette.h"

#include <atomic>
#include <cstdint>
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

/// A picture to draw into: premultiplied ARGB32, `stride` in pixels.
struct Canvas {
    std::uint32_t* pixels = nullptr;
    std::ptrdiff_t stride = 0;
};

struct DrawStats {
    std::uint64_t drawn = 0;           ///< items drawn (their symbol touches the window)
    std::vector<std::uint64_t> inView; ///< visible items whose anchor lies in the window, by key
};

/// Draws every visible item of an index that touches a window: none dropped, none aggregated. An item's
/// symbol lands on the pixel that its place falls in; a line or polygon larger than its symbol is drawn as
/// itself. Items are blended over one another by rank, then shapes before symbols, then in index order: the
/// same picture on every machine and for any number of threads.
///
/// The picture, exactly. The pixel of a place is floor((place - topLeft) / metresPerPixel), in doubles, from
/// millimetres. Source over of a premultiplied s with alpha a is, for each channel, d = s + ((d * (256 - a))
/// >> 8), which keeps d for a = 0, replaces it for a = 255, and keeps an opaque ground opaque. A line or
/// polygon is larger than its symbol when its box, rounded to 1/32 pixel, is longer along one axis than the
/// symbol's longer side; it is drawn by samples, 64 in a pixel (see Coverage in coverage.h): the fill of a
/// polygon by the even-odd rule over all its rings, then the stroke with round ends and joins. `n` samples
/// covered make a colour of alpha a' = (a * n + 32) >> 6, premultiplied (c * a' + 127) / 255. A vertex
/// further than 2^24 pixels from the window's corner is moved to that distance along each axis.
class Sheet {
public:
    explicit Sheet(int threads = 2);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    /// Clears the canvas to transparent and draws. A window without size, or whose scale is not above zero,
    /// gets nothing drawn; neither does a canvas whose stride is below the width. When `cancelled` becomes
    /// true it returns soon with the canvas half drawn and false.
    bool draw(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
              DrawStats* stats = nullptr, const std::atomic<bool>* cancelled = nullptr);

    /// The density view: visible items counted in cells of `cell` pixels (1..256), smoothed, coloured by
    /// `ramp` (straight ARGB, from least to most, along the square root of the count; empty cells stay
    /// transparent), colours mixed between the cells. Cells just outside the window count too, so that its
    /// edge does not show.
    bool drawDensity(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
                     const std::vector<std::uint32_t>& ramp, int cell = 8, DrawStats* stats = nullptr,
                     const std::atomic<bool>* cancelled = nullptr);

private:
    struct Work;
    std::unique_ptr<Work> m_work; ///< threads and buffers, reused from frame to frame
};

} // namespace kernel
