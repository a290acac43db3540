// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/city_file.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/stage.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

#include <array>
#include <cstring>

// Looks through SQLite's own file handles only: closing one of ours on the same file would drop the locks that
// this process holds on it (fcntl locks), and with them other connections' safety.

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// SQLite's file header, as far as it matters here (https://www.sqlite.org/fileformat2.html, 1.3).
struct Header {
    std::array<unsigned char, 100> bytes{};
    bool isComplete = false;

    std::uint32_t number(std::size_t at) const {
        return std::uint32_t(bytes[at]) << 24 | std::uint32_t(bytes[at + 1]) << 16 | std::uint32_t(bytes[at + 2]) << 8 |
               bytes[at + 3];
    }
    bool isSqlite() const { return std::memcmp(bytes.data(), "SQLite format 3", 16) == 0; }
    bool isOurs() const { return number(68) == std::uint32_t(CityFile::applicationId); }
    bool isGeoPackage() const { return number(68) == 0x47504B47 || number(68) == 0x47503130; }
    int version() const { return int(number(60)); }
    bool usesLog() const { return bytes[19] == 2; }
    std::int64_t pageSize() const { return bytes[16] == 0 && bytes[17] == 1 ? 65536 : bytes[16] << 8 | bytes[17]; }
    bool isSound() const {
        const std::int64_t size = pageSize();
        return size >= 512 && (size & (size - 1)) == 0 && bytes[18] >= 1 && bytes[18] <= 2 && bytes[19] >= 1 &&
               bytes[19] <= 2 && bytes[21] == 64 && bytes[22] == 32 && bytes[23] == 32;
    }
    /// The bytes that the header promises, or 0 where it does not know.
    std::int64_t promised() const { return number(24) == number(92) ? std::int64_t(number(28)) * pageSize() : 0; }
};

/// A connection without SpatiaLite, for looking only.
struct Probe {
    sqlite3* db = nullptr;

    Probe(const QString& path, const char* options) {
        const QByteArray name = "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + options;
        sqlite3_open_v2(name.constData(), &db,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
        sqlite3_busy_timeout(db, 1000);
        sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    }
    ~Probe() { sqlite3_close(db); }
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    sqlite3_file* file() const {
        sqlite3_file* file = nullptr;
        if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return nullptr;
        return file && file->pMethods ? file : nullptr;
    }
    Header header() const {
        Header header;
        if (sqlite3_file* f = file())
            header.isComplete = f->pMethods->xRead(f, header.bytes.data(), int(header.bytes.size()), 0) == SQLITE_OK;
        return header;
    }
    /// Whether another program keeps readers out, for longer than one commit takes.
    bool isLocked() const {
        sqlite3_file* f = file();
        for (int attempt = 0; f && attempt < 20; ++attempt) {
            if (f->pMethods->xLock(f, SQLITE_LOCK_SHARED) == SQLITE_OK) {
                f->pMethods->xUnlock(f, SQLITE_LOCK_NONE);
                return false;
            }
            QThread::msleep(50);
        }
        return f != nullptr;
    }
    /// Runs a query that answers one number; the SQLite code when it fails, SQLITE_DONE when nothing came.
    int ask(const QByteArray& sql, std::int64_t* answer) const {
        sqlite3_stmt* statement = nullptr;
        int code = sqlite3_prepare_v2(db, sql.constData(), int(sql.size()), &statement, nullptr);
        if (code == SQLITE_OK) code = sqlite3_step(statement);
        if (code == SQLITE_ROW) *answer = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        return code;
    }
    QString lastError() const { return QString::fromUtf8(sqlite3_errmsg(db)); }
};

tl::unexpected<city::Fault> damaged(const QString& path, const QString& detail) {
    return city::fail(FaultKind::Damaged,
                      say(QT_TRANSLATE_NOOP("store", "%1 is damaged. Restore it from a backup.")).arg(path), detail);
}

tl::unexpected<city::Fault> lockedFault(const QString& path) {
    return city::fail(FaultKind::Locked,
                      say(QT_TRANSLATE_NOOP("store", "Another program keeps %1 to itself. Close it there, then try again."))
                          .arg(path));
}

/// Faults that need no look inside.
city::Result<void> checkOutside(const QString& path) {
    const QFileInfo file(path);
    if (Stage::isInterrupted(path))
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "Replacing %1 was interrupted. Give the command for it once more: it finishes "
                                                         "what it began.")).arg(path));
    if (!file.exists())
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "There is no file %1. Check the name, or choose another city.")).arg(path));
    if (file.isDir())
        return city::fail(FaultKind::Foreign,
                          say(QT_TRANSLATE_NOOP("store", "%1 is a folder, not a city. Choose the city file in it.")).arg(path));
    if (!file.isFile())
        return city::fail(FaultKind::Foreign,
                          say(QT_TRANSLATE_NOOP("store", "%1 is a device, not a city. Choose a city file.")).arg(path));
    if (!place::isReadable(path))
        return city::fail(FaultKind::Io,
                          say(QT_TRANSLATE_NOOP("store", "You may not read %1. Ask its owner for permission.")).arg(path));
    if (file.size() == 0)
        return city::fail(FaultKind::Foreign,
                          say(QT_TRANSLATE_NOOP("store", "%1 is empty. If it is a copy, copy it again; otherwise restore "
                                                         "the city from a backup.")).arg(path));
    return place::checkLocal(path);
}

