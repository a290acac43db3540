// SPDX-License-Identifier: GPL-3.0-or-later
#include "track_text.h"

#include "store/devices.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <cmath>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

QString utc(std::int64_t ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<std::int64_t> momentOf(const QString& text, const QTimeZone& zone) {
    const QString whole = text.trimmed().replace(QLatin1Char(' '), QLatin1Char('T'));
    QDateTime time = QDateTime::fromString(whole, Qt::ISODateWithMs);
    if (!time.isValid())
        time = QDateTime::fromString(whole, QStringLiteral("yyyy-MM-ddThh:mm"));
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return time.toMSecsSinceEpoch();
}

QJsonValue number(float value) {
    return std::isfinite(value) ? QJsonValue(std::round(double(value) * 10) / 10) : QJsonValue::Null;
}

QString cell(float value) {
    return std::isfinite(value) ? QString::number(std::round(double(value) * 10) / 10) : QString();
}

/// One cell: quoted where it must be, and never run as a formula by a spreadsheet.
QString cell(QString text) {
    if (!text.isEmpty() && QStringLiteral("=+-@\t").contains(text[0]))
        text.prepend(QLatin1Char('\''));
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
        !text.contains(QLatin1Char('\n')))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString degrees(double value) {
    return QString::number(value, 'f', 7);
}

QString marksOf(std::uint8_t marks) {
    QStringList words;
    const std::pair<std::uint8_t, const char*> all[] = {{city::FixMark::refill, "refill"},
                                                        {city::FixMark::late, "late"},
                                                        {city::FixMark::converted, "converted"},
                                                        {city::FixMark::swapped, "swapped"}};
    for (const auto& [bit, word] : all)
        if (marks & bit)
            words += QLatin1String(word);
    return words.join(QLatin1Char(' '));
}

QJsonObject objectOf(const city::Fix& fix) {
    return {{QStringLiteral("time"), utc(fix.event.ms)},
            {QStringLiteral("received"), utc(fix.received.ms)},
            {QStringLiteral("lon"), fix.place.lon},
            {QStringLiteral("lat"), fix.place.lat},
            {QStringLiteral("speed_kmh"), number(fix.speedKmh)},
            {QStringLiteral("heading"), number(fix.headingDeg)},
            {QStringLiteral("altitude_m"), number(fix.altitudeM)},
            {QStringLiteral("mileage_km"), number(fix.mileageKm)},
            {QStringLiteral("alarm_bits"), qint64(fix.alarms)},
            {QStringLiteral("status_bits"), qint64(fix.status)},
            {QStringLiteral("marks"), marksOf(fix.marks)}};
}

QJsonObject feature(const QJsonObject& geometry, const QJsonObject& properties) {
    return {{QStringLiteral("type"), QStringLiteral("Feature")},
            {QStringLiteral("geometry"), geometry},
            {QStringLiteral("properties"), properties}};
}

QJsonObject pointOf(geo::Point place) {
    return {{QStringLiteral("type"), QStringLiteral("Point")},
            {QStringLiteral("coordinates"), QJsonArray{place.lon, place.lat}}};
}

QByteArray collection(const QJsonArray& features) {
    return QJsonDocument(QJsonObject{{QStringLiteral("type"), QStringLiteral("FeatureCollection")},
                                     {QStringLiteral("features"), features}})
        .toJson(QJsonDocument::Compact);
}

std::optional<geo::Point> placeOf(const QString& text) {
    const QStringList parts = text.split(QRegularExpression(QStringLiteral("[,\\s]+")), Qt::SkipEmptyParts);
    if (parts.size() != 2)
        return std::nullopt;
    bool east = false, north = false;
    const geo::Point place{parts[0].toDouble(&east), parts[1].toDouble(&north)};
    return east && north && geo::isValid(place) ? std::optional(place) : std::nullopt;
}

} // namespace

