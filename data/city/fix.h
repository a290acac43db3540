// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <QMetaType>
#include <compare>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

namespace city {

/// When something happened, by the clock of the device that tells it. UTC milliseconds. A type of its own, so
/// that it is never taken for the time of arrival.
struct EventTime {
    std::int64_t ms = 0;
    friend auto operator<=>(const EventTime&, const EventTime&) = default;
};

/// When it arrived here, by this machine's clock. UTC milliseconds.
struct ReceiveTime {
    std::int64_t ms = 0;
    friend auto operator<=>(const ReceiveTime&, const ReceiveTime&) = default;
};

/// Names one device (vehicle, watch, sensor) inside one open city: `device.id`. Never leaves the city and its
/// companions: what does carries the device's uid.
struct DeviceKey {
    std::int64_t row = 0; ///< 0 names none
    friend auto operator<=>(const DeviceKey&, const DeviceKey&) = default;
};

/// How a fix came to be what it is; bits of `Fix::marks`.
namespace FixMark {
inline constexpr std::uint8_t refill = 1;    ///< sent later from the device's memory (0x0704, blind zone)
inline constexpr std::uint8_t late = 2;      ///< older than the newest one at its arrival: history only
inline constexpr std::uint8_t converted = 4; ///< its source tells GCJ-02; `place` was converted
inline constexpr std::uint8_t swapped = 8;   ///< came with longitude and latitude swapped, put right
inline constexpr std::uint8_t moving = 16;   ///< speed at or above walking pace, or the device says so
} // namespace FixMark

/// One accepted position of one device: what feed produces, history keeps and maps show. A plain value, trivially
/// copyable. Ordered within a device by `event`, not by arrival.
struct Fix {
    static constexpr float absent = std::numeric_limits<float>::quiet_NaN();

    DeviceKey device;
    EventTime event;
    ReceiveTime received;
    geo::Point place;             ///< WGS-84 or CGCS2000, degrees; valid
    float speedKmh = 0;           ///< km/h, not negative
    float headingDeg = absent;    ///< degrees from north by east, 0..360
    float altitudeM = absent;     ///< metres above sea level, as sent
    float mileageKm = absent;     ///< the odometer
    std::uint32_t alarms = 0;     ///< alarm bits of JT/T 808 0x0200; other feeds map theirs to them
    std::uint32_t status = 0;     ///< status bits of JT/T 808 0x0200
    std::uint8_t marks = 0;       ///< FixMark
};
static_assert(std::is_trivially_copyable_v<Fix>);

/// What a reading measures: the number of a quantity in the list of quantities, which is data. 0 names none.
struct QuantityId {
    std::uint16_t number = 0;
    friend auto operator<=>(const QuantityId&, const QuantityId&) = default;
};

/// One measured value of one device: a tilt, a level, a heart rate, a state as a number. A plain value, trivially
/// copyable. Ordered within a device and quantity by `event`.
struct Reading {
    DeviceKey device;
    EventTime event;
    ReceiveTime received;
    double value = 0;             ///< in the quantity's unit; finite
    QuantityId quantity;
};
static_assert(std::is_trivially_copyable_v<Reading>);

/// What arrived together and is kept together: durable all of it, or none.
struct FeedBatch {
    std::vector<Fix> fixes;
    std::vector<Reading> readings;
    bool isEmpty() const { return fixes.empty() && readings.empty(); }
};

} // namespace city

Q_DECLARE_METATYPE(city::Fix)
Q_DECLARE_METATYPE(city::Reading)
Q_DECLARE_METATYPE(city::FeedBatch)
