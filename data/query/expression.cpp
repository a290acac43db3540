// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/expression.h"

#include "query/token.h"
#include "query/values.h"
#include "search/fold.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace query {

namespace {

using What = Token::What;
using Condition = Expression::Condition;
using Step = Expression::Step;
using Compare = Expression::Compare;

QString say(const char* text) {
    return QCoreApplication::translate("query", text);
}

bool isComparison(What what) {
    return what >= What::Equal && what <= What::GreaterOrEqual;
}

Compare compareOf(What what) {
    switch (what) {
    case What::Less: return Compare::Less;
    case What::LessOrEqual: return Compare::LessOrEqual;
    case What::Greater: return Compare::Greater;
    case What::GreaterOrEqual: return Compare::GreaterOrEqual;
    case What::Like: return Compare::Like;
    case What::Contains: return Compare::Contains;
    default: return Compare::Equal;
    }
}

} // namespace

QString Mistake::text() const {
    return say(QT_TRANSLATE_NOOP("query", "%1 (character %2)")).arg(sentence).arg(column + 1);
}

/// One text on its way to an Expression. Recursive descent, the depth bounded.
class Parser {
public:
    Parser(const QString& text, const city::Catalogue& catalogue) : m_tokens(tokensOf(text)), m_values(catalogue) {}

    tl::expected<Expression, Mistake> run() {
        if (now().what == What::End)
            return Expression();
        if (either()) {
            if (now().what == What::End)
                return std::move(m_made);
            wrong(now(), now().what == What::Close
                             ? say(QT_TRANSLATE_NOOP("query", "This parenthesis closes nothing."))
                             : say(QT_TRANSLATE_NOOP("query", "Join two comparisons with and, or.")));
        }
        return tl::unexpected(*m_mistake);
    }

private:
    const Token& now() const { return m_tokens[m_at]; }
    bool take(What what) {
        if (now().what != what)
            return false;
        ++m_at;
        return true;
    }
    bool wrong(const Token& at, const QString& sentence) {
        if (m_mistake)
            return false;
        m_mistake = Mistake{at.column, at.length, sentence};
        if (at.what == What::Unclosed)
            m_mistake->sentence = say(QT_TRANSLATE_NOOP("query", "The quotation mark of this text is not closed."));
        else if (at.what == What::Stray)
            m_mistake->sentence = say(QT_TRANSLATE_NOOP("query", "The sign %1 means nothing here. Put a text in quotation marks.")).arg(at.text);
        return false;
    }
    void push(Step::What what) { m_made.m_steps.push_back({what, 0}); }

    bool either() {
        if (!both())
            return false;
        while (take(What::Or)) {
            if (!both())
                return false;
            push(Step::What::Or);
        }
        return true;
    }

    bool both() {
        if (!single())
            return false;
        while (take(What::And)) {
            if (!single())
                return false;
            push(Step::What::And);
        }
        return true;
    }

    bool single() {
        bool isTurned = false;
        while (take(What::Not))
            isTurned = !isTurned;
        const bool done = now().what == What::Open ? inside() : comparison();
        if (done && isTurned)
            push(Step::What::Not);
        return done;
    }

    bool inside() {
        const Token open = now();
        if (++m_depth > Expression::deepest)
            return wrong(open, say(QT_TRANSLATE_NOOP("query", "Parentheses stand within one another %1 times at most.")).arg(Expression::deepest));
        ++m_at;
        if (!either())
            return false;
        if (!take(What::Close))
            return wrong(now().what == What::End ? open : now(), say(QT_TRANSLATE_NOOP("query", "This parenthesis is not closed.")));
        --m_depth;
        return true;
    }

    bool comparison() {
        const Token word = now();
        if (word.what != What::Word)
            return wrong(word, say(QT_TRANSLATE_NOOP("query", "Name a field here, such as class, state or address.")));
        const auto field = fieldNamed(word.text);
        if (!field)
            return wrong(word, say(QT_TRANSLATE_NOOP("query", "There is no field %1. To find a text, write: name contains \"%1\".")).arg(word.text));
        ++m_at;
        bool isTurned = false;
        while (take(What::Not))
            isTurned = !isTurned;
        const Token sign = now();
        if (!operation(*field, sign, isTurned))
            return false;
        if (isTurned)
            push(Step::What::Not);
        return true;
    }

