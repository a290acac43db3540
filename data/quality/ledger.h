// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "quality/code_index.h"
#include "quality/deliveries.h"
#include "quality/neighbours.h"
#include "quality/row_rules.h"

#include <map>
#include <memory>
#include <span>
#include <unordered_map>

namespace quality {

/// All findings of a city, kept true while it is edited: everything is looked at once, and after an edit only the rows
/// that it touches, those beside them and what they came with. The findings are those that a new ledger of the same
/// rows would have. Changed areas, roads, classes or departments need a new one. For one thread at a time.
class Ledger {
public:
    /// Rows in any order, each key once. Uses two threads.
    Ledger(Rules rules, std::shared_ptr<const Ground> ground, std::vector<Facts> rows, const QDate& today);

    /// Rows that came or changed, and keys that are gone.
    void apply(std::span<const Facts> changed, std::span<const std::uint64_t> removed = {});

    std::size_t size() const { return m_live; } ///< components looked at
    const Rules& rules() const { return m_rules; }
    const Ground& ground() const { return *m_ground; }
    const Facts* facts(std::uint64_t key) const; ///< null when there is none

    /// Sorted by rule, then key.
    std::vector<Finding> findings() const;
    std::vector<Finding> findingsOf(city::ComponentKey key) const;
    std::vector<std::int64_t> counts() const; ///< by Check

    /// For the user, in Chinese or English, as the rule's row of data says it.
    QString sentence(const Finding& finding, bool isChinese) const;
    /// The component with the finding put right, where there is one certain way; a patch is made of both.
    std::optional<city::Component> repaired(const Finding& finding, const city::Component& component) const;

private:
    std::ptrdiff_t placeOf(std::uint64_t key) const;
    std::uint32_t keep(const Facts& row);
    void judgeAll();
    void judgeRows(std::size_t from, std::size_t to, std::vector<std::pair<std::uint32_t, Finding>>& found) const;
    std::vector<Finding> judge(std::uint32_t place) const;
    void addPairs(const Facts& row, const Neighbours::Closest& closest, std::vector<Finding>& found) const;
    void judgeDelivery(Deliveries::Key key);
    /// Rows whose findings depend on this one.
    void collect(std::uint32_t place, std::vector<std::uint32_t>& dirty) const;

    Rules m_rules;
    std::shared_ptr<const Ground> m_ground;
    RowRules m_rowRules;
    std::vector<Facts> m_rows;
    std::vector<char> m_isLive;
    std::size_t m_sorted = 0; ///< rows before this one are sorted by key
    std::size_t m_live = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_since; ///< places of the others
    CodeIndex m_codes;
    Neighbours m_neighbours;
    Neighbours::Limits m_limits;
    Deliveries m_deliveries;
    Deliveries::Limits m_shiftLimits;
    std::unordered_map<std::uint32_t, std::vector<Finding>> m_found; ///< by place of the row
    std::map<Deliveries::Key, Finding> m_shifts;
    std::vector<Finding> m_areas;
};

} // namespace quality
