// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/tally.h"

#include <algorithm>

namespace score {

Tally::Tally(const CountList& counts, const std::set<Cell>& cells, std::int64_t beginMs, std::int64_t endMs)
    : m_counts(&counts), m_begin(beginMs), m_end(endMs), m_responsible(cells) {}

std::int64_t* Tally::at(const Cell& cell) {
    const auto [row, isNew] = m_rows.try_emplace(cell, m_values.size());
    if (isNew)
        m_values.resize(m_values.size() + m_counts->size());
    return m_values.data() + row->second;
}

void Tally::add(const CaseFacts& facts, int times) {
    std::int64_t* values = nullptr;
    for (std::size_t i = 0; i < m_counts->size(); ++i) {
        const Count& count = m_counts->all()[i];
        if (count.of != Count::Of::Cases)
            continue;
        const std::int64_t moment = count.moment(facts);
        if (moment < m_begin || moment >= m_end)
            continue;
        if (!values)
            values = at(facts.cell);
        values[i] += times * count.amount(facts);
    }
}

void Tally::add(const FindingFacts& finding, int times) {
    if (finding.found < m_begin || finding.found >= m_end)
        return;
    std::int64_t* values = at(finding.cell);
    for (std::size_t i = 0; i < m_counts->size(); ++i) {
        const Count& count = m_counts->all()[i];
        if (count.of == Count::Of::Findings)
            values[i] += times * count.amount(finding);
    }
}

std::vector<std::int64_t> Tally::sum(const Slice& slice) const {
    std::vector<std::int64_t> all(m_counts->size());
    for (const auto& [cell, row] : m_rows)
        if (slice.holds(cell))
            for (std::size_t i = 0; i < all.size(); ++i)
                all[i] += m_values[row + i];
    const auto responsible =
        std::ranges::count_if(m_responsible, [&](const Cell& cell) { return slice.holds(cell); });
    for (std::size_t i = 0; i < all.size(); ++i)
        if (m_counts->all()[i].of == Count::Of::Cells)
            all[i] = responsible;
    return all;
}

std::vector<Cell> Tally::cells() const {
    std::set<Cell> all = m_responsible;
    for (const auto& [cell, row] : m_rows) {
        const auto from = m_values.begin() + std::ptrdiff_t(row);
        if (std::any_of(from, from + std::ptrdiff_t(m_counts->size()), [](std::int64_t n) { return n != 0; }))
            all.insert(cell);
    }
    return {all.begin(), all.end()};
}

bool operator==(const Tally& a, const Tally& b) {
    if (a.m_begin != b.m_begin || a.m_end != b.m_end || a.m_counts->size() != b.m_counts->size())
        return false;
    const auto covered = [](const Tally& one, const Tally& other) {
        return std::ranges::all_of(one.m_rows, [&](const auto& row) {
            const auto same = other.m_rows.find(row.first);
            for (std::size_t i = 0; i < one.m_counts->size(); ++i)
                if (one.m_values[row.second + i] !=
                    (same == other.m_rows.end() ? 0 : other.m_values[same->second + i]))
                    return false;
            return true;
        });
    };
    return covered(a, b) && covered(b, a);
}

void Ledger::fold(std::int64_t order, const Cell& cell, bool isPublic, const CaseStep& step) {
    CaseFacts& facts = m_cases[order];
    facts.cell = cell;
    if (isPublic)
        facts.flags |= flags::fromPublic;
    facts.take(step, m_stageOf);
}

void Ledger::take(std::int64_t order, const Cell& cell, bool isPublic, const CaseStep& step) {
    if (const auto known = m_cases.find(order); known != m_cases.end())
        m_tally.add(known->second, -1);
    fold(order, cell, isPublic, step);
    m_tally.add(m_cases[order]);
}

void Ledger::take(std::int64_t finding, const FindingFacts& facts) {
    const auto [known, isNew] = m_findings.try_emplace(finding, facts);
    if (!isNew)
        m_tally.add(known->second, -1);
    known->second = facts;
    m_tally.add(facts);
}

void Ledger::countAll() {
    for (const auto& [order, facts] : m_cases)
        m_tally.add(facts);
}

} // namespace score
