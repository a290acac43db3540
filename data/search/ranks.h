// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/texts.h"

#include <algorithm>
#include <array>

/// What a match is worth. Internal to `search`.
namespace search {

using Rank = std::uint8_t; ///< 0 = no match; the sum over all terms fits a std::uint16_t

/// In the order of Match.
using RankTable = std::array<Rank, 5>;

namespace ranks {

inline constexpr RankTable code{0, 0, 20, 54, 62};
inline constexpr RankTable placeName{0, 38, 46, 56, 60};
inline constexpr RankTable componentName{0, 28, 36, 46, 50};
inline constexpr RankTable address{0, 26, 34, 42, 48};
inline constexpr RankTable kind{0, 20, 30, 32, 34};
inline constexpr RankTable note{0, 14, 16, 18, 20};
inline constexpr RankTable around{0, 6, 8, 10, 12}; ///< state, community, sub-district

inline Rank of(const RankTable& table, Match match) {
    return table[std::size_t(match)];
}

} // namespace ranks
} // namespace search
