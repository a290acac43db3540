// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/keeper.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <chrono>

namespace history {

namespace {

using std::chrono::milliseconds;
constexpr std::int64_t earliestMs = 631'152'000'000; // 1990
constexpr std::int64_t latestMs = 7'258'118'400'000; // 2200
constexpr int wakeMs = 1'000;
constexpr std::int64_t idleMs = 300'000, retryMs = 10'000, dayMs = 86'400'000;
constexpr std::size_t mostOpen = 4;

std::int64_t nowMs() {
    return QDateTime::currentMSecsSinceEpoch();
}

bool isKept(city::EventTime event) {
    return event.ms >= earliestMs && event.ms < latestMs;
}

} // namespace

city::Result<std::unique_ptr<Keeper>> Keeper::start(Months months, KeeperSettings settings) {
    if (!QDir().mkpath(months.folder()))
        return city::fail(city::FaultKind::Io, QCoreApplication::translate(
                                                   "history", "The folder of the history cannot be made: %1")
                                                   .arg(months.folder()));
    std::unique_ptr<Keeper> keeper(new Keeper(std::move(months), settings));
    keeper->m_committer = std::thread([&self = *keeper] { self.commitLoop(); });
    keeper->m_packer = std::thread([&self = *keeper] { self.packLoop(); });
    return keeper;
}

Keeper::~Keeper() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_committer.joinable())
        m_committer.join();
    {
        const std::lock_guard lock(m_mutex);
        m_packerStops = true;
    }
    m_packWake.notify_all();
    if (m_packer.joinable())
        m_packer.join();
}

bool Keeper::take(city::FeedBatch& batch, Done done) {
    const std::size_t rows = batch.fixes.size() + batch.readings.size();
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping || (m_counts.waiting > 0 && m_counts.waiting + rows > m_settings.mostWaiting))
            return false;
        m_counts.waiting += rows;
        m_queue.push_back({std::move(batch), std::move(done)});
    }
    batch = {};
    m_wake.notify_one();
    return true;
}

KeeperCounts Keeper::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

bool Keeper::isIdle(bool packed) {
    if (!m_queue.empty() || m_isBusy)
        return false;
    return !packed || (!m_mustLook && m_isEmpty && m_jobs.empty() && m_packed.empty());
}

void Keeper::settle(bool packed) {
    std::unique_lock lock(m_mutex);
    m_settling += packed;
    if (packed)
        m_mustLook = true;
    m_wake.notify_all();
    m_settled.wait(lock, [&] { return isIdle(packed) || !m_counts.fault.isEmpty(); });
    m_settling -= packed;
}

void Keeper::commitLoop() {
    std::int64_t last = 0;
    const std::vector<Month> months = m_months.kept(); // the newest ones may hold what nobody packed
    for (std::size_t i = months.size() > 2 ? months.size() - 2 : 0; i < months.size(); ++i)
        (void)open(months[i]);
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait_for(lock, milliseconds(wakeMs), [this] {
            return !m_queue.empty() || m_isStopping || !m_packed.empty() || m_mustLook;
        });
        if (!m_queue.empty() && !m_isStopping) // others may join the group
            m_wake.wait_for(lock,
                            milliseconds(std::max<std::int64_t>(0, last + m_settings.groupMs - nowMs())),
                            [this] { return m_isStopping || m_counts.waiting >= m_settings.rowsOfGroup; });
        std::deque<Waiting> group = std::exchange(m_queue, {});
        const auto packed = std::exchange(m_packed, {});
        const bool packAll = m_settling > 0, isLast = m_isStopping;
        m_isBusy = true;
        m_mustLook = false;
        lock.unlock();
        if (!group.empty()) {
            last = nowMs();
            commit(std::move(group));
        }
        for (const auto& [job, outcome] : packed)
            noteDone(job.month, job.side, outcome);
        if (!isLast)
            tend(packAll);
        letGo();
        lock.lock();
        m_isBusy = false;
        m_settled.notify_all();
        if (isLast && m_queue.empty())
            return;
    }
}

bool Keeper::sort(const city::FeedBatch& batch, std::map<Month, Sorted>& months) {
    for (const city::Fix& fix : batch.fixes)
        if (!isKept(fix.event))
            return false;
    for (const city::Reading& reading : batch.readings)
        if (!isKept(reading.event))
            return false;
    for (const city::Fix& fix : batch.fixes)
        months[m_months.of(fix.event)].fixes.push_back(fix);
    for (const city::Reading& reading : batch.readings)
        months[m_months.of(reading.event)].readings.push_back(reading);
    return true;
}

