// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/registry_cache.h"

#include "store/city_file.h"
#include "store/origin.h"
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
    auto tail = reader::judge(loaded.origin, loaded.registry->change(), reader);
    if (!tail) return refuse(tail.error());
    if (tail->isNamed) return refuse("departments or classes changed since");
    return Verdict{tail->change, std::move(tail->touched)};
}

std::uint64_t RegistryCache::write(const city::Registry& registry, Reader& reader) const {
    const auto origin = reader::originOf(reader.database(), registry.change());
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
            reader::decode(query->handle(), city::Shape(s), *context, decoded);
            sum.content += city::RegistryContent::of(decoded);
        }
    }
    return sum;
}

} // namespace store
