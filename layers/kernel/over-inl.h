// SPDX-License-Identifier: GPL-3.0-or-later
// Blending in the instruction set that is being compiled; see Highway's foreach_target. No include guard but
// the toggle.
#if defined(KERNEL_OVER_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERNEL_OVER_INL_H
#undef KERNEL_OVER_INL_H
#else
#define KERNEL_OVER_INL_H
#endif

#include "kernel/blend.h"

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

/// The weight of what lies under a colour: 256 - alpha, twice.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V weightUnder(D d, V colour) {
    const V weight = hn::Sub(hn::Set(d, 256u), hn::ShiftRight<24>(colour));
    return hn::Or(weight, hn::ShiftLeft<16>(weight));
}

} // namespace kernel::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