    /// What stands behind a field; `isTurned` is turned by an operator that denies.
    bool operation(Field field, const Token& sign, bool& isTurned) {
        if (isComparison(sign.what) || sign.what == What::Like || sign.what == What::Contains) {
            ++m_at;
            if (sign.what == What::Unequal)
                isTurned = !isTurned;
            return value(field, compareOf(sign.what), sign);
        }
        ++m_at;
        switch (sign.what) {
        case What::In: return list(field);
        case What::Between: return between(field);
        case What::IsEmpty: return add(m_values.absent(field));
        case What::IsNotEmpty: isTurned = !isTurned; return add(m_values.absent(field));
        case What::Is: {
            while (take(What::Not))
                isTurned = !isTurned;
            if (take(What::Empty))
                return add(m_values.absent(field));
            return wrong(now(), say(QT_TRANSLATE_NOOP("query", "Only empty stands behind is. Compare with = otherwise.")));
        }
        default:
            --m_at;
            return wrong(sign, say(QT_TRANSLATE_NOOP("query", "Name an operator here: = != < <= > >= in, like, contains, between, is empty.")));
        }
    }

    std::optional<Token> operand() {
        const Token token = now();
        if (token.what == What::Word || token.what == What::Text) {
            ++m_at;
            return token;
        }
        wrong(token, say(QT_TRANSLATE_NOOP("query", "A value is missing here. A text with signs or keywords stands in quotation marks.")));
        return std::nullopt;
    }

    bool value(Field field, Compare compare, const Token& sign) {
        if (const QString refused = m_values.refusal(field, compare); !refused.isEmpty())
            return wrong(sign, refused);
        const auto token = operand();
        return token && merge(*token, m_values.condition(field, compare, token->text));
    }

    bool list(Field field) {
        const Token open = now();
        if (!take(What::Open))
            return wrong(now(), say(QT_TRANSLATE_NOOP("query", "The values behind in stand in parentheses: in (a, b).")));
        Condition all;
        all.field = field;
        for (std::size_t count = 1;; ++count) {
            const auto token = operand();
            if (!token)
                return false;
            if (count > Expression::mostValues)
                return wrong(*token, say(QT_TRANSLATE_NOOP("query", "A list has %1 values at most.")).arg(Expression::mostValues));
            auto one = m_values.condition(field, Compare::Equal, token->text);
            if (!one)
                return wrong(*token, one.error());
            Values::join(all, *one);
            if (take(What::Close))
                break;
            if (!take(What::Comma))
                return wrong(now().what == What::End ? open : now(), say(QT_TRANSLATE_NOOP("query", "Values of a list are separated by commas, and the list is closed by a parenthesis.")));
        }
        return add(std::move(all));
    }

    /// The same as `>= a and <= b`.
    bool between(Field field) {
        const Token sign = m_tokens[m_at - 1];
        if (!value(field, Compare::GreaterOrEqual, sign))
            return false;
        if (!take(What::And))
            return wrong(now(), say(QT_TRANSLATE_NOOP("query", "Behind between stand two values: between a and b.")));
        if (!value(field, Compare::LessOrEqual, sign))
            return false;
        push(Step::What::And);
        return true;
    }

    bool merge(const Token& token, tl::expected<Condition, QString> condition) {
        return condition ? add(std::move(*condition)) : wrong(token, condition.error());
    }
    bool add(Condition condition) {
        m_made.m_steps.push_back({Step::What::Condition, std::uint32_t(m_made.m_conditions.size())});
        m_made.m_conditions.push_back(std::move(condition));
        return true;
    }

    const std::vector<Token> m_tokens;
    Values m_values;
    std::size_t m_at = 0;
    int m_depth = 0;
    Expression m_made;
    std::optional<Mistake> m_mistake;
};

tl::expected<Expression, Mistake> Expression::parse(const QString& text, const city::Catalogue& catalogue) {
    if (text.size() > longest)
        return tl::unexpected(Mistake{longest, 0, say(QT_TRANSLATE_NOOP("query", "An expression has %1 characters at most.")).arg(longest)});
    return Parser(text, catalogue).run();
}

bool Expression::needsDetails() const {
    return std::any_of(m_conditions.begin(), m_conditions.end(),
                       [](const Condition& condition) { return traitsOf(condition.field).isDetail; });
}

QString quoted(const QString& text) {
    const std::vector<Token> tokens = tokensOf(text);
    const bool isBare = tokens.size() == 2 && tokens.front().what == What::Word && tokens.front().text == text;
    return isBare ? text : QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

bool isLike(std::string_view text, std::string_view pattern) {
    // Greedy, going back to the last % only: linear in the text for each of them.
    const auto next = [](std::string_view s, std::size_t at) { // behind one UTF-8 character
        ++at;
        while (at < s.size() && (std::uint8_t(s[at]) & 0xC0) == 0x80)
            ++at;
        return at;
    };
    std::size_t t = 0, p = 0, star = std::string_view::npos, from = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '%') {
            star = p++;
            from = t;
        } else if (p < pattern.size() && pattern[p] == '_') {
            t = next(text, t);
            ++p;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++t;
            ++p;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = from = next(text, from);
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '%')
        ++p;
    return p == pattern.size();
}

} // namespace query
