// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <cstdint>

namespace quality {

/// What the rules need of one component: numbers only, so that a million fit and are compared quickly.
struct Facts {
    std::uint64_t key = 0;       ///< city::ComponentKey::packed
    geo::Point place;            ///< where its symbol stands, as stored; NaN without a usable geometry
    std::uint64_t code = 0;      ///< its 16 digits as a number; 0 where it has none, or other text
    std::uint64_t grid = 0;      ///< the 15 digits of its unit grid; 0 where it has none, or other text
    std::int32_t classId = 0;
    std::int32_t subDistrict = 0;
    std::int32_t community = 0;
    std::int32_t departments[3] = {0, 0, 0}; ///< authority, owner, maintainer
    std::int32_t surveyed = 0;   ///< YYYYMMDD as stored; 0 = none
    std::int32_t changed = 0;
    std::uint32_t delivery = 0;  ///< the batch that brought it in, by number; 0 = none
    city::State state = city::State::Intact;
    bool hasCode = false;        ///< some text
    bool isCodeFaulty = false;   ///< stored with a fault
    bool hasGrid = false;        ///< some text
    bool hasName = false;
    friend bool operator==(const Facts&, const Facts&) = default;
};

/// The number in `digits` where it is exactly that many ASCII digits; 0 otherwise.
template <typename Text>
std::uint64_t digitsOf(const Text& text, std::size_t digits) {
    if (std::size_t(text.size()) != digits) return 0;
    std::uint64_t number = 0;
    for (const auto c : text) {
        const int value = int(static_cast<unsigned char>(c)) - '0';
        if (value < 0 || value > 9) return 0;
        number = number * 10 + std::uint64_t(value);
    }
    return number;
}

} // namespace quality
