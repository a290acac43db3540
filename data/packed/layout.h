// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packed/file.h"

#include <array>
#include <cerrno>
#include <cstring>

/// How the bytes lie. Internal to `packed`.
namespace packed::layout {

/// The two line ends show a file that was sent as text.
inline constexpr std::array<char, 8> magic{'X', 'H', 'P', 'K', '\r', '\n', '\x1a', '\n'};
inline constexpr std::uint32_t order = 0x01020304;
inline constexpr std::uint32_t maxSections = 64;

struct Header {
    std::array<char, 8> magic = layout::magic;
    std::uint32_t order = layout::order;
    std::uint32_t kind = 0, version = 0;
    std::uint32_t sections = 0;
    std::uint64_t size = 0;     ///< of the file
    std::uint64_t checksum = 0; ///< of everything, this field taken as 0
};
static_assert(sizeof(Header) == 40 && sizeof(File::Place) == 24);

inline constexpr std::uint64_t aligned(std::uint64_t offset) {
    return (offset + File::alignment - 1) / File::alignment * File::alignment;
}

/// The checksum that a file of these bytes has to carry; at least a header long.
std::uint64_t checksumOf(std::span<const std::byte> file);

/// What failed, and the system's reason (errno).
inline std::string because(const char* what) {
    return std::string(what) + ": " + std::strerror(errno);
}

} // namespace packed::layout
