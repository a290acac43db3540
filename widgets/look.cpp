// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look.h"

#include "city/resources.h"
#include "widgets/drawn_icon.h"

#include <QCoreApplication>
#include <QFile>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QWidget>
#include <cmath>

namespace widgets {

namespace {

constexpr std::array<const char*, toneCount> toneNames{
    "ground", "surface", "raised", "hover", "line", "edge", "text", "muted", "accent", "on-accent", "selection",
    "on-selection", "focus", "intact", "damaged", "missing", "abandoned"};

city::Result<QByteArray> readTheme(const QString& name) {
    QFile file(city::resourcePath(QStringLiteral("themes/") + name));
    constexpr qint64 limit = 1 << 20;
    if (!file.open(QIODevice::ReadOnly) || file.size() > limit)
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("widgets", "A part of this program is missing: “%1”. Install "
                                                                 "it again.").arg(file.fileName()),
                          file.errorString());
    return file.readAll();
}

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

city::Fault damaged(const QString& what) {
    return {city::FaultKind::Damaged,
            QCoreApplication::translate("widgets", "The theme of this program is damaged. Install it again."), what};
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QString Look::toneName(Tone tone) { return QString::fromLatin1(toneNames[std::size_t(tone)]); }

int Look::textSizeFor(int screenHeight) {
    if (screenHeight >= 2000)
        return 200;
    if (screenHeight >= 1600)
        return 150;
    return screenHeight >= 1300 ? 125 : 100;
}

city::Result<Look> Look::read(scene::Theme theme, int textSize) {
    Look look;
    look.m_theme = theme;
    look.m_textSize = std::clamp(textSize, textSizes.front(), textSizes.back());
    const QString name = theme == scene::Theme::Dark ? QStringLiteral("dark.json") : QStringLiteral("light.json");
    const auto palette = readTheme(name);
    if (!palette)
        return tl::unexpected(palette.error());
    const QJsonObject colours = QJsonDocument::fromJson(*palette).object();
    for (int i = 0; i < toneCount; ++i) {
        const QString tone = QString::fromLatin1(toneNames[std::size_t(i)]);
        const QColor colour(colours.value(tone).toString());
        if (!colour.isValid())
            return tl::unexpected(damaged(name + QLatin1String(": ") + tone));
        look.m_colours[std::size_t(i)] = colour;
    }
    const auto sheet = readTheme(QStringLiteral("window.qss"));
    if (!sheet)
        return tl::unexpected(sheet.error());
    if (const auto filled = look.fill(QString::fromUtf8(*sheet)); !filled)
        return tl::unexpected(filled.error());
    return look;
}

city::Result<void> Look::fill(const QString& sheet) {
    static const QRegularExpression placeholder(QStringLiteral(R"(\{\{(?:(\d+(?:\.\d+)?)px|([a-z-]+))\}\})"));
    QString filled;
    qsizetype at = 0;
    // The heading comment explains the placeholders with examples; it is no style.
    const QString text = QString(sheet).remove(QRegularExpression(QStringLiteral(R"(/\*.*?\*/)"),
                                               QRegularExpression::DotMatchesEverythingOption));
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        filled += QStringView(text).mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        if (match.hasCaptured(1)) {
            filled += QString::number(px(match.captured(1).toDouble())) + QStringLiteral("px");
            continue;
        }
        const auto tone = std::find_if(toneNames.begin(), toneNames.end(),
                                       [&](const char* n) { return match.captured(2) == QLatin1String(n); });
        if (tone == toneNames.end())
            return tl::unexpected(damaged(QStringLiteral("window.qss: ") + match.captured(2)));
        filled += m_colours[std::size_t(tone - toneNames.begin())].name();
    }
    filled += QStringView(text).mid(at);
    m_styleSheet = filled;
    return {};
}

QColor Look::colour(city::State state) const {
    constexpr std::array tones{Tone::Intact, Tone::Damaged, Tone::Missing, Tone::Abandoned};
    return colour(tones[std::size_t(state) % tones.size()]);
}

int Look::px(double length) const { return std::max(1, int(std::lround(length * m_textSize / 100))); }

QFont Look::font() const {
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans SC"),
                      QStringLiteral("Source Han Sans SC"), QStringLiteral("Microsoft YaHei"),
                      QStringLiteral("sans-serif")});
    font.setPixelSize(px(14));
    return font;
}

QPalette Look::palette() const {
    QPalette palette;
    palette.setColor(QPalette::Window, colour(Tone::Surface));
    palette.setColor(QPalette::WindowText, colour(Tone::Text));
    palette.setColor(QPalette::Base, colour(Tone::Surface));
    palette.setColor(QPalette::AlternateBase, colour(Tone::Raised));
    palette.setColor(QPalette::Text, colour(Tone::Text));
    palette.setColor(QPalette::Button, colour(Tone::Raised));
    palette.setColor(QPalette::ButtonText, colour(Tone::Text));
    palette.setColor(QPalette::BrightText, colour(Tone::Text));
    palette.setColor(QPalette::Highlight, colour(Tone::Selection));
    palette.setColor(QPalette::HighlightedText, colour(Tone::OnSelection));
    palette.setColor(QPalette::Link, colour(Tone::Accent));
    palette.setColor(QPalette::PlaceholderText, colour(Tone::Muted));
    palette.setColor(QPalette::ToolTipBase, colour(Tone::Raised));
    palette.setColor(QPalette::ToolTipText, colour(Tone::Text));
    palette.setColor(QPalette::Light, colour(Tone::Hover));
    palette.setColor(QPalette::Mid, colour(Tone::Line));
    palette.setColor(QPalette::Dark, colour(Tone::Ground));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Tone::Edge));
    return palette;
}

QIcon Look::icon(const QString& name) const {
    QFile file(city::resourcePath(QStringLiteral("themes/icons/%1.svg").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return drawnIcon(file.readAll(), colour(Tone::Text), colour(Tone::Edge));
}

void Look::scaleLayouts(QWidget& root) const {
    constexpr const char* first = "marginsAtFullSize";
    for (QLayout* layout : root.findChildren<QLayout*>()) {
        if (!qobject_cast<QBoxLayout*>(layout) && !qobject_cast<QGridLayout*>(layout))
            continue;
        if (!layout->property(first).isValid()) {
            const QMargins m = layout->contentsMargins();
            layout->setProperty(first, QVariantList{m.left(), m.top(), m.right(), m.bottom(), layout->spacing()});
        }
        const QVariantList base = layout->property(first).toList();
        const auto at = [&](int i) { return base.at(i).toInt() <= 0 ? base.at(i).toInt() : px(base.at(i).toInt()); };
        layout->setContentsMargins(at(0), at(1), at(2), at(3));
        if (base.at(4).toInt() >= 0)
            layout->setSpacing(at(4));
    }
}

} // namespace widgets
