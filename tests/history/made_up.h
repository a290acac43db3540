// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"

#include <QDateTime>
#include <bit>

/// 2026-11-15 12:00 UTC: the middle of a month everywhere.
inline constexpr std::int64_t noon = 1'794'744'000'000;

/// A vehicle on its way, one fix a second; each field differs somewhere.
inline city::Fix fixOf(std::int64_t device, int second, std::int64_t from = noon) {
    city::Fix fix;
    fix.device = {device};
    fix.event = {from + second * 1'000};
    fix.received = {fix.event.ms + 40 + second % 7};
    fix.place = {106.5 + device * 0.001 + second * 0.000013, 29.38 + second % 50 * 0.000011};
    fix.speedKmh = float(second % 60) * 0.1f + 20;
    fix.headingDeg = float(second % 360);
    fix.altitudeM = second % 3 ? 240.0f : city::Fix::absent;
    fix.alarms = second % 100 ? 0u : 0x80000001u;
    fix.status = 3;
    fix.marks = std::uint8_t(second % 2 ? city::FixMark::moving : 0);
    return fix;
}

inline city::Reading readingOf(std::int64_t device, int quantity, int second, double value) {
    city::Reading reading;
    reading.device = {device};
    reading.quantity = {std::uint16_t(quantity)};
    reading.event = {noon + second * 1'000};
    reading.received = {reading.event.ms + 15};
    reading.value = value;
    return reading;
}

/// Every bit, NaN included.
inline bool isEqual(const city::Fix& a, const city::Fix& b) {
    const auto bits = [](float value) { return std::bit_cast<std::uint32_t>(value); };
    return a.device == b.device && a.event == b.event && a.received == b.received && a.place == b.place &&
           bits(a.speedKmh) == bits(b.speedKmh) && bits(a.headingDeg) == bits(b.headingDeg) &&
           bits(a.altitudeM) == bits(b.altitudeM) && bits(a.mileageKm) == bits(b.mileageKm) &&
           a.alarms == b.alarms && a.status == b.status && a.marks == b.marks;
}
