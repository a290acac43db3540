// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "store/backup.h"

#include <QCoreApplication>

namespace app {

namespace {

using Copy = city::Result<store::CopyReport> (*)(const QString&, const QString&, bool, const store::Progress&);

int runCopy(const char* command, Copy copy, const QStringList& arguments) {
    QStringList rest = arguments;
    const bool force = rest.removeAll(QStringLiteral("--force")) > 0;
    if (rest.size() != 2 || rest[0].startsWith(QLatin1String("--")) || rest[1].startsWith(QLatin1String("--")))
        return misuse(command, QCoreApplication::translate("xiuhuactl", "Name what to copy and where to."));
    watchInterrupts();
    ProgressLine line;
    const auto report = copy(rest[0], rest[1], force, showing(line));
    line.end();
    if (!report) return failWith(report.error());
    print(QCoreApplication::translate("xiuhuactl", "%1: checked copy at change %2, %3 MB, %4 further files.")
              .arg(rest[1]).arg(report->change).arg(double(report->bytes) / 1e6, 0, 'f', 1).arg(report->companions));
    return Done;
}

} // namespace

int runBackup(const QStringList& arguments) {
    return runCopy("backup", store::backUp, arguments);
}

int runRestore(const QStringList& arguments) {
    return runCopy("restore", store::restore, arguments);
}

} // namespace app
