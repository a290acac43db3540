// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace app {

namespace {

volatile std::sig_atomic_t interrupted = 0; // a signal handler can reach nothing else

void write(std::FILE* to, const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    std::fwrite(utf8.constData(), 1, std::size_t(utf8.size()), to);
    std::fflush(to);
}

} // namespace

void print(const QString& text) {
    write(stdout, text + QLatin1Char('\n'));
}

void printError(const QString& text) {
    write(stderr, text + QLatin1Char('\n'));
}

int failWith(const city::Fault& fault) {
    printError(fault.sentence);
    if (!fault.detail.isEmpty() && QCoreApplication::arguments().contains(QStringLiteral("--verbose")))
        printError(QStringLiteral("  ") + fault.detail);
    return Failed;
}

int misuse(const Command& command, const QString& sentence) {
    printError(sentence);
    printError(QCoreApplication::translate("xiuhuactl", "Usage: xiuhuactl %1 %2")
                   .arg(QLatin1String(command.name), QLatin1String(command.synopsis)));
    return Misused;
}

int misuse(const char* command, const QString& sentence) {
    for (const Command& known : commands())
        if (QLatin1String(known.name) == QLatin1String(command)) return misuse(known, sentence);
    printError(sentence);
    return Misused;
}

void ProgressLine::show(double share, const QString& what) {
    const bool terminal = isatty(STDERR_FILENO);
    const int percent = std::clamp(int(share * 100), 0, 100);
    const int step = terminal ? percent : percent / 10;
    if (step == m_shown && what == m_what) return;
    m_shown = step;
    m_what = what;
    const QString line = QStringLiteral("%1 %  %2").arg(percent, 3).arg(what);
    if (terminal) write(stderr, QStringLiteral("\r\033[K") + line);
    else write(stderr, line + QLatin1Char('\n'));
}

void ProgressLine::end() {
    if (m_shown >= 0 && isatty(STDERR_FILENO)) write(stderr, QStringLiteral("\n"));
    m_shown = -1;
}

std::function<bool(double, const QString&)> showing(ProgressLine& line) {
    return [&line](double share, const QString& what) {
        line.show(share, what);
        return !isInterrupted();
    };
}

bool isInterrupted() {
    return interrupted != 0;
}

void watchInterrupts() {
    struct sigaction action {};
    action.sa_handler = [](int) { interrupted = 1; };
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace app
