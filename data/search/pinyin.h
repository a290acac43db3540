// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QString>
#include <string>
#include <string_view>
#include <vector>

namespace search {

/// How Chinese characters are read, and whether letters that somebody typed may stand for a text: of each
/// character its initial, the whole syllable or any beginning of it (lz, longzhou, lzhou for 龙洲). A
/// character of several readings is found by each.
class Pinyin {
public:
    /// Knows no character: matches nothing.
    Pinyin() = default;
    /// Reads the program's table (resources/pinyin/readings.tsv).
    static city::Result<Pinyin> read(const QString& path);

    bool isEmpty() const { return m_setOf.empty(); }
    /// Fewer letters than this say nothing; more are never typed.
    static constexpr std::size_t fewest = 2, most = 48;
    /// Whether a term can be meant as pinyin at all: it has letters a to z.
    static bool isPlausible(std::string_view term);
    /// Whether `term` stands for a run of characters of `text` (both folded).
    bool matches(std::string_view text, std::string_view term) const;

private:
    std::uint64_t step(char32_t character, std::string_view term, std::uint64_t reached) const;

    std::vector<std::string> m_readings;            ///< each syllable once
    std::vector<std::vector<std::uint16_t>> m_sets; ///< of numbers of readings; set 0 is empty
    std::vector<std::uint16_t> m_setOf;             ///< by character, from U+3400
};

} // namespace search
