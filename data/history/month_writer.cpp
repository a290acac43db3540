// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/month_writer.h"

#include "history/shelf.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace history {

namespace {

constexpr std::size_t rowsOfSlice = 8'192; // a slice of packing writes about so many

template <typename Row>
QByteArray insertSql(int side) {
    QByteArray marks;
    for (int i = 1; i <= Recent<Row>::count; ++i)
        marks += (i > 1 ? ",?" : "?") + QByteArray::number(i);
    return "INSERT INTO " + Recent<Row>::table(side) + "(" + Recent<Row>::columns + ") VALUES(" + marks + ")";
}

template <typename Row>
city::Result<void> insertAll(store::Statement& into, std::vector<Row>& rows, std::int64_t group) {
    std::ranges::sort(rows, isBefore<Row>);
    std::int64_t seq = 0;
    for (const Row& row : rows) {
        Recent<Row>::bind(into, row);
        into.bind(Recent<Row>::count - 1, group).bind(Recent<Row>::count, seq++);
        if (auto done = into.run(); !done)
            return done;
    }
    return {};
}

template <typename Row>
void widen(std::int64_t& first, std::int64_t& last, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        first = std::min(first, row.event.ms);
        last = std::max(last, row.event.ms);
    }
}

template <typename Row>
city::Result<std::vector<Row>> readSide(store::Database& db, int side) {
    const QByteArray sql = QByteArray("SELECT ") + Recent<Row>::columns + " FROM " + Recent<Row>::table(side);
    auto all = db.prepare(sql.toStdString());
    if (!all)
        return tl::unexpected(all.error());
    std::vector<Row> rows;
    for (;;) {
        const auto row = all->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        rows.push_back(Recent<Row>::read(*all));
    }
    std::ranges::stable_sort(rows, isBefore<Row>);
    return rows;
}

/// Slices of whole devices.
template <typename Row>
city::Result<void> packRows(store::Database& db, Shelf& shelf, const std::vector<Row>& rows, Gate& gate,
                            const std::function<bool()>& isStopped) {
    for (std::size_t at = 0; at < rows.size();) {
        if (isStopped())
            return city::fail(city::FaultKind::Cancelled, {});
        const auto turn = gate.enterLast();
        if (auto begun = db.execute("BEGIN IMMEDIATE"); !begun)
            return begun;
        for (const std::size_t begin = at; at < rows.size() && at - begin < rowsOfSlice;) {
            std::size_t end = at + 1;
            while (end < rows.size() && isSameDevice(rows[at], rows[end]))
                ++end;
            const auto from = rows.begin() + std::ptrdiff_t(at);
            if (auto placed = shelf.place(std::vector<Row>(from, rows.begin() + std::ptrdiff_t(end)));
                !placed) {
                (void)db.execute("ROLLBACK");
                return placed;
            }
            at = end;
        }
        if (auto done = db.execute("COMMIT"); !done) {
            (void)db.execute("ROLLBACK");
            return done;
        }
    }
    return {};
}

} // namespace

std::unique_lock<std::mutex> Gate::enter() {
    isWanted = true;
    std::unique_lock lock(mutex);
    isWanted = false;
    return lock;
}

std::unique_lock<std::mutex> Gate::enterLast() {
    while (isWanted)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return std::unique_lock(mutex);
}

city::Result<MonthWriter> MonthWriter::open(const QString& path) {
    auto db = store::Database::open(path, store::Database::Access::Create);
    if (!db)
        return tl::unexpected(db.error());
    if (auto made = prepareMonth(*db); !made)
        return tl::unexpected(made.error());
    // Every commit reaches the disk; the log is moved into the file some times a minute, not every fifth of a
    // second.
    if (auto set = db->execute("PRAGMA synchronous=FULL;PRAGMA wal_autocheckpoint=8000"); !set)
        return tl::unexpected(set.error());
    MonthWriter writer(std::move(*db));
    if (auto ready = writer.prepare(); !ready)
        return tl::unexpected(ready.error());
    return writer;
}

