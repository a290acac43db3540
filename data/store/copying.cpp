// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copying.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace store::copying {

namespace {

constexpr int pagesAStep = 1024;
constexpr qint64 chunkBytes = 1 << 20;
constexpr int instructionsAStep = 200'000;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

tl::unexpected<city::Fault> unreadable(const QString& path, const QString& detail) {
    return city::fail(city::FaultKind::Io,
                      say(QT_TRANSLATE_NOOP("store", "%1 could not be read. Check the disk and its permissions.")).arg(path), detail);
}

tl::unexpected<city::Fault> unwritable(const QString& path, int error) {
    if (error == ENOSPC || error == EDQUOT)
        return city::fail(city::FaultKind::NoSpace,
                          say(QT_TRANSLATE_NOOP("store", "The disk is full. Free some space and try again.")), path);
    return city::fail(city::FaultKind::Io,
                      say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(path),
                      QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace

bool syncPath(const QString& path) {
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool synced = fsync(fd) == 0;
    ::close(fd);
    return synced;
}

city::Fault cancelled() {
    return {city::FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("store", "The work was cancelled.")), {}};
}

city::Result<void> copyDatabase(const QString& from, const QString& to, bool frozen, const Step& step) {
    auto source = Database::open(from, frozen ? Database::Access::Frozen : Database::Access::ReadOnly);
    if (!source) return tl::unexpected(source.error());
    // One reading transaction all along: writers go on beside it, and the copy never starts anew.
    if (auto begun = source->execute("BEGIN; SELECT count(*) FROM sqlite_master"); !begun) return begun;
    {
        auto target = Database::open(to, Database::Access::Create);
        if (!target) return tl::unexpected(target.error());
        if (auto set = target->execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF"); !set) return set;
        sqlite3_backup* backup = sqlite3_backup_init(target->handle(), "main", source->handle(), "main");
        if (!backup) return tl::unexpected(target->fault());
        int code = SQLITE_OK;
        bool goOn = true;
        while (goOn && (code = sqlite3_backup_step(backup, pagesAStep)) == SQLITE_OK) {
            const int all = sqlite3_backup_pagecount(backup);
            goOn = step(all - sqlite3_backup_remaining(backup), all);
        }
        const int finished = sqlite3_backup_finish(backup);
        if (!goOn) return tl::unexpected(cancelled());
        if (code != SQLITE_DONE || finished != SQLITE_OK) return tl::unexpected(target->fault());
    }
    if (!syncPath(to)) return unwritable(to, errno);
    return {};
}

city::Result<void> checkDatabase(const QString& path, const Step& step) {
    auto db = Database::open(path, Database::Access::Frozen);
    if (!db) return tl::unexpected(db.error());
    struct Look {
        const Step& step;
        static int go(void* look) { return static_cast<Look*>(look)->step(0, 1) ? 0 : 1; }
    } look{step};
    sqlite3_progress_handler(db->handle(), instructionsAStep, &Look::go, &look);
    auto check = db->prepare("PRAGMA integrity_check(1)");
    if (!check) return tl::unexpected(check.error());
    const auto row = check->step();
    if (!row) return tl::unexpected(row.error());
    if (*row && check->text(0) == QLatin1String("ok")) return {};
    return city::fail(city::FaultKind::Damaged,
                      say(QT_TRANSLATE_NOOP("store", "%1 is damaged inside. Keep it, and use an older backup.")).arg(path), check->text(0));
}

city::Result<void> copyFile(const QString& from, const QString& to, const Step& step) {
    QFile source(from), target(to);
    if (!source.open(QIODevice::ReadOnly)) return unreadable(from, source.errorString());
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) return unwritable(to, errno);
    qint64 done = 0;
    for (;;) {
        const QByteArray bytes = source.read(chunkBytes);
        if (bytes.isEmpty()) break;
        if (target.write(bytes) != bytes.size()) return unwritable(to, errno);
        done += bytes.size();
        if (!step(done, source.size())) return tl::unexpected(cancelled());
    }
    if (source.error() != QFileDevice::NoError) return unreadable(from, source.errorString());
    if (fsync(target.handle()) != 0) return unwritable(to, errno);
    return {};
}

city::Result<QString> hashOf(const QString& path, const Step& step) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return unreadable(path, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 done = 0;
    for (;;) {
        const QByteArray bytes = file.read(chunkBytes);
        if (bytes.isEmpty()) break;
        hash.addData(bytes);
        done += bytes.size();
        if (!step(done, file.size())) return tl::unexpected(cancelled());
    }
    if (file.error() != QFileDevice::NoError) return unreadable(path, file.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

bool isDatabase(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArrayLiteral("SQLite format 3\0");
}

void syncFolder(const QString& folder) {
    (void)syncPath(folder); // some file systems refuse this, and order names by themselves
}

} // namespace store::copying