city::Result<Past> Past::open(const QString& cityPath, const QString& from, const QString& to) {
    auto reader = store::Reader::open(cityPath);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto catalogue = reader->catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    auto devices = store::devices::read(reader->database());
    if (!devices)
        return tl::unexpected(devices.error());
    const QTimeZone zone(catalogue->profile.timeZone.toLatin1());
    const auto end = to.isEmpty() ? QDateTime::currentMSecsSinceEpoch() : momentOf(to, zone);
    const auto begin = !end || from.isEmpty() ? end.value_or(0) - 86'400'000 : momentOf(from, zone);
    if (!end || !begin || *begin > *end)
        return city::fail(
            city::FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP(
                "xiuhuactl",
                "--from and --to take times such as \"2026-11-26 10:00\", the earlier one first.")));
    return Past{
        std::move(*devices), zone, {{*begin}, {*end}}, history::Reader(history::Months(cityPath, zone))};
}

const city::Device* Past::device(const QString& words) const {
    if (const city::Device* known = devices.byNumber(words))
        return known;
    for (const city::Device& device : devices.devices)
        if (device.plate == words || device.name == words || device.uid.text() == words)
            return &device;
    return nullptr;
}

QString Past::labelOf(city::DeviceKey key) const {
    const city::Device* known = devices.device(key);
    return known ? known->label() : QString::number(key.row);
}

QString Past::text(city::EventTime time) const {
    return QDateTime::fromMSecsSinceEpoch(time.ms, zone).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
}

QByteArray Past::lines(const std::vector<city::Fix>& fixes) const {
    QString all;
    for (const city::Fix& fix : fixes)
        all += QStringLiteral("%1  %2 %3  %4 km/h  %5\n")
                   .arg(text(fix.event), degrees(fix.place.lon), degrees(fix.place.lat), cell(fix.speedKmh),
                        marksOf(fix.marks));
    return all.toUtf8();
}

QByteArray Past::json(const city::Device& device, const std::vector<city::Fix>& fixes) const {
    QJsonArray rows;
    for (const city::Fix& fix : fixes)
        rows.append(app::objectOf(fix));
    return QJsonDocument(QJsonObject{{QStringLiteral("device"), device.number},
                                     {QStringLiteral("uid"), device.uid.text()},
                                     {QStringLiteral("label"), device.label()},
                                     {QStringLiteral("positions"), rows}})
        .toJson(QJsonDocument::Compact);
}

QByteArray Past::geoJson(const city::Device& device, const std::vector<city::Fix>& fixes) const {
    QJsonArray line, features;
    for (const city::Fix& fix : fixes)
        line.append(QJsonArray{fix.place.lon, fix.place.lat});
    const QJsonObject about{{QStringLiteral("device"), device.number},
                            {QStringLiteral("uid"), device.uid.text()},
                            {QStringLiteral("label"), device.label()},
                            {QStringLiteral("from"), utc(span.from.ms)},
                            {QStringLiteral("to"), utc(span.to.ms)}};
    if (line.size() > 1)
        features.append(feature(
            {{QStringLiteral("type"), QStringLiteral("LineString")}, {QStringLiteral("coordinates"), line}},
            about));
    for (const city::Fix& fix : fixes)
        features.append(feature(pointOf(fix.place), app::objectOf(fix)));
    return collection(features);
}

QByteArray Past::csv(const city::Device& device, const std::vector<city::Fix>& fixes) const {
    QString all = QStringLiteral(
        "device,label,uid,local_time,time_utc,received_utc,lon,lat,speed_kmh,heading,altitude_m,"
        "mileage_km,alarm_bits,status_bits,marks\r\n");
    for (const city::Fix& fix : fixes)
        all += QStringList{cell(device.number),         cell(device.label()),
                           device.uid.text(),           text(fix.event),
                           utc(fix.event.ms),           utc(fix.received.ms),
                           degrees(fix.place.lon),      degrees(fix.place.lat),
                           cell(fix.speedKmh),          cell(fix.headingDeg),
                           cell(fix.altitudeM),         cell(fix.mileageKm),
                           QString::number(fix.alarms), QString::number(fix.status),
                           marksOf(fix.marks)}
                   .join(QLatin1Char(',')) +
               QStringLiteral("\r\n");
    return "\xef\xbb\xbf" + all.toUtf8();
}

