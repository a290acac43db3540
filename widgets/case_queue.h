// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/rights.h"
#include "store/case_board.h"

#include <array>
#include <map>
#include <unordered_map>

namespace widgets {

/// An open case with what lists and maps ask of it again and again.
struct CaseEntry {
    work::Order order;
    work::Stage stage = work::Stage::None;
    std::uint32_t roles = 0;    ///< whose turn it is; bits by role number
    std::int64_t due = 0;       ///< when its clock runs out; the largest number where it stands
    std::int64_t yellowAt = 0;  ///< when a quarter is left
    work::Light standing = work::Light::None; ///< of a clock that does not run

    work::Light light(std::int64_t now) const {
        return standing != work::Light::None || due == never ? standing
               : now > due                                   ? work::Light::Red
               : now >= yellowAt                             ? work::Light::Yellow
                                                             : work::Light::Green;
    }
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
};

/// Which open cases are listed and drawn. What is not set restricts nothing.
struct CaseFilter {
    std::optional<work::Stage> stage;
    work::Role role;       ///< whose turn it is; number 0: anybody's
    bool mine = false;     ///< the turn of whoever sits here
    bool overdueOnly = false, urgentOnly = false;
    int subDistrict = 0, company = 0, serviceLine = 0;
    QString classCode;
    std::optional<work::CaseKind> kind; ///< of `classCode`
    QString text;          ///< part of number, description, address, handler
    friend bool operator==(const CaseFilter&, const CaseFilter&) = default;
};

/// How many open cases pass every filter but the one that is counted.
struct CaseCounts {
    std::array<std::size_t, work::stageCount> stages{};
    std::array<std::size_t, 33> roles{}; ///< by role number
    std::size_t all = 0, overdue = 0;
};

/// Every open case of a city, in memory, and questions to all of them. Twenty thousand are asked within a few
/// milliseconds.
class CaseQueue {
public:
    void setRules(store::CaseBoard::RulesPtr rules);
    /// Whoever sits here; null: nobody signed in, and everything is theirs.
    void setRights(std::optional<city::Rights> rights) { m_rights = std::move(rights); }
    void set(const std::vector<work::Order>& open);
    /// Cases as they are now: those that are closed leave.
    void update(const std::vector<work::Order>& changed);
    void clear();

    const std::unordered_map<std::int64_t, CaseEntry>& all() const { return m_all; }
    const CaseEntry* find(std::int64_t row) const;
    bool passes(const CaseEntry& entry, const CaseFilter& filter, std::int64_t now) const;
    CaseCounts count(const CaseFilter& filter, std::int64_t now) const;
    /// The roles in which whoever sits here may act on a case.
    std::uint32_t mine(const work::Order& order) const;
    const store::CaseBoard::RulesPtr& rules() const { return m_rules; }

private:
    CaseEntry entryOf(const work::Order& order);
    std::uint32_t turnOf(work::State state, work::Pending pending);

    store::CaseBoard::RulesPtr m_rules;
    std::optional<city::Rights> m_rights;
    std::unordered_map<std::int64_t, CaseEntry> m_all; ///< by work::Order::row
    std::map<std::pair<int, int>, std::uint32_t> m_turns;
};

} // namespace widgets
