// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include <QTimer>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <qgsapplication.h>
#include <qgsmessagelog.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

/// `--frames N,M`: the inherited descriptors of the base's and the labels' ring.
std::optional<engine::Engine::Rings> takeRings(const QStringList& arguments) {
    const qsizetype at = arguments.indexOf(QStringLiteral("--frames"));
    if (at < 0 || at + 1 >= arguments.size())
        return std::nullopt;
    const QStringList numbers = arguments[static_cast<int>(at) + 1].split(QLatin1Char(','));
    engine::Engine::Rings rings;
    if (numbers.size() != static_cast<int>(rings.size()))
        return std::nullopt;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        bool isNumber = false;
        const int descriptor = numbers[static_cast<int>(i)].toInt(&isNumber);
        // The first three are the pipe and the log.
        if (!isNumber || descriptor <= STDERR_FILENO || !(rings[i] = wire::FrameRing::attach(descriptor)))
            return std::nullopt;
    }
    return rings;
}

/// Lives no longer than the application, and comes behind it: the hand on the map before the map's ground.
void stepBehind() {
    constexpr int politeness = 10;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::setpriority(PRIO_PROCESS, 0, politeness);
}

/// Keeps the pipe to the application for messages alone: whatever a library prints goes to the log.
int takeOutput() {
    const int out = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return out;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    stepBehind();
    const int out = takeOutput();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication application(argc, argv, false);
    auto rings = takeRings(QCoreApplication::arguments());
    if (!rings) {
        std::fputs("xiuhua-map-engine is started by xiuhua, with --frames and two descriptors of picture memory\n",
                   stderr);
        return 2;
    }
    QgsApplication::setPrefixPath(QStringLiteral("/usr"), true);
    QgsApplication::initQgis();
    QObject::connect(QgsApplication::messageLog(),
                     qOverload<const QString&, const QString&, Qgis::MessageLevel>(&QgsMessageLog::messageReceived),
                     [](const QString& text, const QString& tag, Qgis::MessageLevel) {
                         std::fprintf(stderr, "%s: %s\n", qPrintable(tag), qPrintable(text));
                     });

    int exitCode = 0;
    {
        engine::Channel channel(STDIN_FILENO, out);
        engine::Engine core(channel, std::move(*rings));
        QObject::connect(&core, &engine::Engine::finished, &application, [&](int code, const QString& reason) {
            if (!reason.isEmpty())
                std::fprintf(stderr, "xiuhua-map-engine stops: %s\n", qPrintable(reason));
            QCoreApplication::exit(code);
        });
        // Not before the event loop runs: quitting early would be lost.
        QTimer::singleShot(0, &core, &engine::Engine::start);
        exitCode = QCoreApplication::exec();
    }
    std::fflush(nullptr);
    // QGIS 3.22 may crash in its own static destruction; everything of ours is down already.
    ::_exit(exitCode);
}
