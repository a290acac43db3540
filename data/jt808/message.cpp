// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/message.h"

#include "jt808/gbk.h"

#include <algorithm>

namespace jt808 {

namespace {

/// Takes a body apart from its front; what is not there any more is empty and makes the whole fail.
class Cursor {
public:
    explicit Cursor(Bytes bytes) : m_left(bytes) {}
    Bytes take(std::size_t count) {
        if (count > m_left.size()) {
            m_failed = true;
            count = m_left.size();
        }
        const Bytes taken = m_left.first(count);
        m_left = m_left.subspan(count);
        return taken;
    }
    std::uint8_t byte() {
        const Bytes one = take(1);
        return one.empty() ? std::uint8_t(0) : one[0];
    }
    std::uint16_t word() {
        const std::uint16_t high = byte();
        return std::uint16_t(high << 8 | byte());
    }
    std::uint32_t dword() {
        const std::uint32_t high = word();
        return high << 16 | word();
    }
    std::string text(std::size_t count) {
        std::string text = fromGbk(take(count));
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }
    std::string rest() { return text(m_left.size()); }
    Bytes left() const { return m_left; }
    bool failed() const { return m_failed; }

private:
    Bytes m_left;
    bool m_failed = false;
};

/// Where the plate's colour stands in the body of a registration.
constexpr std::size_t colourAt2011 = 24, colourAt2013 = 36, colourAt2019 = 75;

/// A colour of JT/T 415 and behind it a plate or a VIN: letters, digits, GBK, and zeros at the end only.
bool looksLikePlate(Bytes body, std::size_t at) {
    if (body.size() <= at || (body[at] > 5 && body[at] != 9 && (body[at] < 91 || body[at] > 94))) return false;
    const Bytes plate = body.subspan(at + 1);
    const auto end = std::find(plate.begin(), plate.end(), 0);
    return std::all_of(plate.begin(), end, [](std::uint8_t b) { return b >= 0x20 && b != 0x7f; }) &&
           std::all_of(end, plate.end(), [](std::uint8_t b) { return b == 0; });
}

/// 2011 where the body is too short for 2013, or only its shape fits.
Version editionOf(Bytes body, Version header) {
    if (header == Version::V2019) return header;
    if (body.size() <= colourAt2013) return Version::V2011;
    return !looksLikePlate(body, colourAt2013) && looksLikePlate(body, colourAt2011) ? Version::V2011 : Version::V2013;
}

Registration readRegistration(Cursor& body, Version header) {
    Registration out;
    out.version = editionOf(body.left(), header);
    const bool new2019 = out.version == Version::V2019;
    out.province = body.word();
    out.county = body.word();
    out.maker = body.text(new2019 ? 11 : 5);
    out.model = body.text(new2019 ? 30 : out.version == Version::V2011 ? 8 : 20);
    out.id = body.text(new2019 ? 30 : 7);
    out.plateColour = body.byte();
    out.plate = body.rest();
    return out;
}

Authentication readAuthentication(Cursor& body, Version version) {
    Authentication out;
    if (version != Version::V2019) {
        out.code = body.rest();
        return out;
    }
    out.code = body.text(body.byte());
    out.imei = body.text(15);
    out.software = body.text(body.byte());
    return out;
}

RegistrationReply readRegistrationReply(Cursor& body) {
    RegistrationReply out;
    out.serial = body.word();
    out.outcome = body.byte();
    out.code = body.rest();
    return out;
}

Resend readResend(Cursor& body, Version version) {
    Resend out;
    out.serial = body.word();
    const std::size_t count = version == Version::V2019 ? body.word() : body.byte();
    for (std::size_t i = 0; i < count && !body.failed(); ++i) out.packets.push_back(body.word());
    return out;
}

Text readText(Cursor& body, Version version) {
    Text out;
    out.flags = body.byte();
    if (version == Version::V2019) out.kind = body.byte();
    out.text = body.rest();
    return out;
}

Message readPositionAnswer(Cursor& body, Flaw::Set& flaws) {
    PositionAnswer out;
    out.serial = body.word();
    if (!readPosition(body.left(), out.position)) flaws |= Flaw::body;
    flaws |= out.position.flaws;
    return out;
}

GeneralReply readReply(Cursor& body) {
    GeneralReply out;
    out.serial = body.word();
    out.id = body.word();
    out.outcome = body.byte();
    return out;
}

Message readTime(Cursor& body, Flaw::Set& flaws) {
    TimeAnswer out;
    const Bytes six = body.take(6);
    if (six.size() == 6) out.utcMs = timeOf(six.data());
    if (out.utcMs == noTime) flaws |= Flaw::time;
    return out;
}

Message read(std::uint16_t id, Version version, Cursor& body, Flaw::Set& flaws) {
    switch (id) {
    case Id::terminalReply:
    case Id::platformReply: return readReply(body);
    case Id::heartbeat: return Heartbeat{};
    case Id::unregister: return Unregister{};
    case Id::timeQuestion: return TimeQuestion{};
    case Id::registration: return readRegistration(body, version);
    case Id::registrationReply: return readRegistrationReply(body);
    case Id::authentication: return readAuthentication(body, version);
    case Id::positionAnswer: return readPositionAnswer(body, flaws);
    case Id::timeAnswer: return readTime(body, flaws);
    case Id::resend: return readResend(body, version);
    case Id::positionQuery: return PositionQuery{};
    case Id::tracking: {
        const std::uint16_t interval = body.word();
        return Tracking{interval, interval && !body.left().empty() ? body.dword() : 0};
    }
    case Id::text: return readText(body, version);
    default: return Other{};
    }
}

} // namespace

Decoded decode(std::uint16_t id, Version version, Bytes body) {
    Decoded out;
    if (id == Id::position) {
        Position position;
        readPosition(body, position);
        out.flaws = position.flaws;
        if (!(out.flaws & Flaw::body)) out.message = position;
    } else if (id == Id::batch) {
        Batch batch = readBatch(body);
        out.flaws = batch.flaws;
        out.message = std::move(batch);
    } else {
        Cursor cursor(body);
        out.message = read(id, version, cursor, out.flaws);
        if (cursor.failed()) out.flaws |= Flaw::body;
    }
    return out;
}

Decoded decode(const Frame& frame) {
    constexpr Flaw::Set unreadable = Flaw::tooShort | Flaw::encrypted;
    if ((frame.flaws & unreadable) || frame.header.isDivided()) return {Other{}, frame.flaws};
    Decoded out = decode(frame.header.id, frame.header.version, frame.body);
    out.flaws |= frame.flaws;
    return out;
}

} // namespace jt808
