// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/arguments.h"

#include "translations/languages.h"
#include "widgets/look.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>
#include <cstring>

namespace app {

namespace {

class Line {
    Q_DECLARE_TR_FUNCTIONS(Arguments)

public:
    Line() {
        m_parser.setApplicationDescription(tr("The command center: a whole city on the map."));
        m_parser.addPositionalArgument(QStringLiteral("CITY"), tr("The city's file, NAME.sqlite."),
                                       QStringLiteral("[CITY]"));
        for (const QCommandLineOption& option : {m_project, m_screenshot, m_size, m_theme, m_language, m_text})
            m_parser.addOption(option);
        m_parser.addOption(m_help);
        m_parser.addOption(m_version);
    }

    Parsed parse(const QStringList& line) {
        if (!m_parser.parse(line))
            return refuse(m_parser.errorText());
        if (m_parser.isSet(m_help))
            return {std::nullopt, m_parser.helpText(), 0};
        if (m_parser.isSet(m_version))
            return {std::nullopt, QStringLiteral("xiuhua " XIUHUA_VERSION), 0};
        Arguments arguments;
        const QStringList cities = m_parser.positionalArguments();
        if (cities.size() > 1)
            return refuse(tr("Only one city can be opened at a time."));
        arguments.city = cities.value(0);
        arguments.project = m_parser.value(m_project);
        arguments.screenshot = m_parser.value(m_screenshot);
        return choices(arguments);
    }

private:
    Parsed choices(Arguments arguments) {
        static const QRegularExpression sizes(QStringLiteral("^([0-9]{3,4})x([0-9]{3,4})$"));
        if (m_parser.isSet(m_size)) {
            const auto match = sizes.match(m_parser.value(m_size));
            if (!match.hasMatch())
                return refuse(tr("The size must be WIDTHxHEIGHT in pixels, for example 1920x1080."));
            arguments.size = {match.captured(1).toInt(), match.captured(2).toInt()};
        }
        const QString theme = m_parser.value(m_theme);
        if (theme == QStringLiteral("dark"))
            arguments.theme = scene::Theme::Dark;
        else if (theme == QStringLiteral("light"))
            arguments.theme = scene::Theme::Light;
        else if (m_parser.isSet(m_theme))
            return refuse(tr("The theme must be dark or light."));
        arguments.language = translations::Languages::matching(m_parser.value(m_language));
        if (m_parser.isSet(m_language) && arguments.language.isEmpty())
            return refuse(tr("The language must be zh or en."));
        if (m_parser.isSet(m_text)) {
            arguments.textSize = m_parser.value(m_text).toInt();
            const auto& known = widgets::Look::textSizes;
            if (std::find(known.begin(), known.end(), arguments.textSize) == known.end())
                return refuse(tr("The text size must be 100, 125, 150, 175 or 200."));
        }
        return {arguments, {}, 0};
    }

    static Parsed refuse(const QString& sentence) {
        return {std::nullopt, sentence + u'\n' + tr("Run “xiuhua --help” for what it understands."), 2};
    }

    QCommandLineParser m_parser;
    QCommandLineOption m_project{QStringLiteral("project"), tr("A QGIS project as the base map."),
                                 QStringLiteral("FILE.qgz")};
    QCommandLineOption m_screenshot{QStringLiteral("screenshot"),
                                    tr("Write a picture of the window, once the map is complete, and leave. Needs "
                                       "no display."),
                                    QStringLiteral("FILE.png")};
    QCommandLineOption m_size{QStringLiteral("size"), tr("The picture's size in pixels."), QStringLiteral("WxH")};
    QCommandLineOption m_theme{QStringLiteral("theme"), tr("dark or light."), QStringLiteral("THEME")};
    QCommandLineOption m_language{QStringLiteral("language"), tr("zh or en."), QStringLiteral("LANGUAGE")};
    QCommandLineOption m_text{QStringLiteral("text-size"), tr("The size of text: 100, 125, 150, 175 or 200 per cent."),
                              QStringLiteral("PERCENT")};
    QCommandLineOption m_help{{QStringLiteral("h"), QStringLiteral("help")}, tr("Say this.")};
    QCommandLineOption m_version{{QStringLiteral("v"), QStringLiteral("version")}, tr("Say the version.")};
};

} // namespace

Parsed parse(const QStringList& line) { return Line().parse(line); }

bool wantsScreenshot(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i)
        if (std::strncmp(argv[i], "--screenshot", 12) == 0 && (argv[i][12] == '\0' || argv[i][12] == '='))
            return true;
    return false;
}

} // namespace app
