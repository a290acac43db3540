// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTextStream>

#include <cstdio>
#include <functional>
#include <malloc.h>
#include <map>

/// What the benchmarks' programs have in common: one command a line on standard input, one line of JSON for each
/// answer. Compiled against Qt 6 and Qt 5.
namespace bench {

using Command = std::function<QJsonObject(const QStringList& words)>;

inline QJsonObject refuse(const char* why) {
    return {{QStringLiteral("error"), QString::fromUtf8(why)}};
}

/// A field of /proc/self/status, in MiB.
inline double memory(const char* field) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(int(qstrlen(field)) + 1).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

/// Gives free memory back and starts the peak (VmHWM) anew from what is resident.
inline QJsonObject restartPeak(const QStringList&) {
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (!file.open(QIODevice::WriteOnly) || file.write("5") != 1)
        return refuse("the peak of memory cannot be restarted");
    file.close();
    return {{QStringLiteral("rss_mib"), memory("VmRSS")}};
}

inline QJsonObject peak(const QStringList&) {
    return {{QStringLiteral("peak_mib"), memory("VmHWM")}};
}

/// Answers until the input ends. `restart-peak` and `peak` are known to every program.
inline int serve(std::map<QString, Command> commands) {
    commands[QStringLiteral("restart-peak")] = restartPeak;
    commands[QStringLiteral("peak")] = peak;
    QTextStream in(stdin);
    QString line;
    while (in.readLineInto(&line)) {
        const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        const auto command = commands.find(words.first());
        const QJsonObject answer = command == commands.end() ? refuse("unknown command") : command->second(words);
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return 0;
}

/// Tells on standard error why a program cannot start.
inline int fail(const char* program, const QString& sentence) {
    std::fprintf(stderr, "%s: %s\n", program, sentence.toUtf8().constData());
    return 1;
}

} // namespace bench
