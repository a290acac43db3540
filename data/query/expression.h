// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/field.h"

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace query {

/// Why a text is no expression, and where.
struct Mistake {
    int column = 0, length = 0; ///< characters (QChar), from 0; length 0 = at the end
    QString sentence;           ///< translated, complete
    /// The sentence with its place, counted from 1.
    QString text() const;
};

/// A question about a component: true or false of each.
///
///     class = 路灯 and state in (破损, 丢失) and not address contains "龙洲大道"
///     surveyed >= 2023-01-01 and (sub_district = 500113004 or 镇街 = 花溪街道)
///     code like 5001130137% or length > 200
///
/// A comparison is a field, an operator and values. Fields: FieldTraits::name and their Chinese names. Operators:
///   =  !=  <>  <  <=  >  >=
///   in (a, b, ...)   between a and b   like "pattern" (% any text, _ one character)   contains "text"
///   is empty         each of them also with `not` in front
/// joined by `and`, `or`, `not` and parentheses; `and` binds before `or`. In Chinese: 等于 不等于 属于 介于 类似 包含 为空 且 或
/// 非. Full-width signs do as well. A value is a bare word or number, or a text in quotation marks (doubled to stand
/// inside); 1000 of them at most in a list.
///
/// Whatever the case: texts are compared folded. A named field (class, sub-district, department ...) equals a name,
/// an English name or a code that the city knows; another word is a mistake. Nothing is unknown: an absent value equals
/// "" and `is empty`, `!=` is the opposite of `=`, and no absent value is less or greater than another. An empty
/// expression is true of every component.
class Expression {
public:
    /// How a Text field is compared.
    enum class Compare : std::uint8_t { Equal, Contains, Like, Less, LessOrEqual, Greater, GreaterOrEqual };
    struct Range {
        double from = 0, to = 0; ///< both included
    };
    /// One comparison, resolved against the city's names.
    struct Condition {
        Field field = Field::Code;
        std::vector<int> ids;           ///< of a Named field, ascending: any of these
        Compare compare = Compare::Equal;
        std::vector<std::string> texts; ///< of a Text field, folded: any of these
        std::vector<Range> ranges;      ///< of a Date or Number: in any of these
        bool isAbsent = false;          ///< of a Date or Number: or has no value
    };
    /// In the order of a stack: a condition pushes its answer, Not turns the top, And and Or join the two on top.
    struct Step {
        enum class What : std::uint8_t { Condition, Not, And, Or } what = What::Condition;
        std::uint32_t condition = 0; ///< number in conditions()
    };

    Expression() = default; ///< true of everything
    static tl::expected<Expression, Mistake> parse(const QString& text, const city::Catalogue& catalogue);

    const std::vector<Condition>& conditions() const { return m_conditions; }
    const std::vector<Step>& steps() const { return m_steps; }
    bool isAll() const { return m_steps.empty(); }
    bool needsDetails() const; ///< names a field that stands in Details

    static constexpr int deepest = 64;        ///< parentheses and `not` within one another
    static constexpr int longest = 20'000;    ///< characters
    static constexpr std::size_t mostValues = 1000; ///< of one list

private:
    friend class Parser;
    std::vector<Condition> m_conditions;
    std::vector<Step> m_steps;
};

/// What could stand at a place of a text that is being typed.
struct Suggestion {
    int from = 0, length = 0; ///< what it would replace
    QStringList words;        ///< as they would be written, best first
};
Suggestion suggest(const QString& text, int cursor, const city::Catalogue& catalogue, bool inChinese);

/// `text` as a value of an expression: bare where that reads the same, else in quotation marks.
QString quoted(const QString& text);

/// True when `pattern` (% any text, _ one character, folded UTF-8) is all of `text`.
bool isLike(std::string_view text, std::string_view pattern);

} // namespace query
