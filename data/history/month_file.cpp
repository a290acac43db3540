// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/month_file.h"

#include "history/shelf.h"

#include <algorithm>

namespace history {

namespace {

/// Steps through a statement, and leaves it ready for the next time.
template <typename Take>
city::Result<void> eachRow(store::Statement& statement, Take take) {
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row || !take())
            break;
    }
    statement.reset();
    return {};
}

} // namespace

city::Result<std::unique_ptr<Reader::File>> Reader::File::open(const QString& path) {
    auto db = store::Database::open(path, store::Database::Access::ReadOnly);
    if (!db)
        return tl::unexpected(db.error());
    const auto tables = db->number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tl::unexpected(tables.error());
    if (*tables == 0)
        return nullptr; // its writer is making it at this moment
    if (auto ours = prepareMonth(*db); !ours)
        return tl::unexpected(ours.error());
    return std::unique_ptr<File>(new File(std::move(*db)));
}

city::Result<store::Statement*> Reader::File::statement(const QByteArray& sql) {
    if (const auto known = m_statements.find(sql); known != m_statements.end()) {
        known->second.reset();
        return &known->second;
    }
    auto made = m_db.prepare(sql.toStdString());
    if (!made)
        return tl::unexpected(made.error());
    return &m_statements.emplace(sql, std::move(*made)).first->second;
}

template <typename Row>
std::optional<std::vector<Row>> Reader::File::unpack(const store::Statement& from, int column,
                                                     city::DeviceKey device, int quantity) {
    const auto [bytes, size] = from.blob(column);
    auto rows = Recent<Row>::unpack({bytes, std::size_t(size)}, device, quantity);
    if (rows)
        return std::move(*rows);
    ++m_damaged;
    return std::nullopt;
}

template <typename Row>
city::Result<void> Reader::File::eachChunk(city::DeviceKey device, int quantity, Span span,
                                           const std::function<bool(std::vector<Row>)>& take) {
    auto found =
        statement("SELECT body FROM chunk INDEXED BY chunk_device WHERE quantity = ?1 AND device = ?2 "
                  "AND first BETWEEN ?3 AND ?4 AND last >= ?5 ORDER BY first");
    if (!found)
        return tl::unexpected(found.error());
    store::Statement& chunks = **found;
    chunks.bind(1, quantity)
        .bind(2, device.row)
        .bind(3, span.from.ms - Shelf::longestMs)
        .bind(4, span.to.ms)
        .bind(5, span.from.ms);
    return eachRow(chunks, [&] {
        auto rows = unpack<Row>(chunks, 0, device, quantity);
        return !rows || take(std::move(*rows));
    });
}

city::Result<void> Reader::File::eachChunkNear(const geo::Box& box, Span span,
                                               const std::function<void(std::vector<city::Fix>)>& take) {
    auto found = statement("SELECT chunk.device, body FROM chunk INDEXED BY chunk_when WHERE quantity = 0 "
                           "AND first BETWEEN ?1 AND ?2 AND last >= ?3 AND west <= ?4 AND east >= ?5 "
                           "AND south <= ?6 AND north >= ?7 ORDER BY first");
    if (!found)
        return tl::unexpected(found.error());
    store::Statement& chunks = **found;
    chunks.bind(1, span.from.ms - Shelf::longestMs).bind(2, span.to.ms).bind(3, span.from.ms);
    chunks.bind(4, box.east).bind(5, box.west).bind(6, box.north).bind(7, box.south);
    return eachRow(chunks, [&] {
        if (auto fixes = unpack<city::Fix>(chunks, 1, {chunks.integer(0)}, 0))
            take(std::move(*fixes));
        return true;
    });
}

city::Result<std::vector<std::pair<int, std::int64_t>>> Reader::File::groups(Span span) {
    auto found = statement("SELECT side, grp FROM recent_group WHERE first <= ?1 AND last >= ?2");
    if (!found)
        return tl::unexpected(found.error());
    store::Statement& rows = **found;
    rows.bind(1, span.to.ms).bind(2, span.from.ms);
    std::vector<std::pair<int, std::int64_t>> groups;
    auto done = eachRow(rows, [&] {
        groups.emplace_back(int(rows.integer(0)), rows.integer(1));
        return true;
    });
    if (!done)
        return tl::unexpected(done.error());
    return groups;
}

