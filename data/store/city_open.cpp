// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/case_rows.h"
#include "store/city_file.h"
#include "store/copying.h"
#include "store/layer_statistics.h"
#include "store/place.h"
#include "store/querying.h"
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

/// What tells two states of cities apart: which city, and its newest change.
city::Result<QString> stateOf(Database& db) {
    auto query = db.prepare("SELECT hex(uid), (SELECT coalesce(max(seq), 0) FROM journal) FROM city WHERE id = 1");
    if (!query) return tl::unexpected(query.error());
    if (const auto row = query->step(); !row) return tl::unexpected(row.error());
    return query->text(0) + QLatin1Char(':') + query->text(1);
}

/// Where the copy goes: `stem`, or, where that is a copy of another state, `stem-2`, `stem-3` ... Nothing where
/// an earlier attempt has kept this very state.
city::Result<QString> placeForCopy(Database& db, const QString& stem) {
    const auto state = stateOf(db);
    if (!state) return state;
    for (int number = 1;; ++number) {
        const QString name = number == 1 ? stem : QStringLiteral("%1-%2").arg(stem).arg(number);
        if (!QFileInfo::exists(name)) return name;
        auto kept = Database::open(name, Database::Access::Frozen);
        if (!kept) continue;
        if (const auto theirs = stateOf(*kept); theirs && *theirs == *state) return QString();
    }
}

/// A consistent copy of the file as it is, beside it.
city::Result<void> keepCopy(Database& db, const QString& stem) {
    const auto place = placeForCopy(db, stem);
    if (!place) return tl::unexpected(place.error());
    const QString to = *place;
    if (to.isEmpty()) return {};
    auto copy = db.prepare("VACUUM INTO ?1");
    if (!copy) return tl::unexpected(copy.error());
    const QString unfinished = to + QStringLiteral(".part");
    QFile::remove(unfinished);
    copy->bind(1, unfinished);
    if (auto made = copy->run(); !made) {
        QFile::remove(unfinished);
        return made;
    }
    // Left in place, a copy that is not on the disk would be taken for a whole one after a power cut.
    if (!copying::syncPath(unfinished) || !QFile::rename(unfinished, to))
        return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and try again.")).arg(to));
    return {};
}

city::Result<void> bringUpToDate(Database& db, int version) {
    if (auto kept = keepCopy(db, db.path() + QStringLiteral(".v%1").arg(version)); !kept) return kept;
    const auto srid = db.number("SELECT geographic_srid FROM city WHERE id = 1");
    if (!srid) return tl::unexpected(srid.error());
    return inTransaction(db, [&]() -> city::Result<void> {
        const auto now = db.number("PRAGMA user_version"); // another window may have been faster
        if (!now) return tl::unexpected(now.error());
        if (*now != version) return {};
        auto done = schema::migrate(db, version, CityFile::currentVersion(), int(*srid));
        if (done) done = accounts::fillRoles(db);
        if (done) done = case_rows::fillFiling(db);
        if (done) done = schema::makeLayers(db);
        if (done) done = measureLayers(db);
        if (done) done = schema::makeJournal(db);
        return done;
    });
}

city::Result<Database> readAsItIs(const QString& path) {
    const auto inspected = CityFile::inspect(path);
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
    if (*version < CityFile::currentVersion())
        return city::fail(FaultKind::Older,
                          say(QT_TRANSLATE_NOOP("store", "%1 was made by an older version of this program. Open it in the command "
                                                         "center once, which brings it up to date and keeps a copy.")).arg(path));
    return db;
}

} // namespace

city::Result<Database> CityFile::openReading(const QString& path) {
    auto db = readAsItIs(path);
    if (!db && !QFileInfo::exists(path)) // taken away between two looks: what is wrong is that it is gone
        if (const auto gone = inspect(path); !gone) return tl::unexpected(gone.error());
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
