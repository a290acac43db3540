// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/frame.h"

#include <algorithm>

namespace jt808 {

namespace {

constexpr std::uint8_t delimiter = 0x7e, escape = 0x7d;

/// XOR of all bytes, eight at a time.
std::uint8_t folded(Bytes bytes) {
    std::uint64_t sum = 0;
    const std::uint8_t* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        sum ^= eight;
    }
    sum ^= sum >> 32;
    sum ^= sum >> 16;
    sum ^= sum >> 8;
    std::uint8_t out = std::uint8_t(sum);
    for (; left; --left) out = std::uint8_t(out ^ *at++);
    return out;
}

std::uint64_t quad(const std::uint8_t* at) { return std::uint64_t(dword(at)) << 32 | dword(at + 4); }

/// False when the bytes are fewer than the header.
bool readHeader(Bytes bytes, Header& header) {
    if (bytes.size() < 12) return false;
    const std::uint8_t* at = bytes.data();
    header.id = word(at);
    header.attributes = word(at + 2);
    at += 4;
    if (header.attributes & 0x4000) {
        if (bytes.size() < 17) return false;
        header.version = Version::V2019;
        header.protocol = *at;
        header.terminal = {word(at + 1), quad(at + 3)};
        at += 11;
    } else {
        header.terminal = {0, std::uint64_t(word(at)) << 32 | dword(at + 2)};
        at += 6;
    }
    header.serial = word(at);
    at += 2;
    header.size = std::uint8_t(at - bytes.data());
    if (!header.isDivided()) return true;
    if (bytes.size() < header.size + 4u) return false;
    header.packets = word(at);
    header.packet = word(at + 2);
    header.size = std::uint8_t(header.size + 4);
    return true;
}

void putEscaped(Buffer& to, Bytes bytes) {
    for (const std::uint8_t byte : bytes) {
        if (byte == delimiter || byte == escape) {
            to.push_back(escape);
            to.push_back(byte == delimiter ? 2 : 1);
        } else {
            to.push_back(byte);
        }
    }
}

void writeOne(Buffer& to, const Header& header, Bytes body) {
    Buffer plain;
    plain.reserve(22 + body.size());
    putWord(plain, header.id);
    const bool new2019 = header.version == Version::V2019;
    putWord(plain, std::uint16_t((header.attributes & 0x1c00) | (new2019 ? 0x4000 : 0) |
                                 (header.packets ? 0x2000 : 0) | body.size()));
    if (new2019) {
        put(plain, header.protocol ? header.protocol : 1);
        putWord(plain, header.terminal.high);
        putDword(plain, std::uint32_t(header.terminal.low >> 32));
    } else {
        putWord(plain, std::uint16_t(header.terminal.low >> 32));
    }
    putDword(plain, std::uint32_t(header.terminal.low));
    putWord(plain, header.serial);
    if (header.packets) {
        putWord(plain, header.packets);
        putWord(plain, header.packet);
    }
    putBytes(plain, body);
    put(plain, folded(plain));
    to.push_back(delimiter);
    putEscaped(to, plain);
    to.push_back(delimiter);
}

} // namespace

TerminalNumber TerminalNumber::of(Bytes bcd) {
    TerminalNumber number;
    for (const std::uint8_t byte : bcd.last(std::min<std::size_t>(bcd.size(), 10))) {
        number.high = std::uint16_t(number.high << 8 | number.low >> 56);
        number.low = number.low << 8 | byte;
    }
    return number;
}

TerminalNumber TerminalNumber::parse(std::string_view digits) {
    TerminalNumber number;
    if (digits.size() > 20) return {};
    for (const char c : digits) {
        unsigned digit = unsigned(c - '0');
        if (c >= 'a' && c <= 'f') digit = unsigned(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F') digit = unsigned(c - 'A') + 10;
        else if (c < '0' || c > '9') return {};
        number.high = std::uint16_t(number.high << 4 | number.low >> 60);
        number.low = number.low << 4 | digit;
    }
    return number;
}

std::string TerminalNumber::text(Version version) const {
    std::uint8_t bytes[10];
    for (int i = 0; i < 8; ++i) bytes[9 - i] = std::uint8_t(low >> (8 * i));
    bytes[0] = std::uint8_t(high >> 8);
    bytes[1] = std::uint8_t(high);
    const bool isLong = version == Version::V2019 || high || low >> 48;
    return hex(isLong ? Bytes(bytes) : Bytes(bytes).last(6));
}

std::string TerminalNumber::text() const {
    std::string digits = text(Version::V2019);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return digits;
}

Frame readFrame(Bytes bytes) {
    Frame frame;
    frame.bytes = bytes;
    if (bytes.size() > longestFrame) frame.flaws |= Flaw::tooLong;
    if (!readHeader(bytes, frame.header) || bytes.size() < frame.header.size + 1u) {
        frame.flaws |= Flaw::tooShort;
        return frame;
    }
    frame.body = bytes.subspan(frame.header.size, bytes.size() - frame.header.size - 1);
    frame.checksum = bytes.back();
    frame.computed = folded(bytes.first(bytes.size() - 1));
    if (frame.checksum != frame.computed) frame.flaws |= Flaw::checksum;
    if (frame.body.size() != frame.header.claimedLength()) frame.flaws |= Flaw::length;
    if (frame.header.encryption()) frame.flaws |= Flaw::encrypted;
    return frame;
}

bool unescape(Bytes wire, Buffer& to) {
    bool good = true;
    const std::uint8_t* at = wire.data();
    const std::uint8_t* const end = at + wire.size();
    while (at < end) {
        const auto* next = static_cast<const std::uint8_t*>(std::memchr(at, escape, std::size_t(end - at)));
        to.insert(to.end(), at, next ? next : end);
        if (!next) break;
        const int code = next + 1 < end ? next[1] : 0;
        if (code == 1 || code == 2) {
            to.push_back(code == 1 ? escape : delimiter);
            at = next + 2;
        } else {
            to.push_back(escape);
            at = next + 1;
            good = false;
        }
    }
    return good;
}

Frame readLoose(Bytes given, Buffer& storage) {
    if (!given.empty() && given.front() == delimiter) given = given.subspan(1);
    // A checksum of 7E is escaped on the wire: a 7E at the end is the delimiter.
    if (!given.empty() && given.back() == delimiter) given = given.first(given.size() - 1);
    storage.clear();
    const bool escapesFit = unescape(given, storage);
    const Frame escaped = readFrame(storage);
    if (escapesFit && !escaped.flaws && std::find(given.begin(), given.end(), delimiter) == given.end())
        return escaped;
    const Frame plain = readFrame(given);
    if (!(plain.flaws & (Flaw::checksum | Flaw::length | Flaw::tooShort | Flaw::tooLong))) {
        storage.assign(given.begin(), given.end());
        return readFrame(storage);
    }
    Frame frame = readFrame(storage);
    if (!escapesFit) frame.flaws |= Flaw::escape;
    return frame;
}

Buffer writeFrame(const Header& header, Bytes body) {
    constexpr std::size_t most = 1023;
    Buffer wire;
    wire.reserve(body.size() + 32);
    if (body.size() <= most) {
        writeOne(wire, header, body);
        return wire;
    }
    Header part = header;
    part.packets = std::uint16_t((body.size() + most - 1) / most);
    for (part.packet = 1; part.packet <= part.packets; ++part.packet, ++part.serial) {
        const std::size_t from = (part.packet - 1u) * most;
        writeOne(wire, part, body.subspan(from, std::min(most, body.size() - from)));
    }
    return wire;
}

} // namespace jt808
