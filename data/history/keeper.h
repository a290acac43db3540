// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/history_sink.h"
#include "city/result.h"
#include "history/month_writer.h"
#include "history/months.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <thread>

namespace history {

struct KeeperSettings {
    int groupMs = 200;                  ///< commits are so far apart, at least
    std::size_t rowsOfGroup = 100'000;  ///< unless so many rows wait
    std::size_t mostWaiting = 400'000;  ///< rows; then `take` says no
    std::size_t packRows = 250'000;     ///< recent rows of a month that are packed at once
    std::int64_t packAfterMs = 900'000; ///< or fewer, after so long
    int keepMonths = 0;                 ///< whole months before this one that stay; 0: all of them
};

/// What a keeper did since it started.
struct KeeperCounts {
    std::uint64_t rows = 0; ///< durable
    std::uint64_t lost = 0; ///< told so to their sender
    std::uint64_t commits = 0;
    std::size_t waiting = 0; ///< rows
    QString fault;           ///< of the last commit or packing that failed; empty after one that did not
};

/// The history's one writer: takes batches of a feed, commits them in groups, and packs what has gathered on
/// a thread of its own. A month's file has its own connections. Rows that cannot be in any month (before
/// 1990, after 2199) are Lost.
class Keeper : public city::HistorySink {
public:
    /// Makes the folder. What an earlier one left unpacked is packed.
    static city::Result<std::unique_ptr<Keeper>> start(Months months, KeeperSettings settings = {});
    /// Commits what waits, and answers for it.
    ~Keeper() override;

    bool take(city::FeedBatch& batch, Done done) override;
    KeeperCounts counts() const;
    /// Returns when everything that was taken is answered for; with `packed`, and lies in chunks as far as it
    /// can be.
    void settle(bool packed);

private:
    struct Open {
        MonthWriter writer;
        std::shared_ptr<Gate> gate;
        std::int64_t turnedMs = 0;
        std::int64_t usedMs = 0;
        bool isPacking = false;
        std::int64_t retryMs = 0; ///< not before this, after a packing that failed
    };
    struct Job {
        Month month;
        int side;
        std::shared_ptr<Gate> gate;
    };
    struct Waiting {
        city::FeedBatch batch;
        Done done;
    };
    struct Sorted {
        std::vector<city::Fix> fixes;
        std::vector<city::Reading> readings;
    };
    Keeper(Months months, KeeperSettings settings) : m_months(std::move(months)), m_settings(settings) {}
    void commitLoop();
    void packLoop();
    void commit(std::deque<Waiting> group);
    city::Result<void> write(std::map<Month, Sorted>& months);
    city::Result<Open*> open(Month month);
    bool sort(const city::FeedBatch& batch, std::map<Month, Sorted>& months);
    void tend(bool packAll); ///< turns sides that are full or old
    void noteDone(Month month, int side, const city::Result<void>& outcome);
    void letGo(); ///< files that nobody wrote to for long, and months that are too old
    bool isIdle(bool packed);

    Months m_months;
    const KeeperSettings m_settings;
    std::map<Month, Open> m_open; ///< of the committing thread
    std::int64_t m_lookedMs = 0;

    mutable std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake, m_packWake, m_settled;
    std::deque<Waiting> m_queue;
    std::deque<Job> m_jobs;
    std::vector<std::pair<Job, city::Result<void>>> m_packed;
    KeeperCounts m_counts;
    int m_settling = 0; ///< callers of settle(true)
    bool m_isBusy = false, m_isEmpty = true, m_mustLook = false, m_isStopping = false, m_packerStops = false;
    std::thread m_committer, m_packer;
};

} // namespace history
