// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/facts.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <vector>

namespace quality {

/// Which components have a code: a sorted list, and what came since. Entries of rows that changed are passed over by
/// looking at the row.
class CodeIndex {
public:
    void build(const std::vector<Facts>& rows) {
        m_base.clear();
        m_since.clear();
        m_base.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].code) m_base.emplace_back(rows[i].code, std::uint32_t(i));
        std::ranges::sort(m_base);
    }
    void add(const Facts& row, std::uint32_t place) {
        if (row.code) m_since.emplace(row.code, place);
    }
    /// Every run of equal codes in the list as it was built.
    template <typename Take>
    void eachRun(Take take) const {
        for (std::size_t from = 0, to = 0; from < m_base.size(); from = to) {
            while (to < m_base.size() && m_base[to].first == m_base[from].first) ++to;
            if (to - from > 1) take(std::span(m_base).subspan(from, to - from));
        }
    }
    /// Places of live rows that have `code`, each once, ascending.
    std::vector<std::uint32_t> find(std::uint64_t code, const std::vector<Facts>& rows, const std::vector<char>& isLive) const {
        std::vector<std::uint32_t> found;
        const auto keep = [&](std::uint32_t place) {
            if (isLive[place] && rows[place].code == code) found.push_back(place);
        };
        for (auto at = std::ranges::lower_bound(m_base, std::pair(code, std::uint32_t(0))); at != m_base.end() && at->first == code; ++at)
            keep(at->second);
        const auto [from, to] = m_since.equal_range(code);
        for (auto at = from; at != to; ++at) keep(at->second);
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_base;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_since;
};

} // namespace quality