void Keeper::commit(std::deque<Waiting> group) {
    std::map<Month, Sorted> months;
    std::vector<bool> isSorted;
    std::size_t waited = 0, lost = 0;
    for (const Waiting& each : group) {
        const std::size_t rows = each.batch.fixes.size() + each.batch.readings.size();
        isSorted.push_back(sort(each.batch, months));
        waited += rows;
        if (!isSorted.back())
            lost += rows;
    }
    // Where one file fails, all of the group is sent again: what comes twice counts once.
    const city::Result<void> written = write(months);
    {
        const std::lock_guard lock(m_mutex);
        m_counts.waiting -= waited;
        m_counts.lost += written ? lost : waited;
        m_counts.rows += written ? waited - lost : 0;
        m_counts.commits += written.has_value();
        m_counts.fault = written ? QString() : written.error().sentence;
    }
    for (std::size_t i = 0; i < group.size(); ++i)
        if (group[i].done)
            group[i].done(written && isSorted[i] ? Outcome::Durable : Outcome::Lost);
}

city::Result<void> Keeper::write(std::map<Month, Sorted>& months) {
    for (auto& [month, rows] : months) {
        auto file = open(month);
        if (!file)
            return tl::unexpected(file.error());
        const auto turn = (*file)->gate->enter();
        if (auto done = (*file)->writer.append(rows.fixes, rows.readings); !done)
            return done;
        (*file)->usedMs = nowMs();
    }
    return {};
}

city::Result<Keeper::Open*> Keeper::open(Month month) {
    if (const auto known = m_open.find(month); known != m_open.end())
        return &known->second;
    auto writer = MonthWriter::open(m_months.path(month));
    if (!writer)
        return tl::unexpected(writer.error());
    Open file{std::move(*writer), std::make_shared<Gate>(), nowMs(), nowMs()};
    return &m_open.emplace(month, std::move(file)).first->second;
}

void Keeper::tend(bool packAll) {
    const std::int64_t now = nowMs();
    bool isEmpty = true;
    std::vector<Job> jobs;
    for (auto& [month, file] : m_open) {
        MonthWriter& writer = file.writer;
        const std::size_t rows = writer.rows();
        const bool isDue =
            rows >= m_settings.packRows || packAll || now - file.turnedMs >= m_settings.packAfterMs;
        if (writer.waiting() == 0 && rows > 0 && isDue) {
            writer.turn();
            file.turnedMs = now;
        }
        if (writer.waiting() > 0 && !file.isPacking && now >= file.retryMs) {
            file.isPacking = true;
            jobs.push_back({month, 1 - writer.side(), file.gate});
        }
        isEmpty = isEmpty && writer.rows() == 0 && writer.waiting() == 0;
    }
    const std::lock_guard lock(m_mutex);
    m_jobs.insert(m_jobs.end(), jobs.begin(), jobs.end());
    m_isEmpty = isEmpty;
    if (!jobs.empty())
        m_packWake.notify_one();
}

void Keeper::noteDone(Month month, int side, const city::Result<void>& outcome) {
    const auto file = m_open.find(month);
    if (file == m_open.end())
        return;
    file->second.isPacking = false;
    if (outcome)
        file->second.writer.noteEmptied(side);
    else
        file->second.retryMs = nowMs() + retryMs;
    const std::lock_guard lock(m_mutex);
    if (!outcome)
        m_counts.fault = outcome.error().sentence;
}

void Keeper::packLoop() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_packWake.wait(lock, [this] { return m_packerStops || !m_jobs.empty(); });
        if (m_packerStops)
            return;
        const Job job = m_jobs.front();
        m_jobs.pop_front();
        m_isEmpty = false;
        lock.unlock();
        const auto isStopped = [this] {
            const std::lock_guard guard(m_mutex);
            return m_packerStops || m_isStopping;
        };
        auto outcome = packSide(m_months.path(job.month), job.side, *job.gate, isStopped);
        lock.lock();
        m_packed.emplace_back(job, std::move(outcome));
        m_wake.notify_all();
    }
}

void Keeper::letGo() {
    const std::int64_t now = nowMs();
    const auto isUnused = [&](const auto& each) {
        const Open& file = each.second;
        return !file.isPacking && (now - file.usedMs > idleMs || m_open.size() > mostOpen) &&
               file.writer.rows() == 0 && file.writer.waiting() == 0;
    };
    std::erase_if(m_open, isUnused);
    if (m_settings.keepMonths <= 0 || now - m_lookedMs < dayMs)
        return;
    m_lookedMs = now;
    const Month oldest = m_months.of({now}).before(m_settings.keepMonths);
    for (const Month month : m_months.kept()) {
        if (!(month < oldest) || m_open.contains(month))
            continue;
        for (const char* suffix : {"", "-wal", "-shm"})
            QFile::remove(m_months.path(month) + QLatin1String(suffix));
    }
}

} // namespace history
