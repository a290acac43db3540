// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/rows.h"

#include <atomic>
#include <mutex>

namespace history {

/// Who may write to a month's file at this moment: SQLite lets only one, and a commit goes before the
/// packing.
struct Gate {
    std::mutex mutex;
    std::atomic<bool> isWanted = false;       ///< by a commit
    std::unique_lock<std::mutex> enter();     ///< for a commit
    std::unique_lock<std::mutex> enterLast(); ///< for a slice of packing
};

/// Appends to the recent rows of one month's file; a connection of its own. One thread.
class MonthWriter {
public:
    /// Makes the file where there is none.
    static city::Result<MonthWriter> open(const QString& path);

    /// In one transaction that is on the disk when this returns, or not at all. Sorts what it is given.
    city::Result<void> append(std::vector<city::Fix>& fixes, std::vector<city::Reading>& readings);
    int side() const { return m_side; }
    std::size_t rows() const { return m_rows[m_side]; }        ///< on the side that is written to
    std::size_t waiting() const { return m_rows[1 - m_side]; } ///< on the other one
    void turn() { m_side = 1 - m_side; }                       ///< the other side must be empty
    void noteEmptied(int side) { m_rows[side] = 0; }

private:
    explicit MonthWriter(store::Database db) : m_db(std::move(db)) {}
    city::Result<void> prepare();
    city::Result<void> write(std::vector<city::Fix>& fixes, std::vector<city::Reading>& readings);

    store::Database m_db;
    std::vector<store::Statement> m_fixes, m_readings; ///< a side each
    std::vector<store::Statement> m_group;
    int m_side = 0;
    std::size_t m_rows[2] = {0, 0};
    std::int64_t m_nextGroup = 1;
};

/// Packs one side of a month's file into chunks, in slices that leave room for commits. Rows are in chunks
/// before they leave the side, so that a kill in between loses nothing; what is in both counts once. A
/// connection of its own. `isStopped` is asked between slices.
city::Result<void> packSide(const QString& path, int side, Gate& gate,
                            const std::function<bool()>& isStopped);

} // namespace history
