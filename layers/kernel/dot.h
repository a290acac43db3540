// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/palette.h"

#include <cstdlib>

/// A dot is a square sprite with an odd side of at most 5 pixels, anchored in its middle, whose picture is
/// the same mirrored and transposed: what a small disc looks like. It has at most six different pixels, by
/// distance from the middle, so that many of them on one place are blended as six numbers instead of 25.
namespace kernel::dot {

inline constexpr int maxSide = 5;
inline constexpr int lanes = 8; ///< six pixels and two that stay empty

/// The lane of the pixel that lies so far from the middle.
inline int laneOf(int dx, int dy) {
    const int a = std::abs(dx), b = std::abs(dy), high = a > b ? a : b;
    return high * (high + 1) / 2 + (a > b ? b : a);
}

/// The side of a sprite that is a dot, else 0.
int sideOf(const Sprite& sprite);

} // namespace kernel::dot
