// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feed_lock.h"

#include "feed/fleet_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace feed {

namespace {

QByteArray lockFile(const QString& cityPath) {
    return (QFileInfo(fleetFile(cityPath)).absolutePath() + QStringLiteral("/feed.lock")).toLocal8Bit();
}

} // namespace

city::Result<FeedLock> FeedLock::take(const QString& cityPath) {
    const QByteArray path = lockFile(cityPath);
    QDir().mkpath(QFileInfo(QString::fromLocal8Bit(path)).absolutePath());
    const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return city::fail(city::FaultKind::Io,
                          QCoreApplication::translate("feed", "The live feed of this city cannot be taken: its companions' folder cannot be written."),
                          QString::fromLocal8Bit(std::strerror(errno)));
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        char owner[32] = {};
        [[maybe_unused]] const auto length = pread(file, owner, sizeof owner - 1, 0);
        ::close(file);
        return city::fail(city::FaultKind::Locked,
                          QCoreApplication::translate("feed", "Another program owns the live feed of this city (process %1).")
                              .arg(QString::fromLatin1(owner).trimmed()));
    }
    const QByteArray pid = QByteArray::number(qint64(getpid())) + '\n';
    if (ftruncate(file, 0) == 0) [[maybe_unused]] const auto written = pwrite(file, pid.constData(), std::size_t(pid.size()), 0);
    return FeedLock(file);
}

bool FeedLock::isTaken(const QString& cityPath) {
    const int file = ::open(lockFile(cityPath).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0) return false;
    const bool taken = flock(file, LOCK_SH | LOCK_NB) != 0;
    ::close(file);
    return taken;
}

FeedLock::~FeedLock() {
    if (m_file >= 0) ::close(m_file);
}

} // namespace feed
