// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/terminal.h"

#include "jt808/items.h"

namespace feed {

using namespace jt808;

namespace {

/// At walking pace a vehicle moves; below it GNSS noise does.
constexpr float movingKmh = 3;

city::Fix fixOf(const Position& position, city::DeviceKey device, std::int64_t nowMs) {
    city::Fix fix;
    fix.device = device;
    fix.event = {position.utcMs == noTime ? 0 : position.utcMs};
    fix.received = {nowMs};
    fix.place = {position.longitude(), position.latitude()};
    fix.speedKmh = float(position.speed) * 0.1f;
    if (position.direction <= 360) fix.headingDeg = float(position.direction % 360);
    fix.altitudeM = position.altitude;
    if (position.standard.has(StandardItems::Mileage)) fix.mileageKm = float(position.standard.mileage) * 0.1f;
    fix.alarms = position.alarms;
    fix.status = position.status;
    if (fix.speedKmh >= movingKmh || (position.status & Status::moving)) fix.marks |= city::FixMark::moving;
    return fix;
}

} // namespace

Header Terminal::header() {
    Header header;
    header.version = m_version;
    header.terminal = m_number;
    header.serial = m_serial++;
    return header;
}

void Terminal::reply(std::uint16_t serial, std::uint16_t id, std::uint8_t outcome, Buffer& out) {
    putBytes(out, encodeReply(header(), {serial, id, outcome}, false));
}

void Terminal::send(const Message& message, Buffer& out) {
    const Buffer wire = encode(header(), message);
    putBytes(out, wire);
}

Terminal::Wish Terminal::refuse(Reason reason, const Header& header, std::int64_t nowMs) {
    m_desk.refuse(reason, header.terminal, m_device, nowMs);
    return !isAuthenticated() && ++m_refused >= mostRefusedBefore ? Wish::Leave : Wish::Stay;
}

Terminal::Wish Terminal::take(const Frame& frame, std::int64_t nowMs, Buffer& out) {
    ++m_desk.source().frames;
    const Header& header = frame.header;
    // Nothing of a damaged frame is believed, so that it is not answered either and comes again.
    if (frame.flaws) return refuse(Reason::BadFrame, header, nowMs);
    if (!isAuthenticated()) {
        m_number = header.terminal;
        m_version = header.version;
        return takeStranger(frame, decode(frame), nowMs, out);
    }
    if (header.terminal != m_number) return refuse(Reason::OtherNumber, header, nowMs);
    if (!header.isDivided()) {
        takeBody(header.id, header.serial, frame.body, nowMs, out);
        return Wish::Stay;
    }
    Assembly::Whole whole;
    if (m_assembly.take(frame, nowMs, whole)) takeBody(whole.id, header.serial, whole.body, nowMs, out);
    return Wish::Stay;
}

Terminal::Wish Terminal::takeStranger(const Frame& frame, const Decoded& decoded, std::int64_t nowMs, Buffer& out) {
    if (const auto* registration = std::get_if<Registration>(&decoded.message))
        return enrol(*registration, frame.header, nowMs, out);
    if (const auto* authentication = std::get_if<Authentication>(&decoded.message))
        return authenticate(*authentication, frame.header, nowMs, out);
    reply(frame.header.serial, frame.header.id, GeneralReply::Failed, out);
    return refuse(Reason::NotAuthenticated, frame.header, nowMs);
}

Terminal::Wish Terminal::enrol(const Registration& registration, const Header& header, std::int64_t nowMs, Buffer& out) {
    m_version = registration.version == Version::V2011 ? Version::V2013 : registration.version; // one header
    const city::Device* device = m_desk.deviceOf(header.terminal);
    const bool isKnown = device && device->standing != city::Device::Standing::Quarantined;
    if (!isKnown) {
        m_desk.fleet().meet(header.terminal.text(), m_address, registration.plate, registration.model, {nowMs});
        send(RegistrationReply{header.serial, RegistrationReply::NoTerminal, {}}, out);
        return refuse(Reason::UnknownTerminal, header, nowMs);
    }
    if (device->standing == city::Device::Standing::Retired) {
        send(RegistrationReply{header.serial, RegistrationReply::NoTerminal, {}}, out);
        return refuse(Reason::Retired, header, nowMs);
    }
    send(RegistrationReply{header.serial, RegistrationReply::Ok, m_desk.codeOf(*device)}, out);
    return Wish::Stay;
}

Terminal::Wish Terminal::authenticate(const Authentication& given, const Header& header, std::int64_t nowMs, Buffer& out) {
    const city::Device* device = m_desk.deviceOf(header.terminal);
    const auto no = [&](Reason reason) {
        reply(header.serial, header.id, GeneralReply::Failed, out);
        return refuse(reason, header, nowMs);
    };
    if (!device || device->standing == city::Device::Standing::Quarantined) {
        m_desk.fleet().meet(header.terminal.text(), m_address, {}, {}, {nowMs});
        return no(Reason::UnknownTerminal);
    }
    if (device->standing == city::Device::Standing::Retired) return no(Reason::Retired);
    if (given.code != m_desk.codeOf(*device)) return no(Reason::WrongCode);
    m_device = device->key;
    refresh();
    m_desk.fleet().heard(m_device, {nowMs});
    reply(header.serial, header.id, GeneralReply::Ok, out);
    return Wish::Stay;
}

bool Terminal::refresh() {
    if (!isAuthenticated()) return true;
    const city::Device* device = m_desk.fleet().devices().device(m_device);
    if (!device || device->standing != city::Device::Standing::Approved) return false;
    if (device->number.toStdString() != m_number.text()) return false;
    m_datum = device->datum;
    m_vendor = device->vendor.toStdString();
    return true;
}

void Terminal::takeBody(std::uint16_t id, std::uint16_t serial, Bytes body, std::int64_t nowMs, Buffer& out) {
    const auto later = [&](std::uint8_t outcome) { m_desk.answers().push_back({m_connection, serial, id, outcome}); };
    if (id == Id::position) {
        Position position;
        const bool isWhole = readPosition(body, position);
        if (isWhole) takePosition(position, false, nowMs);
        later(isWhole ? GeneralReply::Ok : GeneralReply::Wrong);
        return;
    }
    const Decoded decoded = decode(id, m_version, body);
    m_desk.fleet().heard(m_device, {nowMs});
    if (const auto* batch = std::get_if<Batch>(&decoded.message)) {
        for (const Position& position : batch->positions) takePosition(position, batch->isRefill, nowMs);
        later(batch->positions.empty() ? GeneralReply::Wrong : GeneralReply::Ok);
    } else if (const auto* answer = std::get_if<PositionAnswer>(&decoded.message)) {
        if (!(decoded.flaws & Flaw::body)) takePosition(answer->position, false, nowMs);
        later(GeneralReply::Ok);
    } else if (id == Id::registration) {
        const city::Device* device = m_desk.fleet().devices().device(m_device);
        send(RegistrationReply{serial, RegistrationReply::Ok, device ? m_desk.codeOf(*device) : std::string()}, out);
    } else if (id == Id::timeQuestion) {
        send(TimeAnswer{nowMs}, out);
    } else if (id != Id::terminalReply) {
        const bool isKnown = id == Id::heartbeat || id == Id::authentication || id == Id::unregister;
        reply(serial, id, isKnown ? GeneralReply::Ok : GeneralReply::Unsupported, out);
    }
}

void Terminal::takePosition(const Position& position, bool isRefill, std::int64_t nowMs) {
    Candidate candidate;
    candidate.fix = fixOf(position, m_device, nowMs);
    candidate.hasPlace = position.isLocated() && !(position.status & Status::encrypted);
    candidate.hasTime = position.utcMs != noTime;
    candidate.datum = m_datum;
    if (isRefill) candidate.fix.marks |= city::FixMark::refill;
    const Verdict verdict = m_desk.fleet().take(candidate, extrasOf(position), m_desk.source());
    if (verdict.kind != Verdict::Reject) m_desk.batch().fixes.push_back(candidate.fix);
}

Fleet::Extras Terminal::extrasOf(const Position& position) const {
    constexpr std::uint8_t lastStandard = 0x31;
    Fleet::Extras extras;
    eachItem(position.items, [&](const Item& item) {
        const ItemKind* kind = item.id > lastStandard ? kindOf(item, m_vendor) : nullptr;
        const auto number = kind ? numberOf(item, *kind) : std::nullopt;
        if (!number) return;
        const std::string_view quantity = kind->quantity;
        if (quantity == "battery") extras.batteryPercent = float(*number);
        else if (quantity == "task") extras.taskPercent = float(*number);
        else if (quantity == "tank") extras.tankPercent = float(*number);
    });
    return extras;
}

} // namespace feed
