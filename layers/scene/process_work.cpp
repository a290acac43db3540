// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/process_work.h"

#include <QFile>

namespace scene {

ProcessWork ProcessWork::of(qint64 process) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray said = file.readAll(); // "12 (name) R ppid ..."; a name may hold anything
    const qsizetype name = said.lastIndexOf(')');
    const auto fields = said.mid(name + 2).split(' ');
    constexpr qsizetype user = 11, system = 12; // counted from the state
    if (name < 0 || fields.size() <= system || fields[0].isEmpty())
        return {};
    return {fields[0][0], fields[user].toULongLong() + fields[system].toULongLong()};
}

bool ProcessWork::isGoingOn(const ProcessWork& before) const {
    switch (state) {
    case 'R':
    case 'D':
        return true;
    case 'S':
        return ticks > before.ticks;
    default:
        return false;
    }
}

} // namespace scene
