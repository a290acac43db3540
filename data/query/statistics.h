// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/rows.h"

namespace query {

/// What a number of components is made of.
struct Statistics {
    struct Count {
        int id = 0; ///< of the Choice; 0 = none
        std::uint64_t count = 0;
    };
    std::uint64_t count = 0;
    std::array<std::uint64_t, city::shapeCount> byShape{};
    std::vector<Count> byClass, byState, bySubDistrict; ///< most first, then by id; those that occur
    geo::Box box;                                       ///< of the anchors
    std::optional<double> length, area;                 ///< metres, square metres; nothing where details are not read

    static Statistics of(const Rows& rows, std::span<const Row> of);
    /// The counts of a Named field that stands in the texts, by Rows::idOf.
    static std::vector<Count> counted(const Rows& rows, std::span<const Row> of, Field field);
};

} // namespace query
