// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/texts.h"

#include "packed/file.h"
#include "search/fold.h"
#include "search/scan.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace search {

namespace {

constexpr char lineEnd = '\n'; // folded texts have none
constexpr std::size_t firstSlots = 1024;

std::size_t hashOf(std::string_view text) {
    return std::size_t(packed::hashOf(std::as_bytes(std::span(text))));
}

template <typename T>
bool areFences(const packed::Column<T>& fences, std::size_t end) {
    return !fences.empty() && fences.front() == 0 && fences.back() == end &&
           std::is_sorted(fences.begin(), fences.end());
}

} // namespace

QString Texts::shown(TextId id) const {
    const auto at = std::lower_bound(m_different.begin(), m_different.end(), id);
    if (at == m_different.end() || *at != id) {
        const std::string_view text = folded(id);
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }
    const auto number = std::size_t(at - m_different.begin());
    const std::uint32_t from = m_shownFirst[number];
    return QString::fromUtf8(m_shownBytes.data() + from, qsizetype(m_shownFirst[number + 1] - from));
}

void Texts::find(std::string_view needle, TextId from, TextId to,
                 const std::function<void(TextId, Match)>& take, const std::function<bool()>& stop) const {
    if (from == to)
        return;
    constexpr std::size_t step = 1 << 20; // bytes between two questions whether to stop
    std::array<std::uint32_t, 1024> found;
    const std::string_view all(m_bytes.data(), m_first[to]);
    TextId id = from;
    for (std::size_t at = m_first[from]; at < all.size();) {
        if (stop && stop())
            return;
        const std::string_view some = all.substr(0, std::min(all.size(), at + step + needle.size() - 1));
        const std::size_t count = occurrences(some, needle, at, found, at);
        if (at == some.size() && at < all.size())
            at -= needle.size() - 1; // one may lie across
        for (std::size_t i = 0; i < count; ++i) {
            if (found[i] < m_first[id])
                continue; // another one in a text that was taken
            if (found[i] >= m_first[id + 1])
                id = TextId(std::upper_bound(m_first.begin() + id + 1, m_first.begin() + to + 1, found[i]) -
                            m_first.begin() - 1);
            const bool atStart = found[i] == m_first[id];
            const bool isAll = atStart && needle.size() + 1 == m_first[id + 1] - m_first[id];
            take(id, isAll ? Match::Whole : atStart ? Match::Start : Match::Inside);
            if (++id == to)
                return;
        }
    }
}

bool Texts::areSound(const Columns& c) {
    if (!areFences(c.first, c.bytes.size()) || c.first.size() < 2)
        return false;
    for (std::size_t i = 1; i < c.first.size(); ++i)
        if (c.first[i] == c.first[i - 1] || c.bytes[c.first[i] - 1] != lineEnd)
            return false;
    if (c.different.empty())
        return c.shownFirst.empty() && c.shownBytes.empty();
    for (std::size_t i = 0; i < c.different.size(); ++i)
        if (c.different[i] >= c.first.size() - 1 || (i > 0 && c.different[i] <= c.different[i - 1]))
            return false;
    return c.shownFirst.size() == c.different.size() + 1 && areFences(c.shownFirst, c.shownBytes.size());
}

Texts Texts::of(const Columns& columns) {
    Texts texts;
    texts.m_bytes = columns.bytes;
    texts.m_first = columns.first;
    texts.m_different = columns.different;
    texts.m_shownFirst = columns.shownFirst;
    texts.m_shownBytes = columns.shownBytes;
    return texts;
}

TextsBuilder::TextsBuilder() : m_first{0}, m_slots(firstSlots) {
    add(std::string_view());
}

TextId TextsBuilder::add(std::string_view utf8) {
    // Two spellings of one folded text are two texts: each is shown as it was written. Those that are folded
    // already are nearly all, and are found by their bytes.
    const std::string text = folded(utf8);
    const bool isDifferent = text != utf8;
    const std::string_view spelled = isDifferent ? utf8 : std::string_view(text);
    std::size_t slot = hashOf(spelled) & (m_slots.size() - 1);
    for (; m_slots[slot] != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        const TextId id = m_slots[slot] - 1;
        if (!isDifferent && at(id) == spelled &&
            (m_different.empty() || !std::binary_search(m_different.begin(), m_different.end(), id)))
            return id;
        if (!isDifferent || at(id) != text)
            continue;
        const auto known = std::lower_bound(m_different.begin(), m_different.end(), id);
        if (known == m_different.end() || *known != id)
            continue;
        const auto number = std::size_t(known - m_different.begin());
        const std::size_t end =
            number + 1 < m_shownFirst.size() ? m_shownFirst[number + 1] : m_shownBytes.size();
        if (std::string_view(m_shownBytes.data() + m_shownFirst[number], end - m_shownFirst[number]) == utf8)
            return id;
    }
    const auto id = TextId(m_first.size() - 1);
    m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    m_bytes.push_back(lineEnd);
    m_first.push_back(std::uint32_t(m_bytes.size()));
    if (isDifferent) {
        m_different.push_back(id);
        m_shownFirst.push_back(std::uint32_t(m_shownBytes.size()));
        m_shownBytes.insert(m_shownBytes.end(), utf8.begin(), utf8.end());
    }
    m_slots[slot] = id + 1;
    m_hashes.push_back(std::uint32_t(hashOf(spelled)));
    if (m_first.size() * 2 > m_slots.size())
        grow();
    return id;
}

void TextsBuilder::grow() {
    m_slots.assign(m_slots.size() * 2, 0);
    for (TextId id = 0; id < m_hashes.size(); ++id) {
        std::size_t slot = m_hashes[id] & (m_slots.size() - 1);
        while (m_slots[slot] != 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = id + 1;
    }
}

Texts TextsBuilder::finish() {
    m_slots = {};
    m_hashes = {};
    if (!m_different.empty())
        m_shownFirst.push_back(std::uint32_t(m_shownBytes.size()));
    Texts::Columns columns{std::move(m_bytes), std::move(m_first), std::move(m_different),
                           std::move(m_shownFirst), std::move(m_shownBytes)};
    return Texts::of(columns);
}

} // namespace search
