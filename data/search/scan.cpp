// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/scan.h"

#include <array>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "search/scan.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace search::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Compares two bytes of the needle at every place at once, and the rest where both agree.
std::size_t findSome(const char* text, std::size_t size, const char* needle, std::size_t length,
                     std::size_t first, std::size_t second, std::size_t from, std::uint32_t* found,
                     std::size_t room, std::size_t* next) {
    const hn::ScalableTag<std::uint8_t> d;
    const std::size_t lanes = hn::Lanes(d);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text);
    const auto a = hn::Set(d, std::uint8_t(needle[first])), b = hn::Set(d, std::uint8_t(needle[second]));
    const std::size_t end = size < length ? 0 : size - length + 1; // past the last place
    std::size_t count = 0, at = from;
    for (; at + lanes <= end && count + lanes <= room; at += lanes) {
        const auto both = hn::And(hn::Eq(hn::LoadU(d, bytes + at + first), a),
                                  hn::Eq(hn::LoadU(d, bytes + at + second), b));
        if (hn::AllFalse(d, both))
            continue;
        std::uint8_t bits[HWY_MAX_BYTES / 8 + 8] = {};
        const std::size_t used = hn::StoreMaskBits(d, both, bits);
        for (std::size_t byte = 0; byte < used; ++byte)
            for (unsigned left = bits[byte]; left != 0; left &= left - 1) {
                const std::size_t place = at + byte * 8 + std::size_t(std::countr_zero(left));
                if (std::memcmp(text + place, needle, length) == 0)
                    found[count++] = std::uint32_t(place);
            }
    }
    if (at + lanes > end)
        for (; at < end && count < room; ++at)
            if (std::memcmp(text + at, needle, length) == 0)
                found[count++] = std::uint32_t(at);
    *next = at < end ? at : size;
    return count;
}

void matchAll(const std::uint64_t* codes, std::size_t count, std::uint64_t pattern, std::size_t digits,
              std::uint8_t* matches) {
    const hn::ScalableTag<std::uint64_t> d;
    const std::size_t lanes = hn::Lanes(d);
    const std::uint64_t ones = digits == 16 ? ~std::uint64_t(0) : (std::uint64_t(1) << (4 * digits)) - 1;
    const int places = 17 - int(digits);
    const std::uint8_t atStart = digits == 16 ? 3 : 2;
    const auto mask = hn::Set(d, ones), wanted = hn::Set(d, pattern);
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        auto value = hn::LoadU(d, codes + i);
        auto inside = hn::Zero(d);
        for (int place = 1; place < places; ++place, value = hn::ShiftRight<4>(value))
            inside = hn::Or(inside, hn::VecFromMask(d, hn::Eq(hn::And(value, mask), wanted)));
        const auto start = hn::Eq(hn::And(value, mask), wanted);
        if (hn::AllFalse(d, hn::Or(hn::MaskFromVec(inside), start))) {
            std::memset(matches + i, 0, lanes);
            continue;
        }
        alignas(64) std::uint64_t kinds[HWY_MAX_BYTES / 8];
        hn::Store(hn::IfThenElse(start, hn::Set(d, std::uint64_t(atStart)),
                                 hn::And(inside, hn::Set(d, std::uint64_t(1)))),
                  d, kinds);
        for (std::size_t lane = 0; lane < lanes; ++lane)
            matches[i + lane] = codes[i + lane] >> 60 == 0xF ? 0 : std::uint8_t(kinds[lane]);
    }
    for (; i < count; ++i) {
        matches[i] = 0;
        if (codes[i] >> 60 == 0xF)
            continue;
        std::uint64_t value = codes[i];
        for (int place = 1; place < places; ++place, value >>= 4)
            if ((value & ones) == pattern)
                matches[i] = 1;
        if ((value & ones) == pattern)
            matches[i] = atStart;
    }
}

} // namespace search::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace search {

namespace {

HWY_EXPORT(findSome);
HWY_EXPORT(matchAll);

std::uint64_t nibbles(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char digit : digits)
        value = value << 4 | std::uint64_t(digit - '0');
    return value;
}

/// The two bytes of a needle that say most. Of a Chinese character the last two: the first is shared by
/// thousands.
std::array<std::size_t, 2> tellingBytes(std::string_view needle) {
    const std::size_t last = needle.size() - 1;
    if (last == 0)
        return {0, 0};
    const auto isLead = [](char c) { return static_cast<unsigned char>(c) >= 0xc0; };
    const std::size_t first = isLead(needle[0]) && last >= 2 ? 2 : 0;
    return first == last ? std::array{std::size_t(1), last} : std::array{first, last};
}

} // namespace

std::size_t occurrences(std::string_view text, std::string_view needle, std::size_t from,
                        std::span<std::uint32_t> found, std::size_t& next) {
    const auto [first, second] = tellingBytes(needle);
    return HWY_DYNAMIC_DISPATCH(findSome)(text.data(), text.size(), needle.data(), needle.size(), first,
                                          second, from, found.data(), found.size(), &next);
}

PackedCode packedCode(std::string_view text) {
    if (text.size() != 16)
        return noCode;
    for (const char c : text)
        if (c < '0' || c > '9')
            return noCode;
    return nibbles(text);
}

void matchCodes(std::span<const PackedCode> codes, std::string_view digits, std::uint8_t* matches) {
    HWY_DYNAMIC_DISPATCH(matchAll)(codes.data(), codes.size(), nibbles(digits), digits.size(), matches);
}

} // namespace search
#endif
