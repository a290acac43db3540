// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

/// Shapes that work with a database takes again and again. Internal to `store`.
namespace store {

/// Calls `take(statement)` for each row that is left.
template <typename Take>
city::Result<void> eachRow(Statement& query, Take take) {
    for (;;) {
        const auto row = query.step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return {};
        take(query);
    }
}

template <typename Take>
city::Result<void> eachRow(Database& db, std::string_view sql, Take take) {
    auto query = db.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    return eachRow(*query, take);
}

/// Runs `work` in a transaction that is rolled back when it fails.
template <typename Work>
city::Result<void> inTransaction(Database& db, Work work) {
    if (auto begun = db.execute("BEGIN IMMEDIATE"); !begun) return begun;
    city::Result<void> done = work();
    if (done) done = db.execute("COMMIT");
    if (!done) (void)db.execute("ROLLBACK");
    return done;
}

/// Runs `read` on one state of the city, whatever is written meanwhile.
template <typename Read>
city::Result<void> inSnapshot(Database& db, Read read) {
    if (auto begun = db.execute("BEGIN"); !begun) return begun;
    city::Result<void> done = read();
    (void)db.execute("ROLLBACK");
    return done;
}

} // namespace store
