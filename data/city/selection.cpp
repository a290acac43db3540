// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/selection.h"

#include <algorithm>
#include <array>
#include <bit>

namespace city {

namespace {

constexpr std::size_t sparse = 64; // rows a key that make marking them dearer than comparing
constexpr std::size_t fewKeys = 4096;
constexpr std::uint64_t rowBits = (std::uint64_t(1) << 62) - 1;

/// Rows of a table are mostly numbered without gaps: setting a bit for each and reading them off again is several times
/// faster than sorting. False where they are too scattered for that.
bool sortByMarking(std::vector<std::uint64_t>& keys) {
    std::array<std::uint64_t, 4> least, most{};
    least.fill(rowBits);
    for (const std::uint64_t key : keys) {
        const auto table = std::size_t(key >> 62);
        least[table] = std::min(least[table], key & rowBits);
        most[table] = std::max(most[table], key & rowBits);
    }
    std::array<std::vector<std::uint64_t>, 4> marks;
    for (std::size_t t = 0; t < marks.size(); ++t) {
        if (least[t] > most[t])
            continue;
        if (most[t] - least[t] > sparse * keys.size())
            return false;
        marks[t].resize(std::size_t((most[t] - least[t]) / 64 + 1));
    }
    for (const std::uint64_t key : keys) {
        const auto table = std::size_t(key >> 62);
        const std::uint64_t at = (key & rowBits) - least[table];
        marks[table][std::size_t(at / 64)] |= std::uint64_t(1) << (at % 64);
    }
    std::size_t written = 0;
    for (std::size_t t = 0; t < marks.size(); ++t)
        for (std::size_t w = 0; w < marks[t].size(); ++w)
            for (std::uint64_t word = marks[t][w]; word != 0; word &= word - 1)
                keys[written++] = std::uint64_t(t) << 62 | (least[t] + w * 64 + std::uint64_t(std::countr_zero(word)));
    keys.resize(written);
    return true;
}

} // namespace

Selection Selection::ofSorted(std::vector<std::uint64_t> keys) {
    Selection selection;
    if (!keys.empty())
        selection.m_keys = std::make_shared<const std::vector<std::uint64_t>>(std::move(keys));
    return selection;
}

Selection Selection::of(std::vector<std::uint64_t> keys) {
    if (keys.size() < fewKeys || !sortByMarking(keys)) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    }
    return ofSorted(std::move(keys));
}

bool Selection::contains(std::uint64_t packed) const {
    return m_keys && std::binary_search(m_keys->begin(), m_keys->end(), packed);
}

Selection Selection::united(const Selection& other) const {
    if (isEmpty() || other.isEmpty())
        return isEmpty() ? other : *this;
    std::vector<std::uint64_t> keys;
    keys.reserve(size() + other.size());
    std::set_union(m_keys->begin(), m_keys->end(), other.m_keys->begin(), other.m_keys->end(), std::back_inserter(keys));
    return ofSorted(std::move(keys));
}

Selection Selection::without(const Selection& other) const {
    if (isEmpty() || other.isEmpty())
        return *this;
    std::vector<std::uint64_t> keys;
    std::set_difference(m_keys->begin(), m_keys->end(), other.m_keys->begin(), other.m_keys->end(), std::back_inserter(keys));
    return ofSorted(std::move(keys));
}

Selection Selection::common(const Selection& other) const {
    if (isEmpty() || other.isEmpty())
        return {};
    std::vector<std::uint64_t> keys;
    std::set_intersection(m_keys->begin(), m_keys->end(), other.m_keys->begin(), other.m_keys->end(), std::back_inserter(keys));
    return ofSorted(std::move(keys));
}

SelectionLookup::SelectionLookup(Selection selection) : m_selection(std::move(selection)) {
    const auto keys = m_selection.keys();
    for (std::size_t t = 0; t < m_marks.size(); ++t) {
        const auto first = std::lower_bound(keys.begin(), keys.end(), std::uint64_t(t) << 62);
        const auto end = std::upper_bound(first, keys.end(), std::uint64_t(t) << 62 | rowBits);
        if (first == end || *(end - 1) - *first > sparse * std::uint64_t(end - first))
            continue;
        Marks& marks = m_marks[t];
        marks.least = *first & rowBits;
        marks.words.resize(std::size_t((*(end - 1) - *first) / 64 + 1));
        for (auto at = first; at != end; ++at)
            marks.words[std::size_t((*at - *first) / 64)] |= std::uint64_t(1) << ((*at - *first) % 64);
    }
}

bool SelectionLookup::contains(std::uint64_t packed) const {
    const Marks& marks = m_marks[std::size_t(packed >> 62)];
    if (marks.words.empty())
        return m_selection.contains(packed);
    const std::uint64_t at = (packed & rowBits) - marks.least; // wraps where it is below: too large
    return at / 64 < marks.words.size() && (marks.words[std::size_t(at / 64)] >> (at % 64) & 1) != 0;
}

} // namespace city
