// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <compare>
#include <cstdint>
#include <optional>

namespace score {

/// A number with twelve digits after the point, kept as an integer: the same on every machine, whatever the
/// compiler. Addition and subtraction are exact. Multiplication and division round their result once, half
/// away from zero (四舍五入), at the twelfth digit. What leaves the range of 1.7e26 is no number (nothing),
/// never a wrong one. (libmpdec allocates for each number; scores need a hundred thousand of them a
/// recomputation, and no more digits.)
class Decimal {
public:
    using Raw = __int128;
    static constexpr int digits = 12;
    static constexpr Raw one = 1'000'000'000'000;

    constexpr Decimal() = default;
    static constexpr Decimal of(std::int64_t whole) { return Decimal(Raw(whole) * one); }
    /// In millionths: what tallies keep.
    static constexpr Decimal ofMillionths(std::int64_t n) { return Decimal(Raw(n) * 1'000'000); }
    /// `-12.5`, `0.1`, `30%`; nothing for anything else, or for more than twelve digits after the point.
    static std::optional<Decimal> fromText(const QString& text);

    std::optional<Decimal> plus(Decimal other) const;
    std::optional<Decimal> minus(Decimal other) const;
    std::optional<Decimal> times(Decimal other) const;
    std::optional<Decimal> over(Decimal other) const; ///< nothing where `other` is zero
    Decimal rounded(int places) const;                ///< 0 to 12, half away from zero
    Decimal negated() const { return Decimal(-m_raw); }

    bool isZero() const { return m_raw == 0; }
    bool isNegative() const { return m_raw < 0; }
    /// The shortest exact text: `89.5`, `-0.25`, `100`.
    QString text() const;
    /// With exactly so many digits after the point, rounded.
    QString text(int places) const;
    double real() const { return double(m_raw) / double(one); } ///< for drawing only
    std::optional<std::int64_t> millionths() const; ///< nothing where it has more digits, or is out of range

    friend constexpr auto operator<=>(Decimal, Decimal) = default;

private:
    explicit constexpr Decimal(Raw raw) : m_raw(raw) {}
    Raw m_raw = 0;
};

} // namespace score
