// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <array>
#include <vector>

/// What a batch made of the city, row by row, and taking it back. Internal to `store`.
namespace store::batches {

/// What became of one row, all entries of the batch taken together.
struct NetChange {
    enum class Kind : std::uint8_t { Inserted, Updated, Deleted, Nothing };
    Kind kind = Kind::Updated;
    std::uint16_t table = 0;   ///< place in Net::tables
    std::int64_t row = 0;
    std::int64_t seq = 0;      ///< of the last entry
    std::int64_t revision = 0; ///< after the batch; of a deleted row its last
    std::array<char, 16> uid{};
    QByteArray before;         ///< JSON by column: what the row held before, of what the batch changed
};

struct Net {
    std::vector<std::string> tables;
    std::vector<NetChange> rows; ///< newest first
};
city::Result<Net> netOf(Database& db, const QString& batch);
/// Of everything that was journalled at that time (UTC milliseconds) or later.
city::Result<Net> netSince(Database& db, std::int64_t ms);

/// Rows that somebody changed since and did not change back. What came to nothing is taken at its newest revision.
city::Result<std::int64_t> changedSince(Database& db, Net& net);

/// True when everything that was done to a row after the entry `seq` came to nothing: each column holds again what it held
/// then.
city::Result<bool> cameToNothing(Database& db, std::string_view table, std::int64_t row, const QByteArray& uid, std::int64_t seq);

/// Takes single rows back, each where it still is at its revision. For one connection, inside transactions of the caller.
class TakingBack {
public:
    TakingBack(Database& db, const Net& net) : m_db(db), m_net(net) {}
    city::Result<void> takeBack(const NetChange& change);

private:
    struct Prepared {
        std::uint16_t table;
        NetChange::Kind kind;
        std::vector<QString> columns;
        Statement statement;
    };
    city::Result<Statement*> prepared(const NetChange& change, const std::vector<QString>& columns);

    Database& m_db;
    const Net& m_net;
    std::vector<Prepared> m_prepared; ///< a batch changes few different sets of columns
};

} // namespace store::batches
