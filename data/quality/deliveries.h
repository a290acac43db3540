// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/facts.h"
#include "quality/ground.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace quality {

/// Components that came together, and whether all of them lie shifted by GCJ-02: those of a class in one batch, or,
/// where no batch brought them in, in one sub-district. Judged by a sample that is the same whatever came first.
class Deliveries {
public:
    using Key = std::uint64_t;
    struct Limits {
        std::size_t fewest = 40, sample = 64;
        double factor = 3;
        double near = 15; ///< metres: along the roads
    };
    /// What was found of one delivery.
    struct Shift {
        bool isTwice = false;  ///< shifted though not in GCJ-02; otherwise GCJ-02 taken for degrees
        double metres = 0, otherwise = 0; ///< medians to the nearest road, as stored and read the other way
        std::uint32_t size = 0;
        geo::Point place;      ///< of the first of the sample
        std::uint64_t first = 0; ///< its component
    };

    static Key keyOf(const Facts& row);
    void build(const std::vector<Facts>& rows, const Ground& ground);
    void add(const Facts& row, std::uint32_t place, const Ground& ground);
    void remove(const Facts& row, std::uint32_t place, const Ground& ground);
    std::vector<Key> keys() const;
    std::optional<Shift> judge(Key key, const std::vector<Facts>& rows, const Ground& ground, const Limits& limits) const;

private:
    /// Sorted by a hash of the component's key, so that the first ones are a sample.
    using Members = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    std::unordered_map<Key, Members> m_members;
};

} // namespace quality
