// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "score/decimal.h"

#include <functional>
#include <span>
#include <vector>

namespace score {

/// A figure, or nothing where it cannot be told: 0/0 is "-", never 100 %.
using Value = std::optional<Decimal>;

/// One formula over named figures, read once and evaluated often. The language:
///
///     closed / close_due                        names, + - * /, parentheses, unary minus
///     0.3 * a + 30% * b                         decimals, exact; a percentage is a hundredth
///     max(0, 20 - points), min(a, b, ...)       smallest and largest
///     round(x, 2)                               half away from zero, 0 to 12 digits
///     upto(n, 50: 100, 100: 90, else: 0)        the first row whose bound is not below n
///     from(n, 2001: 100, 1201: 90, else: 0)     the first row whose bound is not above n
///     or(x, y)                                  x; y where x cannot be told
///
/// Division by zero cannot be told, nor can anything that is reckoned from it. Divisions and products round
/// at the twelfth digit, see Decimal; nothing else rounds. Immutable.
class Formula {
public:
    /// The place of a figure's value, or -1: there is none of that name.
    using SlotOf = std::function<int(const QString& name)>;
    /// Invalid with the place of the mistake: an unknown name, a bound out of order, a division by the number
    /// zero.
    static city::Result<Formula> parse(const QString& text, const SlotOf& slotOf);

    Value value(std::span<const Value> slots) const;
    const std::vector<int>& reads() const { return m_reads; } ///< the slots, each once
    const QString& text() const { return m_text; }

private:
    friend class FormulaParser;
    enum class Op : std::uint8_t {
        Number,
        Slot,
        Add,
        Subtract,
        Multiply,
        Divide,
        Negate,
        Min,
        Max,
        Round,
        UpTo,
        From,
        Or
    };
    struct Token {
        Op op;
        int count = 0; ///< of arguments, the slot, digits or the table's number
        Decimal number;
    };
    struct Table {
        std::vector<std::pair<Decimal, Decimal>> rows;
        Decimal otherwise;
    };
    Value applied(const Token& token, std::vector<Value>& stack) const;
    Value looked(const Table& table, bool upTo, Decimal n) const;

    QString m_text;
    std::vector<Token> m_tokens; ///< operands before their operator
    std::vector<Table> m_tables;
    std::vector<int> m_reads;
};

} // namespace score
