// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batch.h"
#include "store/turnstile.h"

#include <chrono>
#include <optional>

namespace store {

/// Runs many like statements in transactions that are short: each ends when its write lock has been held for
/// a little more than half of `Batch::mostLockMs`, by the clock, which is asked every few rows. Others are
/// let in between (and slices are shorter while others write), and the log is copied into the city's file
/// between, when no lock is held. Internal to `store`.
class Slices {
public:
    Slices(Database& city, ChangeNote note, QString approvedBy = {});
    ~Slices(); ///< the connection copies its log by itself again
    Slices(const Slices&) = delete;
    Slices& operator=(const Slices&) = delete;

    /// Inside a transaction, up to this many rows; how many there were, 0 at the end.
    using Work = std::function<city::Result<int>(int most)>;
    /// What else belongs to a slice, before it is committed.
    using Ending = std::function<city::Result<void>()>;
    /// Until the work is done, or faulty, or `goOn` says false: then a fault of kind Cancelled. What was
    /// committed stays. A fault of `ending` ends it as one of the work does.
    city::Result<void> run(const Work& work, const std::function<bool()>& goOn, const Ending& ending = {});

    /// Of what was run so far.
    Batch::Pace pace() const;

private:
    city::Result<int> slice(const Work& work, const Ending& ending);
    city::Result<int> fill(const Work& work, const Ending& ending, double fullMs);
    city::Result<void> name(bool isNamed);
    bool isShared();
    bool copyLog(int fewestPages);

    Database& m_city;
    Turnstile m_turnstile;
    ChangeNote m_note;
    QString m_approvedBy; ///< empty: nobody had to
    std::int64_t m_rows = 0;
    std::vector<double> m_heldMs; ///< by each slice
    double m_filledMs = 0;        ///< the newest ending took
    double m_endingMs = 3;        ///< that an ending and a commit are expected to take, after those before
    std::optional<std::int64_t> m_version; ///< changes with every commit of somebody else
    std::chrono::steady_clock::time_point m_sharedUntil{};
    int m_logPages = 0;    ///< in the log since it was last begun anew
    int m_copiedPages = 0; ///< of these, when it was last copied
};

} // namespace store
