// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/stroke.h"

#include "kernel/blend.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernel/stroke.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace kernel::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// The distance of (px, py) from a segment: each operation rounded on its own, in this order.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V distance(D d, const Stroke::Segment& s, V px, V py) {
    const V dx = hn::Set(d, s.dx), dy = hn::Set(d, s.dy);
    const V x = hn::Sub(px, hn::Set(d, s.x)), y = hn::Sub(py, hn::Set(d, s.y));
    const V along = hn::Mul(hn::Add(hn::Mul(x, dx), hn::Mul(y, dy)), hn::Set(d, s.perSquare));
    const V share = hn::Min(hn::Max(along, hn::Zero(d)), hn::Set(d, 1.0));
    const V ex = hn::Sub(x, hn::Mul(share, dx)), ey = hn::Sub(y, hn::Mul(share, dy));
    return hn::Sqrt(hn::Add(hn::Mul(ex, ex), hn::Mul(ey, ey)));
}

/// Raises the coverage of `count` pixels and a few more, from the one whose centre is (px, py) to the right.
void strokeRow(const Stroke::Segment& segment, double radius, double px, double py, std::size_t count,
               std::uint8_t* HWY_RESTRICT coverage) {
    const hn::ScalableTag<double> d;
    const hn::Rebind<std::int32_t, decltype(d)> words;
    const hn::Rebind<std::uint8_t, decltype(d)> bytes;
    const auto vRadius = hn::Set(d, radius + 0.5), one = hn::Set(d, 1.0), y = hn::Set(d, py);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto x = hn::Add(hn::Iota(d, 0.0), hn::Set(d, px + double(i)));
        const auto share = hn::Min(hn::Max(hn::Sub(vRadius, distance(d, segment, x, y)), hn::Zero(d)), one);
        const auto samples = hn::Floor(hn::Add(hn::Mul(share, hn::Set(d, 64.0)), hn::Set(d, 0.5)));
        const auto now = hn::DemoteTo(bytes, hn::DemoteTo(words, samples));
        hn::StoreU(hn::Max(now, hn::LoadU(bytes, coverage + i)), bytes, coverage + i);
    }
}

} // namespace kernel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kernel {

HWY_EXPORT(strokeRow);

void Stroke::begin(int left, int top, double radius) {
    m_left = left;
    m_top = top;
    m_radius = radius;
}

void Stroke::add(Coverage::Place a, Coverage::Place b) {
    const auto pixels = [](std::int64_t units) { return double(units) / Coverage::unit; };
    const double x0 = pixels(std::min(a.x, b.x)), x1 = pixels(std::max(a.x, b.x));
    const double y0 = pixels(std::min(a.y, b.y)), y1 = pixels(std::max(a.y, b.y));
    const double reach = m_radius + 0.5;
    if (x1 + reach < m_left || x0 - reach > m_left + tile::side)
        return;
    const int first = int(std::clamp(std::floor(y0 - reach) - m_top, 0.0, double(tile::side)));
    const int end = int(std::clamp(std::ceil(y1 + reach) - m_top, 0.0, double(tile::side)));
    Segment segment{pixels(a.x), pixels(a.y), pixels(b.x - a.x), pixels(b.y - a.y), 0};
    const double squared = segment.dx * segment.dx + segment.dy * segment.dy;
    segment.perSquare = squared > 0 ? 1 / squared : 0;
    // Across, the stroke is as wide on a row as its band.
    const double perRow = segment.dy != 0 ? segment.dx / segment.dy : 0;
    const double half = segment.dy != 0 ? reach * std::sqrt(squared) / std::abs(segment.dy) : 0;
    for (int row = first; row < end; ++row) {
        double from = x0 - reach, to = x1 + reach;
        const double y = m_top + row + 0.5;
        if (segment.dy != 0) {
            const double middle = segment.x + (y - segment.y) * perRow;
            from = std::max(from, middle - half);
            to = std::min(to, middle + half);
        }
        // A pixel more on each side than the bounds say: their rounding decides nothing.
        const int left = int(std::clamp(std::floor(from) - 1 - m_left, 0.0, double(tile::side)));
        const int right = int(std::clamp(std::ceil(to) + 1 - m_left, 0.0, double(tile::side)));
        if (left >= right)
            continue;
        HWY_DYNAMIC_DISPATCH(strokeRow)
        (segment, m_radius, m_left + left + 0.5, y, std::size_t(right - left),
         m_coverage.data() + row * rowBytes + left);
        m_extents[std::size_t(row)].from = std::min(m_extents[std::size_t(row)].from, left);
        m_extents[std::size_t(row)].to = std::max(m_extents[std::size_t(row)].to, right);
        m_firstRow = std::min(m_firstRow, row);
        m_endRow = std::max(m_endRow, row + 1);
    }
}

void Stroke::draw(std::uint32_t straight, std::uint32_t* buffer) {
    for (int row = m_firstRow; row < m_endRow; ++row) {
        Extent& extent = m_extents[std::size_t(row)];
        if (extent.from < extent.to) {
            std::uint8_t* const coverage = m_coverage.data() + row * rowBytes;
            blend::drawCovered(buffer + (row + tile::margin) * tile::stride + tile::margin + extent.from,
                               coverage + extent.from, std::size_t(extent.to - extent.from), straight);
            std::memset(coverage + extent.from, 0, std::size_t(rowBytes - extent.from));
        }
        extent = {};
    }
    m_firstRow = tile::side;
    m_endRow = 0;
}

} // namespace kernel
#endif
