// SPDX-License-Identifier: GPL-3.0-or-later
// The history's benchmark, and its peer: SQLite with an index on (device, time), in transactions of 1,000
// rows.
//   keep FOLDER ROWS DEVICES   rows a second until all are durable, while another thread asks for a device
//   and a time peer FOLDER ROWS DEVICES   the same rows, as durable, into one table fill FOLDER ROWS DEVICES
//   a month of so many rows, evenly over the month and packed seek FOLDER DEVICES N      milliseconds until
//   the state of all devices is known, at N moments of that month
#include "history/keeper.h"
#include "history/reader.h"
#include "serve.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <algorithm>
#include <random>

namespace {

constexpr std::int64_t monthStart = 1'793'462'400'000; // 2026-11-01 00:00 in Chongqing
constexpr std::int64_t monthMs = 30ll * 86'400'000;
constexpr int rowsOfBatch = 2'000;

struct Call {
    QString folder;
    std::int64_t rows = 0;
    std::int64_t devices = 1;
    std::int64_t stepMs = 1'000; ///< between two fixes of a device
};

Call callOf(const QStringList& words) {
    return {words.value(1), words.value(2).toLongLong(), std::max(1ll, words.value(3).toLongLong())};
}

history::Months monthsOf(const QString& folder) {
    return history::Months(folder + QStringLiteral("/city.sqlite"), QTimeZone("Asia/Shanghai"));
}

/// Row `index` of a fleet that reports in turn: each vehicle drives, turns and stops.
city::Fix fixOf(const Call& call, std::int64_t index) {
    const std::int64_t device = index % call.devices, turn = index / call.devices;
    const std::int64_t street = (device * 7'919 + turn / 40) % 1'000, along = turn % 40;
    city::Fix fix;
    fix.device = {device + 1};
    fix.event = {monthStart + turn * call.stepMs + device * call.stepMs / call.devices};
    fix.received = {fix.event.ms + 80 + index * 37 % 400};
    fix.place = {106.4 + double(street * 150 + along * 13) * 1e-6,
                 29.3 + double(street * 91 % 1'000 * 100 + along * 7) * 1e-6};
    fix.speedKmh = float(along * 13 % 60) + 0.5f;
    fix.headingDeg = float((street * 31 + along) % 360);
    fix.altitudeM = float(230 + along % 9);
    fix.mileageKm = float(turn) / 10;
    fix.status = along ? 3u : 2u;
    fix.marks = along ? std::uint8_t(city::FixMark::moving) : std::uint8_t(0);
    return fix;
}

city::FeedBatch batchOf(const Call& call, std::int64_t from) {
    city::FeedBatch batch;
    batch.fixes.reserve(rowsOfBatch);
    for (std::int64_t i = from; i < std::min(call.rows, from + rowsOfBatch); ++i)
        batch.fixes.push_back(fixOf(call, i));
    return batch;
}

/// Asks for the last minute of a device, again and again.
struct Asking {
    Asking(const Call& call) : m_call(call), m_thread([this] { run(); }) {}
    QJsonObject end() {
        m_isStopped = true;
        m_thread.join();
        std::ranges::sort(m_ms);
        const auto at = [this](double share) {
            return m_ms.empty() ? 0
                                : m_ms[std::min(m_ms.size() - 1, std::size_t(share * double(m_ms.size())))];
        };
        return {{QStringLiteral("asked"), qint64(m_ms.size())},
                {QStringLiteral("found"), m_found},
                {QStringLiteral("ask_ms"), at(0.5)},
                {QStringLiteral("ask_p95_ms"), at(0.95)}};
    }

private:
    void run() {
        history::Reader reader(monthsOf(m_call.folder));
        for (std::int64_t device = 1; !m_isStopped; device = device % m_call.devices + 1) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            QElapsedTimer timer;
            timer.start();
            const history::Span span{{monthStart}, {monthStart + 60'000}};
            (void)reader.fixes({device}, span, [this](const city::Fix&) { return ++m_found > 0; });
            m_ms.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
    }
    Call m_call;
    std::vector<double> m_ms;
    qint64 m_found = 0;
    std::atomic<bool> m_isStopped = false;
    std::thread m_thread;
};

/// The seconds until all rows are durable; below 0 where some were lost.
double feed(history::Keeper& keeper, const Call& call) {
    QElapsedTimer timer;
    timer.start();
    for (std::int64_t at = 0; at < call.rows; at += rowsOfBatch) {
        city::FeedBatch batch = batchOf(call, at);
        while (!keeper.take(batch, {}))
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    keeper.settle(false);
    return keeper.counts().rows == std::uint64_t(call.rows) ? double(timer.nsecsElapsed()) / 1e9 : -1;
}

QJsonObject keep(const QStringList& words) {
    const Call call = callOf(words);
    QDir(call.folder).removeRecursively();
    auto keeper = history::Keeper::start(monthsOf(call.folder));
    if (!keeper)
        return bench::refuse("the history cannot be written");
    Asking asking(call);
    const double seconds = feed(**keeper, call);
    QJsonObject answer = asking.end();
    QElapsedTimer packing;
    packing.start();
    (*keeper)->settle(true);
    answer[QStringLiteral("pack_s")] = double(packing.nsecsElapsed()) / 1e9;
    std::int64_t seen = 0;
    history::Reader reader(monthsOf(call.folder));
    for (std::int64_t device = 1; device <= std::min<std::int64_t>(call.devices, 50); ++device)
        (void)reader.fixes({device}, {{0}, {monthStart + monthMs}}, [&](const city::Fix& fix) {
            const std::int64_t index = (fix.event.ms - monthStart) / call.stepMs * call.devices + device - 1;
            seen += fixOf(call, index).place == fix.place;
            return true;
        });
    if (seconds < 0 || seen != call.rows / call.devices * std::min<std::int64_t>(call.devices, 50))
        return bench::refuse("rows were lost or changed");
    answer[QStringLiteral("rows_per_s")] = double(call.rows) / seconds;
    answer[QStringLiteral("bytes")] = QFileInfo(monthsOf(call.folder).path({2026, 11})).size();
    return answer;
}

bool insertRows(store::Database& db, const Call& call) {
    auto insert = db.prepare("INSERT INTO fix VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    bool isFine = insert.has_value();
    for (std::int64_t i = 0; i < call.rows && isFine; ++i) {
        if (i % 1'000 == 0)
            isFine = isFine && (i == 0 || db.execute("COMMIT")) && db.execute("BEGIN");
        history::Recent<city::Fix>::bind(*insert, fixOf(call, i));
        isFine = isFine && insert->run();
    }
    return isFine && db.execute("COMMIT");
}

QJsonObject peer(const QStringList& words) {
    const Call call = callOf(words);
    QDir(call.folder).removeRecursively();
    QDir().mkpath(call.folder);
    auto db =
        store::Database::open(call.folder + QStringLiteral("/peer.sqlite"), store::Database::Access::Create);
    if (!db ||
        !db->execute("PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                     "CREATE TABLE fix(device INTEGER, time INTEGER, received INTEGER, lon REAL, lat REAL, "
                     "speed REAL, heading REAL, altitude REAL, mileage REAL, alarms INTEGER, status INTEGER, "
                     "marks INTEGER);CREATE INDEX fix_device ON fix(device, time)"))
        return bench::refuse("the peer's file cannot be made");
    QElapsedTimer timer;
    timer.start();
    if (!insertRows(*db, call))
        return bench::refuse("the peer's rows cannot be written");
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (db->number("SELECT count(*) FROM fix").value_or(0) != call.rows)
        return bench::refuse("the peer lost rows");
    return {{QStringLiteral("rows_per_s"), double(call.rows) / seconds},
            {QStringLiteral("bytes"), QFileInfo(db->path()).size()}};
}

QJsonObject fill(const QStringList& words) {
    Call call = callOf(words);
    call.stepMs = monthMs / std::max<std::int64_t>(1, call.rows / call.devices);
    auto keeper = history::Keeper::start(monthsOf(call.folder));
    const double seconds = keeper ? feed(**keeper, call) : -1;
    if (seconds < 0)
        return bench::refuse("the month cannot be written");
    (*keeper)->settle(true);
    return {{QStringLiteral("rows_per_s"), double(call.rows) / seconds},
            {QStringLiteral("bytes"), QFileInfo(monthsOf(call.folder).path({2026, 11})).size()}};
}

QJsonObject seek(const QStringList& words) {
    std::vector<city::DeviceKey> devices;
    for (std::int64_t i = 1; i <= words.value(2).toLongLong(); ++i)
        devices.push_back({i});
    history::Reader reader(monthsOf(words.value(1)));
    const auto extent = reader.extent();
    if (!extent || !*extent)
        return bench::refuse("the month is not there");
    std::mt19937_64 luck(7);
    std::uniform_int_distribution<std::int64_t> moments((*extent)->from.ms + 86'400'000, (*extent)->to.ms);
    QJsonArray times;
    for (int i = 0; i < words.value(3).toInt(); ++i) {
        const city::EventTime time{moments(luck)};
        QElapsedTimer timer;
        timer.start();
        const auto state = reader.at(time, devices);
        times.append(double(timer.nsecsElapsed()) / 1e6);
        if (!state || state->size() != devices.size() || reader.damaged())
            return bench::refuse("a device is missing");
    }
    return {{QStringLiteral("ms"), times}};
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    return bench::serve({{QStringLiteral("keep"), keep},
                         {QStringLiteral("peer"), peer},
                         {QStringLiteral("fill"), fill},
                         {QStringLiteral("seek"), seek}});
}
