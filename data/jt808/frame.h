// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/bytes.h"

#include <compare>
#include <functional>
#include <string>

/// JT/T 808, the language of vehicle terminals, as pure functions on bytes: 2011, 2013 and 2019 headers. No clock,
/// no socket, no database, nothing but std. Bytes are hostile: every length is checked before it is used.
namespace jt808 {

/// The edition of the standard that a frame follows. 2019 says so in its attributes; 2011 and 2013 have one header
/// and differ in the registration's body, so that only that message tells them apart.
enum class Version : std::uint16_t { V2011 = 2011, V2013 = 2013, V2019 = 2019 };

/// A terminal's number: 12 BCD digits before 2019, 20 since. The same number in either width is equal. Devices
/// that put other bytes there are told apart too: digits may be a to f.
struct TerminalNumber {
    std::uint16_t high = 0;
    std::uint64_t low = 0;
    static TerminalNumber of(Bytes bcd); ///< the last ten bytes
    /// Up to 20 digits; the null number for anything else.
    static TerminalNumber parse(std::string_view digits);
    /// As many digits as the edition writes.
    std::string text(Version version) const;
    /// Without leading zeros; `0` for the null number.
    std::string text() const;
    friend auto operator<=>(const TerminalNumber&, const TerminalNumber&) = default;
};

/// What is wrong with a frame; bits.
namespace Flaw {
using Set = std::uint16_t;
inline constexpr Set checksum = 1;   ///< the XOR of header and body is another
inline constexpr Set length = 2;     ///< the header claims another length than the body has
inline constexpr Set escape = 4;     ///< 7D that is followed by neither 01 nor 02
inline constexpr Set tooShort = 8;   ///< not even a header: nothing could be read
inline constexpr Set encrypted = 16; ///< the body is encrypted: only the header could be read
inline constexpr Set body = 32;      ///< the body is shorter than its message
inline constexpr Set items = 64;     ///< an additional item runs past the end; those before it were read
inline constexpr Set time = 128;     ///< the time is no moment of a calendar
inline constexpr Set tooLong = 256;  ///< longer than any frame
} // namespace Flaw

struct Header {
    std::uint16_t id = 0;
    std::uint16_t attributes = 0;
    Version version = Version::V2013;
    std::uint8_t protocol = 0;     ///< the version byte of 2019
    TerminalNumber terminal;
    std::uint16_t serial = 0;
    std::uint16_t packets = 0;     ///< 0: not divided
    std::uint16_t packet = 0;      ///< from 1
    std::uint8_t size = 0;         ///< bytes
    std::uint16_t claimedLength() const { return attributes & 0x3ff; } ///< of the body
    bool isDivided() const { return attributes & 0x2000; }
    std::uint8_t encryption() const { return std::uint8_t(attributes >> 10 & 7); }
};

/// One frame without its delimiters and escapes. `body` and `bytes` point into what it was read from.
struct Frame {
    Header header;
    Bytes bytes;                  ///< header, body and checksum, unescaped
    Bytes body;                   ///< what is there, whatever the header claims
    std::uint8_t checksum = 0;    ///< as sent
    std::uint8_t computed = 0;    ///< as it should be
    Flaw::Set flaws = 0;
};

inline constexpr std::size_t longestFrame = 21 + 1023 + 1;        ///< unescaped, without delimiters
inline constexpr std::size_t longestWire = 2 * longestFrame;      ///< escaped

/// Reads what stands between two delimiters, unescaped already. With wrong checksum or length everything that can be
/// read is there, beside the flaw.
Frame readFrame(Bytes unescaped);

/// Appends `wire` without its escapes. False where 7D is followed by neither 01 nor 02; such bytes stay as they are.
bool unescape(Bytes wire, Buffer& to);

/// One frame as a person or a log gives it: delimiters or none, escaped or not. Where both readings are possible the
/// one whose checksum and length fit is taken, the escaped one first. `storage` holds the bytes of the frame.
Frame readLoose(Bytes given, Buffer& storage);

/// Header, body, checksum, escapes and delimiters. The header's length and size are filled in; a body longer than 1023
/// bytes is divided into frames with serial numbers from `header.serial` on.
Buffer writeFrame(const Header& header, Bytes body);

} // namespace jt808

template <>
struct std::hash<jt808::TerminalNumber> {
    std::size_t operator()(const jt808::TerminalNumber& number) const noexcept {
        return std::size_t((number.low ^ number.low >> 29) * 0x9e3779b97f4a7c15u + number.high);
    }
};
