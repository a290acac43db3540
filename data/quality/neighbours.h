// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/facts.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace quality {

/// Where components of each class stand, to find those that stand too close. A sorted list of class and cell, and what
/// came since.
class Neighbours {
public:
    /// The nearest older component of the same class: one with a smaller key, so that of a pair one is told.
    struct Closest {
        std::uint64_t same = 0;   ///< the smallest key at the same place; 0 = none
        std::uint64_t near = 0;   ///< the nearest one that is too close, the smallest key among equals; 0 = none
        double metres = 0;        ///< to `near`
    };
    /// How close is the same place, and how close is too close for a class (0 = anything may).
    struct Limits {
        double same = 0;
        std::vector<double> spacing; ///< by class id
        double of(int classId) const {
            return classId >= 0 && std::size_t(classId) < spacing.size() ? spacing[std::size_t(classId)] : 0;
        }
        double most() const;
    };

    static bool counts(const Facts& row) { return geo::isValid(row.place) && row.state != city::State::Abandoned; }

    void build(const std::vector<Facts>& rows);
    void add(const Facts& row, std::uint32_t place);

    /// `Closest` of every row that has any, right after `build`.
    void sweep(const std::vector<Facts>& rows, const Limits& limits, const std::function<void(std::uint32_t, const Closest&)>& take) const;
    Closest closest(const Facts& row, const std::vector<Facts>& rows, const std::vector<char>& isLive, const Limits& limits) const;
    /// Live rows of the class of `row` within reach of its place, itself too; each once.
    std::vector<std::uint32_t> around(const Facts& row, const std::vector<Facts>& rows, const std::vector<char>& isLive, const Limits& limits) const;

private:
    void judge(const Facts& row, const Facts& other, const Limits& limits, double near, Closest& closest) const;

    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_base; ///< by class, cell row, cell column
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_since;
};

} // namespace quality
