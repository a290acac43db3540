// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quality_rows.h"

#include "store/ground.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <atomic>
#include <thread>
#include <unordered_map>

namespace store {

namespace {

using quality::Facts;
using quality::Ground;

constexpr std::int64_t progressStep = 16'384;
constexpr char columns[] = "SELECT id, class_id, sub_district_id, community_id, authority_id, owner_id, maintainer_id, state, surveyed, "
                           "changed, code, code_fault, name, unit_grid, geom FROM ";

/// The batch that brought a component in, by the place of its first row in the journal.
using DeliveryOf = std::unordered_map<std::uint64_t, std::uint32_t>;

std::string_view textOf(sqlite3_stmt* s, int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, column));
    return text ? std::string_view(text, std::size_t(sqlite3_column_bytes(s, column))) : std::string_view();
}

Facts factsOf(sqlite3_stmt* s, city::Shape shape, const DeliveryOf& deliveries) {
    Facts row;
    row.key = city::ComponentKey{shape, sqlite3_column_int64(s, 0)}.packed();
    row.classId = sqlite3_column_int(s, 1);
    row.subDistrict = sqlite3_column_int(s, 2);
    row.community = sqlite3_column_int(s, 3);
    for (int i = 0; i < 3; ++i) row.departments[i] = sqlite3_column_int(s, 4 + i);
    row.state = city::State(sqlite3_column_int(s, 7) & 3);
    row.surveyed = sqlite3_column_int(s, 8);
    row.changed = sqlite3_column_int(s, 9);
    const std::string_view code = textOf(s, 10), grid = textOf(s, 13);
    row.hasCode = !code.empty();
    row.code = quality::digitsOf(code, 16);
    row.isCodeFaulty = sqlite3_column_type(s, 11) != SQLITE_NULL;
    row.hasName = !textOf(s, 12).empty();
    row.hasGrid = !grid.empty();
    row.grid = quality::digitsOf(grid, 15);
    const auto* blob = static_cast<const unsigned char*>(sqlite3_column_blob(s, 14));
    row.place = reader::anchorIn(shape, {blob, sqlite3_column_bytes(s, 14)});
    if (!deliveries.empty())
        if (const auto at = deliveries.find(row.key); at != deliveries.end()) row.delivery = at->second;
    return row;
}

/// Batches are numbered by their first row in the journal, so that a number never changes.
constexpr char deliverySql[] = "SELECT j.table_name, j.row_id, b.first FROM journal j JOIN (SELECT batch, min(seq) AS first FROM journal "
                               "WHERE batch IS NOT NULL GROUP BY batch) b ON b.batch = j.batch WHERE j.operation = 'I'";

city::Result<DeliveryOf> readDeliveries(Database& db) {
    DeliveryOf all;
    const auto read = eachRow(db, deliverySql, [&](const Statement& q) {
        if (const auto shape = reader::shapeOf(q.text(0)))
            all.insert_or_assign(city::ComponentKey{*shape, q.integer(1)}.packed(), std::uint32_t(q.integer(2)));
    });
    if (!read) return tl::unexpected(read.error());
    return all;
}

std::vector<city::Path> ringsOf(const Statement& q, int column) {
    const auto blob = q.blob(column);
    auto shape = decodeShape(blob.first, std::size_t(blob.second));
    return shape ? std::move(shape->parts) : std::vector<city::Path>();
}

city::Result<std::shared_ptr<const Ground>> readGround(Database& db) {
    Ground::Source source;
    auto catalogue = readCatalogue(db);
    if (!catalogue) return tl::unexpected(catalogue.error());
    source.catalogue = std::move(*catalogue);
    const auto areas = [&](const char* sql, std::vector<Ground::Area>& to) {
        return eachRow(db, sql, [&](const Statement& q) {
            to.push_back({int(q.integer(0)), int(q.integer(1)), q.text(2).toULongLong(), ringsOf(q, 3)});
        });
    };
    auto done = areas("SELECT id, 0, code, geom FROM sub_district ORDER BY id", source.subDistricts);
    if (done) done = areas("SELECT id, sub_district_id, code, geom FROM community ORDER BY id", source.communities);
    if (done) done = areas("SELECT id, community_id, code, geom FROM unit_grid ORDER BY id", source.grids);
    if (done)
        done = eachRow(db, "SELECT geom FROM road", [&](const Statement& q) {
            for (city::Path& path : ringsOf(q, 0)) source.roads.push_back(std::move(path));
        });
    if (done)
        done = eachRow(db, "SELECT id FROM department WHERE closed IS NOT NULL",
                    [&](const Statement& q) { source.closedDepartments.push_back(int(q.integer(0))); });
    if (done)
        done = eachRow(db, "SELECT class_id, profile_id, major || minor FROM component_class_code ORDER BY class_id, profile_id",
                    [&](const Statement& q) { source.classDigits.push_back({int(q.integer(0)), q.text(1), q.text(2)}); });
    if (!done) return tl::unexpected(done.error());
    return std::make_shared<const Ground>(std::move(source));
}

struct Share {
    std::vector<Facts> rows;
    city::Result<void> result;
};

