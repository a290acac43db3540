// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"

#include "store/reader_parts.h"
#include "store/reader_rows.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <array>
#include <atomic>
#include <thread>

namespace store {

namespace {

using city::RegistryRow;
using city::Shape;
using reader::columnList;
using reader::Context;
using reader::decode;

/// Below this many rows a second connection costs more than it saves.
constexpr std::int64_t parallelFrom = 50'000;
/// Rows between two looks at the progress.
constexpr std::int64_t progressStep = 16'384;

/// One thread's share of the reading.
struct Share {
    Database* db = nullptr;
    std::vector<RegistryRow> rows;
    city::Result<void> result;
};

struct Reading {
    const Context& context;
    std::int64_t expected = 0;
    std::atomic<std::int64_t> done = 0;
    std::atomic<bool> stop = false;
    const Progress* progress = nullptr; ///< asked by the first share only

    city::Result<void> read(Share& share, Shape shape, std::int64_t from, std::int64_t to, bool reports) {
        auto query = share.db->prepare(columnList + std::string(reader::tableOf(shape)) +
                                       " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        if (!query) return tl::unexpected(query.error());
        query->bind(1, from).bind(2, to);
        std::int64_t since = 0;
        for (;;) {
            const auto row = query->step();
            if (!row) return tl::unexpected(row.error());
            if (!*row) break;
            decode(query->handle(), shape, context, share.rows.emplace_back());
            if (++since == progressStep && !goOn(std::exchange(since, 0), reports)) break;
        }
        done += since;
        if (stop)
            return city::fail(city::FaultKind::Cancelled,
                              QCoreApplication::translate("store", "The work was cancelled."));
        return {};
    }

    bool goOn(std::int64_t rows, bool reports) {
        const double share = double(done += rows) / double(std::max<std::int64_t>(expected, 1));
        if (reports && *progress &&
            !(*progress)(std::min(share, 1.0), QCoreApplication::translate("store", "Reading the components")))
            stop = true;
        return !stop;
    }
};

/// A second connection that sees the same commit as `first`, which has begun reading; nothing when writers are
/// faster than that.
std::optional<Database> twin(Database& first) {
    const auto access = sqlite3_db_readonly(first.handle(), "main") && sqlite3_uri_boolean(
                            sqlite3_db_filename(first.handle(), "main"), "immutable", 0)
                            ? Database::Access::Frozen
                            : Database::Access::ReadOnly;
    auto second = Database::open(first.path(), access);
    if (!second || !second->execute("PRAGMA mmap_size = 2147418112; BEGIN")) return std::nullopt;
    const auto ours = first.number("SELECT coalesce(max(seq), 0) FROM journal");
    const auto theirs = second->number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!ours || !theirs || *ours != *theirs) return std::nullopt;
    return std::move(*second);
}

struct Range {
    std::int64_t first = 0, middle = 0, last = -1, count = 0;
};

city::Result<Range> rangeOf(Database& db, Shape shape) {
    // Both ends come from the table's tree at once; the count from statistics would be a guess, and is one here
    // too: keys are dense in nearly every city, and a wrong guess only shares the work badly.
    auto query = db.prepare(std::string("SELECT min(id), (SELECT max(id) FROM ") + reader::tableOf(shape) + ") FROM " +
                            reader::tableOf(shape));
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    Range range;
    if (!*row || query->isNull(0)) return range;
    range.first = query->integer(0);
    range.last = query->integer(1);
    const auto width = std::uint64_t(range.last) - std::uint64_t(range.first);
    range.middle = std::int64_t(std::uint64_t(range.first) + width / 2);
    constexpr std::uint64_t plausible = 20'000'000;
    range.count = std::int64_t(std::min(width, plausible) + 1);
    return range;
}

} // namespace

city::Result<city::Registry> Reader::registry(const Progress& progress) {
    if (auto begun = m_db.execute("PRAGMA mmap_size = 2147418112; BEGIN"); !begun) return tl::unexpected(begun.error());
    struct Ending {
        Database& db;
        ~Ending() { (void)db.execute("COMMIT; PRAGMA mmap_size = 0"); } // mapped pages count as this program's
    } ending{m_db};
    const auto change = lastChange();
    if (!change) return tl::unexpected(change.error());
    const auto context = Context::read(m_db);
    if (!context) return tl::unexpected(context.error());
    std::array<Range, city::shapeCount> ranges;
    Reading reading{*context};
    reading.progress = &progress;
    for (int s = 0; s < city::shapeCount; ++s) {
        const auto range = rangeOf(m_db, Shape(s));
        if (!range) return tl::unexpected(range.error());
        ranges[std::size_t(s)] = *range;
        reading.expected += range->count;
    }
    std::optional<Database> second;
    if (reading.expected >= parallelFrom) second = twin(m_db);

    Share mine{&m_db, {}, {}}, other{second ? &*second : nullptr, {}, {}};
    const auto work = [&](Share& share, bool first) {
        share.rows.reserve(std::size_t(std::min<std::int64_t>(reading.expected, 2'000'000) / (second ? 2 : 1)));
        for (int s = 0; s < city::shapeCount && share.result; ++s) {
            const Range& range = ranges[std::size_t(s)];
            const std::int64_t from = first || !second ? range.first : range.middle + 1;
            const std::int64_t to = first && second ? range.middle : range.last;
            if (from <= to) share.result = reading.read(share, Shape(s), from, to, first);
            if (!share.result) reading.stop = true;
        }
    };
    if (second) {
        std::thread thread([&] { work(other, false); });
        work(mine, true);
        thread.join();
    } else {
        work(mine, true);
    }
    for (const Share* share : {&mine, &other})
        if (!share->result && share->result.error().kind != city::FaultKind::Cancelled)
            return tl::unexpected(share->result.error());
    if (!mine.result) return tl::unexpected(mine.result.error());
    mine.rows.insert(mine.rows.end(), std::make_move_iterator(other.rows.begin()), std::make_move_iterator(other.rows.end()));
    other.rows = {};
    return city::Registry::build(std::move(mine.rows), *change);
}

city::Result<std::vector<RegistryRow>> Reader::registryRows(const std::vector<city::ComponentKey>& keys) {
    const auto context = Context::read(m_db);
    if (!context) return tl::unexpected(context.error());
    std::array<std::optional<Statement>, city::shapeCount> queries;
    std::vector<RegistryRow> rows;
    rows.reserve(keys.size());
    for (const city::ComponentKey& key : keys) {
        auto& query = queries[std::size_t(key.shape)];
        if (!query) {
            auto made = m_db.prepare(columnList + std::string(reader::tableOf(key.shape)) + " WHERE id = ?1");
            if (!made) return tl::unexpected(made.error());
            query.emplace(std::move(*made));
        }
        query->bind(1, key.row);
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (*row) decode(query->handle(), key.shape, *context, rows.emplace_back());
        query->reset();
    }
    return rows;
}

} // namespace store