city::Result<void> MonthWriter::prepare() {
    for (int side = 0; side < 2; ++side) {
        auto fixes = m_db.prepare(insertSql<city::Fix>(side).toStdString());
        auto readings = m_db.prepare(insertSql<city::Reading>(side).toStdString());
        if (!fixes || !readings)
            return tl::unexpected((!fixes ? fixes : readings).error());
        m_fixes.push_back(std::move(*fixes));
        m_readings.push_back(std::move(*readings));
        const QByteArray where = " FROM recent_group WHERE side = " + QByteArray::number(side);
        const auto rows = m_db.number(("SELECT coalesce(sum(rows), 0)" + where).toStdString());
        if (!rows)
            return tl::unexpected(rows.error());
        m_rows[side] = std::size_t(*rows);
    }
    const auto next = m_db.number("SELECT coalesce(max(grp), 0) + 1 FROM recent_group");
    if (!next)
        return tl::unexpected(next.error());
    m_nextGroup = *next;
    m_side = m_rows[0] <= m_rows[1] ? 0 : 1;
    auto group =
        m_db.prepare("INSERT INTO recent_group(side, grp, first, last, rows) VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!group)
        return tl::unexpected(group.error());
    m_group.push_back(std::move(*group));
    return {};
}

city::Result<void> MonthWriter::write(std::vector<city::Fix>& fixes, std::vector<city::Reading>& readings) {
    const auto side = std::size_t(m_side);
    if (auto done = insertAll(m_fixes[side], fixes, m_nextGroup); !done)
        return done;
    if (auto done = insertAll(m_readings[side], readings, m_nextGroup); !done)
        return done;
    std::int64_t first = std::numeric_limits<std::int64_t>::max(),
                 last = std::numeric_limits<std::int64_t>::min();
    widen(first, last, fixes);
    widen(first, last, readings);
    return m_group[0]
        .bind(1, m_side)
        .bind(2, m_nextGroup)
        .bind(3, first)
        .bind(4, last)
        .bind(5, fixes.size() + readings.size())
        .run();
}

city::Result<void> MonthWriter::append(std::vector<city::Fix>& fixes, std::vector<city::Reading>& readings) {
    if (fixes.empty() && readings.empty())
        return {};
    if (auto begun = m_db.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = write(fixes, readings);
    if (done)
        done = m_db.execute("COMMIT");
    if (!done) {
        (void)m_db.execute("ROLLBACK");
        return done;
    }
    ++m_nextGroup;
    m_rows[m_side] += fixes.size() + readings.size();
    return {};
}

city::Result<void> packSide(const QString& path, int side, Gate& gate,
                            const std::function<bool()>& isStopped) {
    auto db = store::Database::open(path, store::Database::Access::ReadWrite);
    if (!db)
        return tl::unexpected(db.error());
    // What is packed was durable before; the log keeps the order, so that rows never leave before their
    // chunks are there.
    if (auto set = db->execute("PRAGMA synchronous=NORMAL;PRAGMA wal_autocheckpoint=8000"); !set)
        return set;
    auto shelf = Shelf::open(*db);
    if (!shelf)
        return tl::unexpected(shelf.error());
    const auto fixes = readSide<city::Fix>(*db, side);
    if (!fixes)
        return tl::unexpected(fixes.error());
    const auto readings = readSide<city::Reading>(*db, side);
    if (!readings)
        return tl::unexpected(readings.error());
    if (auto done = packRows(*db, *shelf, *fixes, gate, isStopped); !done)
        return done;
    if (auto done = packRows(*db, *shelf, *readings, gate, isStopped); !done)
        return done;
    const auto turn = gate.enterLast();
    const QByteArray empty = "BEGIN IMMEDIATE;DELETE FROM " + Recent<city::Fix>::table(side) +
                             ";DELETE FROM " + Recent<city::Reading>::table(side) +
                             ";DELETE FROM recent_group WHERE side = " + QByteArray::number(side) + ";COMMIT";
    auto done = db->execute(empty.toStdString());
    if (!done)
        (void)db->execute("ROLLBACK");
    return done;
}

} // namespace history