/// Rows of one table with keys from `from` to `to`.
city::Result<void> readShare(Database& db, city::Shape shape, std::int64_t from, std::int64_t to, const DeliveryOf& deliveries,
                             const std::function<bool(std::int64_t)>& goOn, std::vector<Facts>& rows) {
    auto query = db.prepare(columns + std::string(reader::tableOf(shape)) + " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, from).bind(2, to);
    for (std::int64_t n = 0;; ++n) {
        const auto more = query->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        rows.push_back(factsOf(query->handle(), shape, deliveries));
        if (n % progressStep == progressStep - 1 && !goOn(progressStep))
            return city::fail(city::FaultKind::Cancelled, QCoreApplication::translate("store", "The work was cancelled."));
    }
}

struct Range {
    city::Shape shape;
    std::int64_t from, to;
};

/// The tables' keys in two halves of about as many rows: the first for one thread, the second for another.
city::Result<std::array<std::vector<Range>, 2>> halves(Database& db) {
    std::array<std::vector<Range>, 2> parts;
    for (int s = 0; s < city::shapeCount; ++s) {
        const std::string table = reader::tableOf(city::Shape(s));
        const auto first = db.number("SELECT coalesce(min(id), 0) FROM " + table), last = db.number("SELECT coalesce(max(id), -1) FROM " + table);
        if (!first || !last) return tl::unexpected((first ? last : first).error());
        if (*last < *first) continue;
        const std::int64_t middle = *first + (*last - *first) / 2;
        parts[0].push_back({city::Shape(s), *first, middle});
        if (middle < *last) parts[1].push_back({city::Shape(s), middle + 1, *last});
    }
    return parts;
}

} // namespace

city::Result<QualityView> readQuality(const QString& path, const Progress& progress) {
    QualityView view;
    auto first = CityFile::openReading(path), second = CityFile::openReading(path);
    if (!first || !second) return tl::unexpected((first ? second : first).error());
    for (Database* db : {&*first, &*second})
        if (auto begun = db->execute("PRAGMA mmap_size = 2147418112; BEGIN"); !begun) return tl::unexpected(begun.error());
    const auto change = first->number("SELECT coalesce(max(seq), 0) FROM journal");
    const auto theirs = second->number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!change || !theirs) return tl::unexpected((change ? theirs : change).error());
    if (*change != *theirs) return readQuality(path, progress); // somebody committed between the two
    view.change = *change;
    const auto deliveries = readDeliveries(*first);
    const auto parts = halves(*first);
    if (!deliveries) return tl::unexpected(deliveries.error());
    if (!parts) return tl::unexpected(parts.error());
    std::int64_t expected = 1;
    for (const auto& part : *parts)
        for (const Range& range : part) expected += range.to - range.from + 1;
    std::atomic<std::int64_t> done = 0;
    std::atomic<bool> stop = false;
    std::array<Share, 2> shares;
    const auto work = [&](std::size_t which, Database& db) {
        for (const Range& range : (*parts)[which]) {
            shares[which].result = readShare(db, range.shape, range.from, range.to, *deliveries, [&](std::int64_t rows) {
                const double share = double(done += rows) / double(expected);
                if (which == 0 && progress && !progress(std::min(1.0, share), QCoreApplication::translate("store", "Reading the components"))) stop = true;
                return !stop;
            }, shares[which].rows);
            if (!shares[which].result) break;
        }
    };
    std::thread thread([&] { work(1, *second); });
    auto ground = readGround(*first);
    work(0, *first);
    thread.join();
    if (!ground) return tl::unexpected(ground.error());
    for (const Share& share : shares)
        if (!share.result) return tl::unexpected(share.result.error());
    view.ground = std::move(*ground);
    view.rows = std::move(shares[0].rows);
    view.rows.insert(view.rows.end(), shares[1].rows.begin(), shares[1].rows.end());
    return view;
}

city::Result<std::vector<Facts>> readFacts(Database& db, const std::vector<city::ComponentKey>& keys, std::vector<std::uint64_t>& gone) {
    std::vector<Facts> rows;
    auto delivery = db.prepare("SELECT (SELECT min(seq) FROM journal f WHERE f.batch = j.batch) FROM journal j WHERE j.table_name = ?1 "
                               "AND j.row_id = ?2 AND j.operation = 'I' AND j.batch IS NOT NULL ORDER BY j.seq DESC LIMIT 1");
    if (!delivery) return tl::unexpected(delivery.error());
    for (const city::ComponentKey& key : keys) {
        auto query = db.prepare(columns + std::string(reader::tableOf(key.shape)) + " WHERE id = ?1");
        if (!query) return tl::unexpected(query.error());
        query->bind(1, key.row);
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) {
            gone.push_back(key.packed());
            continue;
        }
        rows.push_back(factsOf(query->handle(), key.shape, {}));
        delivery->bind(1, std::string_view(reader::tableOf(key.shape))).bind(2, key.row);
        const auto brought = delivery->step();
        if (!brought) return tl::unexpected(brought.error());
        if (*brought) rows.back().delivery = std::uint32_t(delivery->integer(0));
        delivery->reset();
    }
    return rows;
}

} // namespace store
