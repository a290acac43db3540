// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/frame.h"

namespace jt808 {

/// Status bits of 0x0200 that the program looks at.
namespace Status {
inline constexpr std::uint32_t acc = 1u << 0;
inline constexpr std::uint32_t located = 1u << 1;
inline constexpr std::uint32_t south = 1u << 2;
inline constexpr std::uint32_t west = 1u << 3;
inline constexpr std::uint32_t outOfService = 1u << 4;
inline constexpr std::uint32_t encrypted = 1u << 5;
inline constexpr std::uint32_t gps = 1u << 18;
inline constexpr std::uint32_t beidou = 1u << 19;
inline constexpr std::uint32_t moving = 1u << 22; ///< 2019
} // namespace Status

/// Alarm bits of 0x0200 that the program looks at; all of them have names in lab.h.
namespace Alarm {
inline constexpr std::uint32_t sos = 1u << 0;
inline constexpr std::uint32_t overspeed = 1u << 1;
inline constexpr std::uint32_t fatigue = 1u << 2;
} // namespace Alarm

/// The standard additional items of 0x0200. A number is there when its bit of `present` is set.
struct StandardItems {
    enum Bit : std::uint32_t {
        Mileage = 1 << 0,          ///< 01
        Fuel = 1 << 1,             ///< 02
        Speed = 1 << 2,            ///< 03, the vehicle's own
        AlarmEvent = 1 << 3,       ///< 04
        TyrePressure = 1 << 4,     ///< 05 (2019), 30 bytes: read from the item itself
        Temperature = 1 << 5,      ///< 06 (2019)
        Overspeed = 1 << 6,        ///< 11
        Area = 1 << 7,             ///< 12
        Segment = 1 << 8,          ///< 13
        Signals = 1 << 9,          ///< 25
        InOut = 1 << 10,           ///< 2A
        Analog = 1 << 11,          ///< 2B
        Signal = 1 << 12,          ///< 30
        Satellites = 1 << 13,      ///< 31
    };
    std::uint32_t present = 0;
    std::uint32_t mileage = 0;     ///< 0.1 km
    std::uint16_t fuel = 0;        ///< 0.1 l
    std::uint16_t speed = 0;       ///< 0.1 km/h
    std::uint16_t alarmEvent = 0;  ///< number of the event that a person has to confirm
    std::int16_t temperature = 0;  ///< degrees Celsius in the carriage
    std::uint8_t overspeedKind = 0;  ///< of a place: 0 none, 1 circle, 2 rectangle, 3 polygon, 4 segment
    std::uint32_t overspeedArea = 0; ///< 0 where the kind is 0
    std::uint8_t areaKind = 0;
    std::uint32_t area = 0;
    std::uint8_t areaDirection = 0;  ///< 0 came in, 1 went out
    std::uint32_t segment = 0;
    std::uint16_t segmentSeconds = 0;
    std::uint8_t segmentResult = 0;  ///< 0 too short a time, 1 too long
    std::uint32_t signals = 0;       ///< lights, doors, brakes: bits
    std::uint16_t inOut = 0;
    std::uint32_t analog = 0;        ///< two of 16 bits
    std::uint8_t signal = 0;         ///< of the mobile network
    std::uint8_t satellites = 0;
    bool has(Bit bit) const { return present & bit; }
};

/// The body of 0x0200, as it was sent: nothing is judged. `items` points into the frame.
struct Position {
    std::uint32_t alarms = 0;
    std::uint32_t status = 0;
    std::int32_t lat = 0;          ///< 1e-6 degrees, negative where the status says south; may be beyond 90
    std::int32_t lon = 0;          ///< 1e-6 degrees, negative where the status says west
    std::int16_t altitude = 0;     ///< metres
    std::uint16_t speed = 0;       ///< 0.1 km/h
    std::uint16_t direction = 0;   ///< degrees from north by east
    std::int64_t utcMs = noTime;   ///< noTime where the six bytes are no moment
    StandardItems standard;
    Bytes items;                   ///< id, length, value; one after the other
    Flaw::Set flaws = 0;
    double latitude() const { return lat * 1e-6; }
    double longitude() const { return lon * 1e-6; }
    bool isLocated() const { return status & Status::located; }
};

inline constexpr std::size_t positionLength = 28;

/// False when the body is shorter than 28 bytes: then only `flaws` is set. An item whose length is not the standard's
/// is skipped as a vendor's own; one that runs past the end ends the list with a flaw.
bool readPosition(Bytes body, Position& position);

/// One additional item, standard or a vendor's.
struct Item {
    std::uint8_t id = 0;
    Bytes value;
};
/// Calls `take(const Item&)` for every item that is whole.
template <typename Take>
void eachItem(Bytes items, Take&& take) {
    for (std::size_t at = 0; at + 2 <= items.size() && at + 2 + items[at + 1] <= items.size(); at += 2u + items[at + 1])
        take(Item{items[at], items.subspan(at + 2, items[at + 1])});
}

/// Appends the body of a 0x0200: the fields of `position`, the standard items that are present, then `items` as they
/// are. The signs of lat and lon become status bits.
void putPosition(Buffer& to, const Position& position);

/// What 0x0704 carries: positions in the order sent.
struct Batch {
    std::uint16_t claimed = 0;     ///< as its head says
    bool isRefill = false;         ///< from a blind zone: late by nature
    std::vector<Position> positions; ///< those that could be read
    Flaw::Set flaws = 0;
};
/// Reads as many positions as are there, whatever the count claims.
Batch readBatch(Bytes body);
/// Appends the body of a 0x0704.
void putBatch(Buffer& to, const Batch& batch);

} // namespace jt808
