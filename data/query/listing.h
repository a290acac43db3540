// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"
#include "query/order.h"

namespace query {

/// What a table is to show.
struct Wish {
    QString where;                         ///< an expression; the Expression below is what it says
    Expression expression;
    std::optional<city::Selection> within; ///< only these
    SortBy sort;
    /// The same rows, whatever their order.
    bool asksSame(const Wish& other) const { return where == other.where && within == other.within; }
};

/// The rows that a table shows, in its order. Immutable.
struct Listing {
    RowsPtr rows;
    SortBy sort;
    std::vector<Row> order; ///< the first ones, or all
    std::size_t count = 0;  ///< of all
    bool isWhole() const { return order.size() == count; }
};

using ListingPtr = std::shared_ptr<const Listing>;

/// Makes listings, and keeps what the next one may need: the rows found last, and the order of texts. For one thread.
class Lister {
public:
    static constexpr std::size_t page = 200; ///< rows of a first page: more than any screen shows

    /// As soon as something can be shown: a first page where sorting takes long, else all.
    ListingPtr first(const RowsPtr& rows, const Wish& wish, const Stop& stop = {});
    /// All of what `first` was asked last.
    ListingPtr whole(const Stop& stop = {});

private:
    RowsPtr m_rows;
    Wish m_wish;
    std::vector<Row> m_found; ///< of m_wish in m_rows, ascending
    TextOrders m_texts;
};

} // namespace query
