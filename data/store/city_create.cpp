// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/case_rows.h"
#include "store/city_file.h"
#include "store/layer_statistics.h"
#include "store/querying.h"
#include "store/road_ends.h"
#include "store/schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace store {

namespace {

/// Loading may be lost, as the whole file then is: no rollback journal on the disk, no waiting for it.
constexpr char bulkSettings[] = "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -262144;"
                                "PRAGMA temp_store = MEMORY; PRAGMA threads = 2; PRAGMA foreign_keys = OFF;";

city::Result<void> insertProfile(Database& db, const city::Profile& profile) {
    auto row = db.prepare("INSERT INTO city (id, uid, name, name_en, admin_code, code_profile, geographic_srid, "
                          "map_srid, time_zone, demo, schematic, created_ms) "
                          "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, (profile.uid.isNull() ? city::Uid::make() : profile.uid).bytes())
        .bind(2, profile.name)
        .bind(3, profile.nameEn)
        .bind(4, profile.adminCode)
        .bind(5, profile.codeProfile)
        .bind(6, profile.geographicSrid)
        .bind(7, profile.mapSrid)
        .bind(8, profile.timeZone)
        .bind(9, int(profile.demo))
        .bind(10, int(profile.schematic))
        .bind(11, std::int64_t(QDateTime::currentMSecsSinceEpoch()));
    return row->run();
}

city::Result<void> makeSchema(Database& db, const city::Profile& profile) {
    if (auto done = db.execute("SELECT InitSpatialMetaDataFull(0)"); !done) return done;
    if (auto known = db.number("SELECT count(*) FROM spatial_ref_sys WHERE srid IN (" +
                               std::to_string(profile.geographicSrid) + ", " + std::to_string(profile.mapSrid) + ")");
        !known || *known != (profile.geographicSrid == profile.mapSrid ? 1 : 2))
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("store", "The coordinate systems EPSG:%1 and EPSG:%2 are not both known. "
                                                               "Choose others for the city.")
                              .arg(profile.geographicSrid)
                              .arg(profile.mapSrid));
    if (auto done = schema::migrate(db, 0, CityFile::currentVersion(), profile.geographicSrid); !done) return done;
    if (auto done = accounts::fillRoles(db); !done) return done;
    if (auto done = case_rows::fillFiling(db); !done) return done;
    if (auto done = insertProfile(db, profile); !done) return done;
    return schema::suspendIndexes(db);
}

/// Everything written so far is on the disk when this returns.
city::Result<void> flush(Database& db) {
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file->pMethods ||
        file->pMethods->xSync(file, SQLITE_SYNC_NORMAL) != SQLITE_OK)
        return tl::unexpected(db.fault());
    return {};
}

city::Result<Database> make(const QString& path, const city::Profile& profile, bool bulk) {
    auto db = Database::open(path, Database::Access::Create);
    if (!db) return db;
    city::Result<void> made = db->execute(bulkSettings);
    if (made) made = db->execute("PRAGMA application_id = " + std::to_string(CityFile::applicationId));
    if (made) made = inTransaction(*db, [&] { return makeSchema(*db, profile); });
    if (made && !bulk) made = CityFile::finishBulk(*db);
    if (!made) return tl::unexpected(made.error());
    return db;
}

} // namespace

int CityFile::currentVersion() {
    const std::vector<int> all = schema::versions();
    return all.empty() ? 0 : all.back();
}

QString CityFile::companions(const QString& path) {
    const QFileInfo file(path);
    return file.absolutePath() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".files");
}

city::Result<Database> CityFile::create(const QString& path, const city::Profile& profile, bool bulk) {
    if (QFileInfo::exists(path))
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("store", "%1 exists already. Choose another name.").arg(path));
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return city::fail(city::FaultKind::ReadOnly,
                          QCoreApplication::translate("store", "The folder %1 does not exist or cannot be written. "
                                                               "Choose another place.")
                              .arg(folder.filePath()));
    auto db = make(path, profile, bulk);
    if (!db)
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) QFile::remove(path + QLatin1String(suffix));
    return db;
}

city::Result<void> CityFile::finishBulk(Database& db, const Progress& progress) {
    const auto tables = schema::journalledTables();
    if (!tables) return tl::unexpected(tables.error());
    auto done = inTransaction(db, [&]() -> city::Result<void> {
        for (const QString& table : *tables)
            if (auto filled = db.execute("UPDATE \"" + table.toStdString() +
                                         "\" SET uid = randomblob(16) WHERE uid IS NULL");
                !filled)
                return filled;
        if (auto joined = roads::joinAll(db); !joined) return joined;
        if (auto built = schema::restoreIndexes(db, progress); !built) return built;
        if (auto made = schema::makeLayers(db); !made) return made;
        if (auto measured = measureLayers(db); !measured) return measured;
        return schema::makeJournal(db);
    });
    if (done) done = db.execute("PRAGMA analysis_limit = 2000; ANALYZE; PRAGMA foreign_keys = ON");
    if (done) done = flush(db);
    if (done) done = db.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (done && progress) progress(1, QCoreApplication::translate("store", "Building the indexes"));
    return done;
}

} // namespace store
