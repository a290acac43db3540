// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/scheme.h"

#include "score/words.h"

#include <algorithm>

namespace score {

int Scheme::indexOf(const QString& id) const {
    const auto at = std::ranges::find(m_indicators, id, &Indicator::id);
    return at == m_indicators.end() ? -1 : int(at - m_indicators.begin());
}

Value Scheme::parted(const Indicator& indicator, std::span<const Value> slots, std::size_t counts) const {
    Value sum = Decimal(), weights = Decimal();
    for (const Indicator::Part& part : indicator.parts) {
        Value value = slots[counts + std::size_t(part.indicator)];
        if (!value && indicator.spreads)
            continue;
        if (!value)
            return std::nullopt;
        if (m_indicators[std::size_t(part.indicator)].unit == Indicator::Unit::Rate)
            value = value->times(Decimal::of(100));
        const Value share = value ? value->times(part.weight) : std::nullopt;
        sum = sum && share ? sum->plus(*share) : std::nullopt;
        weights = weights ? weights->plus(part.weight) : std::nullopt;
    }
    if (!sum || !weights)
        return std::nullopt;
    return *weights == Decimal::of(1) ? sum : sum->over(*weights);
}

std::vector<Value> Scheme::evaluate(std::span<const std::int64_t> counts, const CountList& list) const {
    std::vector<Value> slots(list.size() + m_indicators.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        slots[i] = list.all()[i].sum == Count::Sum::Points ? Decimal::ofMillionths(counts[i])
                                                           : Decimal::of(counts[i]);
    for (const int at : m_order) {
        const Indicator& indicator = m_indicators[std::size_t(at)];
        Value value =
            indicator.formula ? indicator.formula->value(slots) : parted(indicator, slots, list.size());
        if (value && indicator.cap && *value > *indicator.cap)
            value = indicator.cap;
        slots[list.size() + std::size_t(at)] = value;
    }
    return {slots.begin() + std::ptrdiff_t(list.size()), slots.end()};
}

QString Scheme::grade(const Value& value) const {
    if (!value)
        return {};
    for (const Band& band : m_bands) {
        const bool isTop =
            std::ranges::none_of(m_bands, [&](const Band& other) { return other.from >= band.to; });
        if (*value >= band.from && (*value < band.to || (isTop && *value == band.to)))
            return band.id;
    }
    return {};
}

city::Result<Scheme> Scheme::withWeights(int indicator, const std::vector<Decimal>& weights) const {
    Scheme other = *this;
    auto& parts = other.m_indicators[std::size_t(indicator)].parts;
    Value sum = Decimal();
    for (const Decimal weight : weights)
        sum = sum && !weight.isNegative() ? sum->plus(weight) : std::nullopt;
    if (weights.size() != parts.size() || !sum || *sum != Decimal::of(1))
        return invalid(tell(QT_TRANSLATE_NOOP("score", "The weights of \"%1\" do not sum to 100 %."))
                           .arg(m_indicators[std::size_t(indicator)].id));
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i].weight = weights[i];
    return other;
}

} // namespace score
