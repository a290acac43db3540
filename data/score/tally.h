// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "score/count.h"

#include <map>
#include <set>
#include <unordered_map>

namespace score {

/// Which part of the cube is asked for; 0: all.
struct Slice {
    int company = 0, line = 0, place = 0;
    bool holds(const Cell& cell) const {
        return (company == 0 || cell.company == company) && (line == 0 || cell.line == line) &&
               (place == 0 || cell.place == place);
    }
};

/// Every count of every cell of the cube (companies x lines x places) in one period. Adding and taking away
/// are exact inverses, in any order.
class Tally {
public:
    /// `cells`: those that somebody is responsible for; what happens elsewhere gets cells of its own, so that
    /// nothing is lost. From `beginMs` on and before `endMs`.
    Tally(const CountList& counts, const std::set<Cell>& cells, std::int64_t beginMs, std::int64_t endMs);

    void add(const CaseFacts& facts, int times = 1);
    void add(const FindingFacts& finding, int times = 1);

    /// The counts of a part of the cube, summed, in the order of the list; the count of cells is that of
    /// those summed which somebody is responsible for.
    std::vector<std::int64_t> sum(const Slice& slice) const;
    /// Cells that hold anything, or that somebody is responsible for.
    std::vector<Cell> cells() const;
    friend bool operator==(const Tally& a, const Tally& b);

private:
    std::int64_t* at(const Cell& cell);
    const CountList* m_counts;
    std::int64_t m_begin, m_end;
    std::set<Cell> m_responsible;
    std::map<Cell, std::size_t> m_rows;
    std::vector<std::int64_t> m_values; ///< rows of counts
};

/// Every case and finding, and their tally, kept equal to a full recomputation after each step. For one
/// thread.
class Ledger {
public:
    Ledger(const std::array<std::uint8_t, 32>& stageOf, Tally tally)
        : m_stageOf(stageOf), m_tally(std::move(tally)) {}

    /// The next step of a case, whose cell is `cell` from now on; of a public source where `isPublic`.
    void take(std::int64_t order, const Cell& cell, bool isPublic, const CaseStep& step);
    /// The newest state of a finding.
    void take(std::int64_t finding, const FindingFacts& facts);
    /// Many steps first, all counted at the end: what a full recomputation does.
    void fold(std::int64_t order, const Cell& cell, bool isPublic, const CaseStep& step);
    void countAll();

    const Tally& tally() const { return m_tally; }
    const std::unordered_map<std::int64_t, CaseFacts>& cases() const { return m_cases; }
    const std::unordered_map<std::int64_t, FindingFacts>& findings() const { return m_findings; }

private:
    std::array<std::uint8_t, 32> m_stageOf;
    Tally m_tally;
    std::unordered_map<std::int64_t, CaseFacts> m_cases;
    std::unordered_map<std::int64_t, FindingFacts> m_findings;
};

} // namespace score
