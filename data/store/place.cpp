// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/place.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <sys/statfs.h>
#include <unistd.h>

namespace store::place {

namespace {

constexpr std::uint64_t fuseMagic = 0x65735546;

/// The type of the mount that holds `path`: the longest mount point that is a part of it.
QString mountType(const QString& path) {
    QFile mounts(QStringLiteral("/proc/self/mountinfo"));
    if (!mounts.open(QIODevice::ReadOnly)) return {};
    QString type;
    qsizetype longest = -1;
    for (const QString& line : QString::fromUtf8(mounts.readAll()).split(QLatin1Char('\n'))) {
        const qsizetype dash = line.indexOf(QLatin1String(" - "));
        const QStringList fields = line.left(std::max<qsizetype>(dash, 0)).split(QLatin1Char(' '));
        if (dash < 0 || fields.size() < 5) continue;
        QString point = fields[4];
        point.replace(QLatin1String("\\040"), QLatin1String(" "));
        const QString prefix = point.endsWith(QLatin1Char('/')) ? point : point + QLatin1Char('/');
        if (point.size() <= longest || !(path + QLatin1Char('/')).startsWith(prefix)) continue;
        longest = point.size();
        type = line.mid(dash + 3).section(QLatin1Char(' '), 0, 0);
    }
    return type;
}

bool mayAccess(const QString& path, int mode) {
    return faccessat(AT_FDCWD, QFile::encodeName(path).constData(), mode, AT_EACCESS) == 0;
}

} // namespace

bool isNetworkFileSystem(std::uint64_t magic) {
    // NFS, SMB, CIFS, SMB2, 9P, Coda, NCP, AFS (two), Ceph, OCFS2, GFS2, Lustre: from linux/magic.h and the
    // file systems' own headers.
    constexpr std::array<std::uint64_t, 13> magics = {0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x01021997,
                                                      0x73757245, 0x564C,     0x5346414F, 0x6B414653, 0x00C36400,
                                                      0x7461636F, 0x01161970, 0x0BD00BD0};
    return std::find(magics.begin(), magics.end(), magic & 0xFFFFFFFF) != magics.end();
}

bool isNetworkFileSystem(const QString& name) {
    static constexpr const char* remote[] = {"fuse.sshfs",      "fuse.rclone",  "fuse.davfs",      "fuse.s3fs",
                                             "fuse.gvfsd-fuse", "fuse.ceph",    "fuse.glusterfs",  "fuse.curlftpfs",
                                             "fuse.smbnetfs",   "fuse.juicefs", "fuse.mount.davfs"};
    return std::any_of(std::begin(remote), std::end(remote), [&](const char* r) { return name == QLatin1String(r); });
}

city::Result<void> checkLocal(const QString& path) {
    const QFileInfo file(path);
    const QString place = file.exists() ? file.canonicalFilePath() : QFileInfo(file.absolutePath()).canonicalFilePath();
    struct statfs system {};
    if (place.isEmpty() || statfs(QFile::encodeName(place).constData(), &system) != 0) return {};
    const auto magic = std::uint64_t(system.f_type);
    if (!isNetworkFileSystem(magic) && !(magic == fuseMagic && isNetworkFileSystem(mountType(place)))) return {};
    return city::fail(
        city::FaultKind::Unsuitable,
        QCoreApplication::translate("store", "%1 lies on a network drive, where several programs cannot share a city "
                                             "safely. Copy it to a disk of this computer.")
            .arg(path),
        QStringLiteral("statfs type 0x%1").arg(magic, 0, 16));
}

bool isWritable(const QString& path) {
    return mayAccess(path, W_OK);
}

bool isReadable(const QString& path) {
    return mayAccess(path, R_OK);
}

std::int64_t freeBytes(const QString& path) {
    struct statfs system {};
    if (statfs(QFile::encodeName(path).constData(), &system) != 0) return -1;
    return std::int64_t(system.f_bavail) * std::int64_t(system.f_bsize);
}

} // namespace store::place
