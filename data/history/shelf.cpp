// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/shelf.h"

#include <algorithm>

namespace history {

namespace {

geo::Box boxOf(std::span<const city::Fix> fixes) {
    geo::Box box;
    for (const city::Fix& fix : fixes)
        box.add(fix.place);
    return box;
}

std::optional<geo::Box> boxOf(std::span<const city::Reading>) {
    return std::nullopt;
}

} // namespace

city::Result<Shelf> Shelf::open(store::Database& db) {
    auto find = db.prepare(
        "SELECT id, first, last, rows FROM chunk WHERE quantity = ?1 AND device = ?2 AND first <= ?3 "
        "ORDER BY first DESC");
    auto body = db.prepare("SELECT body FROM chunk WHERE id = ?1");
    auto remove = db.prepare("DELETE FROM chunk WHERE id = ?1");
    auto insert =
        db.prepare("INSERT INTO chunk(quantity, device, first, last, rows, west, south, east, north, body) "
                   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    for (auto* each : {&find, &body, &remove, &insert})
        if (!*each)
            return tl::unexpected(each->error());
    return Shelf(std::move(*find), std::move(*body), std::move(*remove), std::move(*insert));
}

template <typename Row>
city::Result<std::vector<Row>> Shelf::take(const Row& first, const Row& last, std::size_t count) {
    std::vector<std::int64_t> touched;
    m_find.bind(1, quantityOf(first)).bind(2, first.device.row).bind(3, last.event.ms);
    for (;;) {
        const auto row = m_find.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const bool isBefore = m_find.integer(2) < first.event.ms;
        const bool isSmall = std::size_t(m_find.integer(3)) < smallChunk && count < rowsOfChunk &&
                             last.event.ms - m_find.integer(1) <= longestMs;
        if (!isBefore || isSmall)
            touched.push_back(m_find.integer(0));
        if (isBefore)
            break;
    }
    m_find.reset();
    std::vector<Row> rows;
    for (const std::int64_t id : touched) {
        const auto found = m_body.bind(1, id).step();
        if (!found)
            return tl::unexpected(found.error());
        const auto [bytes, size] = m_body.blob(0);
        const auto unpacked =
            Recent<Row>::unpack({bytes, std::size_t(size)}, first.device, quantityOf(first));
        m_body.reset();
        if (!unpacked) {
            ++m_damaged;
            continue;
        }
        rows.insert(rows.end(), unpacked->begin(), unpacked->end());
        if (auto removed = m_remove.bind(1, id).run(); !removed)
            return tl::unexpected(removed.error());
    }
    return rows;
}

template <typename Row>
city::Result<void> Shelf::placeRows(std::vector<Row> rows) {
    if (rows.empty())
        return {};
    auto known = take(rows.front(), rows.back(), rows.size());
    if (!known)
        return tl::unexpected(known.error());
    if (!known->empty()) {
        rows.insert(rows.begin(), known->begin(), known->end());
        std::ranges::stable_sort(rows, isBefore<Row>);
    }
    rows.erase(std::unique(rows.begin(), rows.end(), isSame<Row>), rows.end());
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        while (end < rows.size() && end - begin < rowsOfChunk &&
               rows[end].event.ms - rows[begin].event.ms <= longestMs)
            ++end;
        if (auto done = insert(std::span<const Row>(rows).subspan(begin, end - begin)); !done)
            return done;
    }
    return {};
}

template <typename Row>
city::Result<void> Shelf::insert(std::span<const Row> rows) {
    const Buffer bytes = pack(rows);
    m_insert.bind(1, quantityOf(rows.front())).bind(2, rows.front().device.row);
    m_insert.bind(3, rows.front().event.ms).bind(4, rows.back().event.ms).bind(5, rows.size());
    const std::optional<geo::Box> box = boxOf(rows);
    if (box)
        m_insert.bind(6, box->west).bind(7, box->south).bind(8, box->east).bind(9, box->north);
    else
        for (int i = 6; i < 10; ++i)
            m_insert.bindNull(i);
    return m_insert.bindBlob(10, bytes.data(), bytes.size()).run();
}

template city::Result<void> Shelf::placeRows(std::vector<city::Fix>);
template city::Result<void> Shelf::placeRows(std::vector<city::Reading>);

} // namespace history
