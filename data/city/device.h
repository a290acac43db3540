// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"
#include "city/uid.h"

#include <QHash>
#include <QString>
#include <memory>
#include <vector>

namespace city {

/// A kind of device (table `device_kind`): data, so that a city adds its own.
struct DeviceKind {
    enum class Family : std::uint8_t { Vehicle = 0, Watch = 1, Sensor = 2 };
    int id = 0;
    QString code;          ///< sweeper, watering-truck, ...: what symbols and rules go by
    QString name;
    QString nameEn;
    Family family = Family::Vehicle;
    int staleSeconds = 60;    ///< without a fix or reading for so long it is stale, at least
    int offlineSeconds = 300; ///< and after so long offline
    double fastestKmh = 160;  ///< a fix that would need more since the last one is a jump
};

/// One device that reports live: a vehicle, a watch, a sensor (table `device`).
struct Device {
    /// Quarantined ones are known by number only: nothing of theirs is taken until a person approves them.
    enum class Standing : std::uint8_t { Approved = 0, Quarantined = 1, Retired = 2 };
    enum class Datum : std::uint8_t { Wgs84 = 0, Gcj02 = 1 }; ///< of the coordinates it sends

    DeviceKey key;
    Uid uid;
    std::int64_t revision = 0;
    int kind = 0;             ///< device_kind.id
    Standing standing = Standing::Approved;
    QString number;           ///< JT/T 808 terminal number without leading zeros, or an MQTT or NMEA name; unique
    QString name;             ///< what people call it; empty: the plate, else the number
    QString plate;            ///< 渝A·12345; empty for what has none
    QString driver;
    int company = 0;          ///< company.id; 0 = none
    int serviceLine = 0;      ///< service_line.id; 0 = none
    int subDistrict = 0;      ///< sub_district.id of its duty; 0 = anywhere
    Datum datum = Datum::Wgs84;
    QString vendor;           ///< set of vendor items (jt808::ItemKind::vendor); empty: common ones
    QString authentication;   ///< what it must authenticate with; empty: given at its registration
    const QString& label() const { return !plate.isEmpty() ? plate : !name.isEmpty() ? name : number; }
};

/// All devices of a city and their kinds, read once and immutable.
struct DeviceList {
    std::vector<DeviceKind> kinds;
    std::vector<Device> devices; ///< by key
    const Device* device(DeviceKey key) const;   ///< null when there is none
    const Device* byNumber(const QString& number) const;
    const DeviceKind* kind(int id) const;
    void index(); ///< once, after filling the vectors

private:
    QHash<std::int64_t, std::size_t> m_byKey;
    QHash<QString, std::size_t> m_byNumber;
};
using DeviceListPtr = std::shared_ptr<const DeviceList>;

} // namespace city

Q_DECLARE_METATYPE(city::DeviceListPtr)
