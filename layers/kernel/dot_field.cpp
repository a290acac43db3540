// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/dot_field.h"

#include "kernel/blend.h"
#include "kernel/index.h"

#include <algorithm>
#include <cstring>
#include <new>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernel/dot_field.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "kernel/over-inl.h"

HWY_BEFORE_NAMESPACE();
namespace kernel::HWY_NAMESPACE {

/// Of the items that are dots on the field, the slot, and the offset of the pixels.
DotField::Added findDots(const DotField::Items& items, const Looks& looks, std::uint32_t* HWY_RESTRICT slots,
                         std::uint32_t* HWY_RESTRICT places) {
    const auto* const table = reinterpret_cast<const std::int32_t*>(looks.dots().data());
    const auto last = std::uint32_t(looks.dots().size() - 1);
    DotField::Added added;
    std::size_t i = 0;
    const auto findSome = [&](auto d) {
        const hn::RebindToSigned<decltype(d)> di;
        const auto side = hn::Set(d, std::uint32_t(DotField::side));
        const Rect& o = items.own;
        const auto ownLeft = hn::Set(d, std::uint32_t(o.left)), ownTop = hn::Set(d, std::uint32_t(o.top));
        const auto ownWidth = hn::Set(d, std::uint32_t(o.right - o.left));
        const auto ownHeight = hn::Set(d, std::uint32_t(o.bottom - o.top));
        auto symbols = hn::Zero(di);
        const std::size_t lanes = hn::Lanes(d);
        for (; i + lanes <= items.count; i += lanes) {
            const auto entry =
                hn::BitCast(di, hn::ShiftLeft<1>(hn::Min(hn::LoadU(d, items.key + i), hn::Set(d, last))));
            const auto slot = hn::GatherIndex(di, table, entry);
            const auto x = hn::BitCast(d, hn::LoadU(di, items.x + i));
            const auto y = hn::BitCast(d, hn::LoadU(di, items.y + i));
            const auto isOwn =
                hn::And(hn::Lt(hn::Sub(x, ownLeft), ownWidth), hn::Lt(hn::Sub(y, ownTop), ownHeight));
            const auto isInside = hn::And(hn::Lt(x, side), hn::Lt(y, side));
            const auto isDot = hn::RebindMask(d, hn::Gt(slot, hn::Set(di, -1)));
            symbols =
                hn::Or(symbols, hn::IfThenElseZero(hn::Eq(slot, hn::Set(di, Looks::Dot::symbol)), slot));
            const auto mask = hn::And(isInside, isDot);
            const auto place = hn::BitCast(d, hn::GatherIndex(di, table + 1, entry));
            const auto own = hn::Add(hn::BitCast(d, slot), hn::Add(hn::Mul(y, side), x));
            added.own += hn::CountTrue(d, hn::And(mask, isOwn));
            hn::CompressStore(place, mask, d, places + added.dots);
            added.dots += hn::CompressStore(own, mask, d, slots + added.dots);
        }
        added.hasSymbols = added.hasSymbols || !hn::AllTrue(di, hn::Eq(symbols, hn::Zero(di)));
    };
    findSome(hn::ScalableTag<std::uint32_t>());
    findSome(hn::CappedTag<std::uint32_t, 1>());
    return added;
}

/// Lanes `part` and following of all dots. While one pixel's dots follow each other, as they do along a
/// Hilbert curve, their sum stays in a register.
template <class D>
HWY_INLINE void addPart(D d, std::size_t part, const std::uint32_t* HWY_RESTRICT slots,
                        const std::uint32_t* HWY_RESTRICT places, std::size_t count,
                        const std::uint32_t* HWY_RESTRICT words, std::uint32_t* HWY_RESTRICT pixels,
                        std::uint64_t* HWY_RESTRICT touched) {
    std::uint32_t slot = slots[0];
    std::uint32_t* at = pixels + std::size_t(slot) * dot::lanes + part;
    touched[slot / 64] |= std::uint64_t(1) << (slot % 64);
    auto sum = hn::Load(d, at);
    for (std::size_t i = 0; i < count; ++i) {
        if (slots[i] != slot) {
            hn::Store(sum, d, at);
            slot = slots[i];
            at = pixels + std::size_t(slot) * dot::lanes + part;
            touched[slot / 64] |= std::uint64_t(1) << (slot % 64);
            sum = hn::Load(d, at);
        }
        const std::uint32_t* const own = words + places[i] + part;
        sum = over(d, sum, hn::Load(d, own), hn::Load(d, own + dot::lanes));
    }
    hn::Store(sum, d, at);
}

void addDots(const std::uint32_t* slots, const std::uint32_t* places, std::size_t count,
             const std::uint32_t* words, std::uint32_t* pixels, std::uint64_t* touched) {
    const hn::CappedTag<std::uint32_t, dot::lanes> d;
    for (std::size_t part = 0; part < dot::lanes; part += hn::Lanes(d))
        addPart(d, part, slots, places, count, words, pixels, touched);
}

/// Rows of a dot, from the middle outwards: the lane of each pixel.
struct Rows {
    alignas(64) std::int32_t lane[dot::maxSide / 2 + 1][dot::lanes];

