// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/position.h"

#include <algorithm>
#include <cstdlib>

namespace jt808 {

namespace {

/// True when the item is one of the standard, of the standard's length.
bool readStandard(std::uint8_t id, std::size_t length, const std::uint8_t* at, StandardItems& to) {
    using S = StandardItems;
    const auto mark = [&to](S::Bit bit) { to.present |= bit; return true; };
    switch (id << 8 | int(length)) {
    case 0x0104: to.mileage = dword(at); return mark(S::Mileage);
    case 0x0202: to.fuel = word(at); return mark(S::Fuel);
    case 0x0302: to.speed = word(at); return mark(S::Speed);
    case 0x0402: to.alarmEvent = word(at); return mark(S::AlarmEvent);
    case 0x051e: return mark(S::TyrePressure);
    case 0x0602: to.temperature = std::int16_t(word(at)); return mark(S::Temperature);
    case 0x1101: to.overspeedKind = *at; return mark(S::Overspeed);
    case 0x1105: to.overspeedKind = *at; to.overspeedArea = dword(at + 1); return mark(S::Overspeed);
    case 0x1206: to.areaKind = *at; to.area = dword(at + 1); to.areaDirection = at[5]; return mark(S::Area);
    case 0x1307:
        to.segment = dword(at);
        to.segmentSeconds = word(at + 4);
        to.segmentResult = at[6];
        return mark(S::Segment);
    case 0x2504: to.signals = dword(at); return mark(S::Signals);
    case 0x2a02: to.inOut = word(at); return mark(S::InOut);
    case 0x2b04: to.analog = dword(at); return mark(S::Analog);
    case 0x3001: to.signal = *at; return mark(S::Signal);
    case 0x3101: to.satellites = *at; return mark(S::Satellites);
    default: return false;
    }
}

void putItem(Buffer& to, std::uint8_t id, std::initializer_list<std::uint32_t> values, std::initializer_list<int> sizes) {
    put(to, id);
    const std::size_t lengthAt = to.size();
    put(to, 0);
    auto size = sizes.begin();
    for (const std::uint32_t value : values) {
        for (int shift = (*size - 1) * 8; shift >= 0; shift -= 8) put(to, std::uint8_t(value >> shift));
        ++size;
    }
    to[lengthAt] = std::uint8_t(to.size() - lengthAt - 1);
}

void putStandard(Buffer& to, const StandardItems& from) {
    using S = StandardItems;
    if (from.has(S::Mileage)) putItem(to, 0x01, {from.mileage}, {4});
    if (from.has(S::Fuel)) putItem(to, 0x02, {from.fuel}, {2});
    if (from.has(S::Speed)) putItem(to, 0x03, {from.speed}, {2});
    if (from.has(S::AlarmEvent)) putItem(to, 0x04, {from.alarmEvent}, {2});
    if (from.has(S::Temperature)) putItem(to, 0x06, {std::uint16_t(from.temperature)}, {2});
    if (from.has(S::Overspeed) && from.overspeedKind == 0) putItem(to, 0x11, {0}, {1});
    else if (from.has(S::Overspeed)) putItem(to, 0x11, {from.overspeedKind, from.overspeedArea}, {1, 4});
    if (from.has(S::Area)) putItem(to, 0x12, {from.areaKind, from.area, from.areaDirection}, {1, 4, 1});
    if (from.has(S::Segment))
        putItem(to, 0x13, {from.segment, from.segmentSeconds, from.segmentResult}, {4, 2, 1});
    if (from.has(S::Signals)) putItem(to, 0x25, {from.signals}, {4});
    if (from.has(S::InOut)) putItem(to, 0x2a, {from.inOut}, {2});
    if (from.has(S::Analog)) putItem(to, 0x2b, {from.analog}, {4});
    if (from.has(S::Signal)) putItem(to, 0x30, {from.signal}, {1});
    if (from.has(S::Satellites)) putItem(to, 0x31, {from.satellites}, {1});
}

/// Four bytes that no magnitude of a real place needs the sign bit of; kept within 31 bits so that it can be signed.
std::int32_t signedDegrees(std::uint32_t magnitude, bool negative) {
    const auto kept = std::int32_t(std::min(magnitude, std::uint32_t(INT32_MAX)));
    return negative ? -kept : kept;
}

} // namespace

bool readPosition(Bytes body, Position& position) {
    position.flaws = 0;
    position.standard.present = 0;
    if (body.size() < positionLength) {
        position.flaws = Flaw::body;
        return false;
    }
    const std::uint8_t* at = body.data();
    position.alarms = dword(at);
    position.status = dword(at + 4);
    position.lat = signedDegrees(dword(at + 8), position.status & Status::south);
    position.lon = signedDegrees(dword(at + 12), position.status & Status::west);
    position.altitude = std::int16_t(word(at + 16));
    position.speed = word(at + 18);
    position.direction = word(at + 20);
    position.utcMs = timeOf(at + 22);
    if (position.utcMs == noTime) position.flaws |= Flaw::time;
    position.items = body.subspan(positionLength);
    std::size_t next = 0;
    const std::size_t size = position.items.size();
    const std::uint8_t* items = position.items.data();
    while (next + 2 <= size && next + 2 + items[next + 1] <= size) {
        readStandard(items[next], items[next + 1], items + next + 2, position.standard);
        next += 2u + items[next + 1];
    }
    if (next != size) position.flaws |= Flaw::items;
    return true;
}

void putPosition(Buffer& to, const Position& position) {
    putDword(to, position.alarms);
    const std::uint32_t sides = (position.lat < 0 ? Status::south : 0) | (position.lon < 0 ? Status::west : 0);
    putDword(to, (position.status & ~(Status::south | Status::west)) | sides);
    putDword(to, std::uint32_t(std::abs(position.lat)));
    putDword(to, std::uint32_t(std::abs(position.lon)));
    putWord(to, std::uint16_t(position.altitude));
    putWord(to, position.speed);
    putWord(to, position.direction);
    putTime(to, position.utcMs);
    putStandard(to, position.standard);
    putBytes(to, position.items);
}

Batch readBatch(Bytes body) {
    Batch batch;
    if (body.size() < 3) {
        batch.flaws = Flaw::body;
        return batch;
    }
    batch.claimed = word(body.data());
    batch.isRefill = body[2] == 1;
    std::size_t at = 3;
    batch.positions.reserve(std::min<std::size_t>(batch.claimed, body.size() / (positionLength + 2)));
    while (at + 2 <= body.size()) {
        const std::size_t length = word(body.data() + at);
        Position position;
        const Bytes rest = body.subspan(at + 2, std::min(length, body.size() - at - 2));
        if (readPosition(rest, position)) batch.positions.push_back(position);
        else batch.flaws |= Flaw::body;
        batch.flaws |= position.flaws;
        if (rest.size() < length) batch.flaws |= Flaw::body;
        at += 2 + length;
    }
    if (batch.positions.size() != batch.claimed) batch.flaws |= Flaw::body;
    return batch;
}

void putBatch(Buffer& to, const Batch& batch) {
    putWord(to, std::uint16_t(batch.positions.size()));
    put(to, batch.isRefill);
    for (const Position& position : batch.positions) {
        const std::size_t lengthAt = to.size();
        putWord(to, 0);
        putPosition(to, position);
        const std::size_t length = to.size() - lengthAt - 2;
        to[lengthAt] = std::uint8_t(length >> 8);
        to[lengthAt + 1] = std::uint8_t(length);
    }
}

} // namespace jt808
