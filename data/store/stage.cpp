// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stage.h"

#include "store/copying.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <ranges>
#include <sys/file.h>
#include <unistd.h>

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

QString folderOf(const QString& target) {
    const QFileInfo file(target);
    return file.absolutePath() + QStringLiteral("/.") + file.fileName() + QStringLiteral(".unfinished");
}

// Marks in the folder. `ready`: the copy is complete and takes the target's place. `cleared`: all of the old is in
// the folder, so what now stands in its place is new.
QString readyMark(const QString& folder) { return folder + QStringLiteral("/ready"); }
QString clearedMark(const QString& folder) { return folder + QStringLiteral("/cleared"); }

bool exists(const QString& path) { return QFileInfo::exists(path); }

bool move(const QString& from, const QString& to) {
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

bool mark(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.close();
    copying::syncFolder(QFileInfo(path).path());
    return true;
}

tl::unexpected<city::Fault> unwritable(const QString& path, const QString& detail = {}) {
    return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(path),
                      detail);
}

} // namespace

city::Result<Stage> Stage::open(const QString& target) {
    Stage stage;
    stage.m_folder = folderOf(target);
    stage.m_target = QFileInfo(target).absoluteFilePath();
    const QByteArray lock = QFile::encodeName(stage.m_folder + QStringLiteral(".lock"));
    stage.m_lock = ::open(lock.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (stage.m_lock < 0)
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("store", "The folder %1 does not exist or cannot be written. Choose another place."))
                              .arg(QFileInfo(target).absolutePath()));
    if (flock(stage.m_lock, LOCK_EX | LOCK_NB) != 0) {
        stage.m_keep = true; // it is the other program's
        return city::fail(FaultKind::Locked,
                          say(QT_TRANSLATE_NOOP("store", "Another program is writing %1 just now. Wait for it to end.")).arg(target));
    }
    if (isInterrupted(target)) // otherwise nothing was moved yet, or all was
        if (auto finished = stage.replaceAll(); !finished) return tl::unexpected(finished.error());
    QDir(stage.m_folder).removeRecursively();
    if (!QDir().mkpath(stage.files())) return unwritable(stage.m_folder);
    return stage;
}

Stage::Stage(Stage&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_target(std::move(other.m_target)), m_lock(std::exchange(other.m_lock, -1)),
      m_keep(other.m_keep) {}

Stage::~Stage() {
    if (m_lock < 0) return;
    if (!m_keep) {
        QDir(m_folder).removeRecursively();
        QFile::remove(m_folder + QStringLiteral(".lock"));
    }
    ::close(m_lock);
}

QString Stage::manifestOf(const QString& city) {
    return city + QStringLiteral(".manifest.json");
}

bool Stage::isInterrupted(const QString& target) {
    return !exists(target) && exists(readyMark(folderOf(target)));
}

std::array<Stage::Item, 3> Stage::items() const {
    return {Item{files(), CityFile::companions(m_target), m_folder + QStringLiteral("/old-files")},
            Item{manifest(), manifestOf(m_target), m_folder + QStringLiteral("/old-manifest.json")},
            Item{city(), m_target, m_folder + QStringLiteral("/old-city.sqlite")}};
}

city::Result<void> Stage::publish() {
    QDir().rmdir(files()); // where it is empty, the copy has no companions
    if (!mark(readyMark(m_folder))) return unwritable(m_folder);
    return replaceAll();
}

city::Result<void> Stage::replaceAll() {
    const auto all = items();
    const auto failed = [this](const QString& path) -> city::Result<void> {
        const QString why = QString::fromLocal8Bit(std::strerror(errno));
        m_keep = !undo();
        return unwritable(path, why);
    };
    if (!exists(clearedMark(m_folder))) {
        for (const Item& item : all | std::views::reverse)
            if (exists(item.place) && !exists(item.old) && !move(item.place, item.old)) return failed(item.place);
        if (!mark(clearedMark(m_folder))) return failed(m_folder);
    }
    copying::syncFolder(QFileInfo(m_target).path());
    for (const Item& item : all)
        if (exists(item.made) && !move(item.made, item.place)) return failed(item.place);
    copying::syncFolder(QFileInfo(m_target).path());
    return {};
}

/// The old ones in their places again; false when that failed as well.
bool Stage::undo() {
    bool done = true;
    for (const Item& item : items() | std::views::reverse)
        if (exists(clearedMark(m_folder)) && exists(item.place) && !exists(item.made)) done &= move(item.place, item.made);
    for (const Item& item : items())
        if (exists(item.old)) done &= move(item.old, item.place);
    return done;
}

} // namespace store
