// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/decimal.h"

#include <limits>

namespace score {

namespace {

using Raw = Decimal::Raw;

/// a / b, half away from zero; b > 0.
constexpr Raw divided(Raw a, Raw b) {
    const Raw whole = a / b, rest = a % b; // the rest has the sign of a
    const Raw size = rest < 0 ? -rest : rest;
    if (size < b - size)
        return whole;
    return a < 0 ? whole - 1 : whole + 1;
}

constexpr Raw powerOfTen(int n) {
    Raw power = 1;
    for (int i = 0; i < n; ++i)
        power *= 10;
    return power;
}

} // namespace

std::optional<Decimal> Decimal::fromText(const QString& given) {
    QStringView text(given);
    const bool isPercent = text.endsWith(u'%'), isNegative = text.startsWith(u'-');
    if (isPercent)
        text.chop(1);
    if (isNegative)
        text = text.mid(1);
    Raw raw = 0;
    int after = -1, seen = 0;
    for (const QChar c : text) {
        if (c == u'.' && after < 0) {
            after = 0;
            continue;
        }
        if (c < u'0' || c > u'9' || (after >= 0 && ++after > digits) || ++seen > 26)
            return std::nullopt;
        raw = raw * 10 + (c.unicode() - u'0');
    }
    if (seen == 0 || text.endsWith(u'.'))
        return std::nullopt;
    const int missing = digits - std::max(after, 0) - (isPercent ? 2 : 0);
    if (missing < 0) {
        if (raw % powerOfTen(-missing) != 0)
            return std::nullopt;
        raw /= powerOfTen(-missing);
    } else if (__builtin_mul_overflow(raw, powerOfTen(missing), &raw)) {
        return std::nullopt;
    }
    return Decimal(isNegative ? -raw : raw);
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
    Raw sum;
    if (__builtin_add_overflow(m_raw, other.m_raw, &sum))
        return std::nullopt;
    return Decimal(sum);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
    Raw rest;
    if (__builtin_sub_overflow(m_raw, other.m_raw, &rest))
        return std::nullopt;
    return Decimal(rest);
}

std::optional<Decimal> Decimal::times(Decimal other) const {
    Raw product;
    if (__builtin_mul_overflow(m_raw, other.m_raw, &product))
        return std::nullopt;
    return Decimal(divided(product, one));
}

std::optional<Decimal> Decimal::over(Decimal other) const {
    Raw scaled;
    if (other.m_raw == 0 || __builtin_mul_overflow(m_raw, one, &scaled))
        return std::nullopt;
    constexpr Raw least = Raw(1) << 126; // a divisor's negation and doubling stay in range
    if (other.m_raw >= least || other.m_raw <= -least || scaled >= least || scaled <= -least)
        return std::nullopt;
    return Decimal(other.m_raw < 0 ? divided(-scaled, -other.m_raw) : divided(scaled, other.m_raw));
}

Decimal Decimal::rounded(int places) const {
    if (places >= digits)
        return *this;
    const Raw unit = powerOfTen(digits - std::max(places, 0));
    return Decimal(divided(m_raw, unit) * unit);
}

QString Decimal::text() const {
    QString all = text(digits);
    while (all.endsWith(u'0'))
        all.chop(1);
    if (all.endsWith(u'.'))
        all.chop(1);
    return all;
}

QString Decimal::text(int places) const {
    Raw rest = rounded(places).m_raw;
    const bool isBelow = rest < 0;
    if (isBelow)
        rest = -rest;
    QString written;
    for (int i = 0; i < digits || rest > 0 || written.size() <= digits; ++i) {
        if (i == digits)
            written.prepend(u'.');
        written.prepend(QChar(char16_t(u'0' + int(rest % 10))));
        rest /= 10;
    }
    written.chop(digits - std::max(places, 0));
    if (places <= 0)
        written.chop(1);
    return isBelow ? u'-' + written : written;
}

std::optional<std::int64_t> Decimal::millionths() const {
    const Raw n = m_raw / 1'000'000;
    using Narrow = std::numeric_limits<std::int64_t>;
    if (m_raw % 1'000'000 != 0 || n > Narrow::max() || n < Narrow::min())
        return std::nullopt;
    return std::int64_t(n);
}

} // namespace score
