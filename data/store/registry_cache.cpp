// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/registry_cache.h"

#include "store/city_file.h"
#include "store/reader_parts.h"
#include "store/reader_rows.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <sqlite3.h>

#include <unordered_map>

namespace store {

namespace {

Q_LOGGING_CATEGORY(logCache, "xiuhua.store.cache")

using city::RegistryOrigin;

/// The journal's row at `change` in one number; 0 for the time before the first. A city that was put back from a
/// backup and went on counts the same numbers again, over other rows.
city::Result<std::uint64_t> markAt(Database& db, std::int64_t change) {
    if (change == 0) return 0;
    auto query = db.prepare("SELECT * FROM journal WHERE seq = ?1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, change);
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return 0;
    std::string all;
    for (int column = 0; column < query->columns(); ++column) {
        all += query->utf8(column);
        all += '\x1f';
    }
    return packed::hashOf(std::as_bytes(std::span(all))) | 1;
}

city::Result<RegistryOrigin> originOf(Database& db, std::int64_t change) {
    RegistryOrigin origin;
    auto query = db.prepare("SELECT uid, (SELECT user_version FROM pragma_user_version) FROM city WHERE id = 1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (*row) {
        const auto uid = query->blob(0);
        origin.city = city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
        origin.schema = int(query->integer(1));
    }
    const auto mark = markAt(db, change);
    if (!mark) return tl::unexpected(mark.error());
    origin.journalMark = *mark;
    for (int s = 0; s < city::shapeCount; ++s) {
        const std::string table = reader::tableOf(city::Shape(s));
        const auto first = db.number("SELECT coalesce(min(id), 0) FROM " + table);
        const auto last = db.number("SELECT coalesce(max(id), -1) FROM " + table);
        if (!first) return tl::unexpected(first.error());
        if (!last) return tl::unexpected(last.error());
        origin.tables[std::size_t(s)] = {*first, *last};
    }
    return origin;
}

/// Nothing when a table changed whose rows stand in all others.
city::Result<std::optional<RegistryCache::Tail>> tailOf(Database& db, std::int64_t since, std::int64_t last) {
    auto query = db.prepare("SELECT DISTINCT table_name, row_id FROM journal WHERE seq > ?1 AND seq <= ?2");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, since).bind(2, last);
    RegistryCache::Tail tail;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return tail;
        const QString table = query->text(0);
        if (reader::isInEveryRow(table)) return std::nullopt;
        if (const auto shape = reader::shapeOf(table)) tail.push_back({*shape, query->integer(1)});
    }
}

std::optional<RegistryCache::Verdict> refuse(const char* why) {
    qCInfo(logCache) << "the packed registry is not used:" << why;
    return std::nullopt;
}

} // namespace

RegistryCache::RegistryCache(const QString& city) : m_path(folder(city) + QStringLiteral("/registry.packed")) {}

QString RegistryCache::folder(const QString& city) {
    const QString path = CityFile::companions(city) + QStringLiteral("/cache");
    QDir().mkpath(path);
    return path;
}

std::optional<RegistryCache::Loaded> RegistryCache::load() const {
    if (!QFile::exists(m_path)) return std::nullopt;
    auto loaded = city::RegistryFile::read(QFile::encodeName(m_path).toStdString());
    if (loaded) return std::move(*loaded);
    qCWarning(logCache) << "the packed registry is read anew from the rows:" << loaded.error().c_str();
    return std::nullopt;
}

std::optional<RegistryCache::Verdict> RegistryCache::judge(const Loaded& loaded, Reader& reader) const {
    Database& db = reader.database();
    const std::int64_t since = loaded.registry->change();
    const auto last = reader.lastChange();
    if (!last || *last < since) return refuse("the city's journal ends before it");
    if (*last - since > longestTail) return refuse("too much has changed since");
    const auto origin = originOf(db, since);
    if (!origin) return refuse("the city does not say what it holds");
    if (origin->city != loaded.origin.city) return refuse("it is of another city");
    if (origin->schema != loaded.origin.schema) return refuse("it is of another schema");
    if (origin->journalMark != loaded.origin.journalMark) return refuse("the journal took another course");
    if (*last == since)
        return origin->tables == loaded.origin.tables ? std::optional(Verdict{since, {}}) : refuse("rows came or went unseen");
    auto tail = tailOf(db, since, *last);
    if (!tail || !*tail) return refuse("departments or classes changed since");
    return Verdict{*last, std::move(**tail)};
}

std::uint64_t RegistryCache::write(const city::Registry& registry, Reader& reader) const {
    const auto origin = originOf(reader.database(), registry.change());
    if (!origin) return 0;
    const auto stamp = city::RegistryFile::write(QFile::encodeName(m_path).toStdString(), registry, *origin);
    if (stamp) return *stamp;
    qCInfo(logCache) << "the packed registry" << stamp.error().c_str();
    return 0;
}

city::Result<RegistryCache::Content> RegistryCache::contentOf(Reader& reader, const std::atomic<bool>& stop) {
    Database& db = reader.database();
    if (auto begun = db.execute("BEGIN"); !begun) return tl::unexpected(begun.error());
    struct Ending {
        Database& db;
        ~Ending() { (void)db.execute("COMMIT"); }
    } ending{db};
    const auto change = reader.lastChange();
    if (!change) return tl::unexpected(change.error());
    const auto context = reader::Context::read(db);
    if (!context) return tl::unexpected(context.error());
    Content sum{{}, *change};
    for (int s = 0; s < city::shapeCount; ++s) {
        auto query = db.prepare(reader::columnList + std::string(reader::tableOf(city::Shape(s))));
        if (!query) return tl::unexpected(query.error());
        for (;;) {
            const auto row = query->step();
            if (!row) return tl::unexpected(row.error());
            if (!*row) break;
            if (stop)
                return city::fail(city::FaultKind::Cancelled,
                                  QCoreApplication::translate("store", "The work was cancelled."));
            city::RegistryRow decoded;
            if (reader::decode(query->handle(), city::Shape(s), *context, decoded))
                sum.content += city::RegistryContent::of(decoded);
        }
    }
    return sum;
}

} // namespace store
