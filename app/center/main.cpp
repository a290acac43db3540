// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/command_center.h"
#include "center/screenshot.h"
#include "center/startup.h"

#include <QApplication>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTextStream>

namespace {

/// True where no screen can be reached: neither X11 nor Wayland, and nobody chose another platform.
bool lacksDisplay() {
    return qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
           qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Where no session bus runs, none is started for us: its library would fork, and a fork waits for good where a
/// thread of ours was within PROJ at that moment.
void startNoBus() {
    const QString bus = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !QFileInfo::exists(bus))
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
}

void say(FILE* where, const QString& text) { QTextStream(where) << text << Qt::endl; }

/// Before anything was chosen, messages of the command line follow the machine's language.
QString settingsFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/xiuhua/xiuhua.ini");
}

} // namespace

int main(int argc, char** argv) {
    const bool picture = app::wantsScreenshot(argc, argv);
    bool blind = false;
    if (picture)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    else if (lacksDisplay()) {
        blind = true; // far enough to read the command line, and to say it in the user's language
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    startNoBus();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("xiuhua"));
    QApplication::setApplicationVersion(QStringLiteral(XIUHUA_VERSION));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app::Parsed parsed;
    {
        translations::Languages spoken;
        spoken.use(translations::Languages::fallback(false));
        parsed = app::parse(QApplication::arguments());
        if (!parsed.arguments) {
            say(parsed.code ? stderr : stdout, parsed.print);
            return parsed.code;
        }
        if (blind) {
            say(stderr, QCoreApplication::translate("main", "There is no display to open a window on. Set DISPLAY, or "
                                                            "write a picture of the window instead: xiuhua CITY "
                                                            "--screenshot FILE.png"));
            return 2;
        }
    }
    qCDebug(app::startup, "application %lld ms", app::millisecondsOfProcess());
    app::CommandCenter center(*parsed.arguments, settingsFile());
    qCDebug(app::startup, "window made %lld ms", app::millisecondsOfProcess());
    std::unique_ptr<app::Screenshot> screenshot;
    if (picture) {
        screenshot = std::make_unique<app::Screenshot>(center, parsed.arguments->screenshot);
        QObject::connect(screenshot.get(), &app::Screenshot::finished, &application,
                         [](int result, const QString& sentence) {
                             say(result ? stderr : stdout, sentence);
                             QCoreApplication::exit(result);
                         }, Qt::QueuedConnection);
    }
    if (const auto started = center.start(); !started) {
        say(stderr, started.error().sentence);
        return 1;
    }
    if (screenshot && parsed.arguments->city.isEmpty())
        screenshot->takeWelcome();
    return QApplication::exec();
}
