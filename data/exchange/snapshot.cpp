// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/snapshot.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace exchange {

Snapshot Snapshot::of(const QString& path) {
    const QFileInfo what(path);
    const QDir folder = what.isDir() ? QDir(path) : what.dir();
    Snapshot snapshot;
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) {
        if (!what.isDir() &&
            name.section(QLatin1Char('.'), 0, 0) != what.fileName().section(QLatin1Char('.'), 0, 0))
            continue;
        struct stat about {};
        if (::stat(QFile::encodeName(folder.filePath(name)).constData(), &about) == 0)
            snapshot.m_files[name] = {about.st_size,
                                      about.st_mtim.tv_sec * 1'000'000'000 + about.st_mtim.tv_nsec};
    }
    return snapshot;
}

} // namespace exchange
