// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/term_scores.h"

#include "search/fold.h"

#include <thread>

namespace search {

namespace {

constexpr std::size_t codeDigits = 16;
/// Fewer texts than this are not worth a second thread.
constexpr std::size_t parallelFrom = 20'000;

Matches matchesOf(const std::string& term, const Texts& texts, const Pinyin& pinyin) {
    Matches matches(std::max<std::size_t>(1, texts.size()), Match::None);
    texts.find(term, 0, TextId(texts.size()), [&matches](TextId id, Match match) { matches[id] = match; });
    if (Pinyin::isPlausible(term))
        for (TextId id = 0; id < texts.size(); ++id)
            if (matches[id] == Match::None && pinyin.matches(texts.folded(id), term))
                matches[id] = Match::Pinyin;
    return matches;
}

} // namespace

std::vector<std::string> termsOf(const QString& text) {
    const std::string all = folded(text.left(Finder::longestText));
    std::vector<std::string> terms;
    for (std::size_t from = 0; from < all.size() && terms.size() < std::size_t(Finder::mostTerms);) {
        const std::size_t to = std::min(all.find(' ', from), all.size());
        if (to > from)
            terms.push_back(all.substr(from, to - from));
        from = to + 1;
    }
    return terms;
}

NameMatches::NameMatches(const std::string& term, const Gazetteer& gazetteer, const Pinyin& pinyin)
    : texts(matchesOf(term, gazetteer.texts, pinyin)) {}

Match NameMatches::of(const Gazetteer::ById& names, int id) const {
    const auto at = names.find(id);
    return at == names.end() ? Match::None : of(at->second);
}

ComponentRanks::ComponentRanks(const std::string& term, const NameMatches& names, const Gazetteer& gazetteer,
                               const ComponentTexts& components, const Pinyin& pinyin,
                               const Finder::Stop& stop)
    : m_term(term), m_components(components) {
    m_isDigits = term.size() <= codeDigits && term.find_first_not_of("0123456789") == std::string::npos;
    const Matches own = matchesOf(term, components.names, pinyin);
    rankTraits(own, names, gazetteer);
    rankAddresses(own, pinyin, stop);
    for (const std::uint32_t row : components.wordRows)
        if (const Match match = own[ComponentTexts::wordOf(components.code[row])]; match > Match::Pinyin)
            m_words.emplace_back(row, ranks::of(ranks::code, match));
}

void ComponentRanks::rankTraits(const Matches& own, const NameMatches& names, const Gazetteer& gazetteer) {
    m_trait.resize(m_components.trait.size());
    Rank best = 0;
    for (std::size_t i = 0; i < m_trait.size(); ++i) {
        const Traits& traits = m_components.trait[i];
        const Match around = std::max({names.of(gazetteer.states[traits.state]),
                                       names.of(gazetteer.communities, int(traits.community)),
                                       names.of(gazetteer.subDistricts, traits.subDistrict)});
        m_trait[i] =
            std::max({ranks::of(ranks::componentName,
                                std::max(own[traits.name], names.of(gazetteer.classes, traits.classId))),
                      ranks::of(ranks::note, own[traits.note]), ranks::of(ranks::around, around)});
        best = std::max(best, m_trait[i]);
    }
    m_inTraits = best > 0;
}

void ComponentRanks::rankAddresses(const Matches& names, const Pinyin& pinyin, const Finder::Stop& stop) {
    const Texts& addresses = m_components.addresses;
    m_address.resize(addresses.size());
    const bool isPinyin = Pinyin::isPlausible(m_term) && !pinyin.isEmpty();
    const auto part = [&](TextId from, TextId to) {
        bool any = false;
        addresses.find(
            m_term, from, to,
            [&](TextId id, Match match) {
                m_address[id] = ranks::of(ranks::address, match);
                any = true;
            },
            stop);
        if (isPinyin)
            for (TextId id = from; id < to; ++id)
                if (m_address[id] == 0 && names[m_components.stem[id]] == Match::Pinyin) {
                    m_address[id] = ranks::of(ranks::address, Match::Pinyin);
                    any = true;
                }
        return any;
    };
    const auto size = TextId(addresses.size());
    if (size < parallelFrom) {
        m_inAddresses = part(0, size);
        return;
    }
    bool other = false;
    std::thread thread([&] { other = part(size / 2, size); });
    m_inAddresses = part(0, size / 2);
    thread.join();
    m_inAddresses = m_inAddresses || other;
}

void ComponentRanks::rows(std::size_t from, std::span<Rank> out) const {
    if (m_isDigits) {
        matchCodes(std::span<const PackedCode>(m_components.code).subspan(from, out.size()), m_term,
                   out.data());
        for (Rank& rank : out)
            rank = ranks::code[rank == 0 ? 0 : rank + 1u];
    } else {
        std::fill(out.begin(), out.end(), Rank(0));
    }
    if (m_inTraits)
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::max(out[i], m_trait[m_components.traits[from + i]]);
    if (m_inAddresses)
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::max(out[i], m_address[m_components.address[from + i]]);
    const auto below = [](const auto& word, std::size_t row) { return word.first < row; };
    for (auto word = std::lower_bound(m_words.begin(), m_words.end(), from, below);
         word != m_words.end() && word->first < from + out.size(); ++word)
        out[word->first - from] = std::max(out[word->first - from], word->second);
}

} // namespace search
