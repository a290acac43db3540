// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/speeds.h"

#include "city/resources.h"
#include "route/network.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace route {

namespace {

tl::unexpected<city::Fault> bad(const QString& file, const QString& what) {
    return city::fail(city::FaultKind::Invalid,
                      QCoreApplication::translate("route", "The speeds of %1 cannot be used: %2. Correct the file.").arg(file, what));
}

} // namespace

city::Result<Speeds> Speeds::read(const QString& given) {
    const QString name = given.isEmpty() ? city::resourcePath(QStringLiteral("route/speeds.json")) : given;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("route", "%1 cannot be read.").arg(name), file.errorString());
    const auto rows = QJsonDocument::fromJson(file.read(1 << 20)).object().value(QLatin1String("speeds")).toArray();
    if (rows.isEmpty())
        return bad(name, QCoreApplication::translate("route", "it has no list \"speeds\""));
    Speeds speeds;
    speeds.m_slowest = 200;
    for (const QJsonValue& row : rows) {
        const QString roadClass = row[QLatin1String("class")].toString();
        const double kmh = row[QLatin1String("km_h")].toDouble();
        if (roadClass.isEmpty() || row[QLatin1String("source")].toString().isEmpty() || !(kmh > 0 && kmh <= 200))
            return bad(name, QCoreApplication::translate(
                                 "route", "the row of \"%1\" needs a class, a speed up to 200 km/h and a source").arg(roadClass));
        speeds.m_kmh[roadClass] = kmh;
        speeds.m_slowest = std::min(speeds.m_slowest, kmh);
    }
    return speeds;
}

std::int32_t Speeds::millis(const QString& roadClass, double metres) const {
    return std::int32_t(std::clamp(std::round(metres * 3600 / kmh(roadClass)), 0.0, double(unreachable - 1)));
}

} // namespace route
