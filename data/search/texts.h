// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packed/column.h"

#include <QString>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace search {

/// How well a text answers a term; more is better.
enum class Match : std::uint8_t { None, Pinyin, Inside, Start, Whole };

using TextId = std::uint32_t;

/// Distinct texts, one behind the other in one run of bytes, so that finding a substring in all of them is
/// one pass over that run. Number 0 is the empty text. Immutable.
class Texts {
public:
    std::size_t size() const { return m_first.empty() ? 0 : m_first.size() - 1; }
    /// As it is compared; `id` < size().
    std::string_view folded(TextId id) const {
        return {m_bytes.data() + m_first[id], std::size_t(m_first[id + 1] - m_first[id] - 1)};
    }
    /// As it was written.
    QString shown(TextId id) const;
    /// Calls `take` for each text in [from, to) that holds `needle` (folded, not empty), ascending. `stop` is
    /// asked now and then and ends it.
    void find(std::string_view needle, TextId from, TextId to, const std::function<void(TextId, Match)>& take,
              const std::function<bool()>& stop = {}) const;

    struct Columns {
        packed::Column<char> bytes;          ///< each folded text and a line end
        packed::Column<std::uint32_t> first; ///< where each begins, and the end
        packed::Column<std::uint32_t>
            different; ///< the texts that were written otherwise than folded, ascending
        packed::Column<std::uint32_t> shownFirst;
        packed::Column<char> shownBytes;
    };
    Columns columns() const { return {m_bytes, m_first, m_different, m_shownFirst, m_shownBytes}; }
    /// False when the columns do not hold together.
    static bool areSound(const Columns& columns);
    /// Of columns that are sound.
    static Texts of(const Columns& columns);

private:
    packed::Column<char> m_bytes;
    packed::Column<std::uint32_t> m_first, m_different, m_shownFirst;
    packed::Column<char> m_shownBytes;
};

/// Collects texts, each once.
class TextsBuilder {
public:
    TextsBuilder();
    TextId add(std::string_view utf8); ///< as written
    TextId add(const QString& text) { return add(std::string_view(text.toStdString())); }
    Texts finish();

private:
    std::string_view at(TextId id) const {
        return {m_bytes.data() + m_first[id], m_first[id + 1] - m_first[id] - 1};
    }
    void grow();

    std::vector<char> m_bytes, m_shownBytes;
    std::vector<std::uint32_t> m_first, m_different, m_shownFirst;
    std::vector<std::uint32_t> m_hashes; ///< of each text as written, lowest bits
    std::vector<std::uint32_t> m_slots;  ///< number + 1 of the text whose hash led here; 0 = free
};

} // namespace search
