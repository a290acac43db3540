// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slices.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <thread>

namespace store {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr double aimMs = Batch::mostLockMs * 0.5;
constexpr int mostRows = 4096;
/// SQLite's waiting writers look every few milliseconds: without a gap they would never find the lock free.
constexpr auto gap = 2ms;

double since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace

city::Result<void> Slices::setContext() {
    auto set = m_city.prepare("UPDATE change_context SET user = ?1, patch_id = NULL, batch = ?2, reason = ?3, event_ms = NULL, "
                              "settling = NULL WHERE id = 1");
    if (!set) return tl::unexpected(set.error());
    return set->bind(1, m_note.user).bind(2, m_note.batch).bind(3, m_note.reason).run();
}

city::Result<int> Slices::slice(const Work& work) {
    if (auto begun = m_city.execute("BEGIN IMMEDIATE"); !begun) return tl::unexpected(begun.error());
    const auto start = Clock::now();
    city::Result<void> done = setContext();
    city::Result<int> rows = 0;
    if (done) rows = work(m_most);
    if (!rows) done = tl::unexpected(rows.error());
    if (done)
        done = m_city.execute("UPDATE change_context SET user = NULL, batch = NULL, reason = NULL, settling = NULL WHERE id = 1");
    if (done) done = m_city.execute("COMMIT");
    if (!done) {
        (void)m_city.execute("ROLLBACK");
        return tl::unexpected(done.error());
    }
    const double held = since(start);
    m_pace.rows += *rows;
    m_pace.slices += *rows > 0;
    m_pace.longestMs = std::max(m_pace.longestMs, held);
    if (*rows == m_most || held > aimMs)
        m_most = std::clamp(int(m_most * std::clamp(aimMs / std::max(held, 0.01), 0.25, 2.0)), 1, mostRows);
    return rows;
}

city::Result<void> Slices::run(const Work& work, const std::function<bool()>& goOn) {
    for (;;) {
        if (!goOn()) return city::fail(city::FaultKind::Cancelled, QCoreApplication::translate("store", "The work was cancelled."));
        const auto rows = slice(work);
        if (!rows) return tl::unexpected(rows.error());
        if (*rows == 0) return {};
        std::this_thread::sleep_for(gap);
    }
}

} // namespace store
