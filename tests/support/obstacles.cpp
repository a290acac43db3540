// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/obstacles.h"

#include <QFileInfo>

namespace support {

namespace {

QProcessEnvironment preloaded() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(XIUHUA_OBSTACLES));
    // A sanitizer's run-time library wants to be the first; ours calls nothing of it.
    const QString options = environment.value(QStringLiteral("ASAN_OPTIONS"));
    environment.insert(QStringLiteral("ASAN_OPTIONS"), options + QStringLiteral(":verify_asan_link_order=0"));
    return environment;
}

} // namespace

QProcessEnvironment killedAtRename(int number) {
    QProcessEnvironment environment = preloaded();
    environment.insert(QStringLiteral("XIUHUA_KILL_AT_RENAME"), QString::number(number));
    return environment;
}

QProcessEnvironment fullDisk(const QString& folder, qint64 bytes) {
    QProcessEnvironment environment = preloaded();
    environment.insert(QStringLiteral("XIUHUA_DISK"), QFileInfo(folder).canonicalFilePath());
    environment.insert(QStringLiteral("XIUHUA_DISK_BYTES"), QString::number(bytes));
    return environment;
}

} // namespace support
