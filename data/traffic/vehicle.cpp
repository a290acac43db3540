// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/vehicle.h"

#include <cmath>

namespace traffic {

using namespace jt808;

Vehicle::Vehicle(const RoadNet& net, std::string_view number, int index, const Troubles& troubles)
    : m_drive(net, std::uint64_t(index) + 1), m_troubles(troubles), m_lot(std::minstd_rand::result_type(index * 7919 + 17)), m_index(index) {
    constexpr Version editions[] = {Version::V2013, Version::V2013, Version::V2019, Version::V2019, Version::V2011};
    m_header.version = editions[index % 5];
    m_header.terminal = TerminalNumber::parse(number);
    m_hasWrongClock = chance(m_troubles.wrongClock);
}

bool Vehicle::chance(double share) {
    return m_troubles.any && double(m_lot()) < share * double(std::minstd_rand::max());
}

void Vehicle::send(const Message& message) {
    const Buffer wire = encode(m_header, message);
    ++m_header.serial;
    putBytes(out, wire);
}

void Vehicle::connected() {
    m_online = false;
    m_splitter = {};
    out.clear();
    m_held.clear();
    send(Registration{50, 113, "XH", "XH-SIM", std::to_string(m_index % 10'000'000), 2, "渝A示" + std::to_string(m_index), m_header.version});
}

void Vehicle::receive(Bytes bytes) {
    m_splitter.push(bytes, [this](const Frame& frame) {
        const Decoded decoded = decode(frame);
        if (const auto* enrolled = std::get_if<RegistrationReply>(&decoded.message)) {
            if (enrolled->outcome == RegistrationReply::Ok) send(Authentication{enrolled->code, "000000000000000", "sim"});
        } else if (const auto* reply = std::get_if<GeneralReply>(&decoded.message)) {
            if (reply->id == Id::authentication) m_online = reply->outcome == GeneralReply::Ok;
            if (reply->id == Id::position || reply->id == Id::batch) ++answered;
        } else if (std::holds_alternative<PositionQuery>(decoded.message)) {
            PositionAnswer answer;
            answer.serial = frame.header.serial;
            answer.position = position(0);
            send(answer);
        } else if (frame.header.id != Id::timeAnswer) {
            putBytes(out, encodeReply(m_header, {frame.header.serial, frame.header.id, GeneralReply::Ok}, true));
            ++m_header.serial;
        }
    });
}

Position Vehicle::position(std::int64_t nowMs) {
    constexpr std::int64_t hour = 3'600'000;
    const geo::Point place = m_drive.place();
    Position position;
    position.status = Status::acc | Status::located | Status::gps | Status::beidou;
    position.lat = std::int32_t(std::lround(place.lat * 1e6));
    position.lon = std::int32_t(std::lround(place.lon * 1e6));
    position.altitude = 230;
    position.speed = std::uint16_t(m_drive.speedKmh() * 10);
    position.direction = std::uint16_t(m_drive.headingDeg()) % 360;
    position.utcMs = nowMs + (m_hasWrongClock && m_seconds < 60 ? hour : 0);
    position.standard.present = StandardItems::Mileage | StandardItems::Signal | StandardItems::Satellites;
    position.standard.mileage = std::uint32_t(10'000 * (m_index % 50) + m_drive.metres() / 100);
    position.standard.signal = 24;
    position.standard.satellites = std::uint8_t(9 + m_index % 8);
    const double worked = std::fmod(m_seconds / 36 + m_index * 7, 100);
    m_items = {0xf1, 1, std::uint8_t(worked), 0xf2, 1, std::uint8_t(100 - std::fmod(worked * 3, 100)),
               0xf3, 1, std::uint8_t(100 - std::fmod(worked / 2, 80))};
    position.items = m_items;
    return position;
}

void Vehicle::sendPosition(const Position& position) {
    const std::size_t before = out.size();
    send(position);
    ++reports;
    if (chance(m_troubles.damaged)) out[before + 20] ^= 1;
    if (!chance(m_troubles.half)) return;
    const std::size_t half = before + (out.size() - before) / 2;
    m_held.assign(out.begin() + std::ptrdiff_t(half), out.end());
    out.resize(half);
}

void Vehicle::refill() {
    constexpr std::size_t atOnce = 20;
    for (std::size_t from = 0; from < m_stored.size(); from += atOnce) {
        Batch batch;
        batch.isRefill = true;
        batch.positions.assign(m_stored.begin() + std::ptrdiff_t(from),
                               m_stored.begin() + std::ptrdiff_t(std::min(from + atOnce, m_stored.size())));
        reports += batch.positions.size();
        send(batch);
    }
    m_stored.clear();
}

void Vehicle::report(double seconds, std::int64_t nowMs) {
    m_seconds += seconds;
    m_drive.advance(seconds);
    if (!m_online) return;
    putBytes(out, m_held);
    m_held.clear();
    Position now = position(nowMs);
    if (m_tunnelLeft > 0) {
        now.items = {};
        m_stored.push_back(now);
        if (--m_tunnelLeft == 0) refill();
        return;
    }
    if (chance(m_troubles.tunnel)) m_tunnelLeft = 10 + int(m_lot() % 40);
    if (chance(m_troubles.noFix)) now.status &= ~Status::located;
    if (chance(m_troubles.jump)) now.lon += 100'000;
    sendPosition(now);
    if (chance(m_troubles.duplicate)) sendPosition(now);
    if (!chance(m_troubles.storm)) return;
    for (int i = 0; i < 50; ++i) {
        now.utcMs += 10; // the protocol tells whole seconds: most of these are sent twice
        sendPosition(now);
    }
}

} // namespace traffic
