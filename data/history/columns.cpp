// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/columns.h"

#include <array>
#include <bit>
#include <cmath>
#include <optional>

namespace history {

namespace {

enum Way : std::uint8_t { Constant, Differences, SecondDifferences };
constexpr std::uint8_t asBits = 255; ///< in place of the number of decimals
constexpr std::array<double, 8> powers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

std::uint64_t zigzag(std::uint64_t difference) {
    return difference << 1 ^ (0 - (difference >> 63));
}

std::uint64_t unzigzag(std::uint64_t coded) {
    return coded >> 1 ^ (0 - (coded & 1));
}

std::size_t lengthOf(std::uint64_t value) {
    return std::size_t(std::bit_width(value | 1) + 6) / 7;
}

/// Differences wrap around, so that any values have them.
template <typename Take>
void eachDifference(std::span<const std::int64_t> values, Way way, Take take) {
    std::uint64_t before = 0, step = 0;
    for (const std::int64_t value : values) {
        const std::uint64_t difference = std::uint64_t(value) - before;
        take(zigzag(way == SecondDifferences ? difference - step : difference));
        step = difference;
        before = std::uint64_t(value);
    }
}

bool areEqual(std::span<const std::int64_t> values) {
    for (const std::int64_t value : values)
        if (value != values[0])
            return false;
    return true;
}

/// The value as a whole number of decimals, where that gives the same bits again.
template <typename Real>
std::optional<std::int64_t> scaled(Real value, std::size_t decimals) {
    const double large = double(value) * powers[decimals];
    if (!(std::abs(large) < 9e15))
        return std::nullopt; // also NaN
    const std::int64_t whole = std::llround(large);
    const Real again = Real(double(whole) / powers[decimals]);
    if (again != value || std::signbit(again) != std::signbit(value))
        return std::nullopt;
    return whole;
}

template <typename Real, typename Bits>
void writeReal(Buffer& out, std::span<const Real> values) {
    std::vector<std::int64_t> whole(values.size());
    for (const std::size_t decimals : {std::size_t(0), std::size_t(1), std::size_t(6), std::size_t(7)}) {
        std::size_t i = 0;
        for (; i < values.size(); ++i) {
            const auto number = scaled(values[i], decimals);
            if (!number)
                break;
            whole[i] = *number;
        }
        if (i < values.size())
            continue;
        out.push_back(std::uint8_t(decimals));
        return writeColumn(out, std::span<const std::int64_t>(whole));
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        whole[i] = std::int64_t(std::bit_cast<Bits>(values[i]));
    out.push_back(asBits);
    writeColumn(out, std::span<const std::int64_t>(whole));
}

} // namespace

void writeNumber(Buffer& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out.push_back(std::uint8_t(value | 0x80));
    out.push_back(std::uint8_t(value));
}

void writeColumn(Buffer& out, std::span<const std::int64_t> values) {
    if (values.empty())
        return;
    if (areEqual(values)) {
        out.push_back(Constant);
        return writeNumber(out, zigzag(std::uint64_t(values[0])));
    }
    std::size_t once = 0, twice = 0;
    eachDifference(values, Differences, [&once](std::uint64_t coded) { once += lengthOf(coded); });
    eachDifference(values, SecondDifferences, [&twice](std::uint64_t coded) { twice += lengthOf(coded); });
    const Way way = twice < once ? SecondDifferences : Differences;
    out.push_back(way);
    eachDifference(values, way, [&out](std::uint64_t coded) { writeNumber(out, coded); });
}

void writeColumn(Buffer& out, std::span<const double> values) {
    writeReal<double, std::uint64_t>(out, values);
}

void writeColumn(Buffer& out, std::span<const float> values) {
    writeReal<float, std::uint32_t>(out, values);
}

std::uint8_t ColumnReader::byte() {
    if (m_left.empty()) {
        m_isFine = false;
        return 0;
    }
    const std::uint8_t first = m_left.front();
    m_left = m_left.subspan(1);
    return first;
}

std::uint64_t ColumnReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && m_isFine; shift += 7) {
        const std::uint8_t next = byte();
        value |= std::uint64_t(next & 0x7f) << shift;
        if (next < 0x80)
            return value;
    }
    m_isFine = false;
    return 0;
}

void ColumnReader::read(std::span<std::int64_t> values) {
    if (values.empty())
        return;
    const std::uint8_t way = byte();
    if (way > SecondDifferences)
        m_isFine = false;
    if (way == Constant) {
        const std::uint64_t value = unzigzag(number());
        for (std::int64_t& each : values)
            each = std::int64_t(value);
        return;
    }
    std::uint64_t before = 0, step = 0;
    for (std::int64_t& each : values) {
        if (!m_isFine)
            return;
        const std::uint64_t difference = unzigzag(number()) + (way == SecondDifferences ? step : 0);
        step = difference;
        before += difference;
        each = std::int64_t(before);
    }
}

template <typename Real, typename Bits>
void ColumnReader::readReal(std::span<Real> values) {
    const std::uint8_t decimals = byte();
    if (decimals != asBits && decimals >= powers.size())
        m_isFine = false;
    std::vector<std::int64_t> whole(values.size());
    read(whole);
    if (!m_isFine)
        return;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = decimals == asBits ? std::bit_cast<Real>(Bits(whole[i]))
                                       : Real(double(whole[i]) / powers[decimals]);
}

void ColumnReader::read(std::span<double> values) {
    readReal<double, std::uint64_t>(values);
}

void ColumnReader::read(std::span<float> values) {
    readReal<float, std::uint32_t>(values);
}

} // namespace history
