// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_words.h"
#include "command.h"
#include "store/city_file.h"
#include "store/road_network.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

QJsonArray positionOf(geo::Point p) {
    const auto rounded = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
    return {rounded(p.lon), rounded(p.lat)};
}

/// The names along a way, each once in a row.
QStringList namesAlong(const route::Way& way, const store::RoadNetwork& roads) {
    QStringList names;
    for (const std::uint32_t road : way.roads) {
        const QString name = roads.names.value(roads.network.roads()[road].id);
        if (!name.isEmpty() && (names.isEmpty() || names.last() != name))
            names << name;
    }
    return names;
}

QJsonObject featureOf(const route::Way& way, const route::Spot& from, const route::Spot& to, const QStringList& names) {
    QJsonArray line;
    for (const geo::Point p : way.path)
        line.append(positionOf(p));
    const QJsonObject properties{{QStringLiteral("metres"), std::round(way.metres * 10) / 10},
                                 {QStringLiteral("seconds"), way.time / 1000.0},
                                 {QStringLiteral("to_road_metres"), std::round(from.offset * 10) / 10},
                                 {QStringLiteral("from_road_metres"), std::round(to.offset * 10) / 10},
                                 {QStringLiteral("roads"), QJsonArray::fromStringList(names)}};
    return {{QStringLiteral("type"), QStringLiteral("Feature")},
            {QStringLiteral("geometry"), QJsonObject{{QStringLiteral("type"), QStringLiteral("LineString")},
                                                     {QStringLiteral("coordinates"), line}}},
            {QStringLiteral("properties"), properties}};
}

QString lineOf(const route::Way& way, const QStringList& names) {
    const int seconds = (way.time + 500) / 1000;
    return say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 km, %2 min %3 s: %4"))
        .arg(way.metres / 1000, 0, 'f', 2)
        .arg(seconds / 60)
        .arg(seconds % 60)
        .arg(names.join(QStringLiteral(" > ")));
}

int tell(const store::RoadNetwork& roads, geo::Point start, geo::Point goal, bool asGeoJson) {
    const auto from = roads.network.spot(start), to = roads.network.spot(goal);
    if (!from || !to)
        return failWith({city::FaultKind::NotFound,
                         say(QT_TRANSLATE_NOOP("xiuhuactl", "No road lies within 2 km of %1,%2."))
                             .arg(from ? goal.lon : start.lon)
                             .arg(from ? goal.lat : start.lat),
                         {}});
    const auto way = roads.network.way(*from, *to);
    if (!way)
        return failWith({city::FaultKind::NotFound,
                         say(QT_TRANSLATE_NOOP("xiuhuactl", "No way leads there: the roads are not connected.")), {}});
    const QStringList names = namesAlong(*way, roads);
    if (!asGeoJson)
        print(lineOf(*way, names));
    else
        print(QString::fromUtf8(QJsonDocument(featureOf(*way, *from, *to, names)).toJson(QJsonDocument::Compact)));
    return Done;
}

} // namespace

int runRoute(const QStringList& arguments) {
    Arguments words(arguments);
    const bool asGeoJson = words.flag("--geojson");
    const auto speedFile = words.option("--speeds");
    if (!words.unknown().isEmpty())
        return misuse("route", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    const auto start = placeOf(words.rest().value(1)), goal = placeOf(words.rest().value(2));
    if (words.rest().size() != 3 || !start || !goal)
        return misuse("route", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and two places as LON,LAT in degrees.")));
    const auto speeds = route::Speeds::read(speedFile.value_or(QString()));
    if (!speeds)
        return failWith(speeds.error());
    auto db = store::CityFile::openReading(words.rest().first());
    if (!db)
        return failWith(db.error());
    const auto roads = store::roadNetwork(*db, *speeds);
    if (!roads)
        return failWith(roads.error());
    return tell(*roads, *start, *goal, asGeoJson);
}

} // namespace app
