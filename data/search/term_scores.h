// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/finder.h"
#include "search/ranks.h"

/// How the words of a question fare against each distinct text. Internal to `search`.
namespace search {

/// Of each text of a Texts, how it answers one term.
using Matches = std::vector<Match>;

/// The words of a question, folded: at most Finder::mostTerms, none empty.
std::vector<std::string> termsOf(const QString& text);

/// One term against everything that is not a component.
struct NameMatches {
    NameMatches(const std::string& term, const Gazetteer& gazetteer, const Pinyin& pinyin);
    Match of(TextId id) const { return texts[id]; }
    Match of(const Gazetteer::Names& names) const { return std::max(texts[names.own], texts[names.english]); }
    Match of(const Gazetteer::ById& names, int id) const;

    Matches texts;
};

/// One term against one run of components: ranks by what components share, so that a row costs three
/// look-ups.
struct ComponentRanks {
    ComponentRanks(const std::string& term, const NameMatches& names, const Gazetteer& gazetteer,
                   const ComponentTexts& components, const Pinyin& pinyin, const Finder::Stop& stop);
    /// The rank of each of the rows [from, from + ranks.size()).
    void rows(std::size_t from, std::span<Rank> ranks) const;

private:
    void rankAddresses(const Matches& names, const Pinyin& pinyin, const Finder::Stop& stop);
    void rankTraits(const Matches& own, const NameMatches& names, const Gazetteer& gazetteer);

    const std::string& m_term;
    const ComponentTexts& m_components;
    std::vector<Rank> m_trait, m_address;
    std::vector<std::pair<std::uint32_t, Rank>>
        m_words;             ///< rows whose code is a word that matches, ascending
    bool m_isDigits = false; ///< may stand in a code
    bool m_inAddresses = false, m_inTraits = false;
};

} // namespace search