template <typename Row>
city::Result<void> Reader::File::eachRecent(city::DeviceKey device, int quantity, Span span,
                                            const std::function<void(const Row&)>& take) {
    const auto all = groups(span);
    if (!all)
        return tl::unexpected(all.error());
    const bool isOne = device.row != 0;
    for (const auto& [side, group] : *all) {
        QByteArray sql = QByteArray("SELECT ") + Recent<Row>::columns + " FROM " + Recent<Row>::table(side) +
                         " WHERE grp = ?1 AND event BETWEEN ?2 AND ?3";
        if (isOne)
            sql += " AND device = ?4";
        if (isOne && quantity)
            sql += " AND quantity = ?5";
        auto found = statement(sql);
        if (!found)
            return tl::unexpected(found.error());
        store::Statement& rows = **found;
        rows.bind(1, group).bind(2, span.from.ms).bind(3, span.to.ms);
        if (isOne)
            rows.bind(4, device.row);
        if (isOne && quantity)
            rows.bind(5, quantity);
        auto done = eachRow(rows, [&] {
            take(Recent<Row>::read(rows));
            return true;
        });
        if (!done)
            return done;
    }
    return {};
}

city::Result<std::optional<city::Fix>> Reader::File::newest(city::DeviceKey device, city::EventTime time) {
    auto found =
        statement("SELECT body FROM chunk INDEXED BY chunk_device WHERE quantity = 0 AND device = ?1 "
                  "AND first <= ?2 ORDER BY first DESC");
    if (!found)
        return tl::unexpected(found.error());
    store::Statement& chunks = **found;
    chunks.bind(1, device.row).bind(2, time.ms);
    std::optional<city::Fix> newest;
    auto done = eachRow(chunks, [&] { // the first one has it, unless it is damaged
        const auto fixes = unpack<city::Fix>(chunks, 0, device, 0);
        if (!fixes)
            return true;
        const auto after = std::ranges::upper_bound(*fixes, time, {}, &city::Fix::event);
        if (after != fixes->begin())
            newest = *std::prev(after);
        return !newest;
    });
    if (!done)
        return tl::unexpected(done.error());
    return newest;
}

city::Result<std::optional<Span>> Reader::File::extent() {
    std::optional<Span> all;
    const QByteArray last = "SELECT max(last) FROM chunk WHERE quantity = 0 AND first >= "
                            "(SELECT max(first) FROM chunk WHERE quantity = 0) - " +
                            QByteArray::number(qint64(Shelf::longestMs));
    for (const QByteArray& sql :
         {QByteArray("SELECT (SELECT min(first) FROM chunk WHERE quantity = 0), (" + last + ")"),
          QByteArray("SELECT min(first), max(last) FROM recent_group")}) {
        auto found = statement(sql);
        if (!found)
            return tl::unexpected(found.error());
        store::Statement& row = **found;
        auto done = eachRow(row, [&] {
            if (row.isNull(0))
                return false;
            const Span span{{row.integer(0)}, {row.integer(1)}};
            all = all ? Span{std::min(all->from, span.from), std::max(all->to, span.to)} : span;
            return false;
        });
        if (!done)
            return tl::unexpected(done.error());
    }
    return all;
}

template city::Result<void> Reader::File::eachChunk(city::DeviceKey, int, Span,
                                                    const std::function<bool(std::vector<city::Fix>)>&);
template city::Result<void> Reader::File::eachChunk(city::DeviceKey, int, Span,
                                                    const std::function<bool(std::vector<city::Reading>)>&);
template city::Result<void> Reader::File::eachRecent(city::DeviceKey, int, Span,
                                                     const std::function<void(const city::Fix&)>&);
template city::Result<void> Reader::File::eachRecent(city::DeviceKey, int, Span,
                                                     const std::function<void(const city::Reading&)>&);

} // namespace history
