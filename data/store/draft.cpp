// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draft.h"

#include "store/city_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace store {

namespace {

using city::FaultKind;

constexpr const char* parts[] = {"", "-journal", "-wal", "-shm"};

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

QString systemWords() {
    return QString::fromLocal8Bit(std::strerror(errno));
}

void removeAll(const QString& path) {
    for (const char* part : parts) QFile::remove(path + QLatin1String(part));
}

bool sync(const QByteArray& name) {
    const int file = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    return done;
}

/// Makes sure that nobody has the city open that is about to be replaced, and leaves nothing beside it.
city::Result<void> closeOld(const QString& path) {
    if (!CityFile::inspect(path)) return {}; // no city of ours: nothing else belongs to it
    auto old = Database::open(path, Database::Access::ReadWrite);
    if (!old) return tl::unexpected(old.error());
    if (auto closed = old->execute("PRAGMA busy_timeout = 200; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT"); !closed)
        return city::fail(FaultKind::Locked,
                          say(QT_TRANSLATE_NOOP("store", "Another program has %1 open. Close it and try again.")).arg(path),
                          closed.error().detail);
    return {};
}

city::Result<void> checkTarget(const QString& target, bool replace) {
    const QFileInfo final(target);
    if (final.isDir())
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "%1 is a folder. Name a file.")).arg(target));
    if (final.exists() && !replace)
        return city::fail(FaultKind::Invalid,
                          say(QT_TRANSLATE_NOOP("store", "%1 exists already. Choose another name, or replace it with --force.")).arg(target));
    const QFileInfo folder(final.absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("store", "The folder %1 does not exist or cannot be written. Choose another place."))
                              .arg(folder.filePath()));
    return final.exists() ? closeOld(final.absoluteFilePath()) : city::Result<void>();
}

} // namespace

Draft::Draft(const QString& target) : m_target(QFileInfo(target).absoluteFilePath()) {
    m_path = m_target + QStringLiteral(".making-") + QString::number(QCoreApplication::applicationPid());
}

Draft::Draft(Draft&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

Draft::~Draft() {
    if (m_lock < 0) return;
    removeAll(m_path);
    QFile::remove(m_path + QStringLiteral(".lock"));
    ::close(m_lock);
}

city::Result<Draft> Draft::begin(const QString& target, bool replace) {
    if (auto fine = checkTarget(target, replace); !fine) return tl::unexpected(fine.error());
    Draft draft(target);
    draft.clearLeftovers();
    if (auto locked = draft.lock(); !locked) return tl::unexpected(locked.error());
    removeAll(draft.m_path);
    return draft;
}

city::Result<void> Draft::lock() {
    const QByteArray name = QFile::encodeName(m_path + QStringLiteral(".lock"));
    m_lock = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_lock >= 0 && ::flock(m_lock, LOCK_EX | LOCK_NB) == 0) return {};
    return city::fail(FaultKind::ReadOnly,
                      say(QT_TRANSLATE_NOOP("store", "The folder %1 cannot be written. Choose another place."))
                          .arg(QFileInfo(m_target).absolutePath()),
                      systemWords());
}

city::Result<void> Draft::keep() {
    const QString companions = CityFile::companions(m_target);
    for (const char* name : {"history", "evidence", "cache"})
        if (!QDir().mkpath(companions + QLatin1Char('/') + QLatin1String(name)))
            return city::fail(FaultKind::ReadOnly,
                              say(QT_TRANSLATE_NOOP("store", "The folder %1 cannot be made. Choose another place.")).arg(companions));
    const QByteArray from = QFile::encodeName(m_path), to = QFile::encodeName(m_target);
    const QByteArray folder = QFile::encodeName(QFileInfo(m_target).absolutePath());
    if (!sync(from) || ::rename(from.constData(), to.constData()) != 0 || !sync(folder))
        return city::fail(FaultKind::Io,
                          say(QT_TRANSLATE_NOOP("store", "The city could not be put in place as %1. Check the disk and try again.")).arg(m_target),
                          systemWords());
    return {};
}

/// Removes drafts of the same city whose maker is gone: nobody holds their lock any more.
void Draft::clearLeftovers() const {
    const QFileInfo final(m_target);
    QDir folder(final.absolutePath());
    const QString locks = final.fileName() + QStringLiteral(".making-*.lock");
    for (const QString& name : folder.entryList({locks}, QDir::Files | QDir::Hidden)) {
        const QString path = folder.filePath(name);
        const int lock = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
        if (lock < 0) continue;
        if (::flock(lock, LOCK_EX | LOCK_NB) == 0) {
            removeAll(path.chopped(5));
            QFile::remove(path);
        }
        ::close(lock);
    }
}

} // namespace store
