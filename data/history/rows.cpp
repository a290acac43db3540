// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rows.h"

#include <QCoreApplication>

namespace history {

namespace {

constexpr std::int64_t applicationId = 0x58484849; // "XHHI"
constexpr std::int64_t layout = 1;

float realOf(const store::Statement& from, int column) {
    return from.isNull(column) ? city::Fix::absent : float(from.real(column));
}

QByteArray schema() {
    QByteArray sql =
        "CREATE TABLE chunk(id INTEGER PRIMARY KEY, quantity INTEGER NOT NULL, device INTEGER NOT NULL, "
        "first INTEGER NOT NULL, last INTEGER NOT NULL, rows INTEGER NOT NULL, "
        "west REAL, south REAL, east REAL, north REAL, body BLOB NOT NULL);"
        "CREATE INDEX chunk_device ON chunk(quantity, device, first, last, rows);"
        "CREATE INDEX chunk_when ON chunk(quantity, first, last, west, south, east, north, device);"
        "CREATE TABLE recent_group(side INTEGER NOT NULL, grp INTEGER NOT NULL, first INTEGER NOT NULL, "
        "last INTEGER NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY(side, grp)) WITHOUT ROWID;";
    for (int side = 0; side < 2; ++side)
        sql +=
            "CREATE TABLE " + Recent<city::Fix>::table(side) +
            "(grp INTEGER, device INTEGER, event INTEGER, seq INTEGER, received INTEGER, lon REAL, lat REAL, "
            "speed REAL, heading REAL, altitude REAL, mileage REAL, alarms INTEGER, status INTEGER, "
            "marks INTEGER, PRIMARY KEY(grp, device, event, seq)) WITHOUT ROWID;"
            "CREATE TABLE " +
            Recent<city::Reading>::table(side) +
            "(grp INTEGER, device INTEGER, quantity INTEGER, event INTEGER, seq INTEGER, received INTEGER, "
            "value REAL, PRIMARY KEY(grp, device, quantity, event, seq)) WITHOUT ROWID;";
    return sql + "PRAGMA application_id=" + QByteArray::number(applicationId) +
           ";PRAGMA user_version=" + QByteArray::number(layout) + ";";
}

} // namespace

void Recent<city::Fix>::bind(store::Statement& to, const city::Fix& fix) {
    to.bind(1, fix.device.row).bind(2, fix.event.ms).bind(3, fix.received.ms);
    to.bind(4, fix.place.lon)
        .bind(5, fix.place.lat)
        .bind(6, double(fix.speedKmh))
        .bind(7, double(fix.headingDeg));
    to.bind(8, double(fix.altitudeM)).bind(9, double(fix.mileageKm)); // NaN becomes NULL
    to.bind(10, fix.alarms).bind(11, fix.status).bind(12, fix.marks);
}

city::Fix Recent<city::Fix>::read(const store::Statement& from) {
    city::Fix fix;
    fix.device = {from.integer(0)};
    fix.event = {from.integer(1)};
    fix.received = {from.integer(2)};
    fix.place = {from.real(3), from.real(4)};
    fix.speedKmh = realOf(from, 5);
    fix.headingDeg = realOf(from, 6);
    fix.altitudeM = realOf(from, 7);
    fix.mileageKm = realOf(from, 8);
    fix.alarms = std::uint32_t(from.integer(9));
    fix.status = std::uint32_t(from.integer(10));
    fix.marks = std::uint8_t(from.integer(11));
    return fix;
}

void Recent<city::Reading>::bind(store::Statement& to, const city::Reading& reading) {
    to.bind(1, reading.device.row).bind(2, reading.quantity.number).bind(3, reading.event.ms);
    to.bind(4, reading.received.ms).bind(5, reading.value);
}

city::Reading Recent<city::Reading>::read(const store::Statement& from) {
    city::Reading reading;
    reading.device = {from.integer(0)};
    reading.quantity = {std::uint16_t(from.integer(1))};
    reading.event = {from.integer(2)};
    reading.received = {from.integer(3)};
    reading.value = from.real(4);
    return reading;
}

city::Result<void> prepareMonth(store::Database& db) {
    const auto id = db.number("PRAGMA application_id"), version = db.number("PRAGMA user_version");
    const auto tables = db.number("SELECT count(*) FROM sqlite_master");
    if (!id || !version || !tables)
        return tl::unexpected((!id ? id : !version ? version : tables).error());
    if (*tables == 0) {
        // Larger pages for the chunks. The log is durable with each commit.
        if (auto made = db.execute("PRAGMA page_size=8192;PRAGMA journal_mode=WAL;BEGIN IMMEDIATE"); !made)
            return made;
        const auto others = db.number("SELECT count(*) FROM sqlite_master");
        if (others && *others == 0)
            if (auto made = db.execute(schema().toStdString()); !made)
                return made;
        return db.execute("COMMIT");
    }
    if (*id != applicationId)
        return city::fail(
            city::FaultKind::Foreign,
            QCoreApplication::translate("history", "%1 is no file of a city's history.").arg(db.path()));
    if (*version > layout)
        return city::fail(
            city::FaultKind::Newer,
            QCoreApplication::translate("history", "%1 was written by a newer version of this program.")
                .arg(db.path()));
    return {};
}

} // namespace history
