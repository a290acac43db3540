// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace search {

/// Where `needle` begins in `text` from `from` on, in ascending order, as many as `found` has room for
/// (overlapping ones too); `next` receives where to go on, text.size() when there are no more. `needle` is
/// not empty; no text is longer than 4 GiB.
std::size_t occurrences(std::string_view text, std::string_view needle, std::size_t from,
                        std::span<std::uint32_t> found, std::size_t& next);

/// 16 digits as 16 nibbles, so that a run of digits is a shift and a mask. What is no such code has 15 in its
/// first nibble, which no digit is.
using PackedCode = std::uint64_t;
inline constexpr PackedCode noCode = ~PackedCode(0);
inline bool isDigits(PackedCode code) {
    return code >> 60 != 0xF;
}
/// noCode where `text` is not 16 digits.
PackedCode packedCode(std::string_view text);
/// 1 where `digits` (1 to 16 of them) stand inside a code, 2 where they begin it, 3 where they are all of it.
void matchCodes(std::span<const PackedCode> codes, std::string_view digits, std::uint8_t* matches);

} // namespace search
