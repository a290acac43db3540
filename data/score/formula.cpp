// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/formula.h"

namespace score {

namespace {

Value reckoned(Value a, Value b, std::optional<Decimal> (Decimal::*how)(Decimal) const) {
    if (!a || !b)
        return std::nullopt;
    return ((*a).*how)(*b);
}

} // namespace

Value Formula::looked(const Table& table, bool upTo, Decimal n) const {
    for (const auto& [bound, value] : table.rows)
        if (upTo ? n <= bound : n >= bound)
            return value;
    return table.otherwise;
}

Value Formula::applied(const Token& token, std::vector<Value>& stack) const {
    const auto taken = [&] {
        const Value top = stack.back();
        stack.pop_back();
        return top;
    };
    const Value last = taken();
    switch (token.op) {
    case Op::Add:
        return reckoned(taken(), last, &Decimal::plus);
    case Op::Subtract:
        return reckoned(taken(), last, &Decimal::minus);
    case Op::Multiply:
        return reckoned(taken(), last, &Decimal::times);
    case Op::Divide:
        return reckoned(taken(), last, &Decimal::over);
    case Op::Or: {
        const Value first = taken();
        return first ? first : last;
    }
    case Op::Negate:
        return last ? Value(last->negated()) : last;
    case Op::Round:
        return last ? Value(last->rounded(token.count)) : last;
    case Op::UpTo:
    case Op::From:
        return last ? looked(m_tables[std::size_t(token.count)], token.op == Op::UpTo, *last) : last;
    default:
        break;
    }
    Value best = last;
    for (int i = 1; i < token.count; ++i) {
        const Value other = taken();
        if (!best || !other)
            best = std::nullopt;
        else if (token.op == Op::Min ? *other < *best : *other > *best)
            best = other;
    }
    return best;
}

Value Formula::value(std::span<const Value> slots) const {
    std::vector<Value> stack;
    stack.reserve(m_tokens.size());
    for (const Token& token : m_tokens) {
        if (token.op == Op::Number)
            stack.emplace_back(token.number);
        else if (token.op == Op::Slot)
            stack.push_back(slots[std::size_t(token.count)]);
        else
            stack.push_back(applied(token, stack));
    }
    return stack.empty() ? std::nullopt : stack.back();
}

} // namespace score
