// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/position.h"

#include <optional>
#include <variant>

namespace jt808 {

/// Message ids that the program reads or sends.
namespace Id {
inline constexpr std::uint16_t terminalReply = 0x0001;
inline constexpr std::uint16_t heartbeat = 0x0002;
inline constexpr std::uint16_t unregister = 0x0003;
inline constexpr std::uint16_t timeQuestion = 0x0004; ///< 2019
inline constexpr std::uint16_t registration = 0x0100;
inline constexpr std::uint16_t authentication = 0x0102;
inline constexpr std::uint16_t position = 0x0200;
inline constexpr std::uint16_t positionAnswer = 0x0201; ///< to a location query
inline constexpr std::uint16_t batch = 0x0704;
inline constexpr std::uint16_t platformReply = 0x8001;
inline constexpr std::uint16_t resend = 0x8003;
inline constexpr std::uint16_t timeAnswer = 0x8004; ///< 2019
inline constexpr std::uint16_t registrationReply = 0x8100;
inline constexpr std::uint16_t positionQuery = 0x8201;
inline constexpr std::uint16_t tracking = 0x8202;
inline constexpr std::uint16_t text = 0x8300;
} // namespace Id

/// 0x0001 and 0x8001.
struct GeneralReply {
    enum Outcome : std::uint8_t { Ok = 0, Failed = 1, Wrong = 2, Unsupported = 3, AlarmConfirmed = 4 };
    std::uint16_t serial = 0; ///< of the message that is answered
    std::uint16_t id = 0;     ///< of that message
    std::uint8_t outcome = Ok;
};

struct Heartbeat {};
struct Unregister {};
struct TimeQuestion {};

/// 0x0100. Texts are UTF-8, without the zeros or blanks that fill them up.
struct Registration {
    std::uint16_t province = 0, county = 0; ///< GB/T 2260 without the country
    std::string maker, model, id;
    std::uint8_t plateColour = 0;           ///< JT/T 415; 0: no plate, and `plate` is the vehicle's number (VIN)
    std::string plate;
    Version version = Version::V2013;       ///< 2011 and 2013 are told apart by the body's length and shape
};

/// 0x8100.
struct RegistrationReply {
    enum Outcome : std::uint8_t { Ok = 0, VehicleTaken = 1, NoVehicle = 2, TerminalTaken = 3, NoTerminal = 4 };
    std::uint16_t serial = 0;
    std::uint8_t outcome = Ok;
    std::string code; ///< for 0x0102; sent only with Ok
};

/// 0x0102.
struct Authentication {
    std::string code;
    std::string imei, software; ///< 2019
};

/// 0x0201: the answer to 0x8201.
struct PositionAnswer {
    std::uint16_t serial = 0;
    Position position;
};

/// 0x8004, and the answer's moment.
struct TimeAnswer {
    std::int64_t utcMs = noTime;
};

/// 0x8003: which sub-packets to send again.
struct Resend {
    std::uint16_t serial = 0; ///< of the first sub-packet
    std::vector<std::uint16_t> packets;
};

struct PositionQuery {}; ///< 0x8201

/// 0x8202: positions at another pace for some time; 0 seconds ends it.
struct Tracking {
    std::uint16_t interval = 0; ///< seconds
    std::uint32_t duration = 0; ///< seconds
};

/// 0x8300. The flags' bits: 0 urgent, 2 shown, 3 spoken, 4 on the advertising screen.
struct Text {
    std::uint8_t flags = 0;
    std::uint8_t kind = 1; ///< 2019: 1 notice, 2 service
    std::string text;      ///< UTF-8 here, GBK on the wire; cut to what one frame holds
};

/// A message that the program does not read; its header still stands in the frame.
struct Other {};

using Message = std::variant<Other, GeneralReply, Heartbeat, Unregister, TimeQuestion, Registration, RegistrationReply,
                             Authentication, Position, PositionAnswer, Batch, TimeAnswer, Resend, PositionQuery, Tracking, Text>;

/// A frame's message, or what can be read of it. `flaws` are the frame's and the body's. Positions point into the frame.
/// Of a sub-packet only `Other`: see Assembly.
struct Decoded {
    Message message;
    Flaw::Set flaws = 0;
};
Decoded decode(const Frame& frame);
/// The same of a body that was put together from sub-packets.
Decoded decode(std::uint16_t id, Version version, Bytes body);

/// The bytes on the wire: one frame, or several where the body is too long for one. The id is the message's, everything
/// else of the header is as given. Of `Other` nothing comes.
Buffer encode(const Header& header, const Message& message);

/// Both general replies look alike; this one is the platform's (0x8001), the terminal's is sent with `fromTerminal`.
Buffer encodeReply(const Header& header, const GeneralReply& reply, bool fromTerminal);

} // namespace jt808
