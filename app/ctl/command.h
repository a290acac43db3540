// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QStringList>

#include <span>

/// The programs: the command center and the tool without a window.
namespace app {

/// How a program ends.
enum ExitCode { Done = 0, Failed = 1, Misused = 2 };

/// One command of xiuhuactl.
struct Command {
    const char* name;
    const char* synopsis;              ///< its arguments, e.g. `CITY [--json]`
    const char* summary;               ///< one line for `--help`; marked for translation in context "xiuhuactl"
    int (*run)(const QStringList& arguments); ///< without the program's and the command's name; an ExitCode
    bool paints = false;               ///< needs fonts and pixmaps: runs on the offscreen platform
};

/// Every command, in the order of `--help`. A new one: its file pair, and its row in commands.cpp.
std::span<const Command> commands();

int runInfo(const QStringList& arguments);
/// Failed, too, when nothing was found.
int runSearch(const QStringList& arguments);
/// Failed, too, when nothing was found.
int runSelect(const QStringList& arguments);
int runRender(const QStringList& arguments);
int runBackup(const QStringList& arguments);
int runRestore(const QStringList& arguments);
int runNewCity(const QStringList& arguments);
int runImport(const QStringList& arguments);
int runExport(const QStringList& arguments);
int runBatches(const QStringList& arguments);
int runRevert(const QStringList& arguments);
int runEdit(const QStringList& arguments);
int runUndo(const QStringList& arguments);
int runRedo(const QStringList& arguments);
int runHistory(const QStringList& arguments);
int runPending(const QStringList& arguments);
/// Failed, too, when some of the edits wait on.
int runApprove(const QStringList& arguments);
int runSeal(const QStringList& arguments);
/// Failed, too, when something is not as it was sealed.
int runVerify(const QStringList& arguments);
int runUser(const QStringList& arguments);
int runCheck(const QStringList& arguments);
int runCase(const QStringList& arguments);
int runInspect(const QStringList& arguments);
/// Failed, too, when a frozen period does not come out the same.
int runScore(const QStringList& arguments);
/// Failed, too, when no way leads there.
int runRoute(const QStringList& arguments);
int runDecode(const QStringList& arguments);
int runServe(const QStringList& arguments);
/// Failed, too, when there is no position.
int runTrack(const QStringList& arguments);
/// Failed, too, when nobody was there.
int runWhoWas(const QStringList& arguments);
/// Failed, too, when no position was sent.
int runSimulate(const QStringList& arguments);

/// Says what went wrong on standard error: the sentence, and the library's own words when `--verbose` was given.
int failWith(const city::Fault& fault);
/// Says how the command is to be called.
int misuse(const Command& command, const QString& sentence);
int misuse(const char* command, const QString& sentence);

void print(const QString& text);      ///< a line on standard output, UTF-8
void printError(const QString& text); ///< a line on standard error, UTF-8

/// A long work's progress on standard error: one line that moves on a terminal, a line each tenth elsewhere.
class ProgressLine {
public:
    void show(double share, const QString& what);
    void end();

private:
    int m_shown = -1;
    QString m_what;
};

/// A work's progress on that line; stopped by an interrupt.
std::function<bool(double, const QString&)> showing(ProgressLine& line);

/// True once the user pressed Ctrl+C or the system asked the program to end; from then on work should stop.
bool isInterrupted();
/// Notes SIGINT and SIGTERM instead of dying of them.
void watchInterrupts();

} // namespace app
