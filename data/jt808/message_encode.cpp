// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/gbk.h"
#include "jt808/message.h"

#include <algorithm>

namespace jt808 {

namespace {

constexpr std::size_t longestBody = 1023;

void putString(Buffer& to, std::string_view utf8) { putBytes(to, toGbk(utf8)); }

void putFilled(Buffer& to, std::string_view utf8, std::size_t length) {
    const Buffer text = toGbk(utf8);
    putText(to, {reinterpret_cast<const char*>(text.data()), text.size()}, length);
}

/// Writes the body of each message and tells its id.
struct BodyWriter {
    Version version;
    Buffer& to;

    std::uint16_t operator()(const Other&) { return 0; }
    std::uint16_t operator()(const GeneralReply& reply) {
        putWord(to, reply.serial);
        putWord(to, reply.id);
        put(to, reply.outcome);
        return Id::platformReply;
    }
    std::uint16_t operator()(const Heartbeat&) { return Id::heartbeat; }
    std::uint16_t operator()(const Unregister&) { return Id::unregister; }
    std::uint16_t operator()(const TimeQuestion&) { return Id::timeQuestion; }
    std::uint16_t operator()(const Registration& registration) {
        const bool new2019 = version == Version::V2019;
        putWord(to, registration.province);
        putWord(to, registration.county);
        putFilled(to, registration.maker, new2019 ? 11 : 5);
        putFilled(to, registration.model, new2019 ? 30 : version == Version::V2011 ? 8 : 20);
        putFilled(to, registration.id, new2019 ? 30 : 7);
        put(to, registration.plateColour);
        putString(to, registration.plate);
        return Id::registration;
    }
    std::uint16_t operator()(const RegistrationReply& reply) {
        putWord(to, reply.serial);
        put(to, reply.outcome);
        if (reply.outcome == RegistrationReply::Ok) putString(to, reply.code);
        return Id::registrationReply;
    }
    std::uint16_t operator()(const Authentication& authentication) {
        if (version != Version::V2019) {
            putString(to, authentication.code);
            return Id::authentication;
        }
        put(to, std::uint8_t(std::min<std::size_t>(authentication.code.size(), 255)));
        putText(to, authentication.code, std::min<std::size_t>(authentication.code.size(), 255));
        putText(to, authentication.imei, 15);
        put(to, std::uint8_t(std::min<std::size_t>(authentication.software.size(), 255)));
        putText(to, authentication.software, std::min<std::size_t>(authentication.software.size(), 255));
        return Id::authentication;
    }
    std::uint16_t operator()(const Position& position) {
        putPosition(to, position);
        return Id::position;
    }
    std::uint16_t operator()(const PositionAnswer& answer) {
        putWord(to, answer.serial);
        putPosition(to, answer.position);
        return Id::positionAnswer;
    }
    std::uint16_t operator()(const Batch& batch) {
        putBatch(to, batch);
        return Id::batch;
    }
    std::uint16_t operator()(const TimeAnswer& answer) {
        putTime(to, answer.utcMs);
        return Id::timeAnswer;
    }
    std::uint16_t operator()(const Resend& resend) {
        const std::size_t count = std::min<std::size_t>(resend.packets.size(), version == Version::V2019 ? 500 : 255);
        putWord(to, resend.serial);
        if (version == Version::V2019) putWord(to, std::uint16_t(count));
        else put(to, std::uint8_t(count));
        for (std::size_t i = 0; i < count; ++i) putWord(to, resend.packets[i]);
        return Id::resend;
    }
    std::uint16_t operator()(const PositionQuery&) { return Id::positionQuery; }
    std::uint16_t operator()(const Tracking& tracking) {
        putWord(to, tracking.interval);
        if (tracking.interval) putDword(to, tracking.duration);
        return Id::tracking;
    }
    std::uint16_t operator()(const Text& text) {
        put(to, text.flags);
        if (version == Version::V2019) put(to, text.kind);
        putString(to, text.text);
        // Cut between characters: a lead byte (0x81 to 0xfe) without its second one is taken away.
        if (to.size() > longestBody) {
            to.resize(longestBody);
            std::size_t leads = 0;
            while (leads < to.size() && to[to.size() - 1 - leads] >= 0x81) ++leads;
            if (leads % 2) to.pop_back();
        }
        return Id::text;
    }
};

} // namespace

Buffer encode(const Header& header, const Message& message) {
    Buffer body;
    Header own = header;
    own.id = std::visit(BodyWriter{header.version, body}, message);
    return own.id ? writeFrame(own, body) : Buffer();
}

Buffer encodeReply(const Header& header, const GeneralReply& reply, bool fromTerminal) {
    Buffer body;
    BodyWriter{header.version, body}(reply);
    Header own = header;
    own.id = fromTerminal ? Id::terminalReply : Id::platformReply;
    return writeFrame(own, body);
}

} // namespace jt808
