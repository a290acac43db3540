// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <limits>

namespace widgets {

bool inChinese() { return QLocale().language() == QLocale::Chinese; }

QString countText(quint64 count) { return QLocale().toString(qulonglong(count)); }

QString degreesText(geo::Point place) {
    if (!geo::isValid(place))
        return placeholder();
    const QString lon = QString::number(std::abs(place.lon), 'f', 6);
    const QString lat = QString::number(std::abs(place.lat), 'f', 6);
    const QString east = place.lon < 0 ? QCoreApplication::translate("widgets", "%1° W")
                                       : QCoreApplication::translate("widgets", "%1° E");
    const QString north = place.lat < 0 ? QCoreApplication::translate("widgets", "%1° S")
                                        : QCoreApplication::translate("widgets", "%1° N");
    return east.arg(lon) + QStringLiteral("  ") + north.arg(lat);
}

QString metresText(geo::MapPoint place) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y))
        return placeholder();
    return QStringLiteral("X %1  Y %2").arg(place.x, 0, 'f', 2).arg(place.y, 0, 'f', 2);
}

QString crsName(int srid) {
    // EPSG:4534 to 4554: CGCS2000 / 3-degree Gauss-Krueger CM 75E to 135E, without a zone prefix.
    if (srid >= 4534 && srid <= 4554)
        return QCoreApplication::translate("widgets", "CGCS2000 3° GK, CM %1° E").arg(75 + 3 * (srid - 4534));
    if (srid == 4490)
        return QStringLiteral("CGCS2000");
    return QStringLiteral("EPSG:%1").arg(srid);
}

QString scaleText(double metresPerPixel) {
    constexpr double metresPerInch = 0.0254, pixelsPerInch = 96;
    if (!(metresPerPixel > 0))
        return placeholder();
    const double scale = metresPerPixel * pixelsPerInch / metresPerInch;
    const double step = std::pow(10.0, std::floor(std::log10(scale)) - 2);
    return QStringLiteral("1 : ") + countText(quint64(std::llround(std::round(scale / step) * step)));
}

QString ageText(qint64 ms) {
    const int seconds = int(std::clamp<qint64>(ms / 1000, 0, std::numeric_limits<int>::max()));
    if (seconds < 2)
        return QCoreApplication::translate("widgets", "now");
    if (seconds < 120)
        return QCoreApplication::translate("widgets", "%n second(s) old", nullptr, seconds);
    const int minutes = seconds / 60;
    if (minutes < 120)
        return QCoreApplication::translate("widgets", "%n minute(s) old", nullptr, minutes);
    const int hours = minutes / 60;
    if (hours < 48)
        return QCoreApplication::translate("widgets", "%n hour(s) old", nullptr, hours);
    return QCoreApplication::translate("widgets", "%n day(s) old", nullptr, hours / 24);
}

QString placeText(const store::Reader::Place& place, const city::Catalogue& city) {
    const auto& all = city.subDistricts;
    const auto area = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.name == place.subDistrict; });
    QStringList parts;
    for (const QString& part : {area == all.end() ? place.subDistrict : nameOf(*area), place.community, place.compound})
        if (!part.isEmpty())
            parts << part;
    const QString around = parts.join(QCoreApplication::translate("widgets", ", ", "between parts of a place"));
    if (place.road.isEmpty())
        return around;
    const int metres = int(std::lround(place.roadMetres));
    const QString road = metres < 1
        ? QCoreApplication::translate("widgets", "on %1").arg(place.road)
        : QCoreApplication::translate("widgets", "%n metre(s) from %1", nullptr, metres).arg(place.road);
    return around.isEmpty() ? road : QCoreApplication::translate("widgets", "%1, %2").arg(around, road);
}

QString distanceText(double metres) {
    if (!std::isfinite(metres))
        return placeholder();
    constexpr double kilometre = 1000, far = 20'000;
    if (metres < kilometre)
        return QCoreApplication::translate("widgets", "%1 m").arg(QLocale().toString(std::llround(metres)));
    return QCoreApplication::translate("widgets", "%1 km").arg(
        QLocale().toString(metres / kilometre, 'f', metres < far ? 1 : 0));
}

QString placeholder() { return QStringLiteral("—"); }

} // namespace widgets
