// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/sources.h"

#include "city/resources.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace demo {

namespace {

city::Result<QJsonDocument> document(const QString& name) {
    QFile file(city::resourcePath(QStringLiteral("city/") + name));
    if (!file.open(QIODevice::ReadOnly)) {
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("demo", "The data file %1 is missing. Install the program again.").arg(file.fileName()),
                          file.errorString());
    }
    QJsonParseError error;
    const QJsonDocument result = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError) {
        return city::fail(city::FaultKind::Damaged,
                          QCoreApplication::translate("demo", "The data file %1 is damaged. Install the program again.").arg(file.fileName()),
                          error.errorString());
    }
    return result;
}

city::Fault damaged(const QString& name, const QString& detail) {
    return {city::FaultKind::Damaged, QCoreApplication::translate("demo", "The data file %1 is damaged. Install the program again.").arg(name),
            detail};
}

void readTowns(Sources& sources, const QJsonArray& rows) {
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        sources.towns.push_back({row[u"code"].toString(), row[u"name"].toString(), row[u"name_en"].toString(),
                                 row[u"civil_code"].toString(),
                                 {row[u"lon"].toDouble(), row[u"lat"].toDouble()},
                                 row[u"n_residents_committees"].toInt(), row[u"n_village_committees"].toInt()});
    }
}

void readCommunities(Sources& sources, const QJsonArray& rows) {
    QHash<QString, int> towns;
    for (std::size_t i = 0; i < sources.towns.size(); ++i)
        towns.insert(sources.towns[i].code, int(i));
    std::vector<std::vector<Sources::Community>> groups(sources.towns.size());
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const int town = towns.value(row[u"town_code"].toString(), -1);
        if (town < 0)
            continue;
        groups[std::size_t(town)].push_back({row[u"code"].toString(), row[u"name"].toString(), town,
                                             row[u"kind"].toString() == QLatin1String("village")});
    }
    for (auto& group : groups)
        sources.communities.insert(sources.communities.end(), group.begin(), group.end());
}

void readProportions(Sources& sources, const QJsonArray& rows) {
    QHash<QString, QJsonObject> byName;
    for (const auto& value : rows)
        byName.insert(value.toObject()[u"class"].toString(), value.toObject());
    for (Sources::Class& type : sources.classes) {
        const QJsonObject row = byName.value(type.what.name);
        type.share = row[u"share"].toDouble();
        type.place = row[u"place"].toString();
        type.side = row[u"side"].toString();
    }
}

} // namespace

QString Sources::Community::shortName() const {
    QString result = name;
    for (const char* end : {"居民委员会", "村民委员会", "社区"}) {
        const QString ending = QString::fromUtf8(end);
        if (result.size() > ending.size() + 1 && result.endsWith(ending))
            result.chop(ending.size());
    }
    const QString villageEnd = QStringLiteral("村");
    if (village && result.size() > 2 && result.endsWith(villageEnd))
        result.chop(1);
    return result;
}

const Sources::Code* Sources::Class::code(const QString& profile) const {
    for (const Code& each : codes) {
        if (each.profile == profile)
            return &each;
    }
    return nullptr;
}

city::Result<Sources> Sources::read() {
    Sources sources;
    auto towns = document(QStringLiteral("banan_towns.json"));
    if (!towns)
        return tl::unexpected(towns.error());
    readTowns(sources, towns->array());
    auto communities = document(QStringLiteral("banan_communities.json"));
    if (!communities)
        return tl::unexpected(communities.error());
    readCommunities(sources, communities->array());
    auto lines = document(QStringLiteral("service_lines.json"));
    if (!lines)
        return tl::unexpected(lines.error());
    auto classes = document(QStringLiteral("classes.json"));
    if (!classes)
        return tl::unexpected(classes.error());
    auto list = city::ClassList::read(classes->object(), lines->array());
    if (!list)
        return tl::unexpected(damaged(QStringLiteral("classes.json"), list.error().sentence));
    sources.list = std::move(*list);
    for (const auto& type : sources.list.classes)
        sources.classes.push_back({type, 0, {}, {}});
    auto proportions = document(QStringLiteral("demo_proportions.json"));
    if (!proportions)
        return tl::unexpected(proportions.error());
    readProportions(sources, proportions->object()[u"classes"].toArray());
    if (sources.towns.empty() || sources.communities.empty() || sources.list.lines.empty())
        return tl::unexpected(damaged(QStringLiteral("resources/city"), QStringLiteral("an empty list")));
    for (const Class& type : sources.classes) {
        if (type.what.id <= 0 || type.what.serviceLine == 0 || type.share <= 0 || type.place.isEmpty() ||
            type.codes.size() != sources.list.profiles.size())
            return tl::unexpected(damaged(QStringLiteral("classes.json"), type.what.name));
    }
    return sources;
}

} // namespace demo
