// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importing.h"
#include "geo/gcj.h"
#include "store/city_file.h"
#include "support/tiny_city.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// Files as somebody delivers them to the tiny city, and what became of them.
namespace deliveries {

inline QString put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return path;
}

inline QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::int64_t ask(const QString& city, const char* sql) {
    return support::must(support::must(store::CityFile::openReading(city)).number(sql));
}

/// Where the number-th new lamp stands: none of the tiny city's components is near.
inline geo::Point lampPlace(int number) {
    return {support::TinyCity::west + 0.0005 + 0.0001 * (number % 290),
            support::TinyCity::south + 0.0004 + 0.0002 * (number / 290)};
}

inline QByteArray lamps(int count, bool isGcj = false, bool swapped = false) {
    QJsonArray features;
    for (int i = 0; i < count; ++i) {
        geo::Point p = lampPlace(i);
        if (isGcj) {
            const geo::GcjPoint shifted = geo::toGcj(p);
            p = {shifted.lon, shifted.lat};
        }
        const QJsonArray place = swapped ? QJsonArray{p.lat, p.lon} : QJsonArray{p.lon, p.lat};
        features.append(QJsonObject{
            {"type", "Feature"},
            {"properties",
             QJsonObject{{"ObjID", QStringLiteral("5001130137%1").arg(500 + i, 6, 10, QLatin1Char('0'))},
                         {"名称", QStringLiteral("新路灯%1").arg(i)},
                         {"ORDate", "2024-05-01"}}},
            {"geometry", QJsonObject{{"type", "Point"}, {"coordinates", place}}}});
    }
    return QJsonDocument(QJsonObject{{"type", "FeatureCollection"}, {"features", features}})
        .toJson(QJsonDocument::Compact);
}

inline exchange::ImportWish wishFor(const QString& file, const QJsonObject& mapping = {}) {
    exchange::ImportWish wish;
    wish.deliveries.push_back({file, support::must(exchange::Mapping::fromJson(mapping))});
    wish.note.user = QStringLiteral("tester");
    return wish;
}

} // namespace deliveries
