// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/blend.h"

#include "kernel/tile.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernel/blend.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace kernel::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// d' = s + ((d * (256 - alpha)) >> 8) for each channel: two channels at a time in the halves of each word.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V over(D d, V to, V colour, V weight) {
#if HWY_TARGET == HWY_SCALAR
    (void)weight;
    return hn::Set(d, blend::over(hn::GetLane(to), hn::GetLane(colour)));
#else
    const hn::Repartition<std::uint16_t, D> half;
    const V low = hn::Set(d, 0x00ff00ffu);
    const auto even = hn::BitCast(half, hn::And(to, low));
    const auto odd = hn::ShiftRight<8>(hn::BitCast(half, to));
    const auto weights = hn::BitCast(half, weight);
    const V evens = hn::BitCast(d, hn::ShiftRight<8>(hn::Mul(even, weights)));
    const V odds = hn::AndNot(low, hn::BitCast(d, hn::Mul(odd, weights)));
    return hn::Add(colour, hn::Or(evens, odds));
#endif
}

void toPixels(const std::int32_t* HWY_RESTRICT in, std::size_t count, double from, double scale,
              std::int32_t* HWY_RESTRICT out) {
    constexpr double most = 1 << 24;
    const hn::ScalableTag<double> d;
    const hn::Rebind<std::int32_t, decltype(d)> di;
    const auto vFrom = hn::Set(d, from), vScale = hn::Set(d, scale);
    const auto vMost = hn::Set(d, most), vLeast = hn::Set(d, -most);
    std::size_t i = 0;
    for (const std::size_t lanes = hn::Lanes(d); i + lanes <= count; i += lanes) {
        const auto v = hn::PromoteTo(d, hn::LoadU(di, in + i));
        const auto p = hn::Floor(hn::Mul(hn::Sub(v, vFrom), vScale));
        hn::StoreU(hn::DemoteTo(di, hn::Max(vLeast, hn::Min(vMost, p))), di, out + i);
    }
    for (; i < count; ++i)
        out[i] = std::int32_t(std::clamp(std::floor((in[i] - from) * scale), -most, most));
}

/// One group of eight pixels.
HWY_INLINE void blendGroup(const std::uint32_t* HWY_RESTRICT from, std::uint32_t* HWY_RESTRICT to) {
    const hn::CappedTag<std::uint32_t, 8> d;
    for (std::size_t k = 0; k < 8; k += hn::Lanes(d))
        hn::StoreU(over(d, hn::LoadU(d, to + k), hn::Load(d, from + k), hn::Load(d, from + 8 + k)), d,
                   to + k);
}

void drawSymbols(const std::uint32_t* HWY_RESTRICT records, std::size_t count, const Looks& looks,
                 std::uint32_t* HWY_RESTRICT buffer) {
    const Looks::Packed* const packed = looks.packed().data();
    const std::uint32_t* const words = looks.words();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t record = records[i];
        const Looks::Packed sprite = packed[record >> Looks::tagShift];
        const int y = int((record >> tile::ySymbolShift) & tile::ySymbolMask);
        const int first = std::max(0, tile::margin - y);
        const int end = std::min(int(sprite.height), tile::margin + tile::height - y);
        const std::uint32_t* from = words + sprite.offset + first * sprite.groups * 16;
        std::uint32_t* to = buffer + (y + first) * tile::stride + (record & tile::xSymbolMask);
        if (sprite.groups == 1) {
            for (int row = first; row < end; ++row, from += 16, to += tile::stride)
                blendGroup(from, to);
            continue;
        }
        for (int row = first; row < end; ++row, to += tile::stride)
            for (int g = 0; g < sprite.groups; ++g, from += 16)
                blendGroup(from, to + g * 8);
    }
}

void drawColour(std::uint32_t* HWY_RESTRICT to, std::size_t count, std::uint32_t colour) {
    const std::uint32_t weight = (256 - (colour >> 24)) * 0x10001u;
    const hn::ScalableTag<std::uint32_t> d;
    const auto vColour = hn::Set(d, colour), vWeight = hn::Set(d, weight);
    std::size_t i = 0;
    for (const std::size_t lanes = hn::Lanes(d); i + lanes <= count; i += lanes)
        hn::StoreU(over(d, hn::LoadU(d, to + i), vColour, vWeight), d, to + i);
    for (; i < count; ++i)
        to[i] = blend::over(to[i], colour);
}

void copyOut(const std::uint32_t* HWY_RESTRICT from, std::size_t count, std::uint32_t* HWY_RESTRICT to) {
    const hn::ScalableTag<std::uint32_t> d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t i = 0;
    while (i < count && reinterpret_cast<std::uintptr_t>(to + i) % (lanes * sizeof(std::uint32_t)) != 0) {
        to[i] = from[i];
        ++i;
    }
    for (; i + lanes <= count; i += lanes)
        hn::Stream(hn::LoadU(d, from + i), d, to + i);
    for (; i < count; ++i)
        to[i] = from[i];
}

} // namespace kernel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kernel {

HWY_EXPORT(toPixels);
HWY_EXPORT(drawSymbols);
HWY_EXPORT(drawColour);
HWY_EXPORT(copyOut);

namespace blend {

void toPixels(const std::int32_t* in, std::size_t count, double from, double scale, std::int32_t* out) {
    HWY_DYNAMIC_DISPATCH(kernel::toPixels)(in, count, from, scale, out);
}

void drawSymbols(const std::uint32_t* records, std::size_t count, const Looks& looks, std::uint32_t* buffer) {
    HWY_DYNAMIC_DISPATCH(kernel::drawSymbols)(records, count, looks, buffer);
}

void drawColour(std::uint32_t* to, std::size_t count, std::uint32_t colour) {
    HWY_DYNAMIC_DISPATCH(kernel::drawColour)(to, count, colour);
}

void copyOut(const std::uint32_t* from, std::size_t count, std::uint32_t* to) {
    HWY_DYNAMIC_DISPATCH(kernel::copyOut)(from, count, to);
}

std::uint32_t covered(std::uint32_t straight, std::uint32_t count) {
    const std::uint32_t alpha = ((straight >> 24) * count + 32) >> 6;
    std::uint32_t pixel = alpha << 24;
    for (unsigned shift = 0; shift < 24; shift += 8)
        pixel |= ((((straight >> shift) & 255) * alpha + 127) / 255) << shift;
    return pixel;
}

} // namespace blend
} // namespace kernel
#endif
