// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exchange_words.h"

#include "query/field.h"
#include "widgets/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace widgets {

namespace {

struct Title {
    const char* name;
    const char* title; ///< marked for translation
};

constexpr Title targetTitles[] = {
    {"component", QT_TRANSLATE_NOOP("widgets::exchange", "Components")}, {"sub_district", QT_TRANSLATE_NOOP("widgets::exchange", "Sub-districts")},
    {"community", QT_TRANSLATE_NOOP("widgets::exchange", "Communities")}, {"compound", QT_TRANSLATE_NOOP("widgets::exchange", "Compounds")},
    {"unit_grid", QT_TRANSLATE_NOOP("widgets::exchange", "Unit grids")}, {"road", QT_TRANSLATE_NOOP("widgets::exchange", "Roads")},
    {"water", QT_TRANSLATE_NOOP("widgets::exchange", "Water")}, {"green", QT_TRANSLATE_NOOP("widgets::exchange", "Green areas")},
    {"building", QT_TRANSLATE_NOOP("widgets::exchange", "Buildings")}, {"facility", QT_TRANSLATE_NOOP("widgets::exchange", "Facilities")}};

constexpr Title fieldTitles[] = {
    {"uid", QT_TRANSLATE_NOOP("widgets::exchange", "Identity")}, {"code", QT_TRANSLATE_NOOP("widgets::exchange", "Code")},
    {"class", QT_TRANSLATE_NOOP("widgets::exchange", "Class")}, {"name", QT_TRANSLATE_NOOP("widgets::exchange", "Name")},
    {"authority", QT_TRANSLATE_NOOP("widgets::exchange", "Authority")}, {"owner", QT_TRANSLATE_NOOP("widgets::exchange", "Owner")},
    {"maintainer", QT_TRANSLATE_NOOP("widgets::exchange", "Maintainer")}, {"unit_grid", QT_TRANSLATE_NOOP("widgets::exchange", "Unit grid")},
    {"state", QT_TRANSLATE_NOOP("widgets::exchange", "State")}, {"surveyed", QT_TRANSLATE_NOOP("widgets::exchange", "Surveyed")},
    {"changed", QT_TRANSLATE_NOOP("widgets::exchange", "Changed")}, {"source", QT_TRANSLATE_NOOP("widgets::exchange", "Data source")},
    {"accuracy", QT_TRANSLATE_NOOP("widgets::exchange", "Accuracy")}, {"address", QT_TRANSLATE_NOOP("widgets::exchange", "Address")},
    {"note", QT_TRANSLATE_NOOP("widgets::exchange", "Note")}, {"civil_code", QT_TRANSLATE_NOOP("widgets::exchange", "Civil-affairs code")},
    {"name_en", QT_TRANSLATE_NOOP("widgets::exchange", "English name")}, {"households", QT_TRANSLATE_NOOP("widgets::exchange", "Households")},
    {"opened", QT_TRANSLATE_NOOP("widgets::exchange", "Opened")}, {"rebuilt", QT_TRANSLATE_NOOP("widgets::exchange", "Rebuilt")},
    {"one_way", QT_TRANSLATE_NOOP("widgets::exchange", "One way")}, {"width_m", QT_TRANSLATE_NOOP("widgets::exchange", "Width (m)")},
    {"kind", QT_TRANSLATE_NOOP("widgets::exchange", "Kind")}, {"floors", QT_TRANSLATE_NOOP("widgets::exchange", "Floors")},
    {"capacity", QT_TRANSLATE_NOOP("widgets::exchange", "Capacity")}, {"hours", QT_TRANSLATE_NOOP("widgets::exchange", "Opening hours")}};

QString titleIn(std::span<const Title> titles, const char* name) {
    const auto at = std::ranges::find_if(titles, [&](const Title& title) { return qstrcmp(title.name, name) == 0; });
    return at == titles.end() ? QString::fromLatin1(name) : QCoreApplication::translate("widgets::exchange", at->title);
}

} // namespace

QString titleOf(const exchange::Target& target) {
    return titleIn(targetTitles, target.name);
}

QString titleOf(const exchange::TargetField& field) {
    return titleIn(fieldTitles, field.name);
}

std::vector<std::pair<QString, QString>> offeredCrs(const city::Profile& profile) {
    const auto entry = [](int srid, const QString& name) {
        const QString code = QStringLiteral("EPSG:%1").arg(srid);
        return std::pair(code, name.isEmpty() || name == code ? code : name + QStringLiteral(" (%1)").arg(code));
    };
    std::vector<std::pair<QString, QString>> all{
        {QStringLiteral("GCJ-02"), QCoreApplication::translate("widgets::exchange", "GCJ-02, as web maps have it")},
        entry(profile.mapSrid, crsName(profile.mapSrid)), entry(4326, QStringLiteral("WGS 84")), entry(4490, QStringLiteral("CGCS2000"))};
    if (profile.geographicSrid != 4326 && profile.geographicSrid != 4490)
        all.push_back(entry(profile.geographicSrid, {}));
    return all;
}

bool Meaning::isMeantBy(const QString& word) const {
    const auto is = [&](const QString& name) { return !name.isEmpty() && name.compare(word.trimmed(), Qt::CaseInsensitive) == 0; };
    const QStringList names = others.split(QLatin1Char(','));
    return is(text) || is(shown) || std::any_of(names.begin(), names.end(), is);
}

std::vector<Meaning> meaningsOf(const exchange::Target& target, const exchange::TargetField& field, const city::Catalogue& city) {
    std::vector<Meaning> meanings;
    for (const QString& choice : QString::fromLatin1(field.choices).split(QLatin1Char(','), Qt::SkipEmptyParts))
        meanings.push_back({choice, choice, {}});
    if (!target.isComponent())
        return meanings;
    constexpr std::array<const char*, 7> named{"class", "state", "source", "accuracy", "authority", "owner", "maintainer"};
    if (std::ranges::none_of(named, [&](const char* name) { return qstrcmp(name, field.name) == 0; }))
        return meanings;
    for (const query::Choice& choice : query::choicesOf(*query::fieldNamed(QString::fromLatin1(field.name)), city))
        meanings.push_back({choice.name, choice.shown(inChinese()), choice.nameEn + QLatin1Char(',') + choice.code});
    return meanings;
}

} // namespace widgets
