// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/chunk.h"
#include "store/database.h"

#include <tuple>

namespace history {

/// What fixes and readings have in common for the files that keep them, and what not. `quantity` is 0 for
/// fixes.
inline int quantityOf(const city::Fix&) {
    return 0;
}
inline int quantityOf(const city::Reading& reading) {
    return reading.quantity.number;
}

inline auto orderOf(const city::Fix& fix) {
    return std::tuple(fix.device, 0, fix.event, fix.place.lon, fix.place.lat);
}
inline auto orderOf(const city::Reading& reading) {
    return std::tuple(reading.device, int(reading.quantity.number), reading.event, reading.value, 0.0);
}
/// By device, quantity and time.
template <typename Row>
bool isBefore(const Row& a, const Row& b) {
    return orderOf(a) < orderOf(b);
}
/// Sent twice: same device, time and place, or value.
template <typename Row>
bool isSame(const Row& a, const Row& b) {
    return orderOf(a) == orderOf(b);
}

template <typename Row>
bool isSameDevice(const Row& a, const Row& b) {
    return a.device == b.device && quantityOf(a) == quantityOf(b);
}

/// The tables of rows that are not packed yet: two sides, one that is written to and one that is being
/// packed.
template <typename Row>
struct Recent;

template <>
struct Recent<city::Fix> {
    static QByteArray table(int side) { return "recent_fix_" + QByteArray::number(side); }
    static constexpr const char* columns =
        "device, event, received, lon, lat, speed, heading, altitude, mileage, "
        "alarms, status, marks, grp, seq";
    static constexpr int count = 14;
    static void bind(store::Statement& to, const city::Fix& fix);
    static city::Fix read(const store::Statement& from);
    static city::Result<std::vector<city::Fix>> unpack(Bytes bytes, city::DeviceKey device, int) {
        return unpackFixes(bytes, device);
    }
};

template <>
struct Recent<city::Reading> {
    static QByteArray table(int side) { return "recent_reading_" + QByteArray::number(side); }
    static constexpr const char* columns = "device, quantity, event, received, value, grp, seq";
    static constexpr int count = 7;
    static void bind(store::Statement& to, const city::Reading& reading);
    static city::Reading read(const store::Statement& from);
    static city::Result<std::vector<city::Reading>> unpack(Bytes bytes, city::DeviceKey device,
                                                           int quantity) {
        return unpackReadings(bytes, device, {std::uint16_t(quantity)});
    }
};

/// Makes the tables of a month's file where they are not there yet; refuses a file of another program or a
/// newer layout.
city::Result<void> prepareMonth(store::Database& db);

} // namespace history
