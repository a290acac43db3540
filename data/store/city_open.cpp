// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/city_file.h"
#include "store/place.h"
#include "store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// What the header may not have known yet: a version that still stands in the log.
city::Result<int> versionInside(Database& db) {
    const auto version = db.number("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    if (*version > CityFile::currentVersion())
        return city::fail(FaultKind::Newer,
                          say(QT_TRANSLATE_NOOP("store", "%1 was made by a newer version of this program. Install that version "
                                                         "(the file's is %2, this program's is %3)."))
                              .arg(db.path()).arg(*version).arg(CityFile::currentVersion()));
    // The first real read: another program's lock, a broken page one and a broken log show here.
    if (auto row = db.number("SELECT id FROM city WHERE id = 1"); !row) return tl::unexpected(row.error());
    return int(*version);
}

/// A consistent copy of the file as it is, beside it.
city::Result<void> keepCopy(Database& db, const QString& to) {
    if (QFileInfo::exists(to)) return {}; // an earlier attempt kept the same version
    auto copy = db.prepare("VACUUM INTO ?1");
    if (!copy) return tl::unexpected(copy.error());
    const QString unfinished = to + QStringLiteral(".part");
    QFile::remove(unfinished);
    copy->bind(1, unfinished);
    if (auto made = copy->run(); !made) {
        QFile::remove(unfinished);
        return made;
    }
    if (!QFile::rename(unfinished, to))
        return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and try again.")).arg(to));
    return {};
}

city::Result<void> bringUpToDate(Database& db, int version) {
    if (auto kept = keepCopy(db, db.path() + QStringLiteral(".v%1").arg(version)); !kept) return kept;
    const auto srid = db.number("SELECT geographic_srid FROM city WHERE id = 1");
    if (!srid) return tl::unexpected(srid.error());
    if (auto begun = db.execute("BEGIN IMMEDIATE"); !begun) return begun;
    city::Result<void> done;
    const auto now = db.number("PRAGMA user_version"); // another window may have been faster
    if (!now) done = tl::unexpected(now.error());
    else if (*now == version) {
        done = schema::migrate(db, version, CityFile::currentVersion(), int(*srid));
        if (done) done = schema::makeLayers(db);
        if (done) done = schema::makeJournal(db);
    }
    if (done) done = db.execute("COMMIT");
    if (!done) (void)db.execute("ROLLBACK");
    return done;
}

} // namespace

city::Result<Database> CityFile::openReading(const QString& path) {
    const auto inspected = inspect(path);
    if (!inspected) return tl::unexpected(inspected.error());
    const bool logged = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    const bool sharable = place::isWritable(QFileInfo(path).absolutePath());
    if (logged && !sharable && !QFileInfo::exists(path + QStringLiteral("-shm")))
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("store", "The newest changes of %1 stand in the file %2 beside it, which cannot be "
                                                         "read in a folder without write permission. Copy both into a folder of "
                                                         "your own."))
                              .arg(path, QFileInfo(path).fileName() + QStringLiteral("-wal")));
    auto db = Database::open(path, !logged && !sharable ? Database::Access::Frozen : Database::Access::ReadOnly);
    if (!db) return db;
    const auto version = versionInside(*db);
    if (!version) return tl::unexpected(version.error());
    if (*version < currentVersion())
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("store", "%1 was made by an older version of this program. Open it for writing once, "
                                                         "to bring it up to date.")).arg(path));
    return db;
}

city::Result<Database> CityFile::openWriting(const QString& path) {
    const auto inspected = inspect(path);
    if (!inspected) return tl::unexpected(inspected.error());
    if (!place::isWritable(path))
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("store", "You may read %1, but not change it. Ask its owner for write permission, or "
                                                         "copy it.")).arg(path));
    const QString folder = QFileInfo(path).absolutePath();
    if (!place::isWritable(folder))
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("store", "The folder %1 cannot be written, and a city that is changed needs room "
                                                         "beside it. Copy the city into a folder of your own.")).arg(folder));
    auto db = Database::open(path, Database::Access::ReadWrite);
    if (!db) return db;
    const auto version = versionInside(*db);
    if (!version) return tl::unexpected(version.error());
    if (auto set = db->execute("PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"); !set)
        return tl::unexpected(set.error());
    if (*version < currentVersion())
        if (auto done = bringUpToDate(*db, *version); !done) return tl::unexpected(done.error());
    return db;
}

} // namespace store
