// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slices.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <sqlite3.h>
#include <thread>

namespace store {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// The rest is for a processor that somebody else has just then.
constexpr double aimMs = Batch::mostLockMs * 0.5;
/// While others write, too: each of their saves waits for half a slice.
constexpr double sharedAimMs = Batch::mostLockMs * 0.2;
/// For so long after somebody else's newest commit.
constexpr auto sharedFor = 2s;
/// Between two looks at the clock.
constexpr int rowsTogether = 16;
/// Of a slice, however fast: what it may cost a reader to catch up with it.
constexpr int mostRows = 4096;
/// Pages of the log that are copied at a time: 16 MB.
constexpr int pagesTogether = 4096;
/// SQLite's own habit.
constexpr int usualPages = 1000;
/// SQLite's waiting writers look every few milliseconds: without a gap they would never find the lock free.
constexpr auto gap = 2ms;

double since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int notePages(void* to, sqlite3*, const char*, int pages) {
    *static_cast<int*>(to) = pages;
    return SQLITE_OK;
}

} // namespace

Slices::Slices(Database& city, ChangeNote note, QString approvedBy)
    : m_city(city), m_turnstile(city.path()), m_note(std::move(note)), m_approvedBy(std::move(approvedBy)) {
    // A commit that also copies the log would take hundreds of milliseconds now and then.
    sqlite3_wal_hook(city.handle(), notePages, &m_logPages);
}

Slices::~Slices() {
    (void)copyLog(1);
    sqlite3_wal_autocheckpoint(m_city.handle(), usualPages); // in the place of the hook
}

bool Slices::copyLog(int fewestPages) {
    if (m_logPages < m_copiedPages)
        m_copiedPages = 0; // the log was begun anew
    if (m_logPages - m_copiedPages < fewestPages)
        return false;
    // What a reader still needs stays in the log; the next attempt is as many pages later.
    (void)sqlite3_wal_checkpoint_v2(m_city.handle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    m_copiedPages = m_logPages;
    return true;
}

/// Who changes rows from here on, for the journal's triggers.
city::Result<void> Slices::name(bool isNamed) {
    auto set =
        m_city.prepare("UPDATE change_context SET user = ?1, patch_id = NULL, batch = ?2, reason = ?3, "
                       "event_ms = NULL, approved_by = ?4, settling = NULL WHERE id = 1");
    if (!set)
        return tl::unexpected(set.error());
    if (isNamed)
        set->bind(1, m_note.user).bind(2, m_note.batch).bind(3, m_note.reason);
    if (isNamed && !m_approvedBy.isEmpty())
        set->bind(4, m_approvedBy);
    return set->run();
}

city::Result<int> Slices::fill(const Work& work, const Ending& ending, double fullMs) {
    const auto start = Clock::now();
    if (auto named = name(true); !named)
        return tl::unexpected(named.error());
    int all = 0;
    do {
        const auto rows = work(rowsTogether);
        if (!rows)
            return rows;
        if (*rows == 0)
            break;
        all += *rows;
    } while (all < mostRows && since(start) < fullMs);
    const auto filled = Clock::now();
    if (ending)
        if (auto ended = ending(); !ended)
            return tl::unexpected(ended.error());
    if (auto named = name(false); !named)
        return tl::unexpected(named.error());
    m_filledMs = since(filled);
    return all;
}

/// Whether somebody else has been writing lately; inside a transaction.
bool Slices::isShared() {
    const auto version = m_city.number("PRAGMA main.data_version");
    if (version && m_version && *m_version != *version)
        m_sharedUntil = Clock::now() + sharedFor;
    m_version = version.value_or(0);
    return Clock::now() < m_sharedUntil;
}

city::Result<int> Slices::slice(const Work& work, const Ending& ending) {
    const auto turn = m_turnstile.wait();
    if (auto begun = m_city.execute("BEGIN IMMEDIATE"); !begun)
        return tl::unexpected(begun.error());
    const auto start = Clock::now();
    const double aim = isShared() ? sharedAimMs : aimMs;
    auto rows = fill(work, ending, std::max(aim - m_endingMs, aim / 4));
    const auto filled = Clock::now();
    if (rows)
        if (auto done = m_city.execute("COMMIT"); !done)
            rows = tl::unexpected(done.error());
    if (!rows) {
        (void)m_city.execute("ROLLBACK");
        return rows;
    }
    m_endingMs = std::max(m_filledMs + since(filled), m_endingMs * 0.9);
    m_rows += *rows;
    if (*rows > 0)
        m_heldMs.push_back(since(start));
    return rows;
}

city::Result<void> Slices::run(const Work& work, const std::function<bool()>& goOn, const Ending& ending) {
    for (;;) {
        if (!goOn())
            return city::fail(city::FaultKind::Cancelled,
                              QCoreApplication::translate("store", "The work was cancelled."));
        const auto rows = slice(work, ending);
        if (!rows)
            return tl::unexpected(rows.error());
        if (*rows == 0)
            return {};
        if (copyLog(pagesTogether))
            continue; // the lock was free for longer than that
        std::this_thread::sleep_for(gap);
    }
}

Batch::Pace Slices::pace() const {
    std::vector<double> held = m_heldMs;
    std::ranges::sort(held);
    if (held.empty())
        return {m_rows, 0, 0, 0};
    return {m_rows, int(held.size()), held.back(), held[(held.size() - 1) * 99 / 100]};
}

} // namespace store