city::Result<void> checkHeader(const QString& path, const Header& header, bool hasLog) {
    if (!header.isComplete || !header.isSqlite()) {
        if (header.isOurs()) return damaged(path, QStringLiteral("SQLite's mark is broken"));
        return city::fail(FaultKind::Foreign,
                          say(QT_TRANSLATE_NOOP("store", "%1 is not a city, but another kind of file. Choose a city file.")).arg(path),
                          QStringLiteral("no SQLite file"));
    }
    if (!header.isOurs()) {
        if (header.isGeoPackage())
            return city::fail(FaultKind::Foreign,
                              say(QT_TRANSLATE_NOOP("store", "%1 is a GeoPackage, not a city. Import it into a city.")).arg(path));
        return city::fail(FaultKind::Foreign,
                          say(QT_TRANSLATE_NOOP("store", "%1 is a database of another program, not a city. Choose a city file, or "
                                                         "import its layers into one.")).arg(path),
                          QStringLiteral("application_id %1").arg(header.number(68)));
    }
    if (!header.isSound()) return damaged(path, QStringLiteral("the header is broken"));
    if (header.version() > CityFile::currentVersion())
        return city::fail(FaultKind::Newer,
                          say(QT_TRANSLATE_NOOP("store", "%1 was made by a newer version of this program. Install that version "
                                                         "(the file's is %2, this program's is %3)."))
                              .arg(path).arg(header.version()).arg(CityFile::currentVersion()));
    const std::int64_t size = QFileInfo(path).size();
    if (!hasLog && (size < header.promised() || size % header.pageSize() != 0))
        return city::fail(FaultKind::Damaged,
                          say(QT_TRANSLATE_NOOP("store", "%1 is cut short. If it is a copy, copy it again; otherwise restore the "
                                                         "city from a backup.")).arg(path),
                          QStringLiteral("%1 of %2 bytes").arg(size).arg(header.promised()));
    return {};
}

/// The schema parses, the tables are there, and both ends of each can be read.
city::Result<void> checkInside(const QString& path, const Probe& probe, int version) {
    const auto judge = [&](int code) -> city::Result<void> {
        if (code == SQLITE_ROW) return {};
        if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) return lockedFault(path);
        if ((code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_CANTOPEN)
            return city::fail(FaultKind::ReadOnly,
                              say(QT_TRANSLATE_NOOP("store", "%1 was left in the middle of a change, which must be finished first. "
                                                             "Open it for writing once.")).arg(path),
                              probe.lastError());
        return damaged(path, probe.lastError());
    };
    std::int64_t answer = 0;
    if (auto ok = judge(probe.ask("SELECT count(*) FROM sqlite_master", &answer)); !ok) return ok;
    if (auto ok = judge(probe.ask("SELECT count(*) FROM sqlite_master WHERE name = 'bulk_pending'", &answer)); !ok) return ok;
    if (answer != 0)
        return city::fail(FaultKind::Damaged,
                          say(QT_TRANSLATE_NOOP("store", "%1 was never finished: loading it was interrupted. Delete it and load it "
                                                         "again.")).arg(path));
    const auto tables = schema::journalledTables();
    if (!tables) return tl::unexpected(tables.error());
    for (const QString& table : *tables + QStringList{QStringLiteral("code_profile")}) {
        if (version < CityFile::currentVersion()) { // a table may have come with a later version
            const QByteArray known = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + table.toUtf8() + "'";
            if (auto ok = judge(probe.ask(known, &answer)); !ok) return ok;
            if (answer == 0) continue;
        }
        const QByteArray key = table == QLatin1String("code_profile") ? "rowid" : "id";
        // Each end in a query of its own: both in one would read the whole table.
        const QByteArray from = "(" + key + ") FROM \"" + table.toUtf8() + "\")";
        const QByteArray sql = "SELECT coalesce((SELECT min" + from + ", 0) + coalesce((SELECT max" + from + ", 0)";
        if (auto ok = judge(probe.ask(sql, &answer)); !ok) return ok;
    }
    if (auto ok = judge(probe.ask("SELECT coalesce(max(seq), 0) FROM journal", &answer)); !ok) return ok;
    if (auto ok = judge(probe.ask("SELECT count(*) FROM city WHERE id = 1", &answer)); !ok) return ok;
    if (answer != 1) return damaged(path, QStringLiteral("the city row is missing"));
    return {};
}

} // namespace

city::Result<int> CityFile::inspect(const QString& path) {
    if (auto ok = checkOutside(path); !ok) return tl::unexpected(ok.error());
    const auto hasLog = [&] { return QFileInfo(path + QStringLiteral("-wal")).size() > 0; };
    const bool logged = hasLog();
    const Probe frozen(path, "?immutable=1");
    if (!frozen.file())
        return city::fail(FaultKind::Io,
                          say(QT_TRANSLATE_NOOP("store", "%1 could not be opened. Check the disk and try again.")).arg(path),
                          frozen.lastError());
    const Header header = frozen.header();
    if (auto ok = checkHeader(path, header, logged); !ok) return tl::unexpected(ok.error());
    if (header.version() == 0)
        return city::fail(FaultKind::Damaged,
                          say(QT_TRANSLATE_NOOP("store", "%1 was never finished: making it was interrupted. Delete it and make it "
                                                         "again.")).arg(path));
    if (frozen.isLocked()) return lockedFault(path);
    city::Result<void> inside;
    if (!header.usesLog()) {
        inside = checkInside(path, Probe(path, "?mode=ro"), header.version());
    } else if (!logged) {
        inside = checkInside(path, frozen, header.version());
        // A writer may have come in the meantime and moved pages under the look.
        if (!inside && hasLog()) inside = checkInside(path, Probe(path, "?readonly_shm=1"), header.version());
    } else if (QFileInfo::exists(path + QStringLiteral("-shm"))) {
        inside = checkInside(path, Probe(path, "?readonly_shm=1"), header.version());
    }
    if (!inside) return tl::unexpected(inside.error());
    return header.version();
}

} // namespace store
