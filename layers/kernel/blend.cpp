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

#include "kernel/over-inl.h"

HWY_BEFORE_NAMESPACE();
namespace kernel::HWY_NAMESPACE {

void toPixels(const std::int32_t* HWY_RESTRICT in, std::size_t count, double scale, double from,
              std::int32_t* HWY_RESTRICT out) {
    constexpr double most = 1 << 24;
    const hn::ScalableTag<double> d;
    const hn::Rebind<std::int32_t, decltype(d)> di;
    const auto vFrom = hn::Set(d, from), vScale = hn::Set(d, scale);
    const auto vMost = hn::Set(d, most), vLeast = hn::Set(d, -most);
    std::size_t i = 0;
    for (const std::size_t lanes = hn::Lanes(d); i + lanes <= count; i += lanes) {
        const auto v = hn::PromoteTo(d, hn::LoadU(di, in + i));
        const auto p = hn::Sub(hn::Floor(hn::Mul(v, vScale)), vFrom);
        hn::StoreU(hn::DemoteTo(di, hn::Max(vLeast, hn::Min(vMost, p))), di, out + i);
    }
    for (; i < count; ++i)
        out[i] = std::int32_t(std::clamp(std::floor(in[i] * scale) - from, -most, most));
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
        const int end = std::min(int(sprite.height), tile::margin + tile::side - y);
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

/// blend::covered in each lane.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V covered(D d, std::uint32_t straight, V count) {
    const V alpha = hn::ShiftRight<6>(hn::Add(hn::Mul(hn::Set(d, straight >> 24), count), hn::Set(d, 32u)));
    V pixel = hn::ShiftLeft<24>(alpha);
    const auto channel = [&](std::uint32_t value) {
        // The division by 255 as a multiplication: exact below 2^16.
        const V sum = hn::Add(hn::Mul(hn::Set(d, value), alpha), hn::Set(d, 127u));
        return hn::ShiftRight<23>(hn::Mul(sum, hn::Set(d, 0x8081u)));
    };
    pixel = hn::Or(pixel, hn::ShiftLeft<16>(channel((straight >> 16) & 255)));
    pixel = hn::Or(pixel, hn::ShiftLeft<8>(channel((straight >> 8) & 255)));
    return hn::Or(pixel, channel(straight & 255));
}

void drawCovered(std::uint32_t* HWY_RESTRICT to, const std::uint8_t* HWY_RESTRICT coverage, std::size_t count,
                 std::uint32_t straight) {
    const hn::CappedTag<std::uint32_t, 8> d;
    const hn::Rebind<std::uint8_t, decltype(d)> bytes;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto n = hn::PromoteTo(d, hn::LoadU(bytes, coverage + i));
        const auto colour = covered(d, straight, n);
        hn::StoreU(over(d, hn::LoadU(d, to + i), colour, weightUnder(d, colour)), d, to + i);
    }
}

template <class D>
HWY_INLINE hn::Vec<D> layVector(D d, std::uint32_t ground, std::span<const std::uint32_t* const> rows,
                                std::size_t i) {
    auto pixel = hn::Set(d, ground);
    for (const std::uint32_t* row : rows) {
        const auto above = hn::LoadU(d, row + i);
        pixel = over(d, pixel, above, weightUnder(d, above));
    }
    return pixel;
}

void layRows(std::uint32_t* HWY_RESTRICT to, std::size_t count, std::uint32_t ground,
             std::span<const std::uint32_t* const> rows) {
    const hn::ScalableTag<std::uint32_t> d;
    const std::size_t lanes = hn::Lanes(d);
    if (count < lanes) {
        const hn::CappedTag<std::uint32_t, 1> one;
        for (std::size_t i = 0; i < count; ++i)
            hn::StoreU(layVector(one, ground, rows, i), one, to + i);
        return;
    }
    // The ends first, as whole vectors; between them only whole lines of the cache are written.
    hn::StoreU(layVector(d, ground, rows, 0), d, to);
    hn::StoreU(layVector(d, ground, rows, count - lanes), d, to + count - lanes);
    const std::size_t past = reinterpret_cast<std::uintptr_t>(to) / sizeof(std::uint32_t) % lanes;
    for (std::size_t i = (lanes - past) % lanes; i + lanes <= count; i += lanes)
        hn::Stream(layVector(d, ground, rows, i), d, to + i);
}

void pickPixels(std::uint32_t* HWY_RESTRICT to, const std::uint32_t* HWY_RESTRICT from,
                const std::int32_t* HWY_RESTRICT places, std::size_t count) {
    const hn::ScalableTag<std::uint32_t> d;
    const hn::RebindToSigned<decltype(d)> di;
    std::size_t i = 0;
    for (const std::size_t lanes = hn::Lanes(d); i + lanes <= count; i += lanes)
        hn::StoreU(hn::GatherIndex(d, from, hn::LoadU(di, places + i)), d, to + i);
    for (; i < count; ++i)
        to[i] = from[places[i]];
}

} // namespace kernel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kernel {

HWY_EXPORT(toPixels);
HWY_EXPORT(drawSymbols);
HWY_EXPORT(drawColour);
HWY_EXPORT(drawCovered);
HWY_EXPORT(layRows);
HWY_EXPORT(pickPixels);

namespace blend {

void toPixels(const std::int32_t* in, std::size_t count, double scale, double from, std::int32_t* out) {
    HWY_DYNAMIC_DISPATCH(kernel::toPixels)(in, count, scale, from, out);
}

void drawSymbols(const std::uint32_t* records, std::size_t count, const Looks& looks, std::uint32_t* buffer) {
    HWY_DYNAMIC_DISPATCH(kernel::drawSymbols)(records, count, looks, buffer);
}

void drawColour(std::uint32_t* to, std::size_t count, std::uint32_t colour) {
    HWY_DYNAMIC_DISPATCH(kernel::drawColour)(to, count, colour);
}

void drawCovered(std::uint32_t* to, const std::uint8_t* coverage, std::size_t count, std::uint32_t straight) {
    HWY_DYNAMIC_DISPATCH(kernel::drawCovered)(to, coverage, count, straight);
}

void layRows(std::uint32_t* to, std::size_t count, std::uint32_t ground,
             std::span<const std::uint32_t* const> rows) {
    HWY_DYNAMIC_DISPATCH(kernel::layRows)(to, count, ground, rows);
}

void pickPixels(std::uint32_t* to, const std::uint32_t* from, const std::int32_t* places, std::size_t count) {
    HWY_DYNAMIC_DISPATCH(kernel::pickPixels)(to, from, places, count);
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
