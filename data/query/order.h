// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/rows.h"

#include <mutex>

namespace query {

/// What a table is sorted by; without a field, by the components' keys.
struct SortBy {
    std::optional<Field> field;
    bool isDescending = false;
    friend bool operator==(const SortBy&, const SortBy&) = default;
};

/// The distinct texts of a Texts in order: a number each, the same for equal texts.
struct TextRanks {
    std::vector<search::TextId> order; ///< ids, ascending by folded bytes
    std::vector<std::uint32_t> rank;   ///< by id; 0 = the empty text
    static std::shared_ptr<const TextRanks> of(const search::Texts& texts);
};

/// The order of texts, kept as long as the texts are: sorting half a million addresses takes a fraction of a second, and
/// is needed once a city. Asked from any thread.
class TextOrders {
public:
    using RanksPtr = std::shared_ptr<const TextRanks>;
    /// Of the addresses, or of all the others, of one run; made when they are not known yet.
    RanksPtr ranks(const search::ComponentTextsPtr& texts, bool ofAddresses);
    bool areKnown(const search::ComponentTextsPtr& texts, bool ofAddresses) const;

private:
    struct Kept {
        std::weak_ptr<const search::ComponentTexts> texts;
        RanksPtr addresses, names;
    };
    Kept& keptOf(const search::ComponentTextsPtr& texts);

    mutable std::mutex m_mutex;
    std::vector<Kept> m_kept;
};

/// Sorts rows by a field; equal ones stay in the order of their numbers, and rows without a value come last, whichever the
/// way. Named values come in the city's display order, texts by their folded bytes, codes before what is no code.
class Order {
public:
    /// All three outlive it.
    Order(const Rows& rows, SortBy by, TextOrders& texts) : m_rows(rows), m_by(by), m_texts(texts) {}

    /// `rows` ascending, none twice.
    std::vector<Row> sorted(std::vector<Row> rows, const Stop& stop = {}) const;
    /// The first `count` of what `sorted` would give, without sorting all of them where that takes long.
    std::vector<Row> first(const std::vector<Row>& rows, std::size_t count) const;
    /// `sorted` is a matter of some ten milliseconds for a million rows: the order of its texts is known.
    bool isQuick() const;

private:
    using Keys = std::vector<std::uint64_t>;
    static constexpr std::uint64_t last = ~std::uint64_t(0); ///< the key of no value
    Keys keysOf(const std::vector<Row>& rows) const;
    template <typename KeyOf>
    void fill(Keys& keys, const std::vector<Row>& rows, KeyOf keyOf) const;
    void fillNamed(Keys& keys, const std::vector<Row>& rows, Field field) const;
    void fillTexts(Keys& keys, const std::vector<Row>& rows, Field field) const;
    void fillNumbers(Keys& keys, const std::vector<Row>& rows, Field field) const;
    std::vector<Row> byAddress(const std::vector<Row>& rows, std::size_t count) const;
    std::vector<Row> fewSorted(std::vector<Row> rows, std::size_t count) const;

    const Rows& m_rows;
    const SortBy m_by;
    TextOrders& m_texts;
};

} // namespace query