    explicit Rows(int side) {
        for (int dy = 0; dy <= dot::maxSide / 2; ++dy)
            for (int x = 0; x < dot::lanes; ++x)
                lane[dy][x] = x < side ? dot::laneOf(x - side / 2, dy) : dot::lanes - 1;
    }
};

template <class D>
HWY_INLINE void drawWide(D d, const std::uint32_t* sum, const Rows& rows, int half, std::uint32_t* to) {
    const auto lanes = hn::Load(d, sum);
    for (int dy = 0; dy <= half; ++dy) {
        const auto colour = hn::TableLookupLanes(lanes, hn::SetTableIndices(d, rows.lane[dy]));
        const auto weight = weightUnder(d, colour);
        const auto put = [&](int row) {
            std::uint32_t* const at = to + row * tile::stride;
            hn::StoreU(over(d, hn::LoadU(d, at), colour, weight), d, at);
        };
        put(half - dy);
        if (dy > 0)
            put(half + dy);
    }
}

void drawNarrow(const std::uint32_t* sum, const Rows& rows, int half, std::uint32_t* to) {
    for (int dy = -half; dy <= half; ++dy)
        for (int x = 0; x <= 2 * half; ++x) {
            std::uint32_t& pixel = to[(half + dy) * tile::stride + x];
            pixel = blend::over(pixel, sum[rows.lane[std::abs(dy)][x]]);
        }
}

void drawDots(std::uint32_t* HWY_RESTRICT pixels, std::uint64_t* HWY_RESTRICT touched, int dotSide,
              std::uint32_t* HWY_RESTRICT buffer) {
    const hn::CappedTag<std::uint32_t, dot::lanes> d;
    const Rows rows(dotSide);
    const int half = dotSide / 2;
    for (std::uint32_t word = 0; word < DotField::slots / 64; ++word) {
        for (std::uint64_t bits = touched[word]; bits; bits &= bits - 1) {
            const std::uint32_t slot = word * 64 + std::uint32_t(__builtin_ctzll(bits));
            const int x = int(slot % DotField::side) - DotField::reach - half + tile::margin;
            const int y = int(slot / DotField::side) - DotField::reach - half + tile::margin;
            std::uint32_t* const sum = pixels + std::size_t(slot) * dot::lanes;
            std::uint32_t* const to = buffer + y * tile::stride + x;
            if (hn::Lanes(d) == dot::lanes)
                drawWide(d, sum, rows, half, to);
            else
                drawNarrow(sum, rows, half, to);
            std::memset(sum, 0, dot::lanes * sizeof(std::uint32_t));
        }
        touched[word] = 0;
    }
}

} // namespace kernel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kernel {

HWY_EXPORT(findDots);
HWY_EXPORT(addDots);
HWY_EXPORT(drawDots);

namespace {
constexpr std::align_val_t lineAlignment{64};
constexpr std::size_t layerWords = std::size_t(DotField::slots) * dot::lanes;
} // namespace

void DotField::End::operator()(std::uint32_t* p) const {
    ::operator delete(p, lineAlignment);
}

void DotField::reserve(std::size_t layers) {
    if (layers <= m_layers)
        return;
    const std::size_t words = layers * layerWords;
    m_pixels.reset(static_cast<std::uint32_t*>(::operator new(words * sizeof(std::uint32_t), lineAlignment)));
    std::fill_n(m_pixels.get(), words, 0u);
    m_touched.assign(layers * slots / 64, 0);
    m_layers = layers;
}

DotField::Added DotField::add(const Items& items, const Looks& looks) {
    constexpr std::size_t spare = 64; // whole vectors are stored
    m_slots.resize(Chunk::blockSize + spare);
    m_places.resize(Chunk::blockSize + spare);
    const Added added = HWY_DYNAMIC_DISPATCH(findDots)(items, looks, m_slots.data(), m_places.data());
    if (added.dots > 0)
        HWY_DYNAMIC_DISPATCH(addDots)
    (m_slots.data(), m_places.data(), added.dots, looks.words(), m_pixels.get(), m_touched.data());
    return added;
}

void DotField::draw(std::size_t layer, int dotSide, std::uint32_t* buffer) {
    HWY_DYNAMIC_DISPATCH(drawDots)
    (m_pixels.get() + layer * layerWords, m_touched.data() + layer * slots / 64, dotSide, buffer);
}

} // namespace kernel
#endif
