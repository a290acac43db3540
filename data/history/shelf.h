// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/rows.h"

namespace history {

/// The packed chunks of a month's file. Those of one device (and quantity) never overlap in time: what
/// arrives late is packed anew together with what it lies among. One thread; the caller holds the
/// transaction.
class Shelf {
public:
    static constexpr std::size_t rowsOfChunk = 512; ///< at most
    static constexpr std::size_t smallChunk = 48; ///< one with fewer rows is packed anew with what follows it
    static constexpr std::int64_t longestMs = 86'400'000; ///< from the first row of a chunk to its last

    static city::Result<Shelf> open(store::Database& db);

    /// Rows of one device and quantity, in order. A damaged chunk among them is left as it is, and counted.
    city::Result<void> place(std::vector<city::Fix> rows) { return placeRows(std::move(rows)); }
    city::Result<void> place(std::vector<city::Reading> rows) { return placeRows(std::move(rows)); }
    std::int64_t damaged() const { return m_damaged; }

private:
    Shelf(store::Statement find, store::Statement body, store::Statement remove, store::Statement insert)
        : m_find(std::move(find)), m_body(std::move(body)), m_remove(std::move(remove)),
          m_insert(std::move(insert)) {}
    template <typename Row>
    city::Result<void> placeRows(std::vector<Row> rows);
    template <typename Row>
    city::Result<std::vector<Row>> take(const Row& first, const Row& last, std::size_t count);
    template <typename Row>
    city::Result<void> insert(std::span<const Row> rows);

    store::Statement m_find, m_body, m_remove, m_insert;
    std::int64_t m_damaged = 0;
};

} // namespace history
