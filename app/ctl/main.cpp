// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "translations/languages.h"

#include <QGuiApplication>

#include <memory>

namespace {

using namespace app;

QString helpText() {
    QString text = QCoreApplication::translate("xiuhuactl", "Usage: xiuhuactl COMMAND ...") + QStringLiteral("\n\n");
    for (const Command& command : commands())
        text += QStringLiteral("  %1 %2\n      %3\n")
                    .arg(QLatin1String(command.name), QLatin1String(command.synopsis),
                         QCoreApplication::translate("xiuhuactl", command.summary));
    text += QStringLiteral("\n  --help\n      %1\n  --version\n      %2\n  --verbose\n      %3")
                .arg(QCoreApplication::translate("xiuhuactl", "shows this text"),
                     QCoreApplication::translate("xiuhuactl", "shows the version"),
                     QCoreApplication::translate("xiuhuactl", "adds the system's own words to messages"));
    return text;
}

int runCommand(QStringList arguments) {
    arguments.removeAll(QStringLiteral("--verbose"));
    if (arguments.isEmpty()) {
        printError(helpText());
        return Misused;
    }
    const QString name = arguments.takeFirst();
    if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
        print(helpText());
        return Done;
    }
    if (name == QLatin1String("--version")) {
        print(QStringLiteral("xiuhuactl " XIUHUA_VERSION));
        return Done;
    }
    for (const Command& command : commands()) {
        if (name != QLatin1String(command.name)) continue;
        if (arguments.contains(QStringLiteral("--help"))) {
            print(QCoreApplication::translate("xiuhuactl", "Usage: xiuhuactl %1 %2")
                      .arg(name, QLatin1String(command.synopsis)));
            return Done;
        }
        return command.run(arguments);
    }
    printError(QCoreApplication::translate("xiuhuactl", "There is no command %1. See xiuhuactl --help.").arg(name));
    return Misused;
}

bool paints(int argc, char** argv) {
    for (const Command& command : commands())
        if (command.paints && argc > 1 && qstrcmp(argv[1], command.name) == 0) return true;
    return false;
}

/// Without a display, whatever the environment says: nothing here opens a window.
std::unique_ptr<QCoreApplication> makeProgram(int& argc, char** argv) {
    if (!paints(argc, argv)) return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv) {
    const std::unique_ptr<QCoreApplication> program = makeProgram(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("xiuhuactl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(XIUHUA_VERSION));
    translations::Languages languages;
    languages.use(translations::Languages::fallback(false));
    return runCommand(QCoreApplication::arguments().mid(1));
}
