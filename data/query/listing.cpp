// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/listing.h"

#include "query/match.h"

namespace query {

ListingPtr Lister::first(const RowsPtr& rows, const Wish& wish, const Stop& stop) {
    if (rows != m_rows || !wish.asksSame(m_wish)) {
        m_rows.reset(); // stopped half way, nothing is known
        RowBits bits = matching(*rows, wish.expression, stop);
        if (wish.within) {
            const RowBits within = rows->bitsOf(*wish.within);
            for (std::size_t w = 0; w < bits.size(); ++w)
                bits[w] &= within[w];
        }
        if (stop && stop())
            return nullptr;
        m_found = rows->rowsOf(bits);
        m_rows = rows;
    }
    m_wish = wish;
    const Order order(*m_rows, wish.sort, m_texts);
    if (order.isQuick() || m_found.size() <= page)
        return whole(stop);
    auto listing = std::make_shared<Listing>();
    listing->rows = m_rows;
    listing->sort = wish.sort;
    listing->order = order.first(m_found, page);
    listing->count = m_found.size();
    return listing;
}

ListingPtr Lister::whole(const Stop& stop) {
    if (!m_rows)
        return nullptr;
    auto listing = std::make_shared<Listing>();
    listing->rows = m_rows;
    listing->sort = m_wish.sort;
    listing->order = Order(*m_rows, m_wish.sort, m_texts).sorted(m_found, stop);
    listing->count = listing->order.size();
    return stop && stop() ? nullptr : listing;
}

} // namespace query
