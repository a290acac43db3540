// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/screen.h"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernel/screen.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace kernel::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// The bits of a mask of at most 64 lanes.
template <typename D, typename Mask>
HWY_INLINE std::uint64_t bitsOf(D d, Mask mask) {
    std::uint8_t bytes[8] = {}; // Highway writes as many as lanes need
    hn::StoreMaskBits(d, mask, bytes);
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

std::uint64_t meeting(const Chunk::Bounds* HWY_RESTRICT boxes, std::size_t count, const Chunk::Bounds& box) {
    const hn::CappedTag<std::int32_t, 64> d;
    const std::size_t lanes = hn::Lanes(d);
    const auto minX = hn::Set(d, box.minX), minY = hn::Set(d, box.minY);
    const auto maxX = hn::Set(d, box.maxX), maxY = hn::Set(d, box.maxY);
    std::uint64_t word = 0;
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        auto x0 = minX, y0 = minY, x1 = maxX, y1 = maxY;
        hn::LoadInterleaved4(d, &boxes[i].minX, x0, y0, x1, y1);
        // Apart along an axis; an empty box is, whatever is asked.
        const auto across = hn::Gt(hn::Max(x0, minX), hn::Min(x1, maxX));
        const auto along = hn::Gt(hn::Max(y0, minY), hn::Min(y1, maxY));
        word |= bitsOf(d, hn::Not(hn::Or(across, along))) << i;
    }
    for (; i < count; ++i)
        word |= std::uint64_t(!boxes[i].isEmpty() && box.meets(boxes[i])) << i;
    return word;
}

std::uint64_t within(const std::int32_t* HWY_RESTRICT x, const std::int32_t* HWY_RESTRICT y,
                     std::size_t count, const Chunk::Bounds& box) {
    const hn::CappedTag<std::int32_t, 64> d;
    const std::size_t lanes = hn::Lanes(d);
    const auto minX = hn::Set(d, box.minX), minY = hn::Set(d, box.minY);
    const auto maxX = hn::Set(d, box.maxX), maxY = hn::Set(d, box.maxY);
    std::uint64_t word = 0;
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        const auto px = hn::LoadU(d, x + i), py = hn::LoadU(d, y + i);
        const auto inside = hn::And(hn::Eq(hn::Max(minX, hn::Min(px, maxX)), px),
                                    hn::Eq(hn::Max(minY, hn::Min(py, maxY)), py));
        word |= bitsOf(d, inside) << i;
    }
    for (; i < count; ++i)
        word |= std::uint64_t(x[i] >= box.minX && x[i] <= box.maxX && y[i] >= box.minY && y[i] <= box.maxY)
                << i;
    return word;
}

} // namespace kernel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kernel {

HWY_EXPORT(meeting);
HWY_EXPORT(within);

namespace screen {

std::uint64_t meeting(const Chunk::Bounds* boxes, std::size_t count, const Chunk::Bounds& box) {
    return HWY_DYNAMIC_DISPATCH(kernel::meeting)(boxes, count, box);
}

std::uint64_t within(const std::int32_t* x, const std::int32_t* y, std::size_t count,
                     const Chunk::Bounds& box) {
    return HWY_DYNAMIC_DISPATCH(kernel::within)(x, y, count, box);
}

} // namespace screen
} // namespace kernel
#endif
