// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace jt808 {

using Bytes = std::span<const std::uint8_t>;
using Buffer = std::vector<std::uint8_t>;

/// Big-endian numbers, as the protocol writes them. Nothing is checked: the caller knows that they are there.
inline std::uint16_t word(const std::uint8_t* at) { return std::uint16_t(at[0] << 8 | at[1]); }
inline std::uint32_t dword(const std::uint8_t* at) {
    std::uint32_t value;
    std::memcpy(&value, at, sizeof value);
    return __builtin_bswap32(value);
}

inline void put(Buffer& to, std::uint8_t value) { to.push_back(value); }
inline void putWord(Buffer& to, std::uint16_t value) {
    to.push_back(std::uint8_t(value >> 8));
    to.push_back(std::uint8_t(value));
}
inline void putDword(Buffer& to, std::uint32_t value) {
    putWord(to, std::uint16_t(value >> 16));
    putWord(to, std::uint16_t(value));
}
inline void putBytes(Buffer& to, Bytes bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }
/// Exactly `length` bytes: cut, or filled up with zeros.
void putText(Buffer& to, std::string_view text, std::size_t length);

/// Bytes as lower-case hex digits.
std::string hex(Bytes bytes);

/// Six BCD bytes YYMMDDhhmmss at GMT+8, as UTC milliseconds; `noTime` where they are no moment of a calendar
/// (29 February 2023, hour 24, digits that are letters). Years are 2000 to 2099.
inline constexpr std::int64_t noTime = INT64_MIN;
std::int64_t timeOf(const std::uint8_t* bcd);
/// The other way; seconds are cut. Zeros for a moment that the six bytes cannot hold.
void putTime(Buffer& to, std::int64_t utcMs);

} // namespace jt808