QJsonObject Past::objectOf(const history::Visit& visit) const {
    const city::Device* known = devices.device(visit.first.device);
    return {{QStringLiteral("device"), known ? known->number : QString()},
            {QStringLiteral("uid"), known ? known->uid.text() : QString()},
            {QStringLiteral("label"), labelOf(visit.first.device)},
            {QStringLiteral("from"), utc(visit.first.event.ms)},
            {QStringLiteral("to"), utc(visit.last.event.ms)},
            {QStringLiteral("positions"), qint64(visit.fixes)},
            {QStringLiteral("lon"), visit.first.place.lon},
            {QStringLiteral("lat"), visit.first.place.lat}};
}

QByteArray Past::lines(const std::vector<history::Visit>& visits) const {
    QString all;
    for (const history::Visit& visit : visits)
        all += QStringLiteral("%1  %2  %3  %4\n")
                   .arg(text(visit.first.event), text(visit.last.event), labelOf(visit.first.device))
                   .arg(visit.fixes);
    return all.toUtf8();
}

QByteArray Past::json(const std::vector<history::Visit>& visits) const {
    QJsonArray rows;
    for (const history::Visit& visit : visits)
        rows.append(objectOf(visit));
    return QJsonDocument(rows).toJson(QJsonDocument::Compact);
}

QByteArray Past::geoJson(const std::vector<history::Visit>& visits) const {
    QJsonArray features;
    for (const history::Visit& visit : visits)
        features.append(feature(pointOf(visit.first.place), objectOf(visit)));
    return collection(features);
}

QByteArray Past::csv(const std::vector<history::Visit>& visits) const {
    QString all =
        QStringLiteral("device,label,uid,from_local,to_local,from_utc,to_utc,positions,lon,lat\r\n");
    for (const history::Visit& visit : visits) {
        const city::Device* known = devices.device(visit.first.device);
        all += QStringList{cell(known ? known->number : QString()),
                           cell(labelOf(visit.first.device)),
                           known ? known->uid.text() : QString(),
                           text(visit.first.event),
                           text(visit.last.event),
                           utc(visit.first.event.ms),
                           utc(visit.last.event.ms),
                           QString::number(visit.fixes),
                           degrees(visit.first.place.lon),
                           degrees(visit.first.place.lat)}
                   .join(QLatin1Char(',')) +
               QStringLiteral("\r\n");
    }
    return "\xef\xbb\xbf" + all.toUtf8();
}

tl::expected<history::Area, QString> takeArea(Arguments& words) {
    const auto area = words.option("--area"), near = words.option("--near"),
               within = words.option("--within");
    if (area) {
        geo::Ring ring;
        for (const QString& corner : area->split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const auto place = placeOf(corner);
            if (!place)
                return tl::unexpected(say(QT_TRANSLATE_NOOP(
                    "xiuhuactl", "--area takes corners in degrees: \"LON LAT, LON LAT, LON LAT\".")));
            ring.push_back(*place);
        }
        if (ring.size() >= 3)
            return history::Area::inside(std::move(ring));
        return tl::unexpected(say(QT_TRANSLATE_NOOP(
            "xiuhuactl", "--area takes corners in degrees: \"LON LAT, LON LAT, LON LAT\".")));
    }
    const auto middle = near ? placeOf(*near) : std::nullopt;
    bool isNumber = true;
    const double metres = within ? within->toDouble(&isNumber) : 100;
    if (!middle || !isNumber || !(metres > 0 && metres <= 100'000))
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("xiuhuactl", "Name an --area, or --near LON,LAT and --within metres.")));
    return history::Area::near(*middle, metres);
}

} // namespace app
