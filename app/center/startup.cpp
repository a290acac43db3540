// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/startup.h"

#include <QFile>
#include <ctime>
#include <unistd.h>

namespace app {

Q_LOGGING_CATEGORY(startup, "xiuhua.startup", QtWarningMsg)

qint64 millisecondsOfProcess() {
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // The name in brackets may hold blanks; the start is the 20th field behind it, in ticks since the machine's start.
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return 0;
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - fields[19].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
}

} // namespace app
