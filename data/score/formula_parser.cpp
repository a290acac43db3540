// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/formula.h"
#include "score/words.h"

#include <algorithm>

namespace score {

/// Recursive descent; every rule returns false after it noted the first fault.
class FormulaParser {
public:
    FormulaParser(const QString& text, const Formula::SlotOf& slotOf) : m_slotOf(slotOf) {
        m_formula.m_text = text;
    }

    city::Result<Formula> parsed() {
        if (m_formula.m_text.size() > 2000)
            note(tell(QT_TRANSLATE_NOOP("score", "it is longer than 2,000 characters")));
        else if (sum() && !atEnd())
            note(tell(QT_TRANSLATE_NOOP("score", "nothing is expected here any more")));
        if (!m_fault.isEmpty())
            return invalid(
                tell(QT_TRANSLATE_NOOP("score", "The formula \"%1\" has a mistake at character %2: %3."))
                    .arg(m_formula.m_text.left(80))
                    .arg(m_faultAt + 1)
                    .arg(m_fault));
        return std::move(m_formula);
    }

private:
    using Op = Formula::Op;

    bool note(const QString& fault) {
        if (m_fault.isEmpty())
            m_fault = fault, m_faultAt = m_at;
        return false;
    }
    void skip() {
        while (m_at < m_formula.m_text.size() && m_formula.m_text[m_at].isSpace())
            ++m_at;
    }
    bool atEnd() { return skip(), m_at >= m_formula.m_text.size(); }
    bool takes(QChar c) {
        if (atEnd() || m_formula.m_text[m_at] != c)
            return false;
        return ++m_at, true;
    }
    bool needs(QChar c) {
        return takes(c) || note(tell(QT_TRANSLATE_NOOP("score", "\"%1\" is missing")).arg(c));
    }
    bool emit(Op op, int count = 0, Decimal number = {}) {
        return m_formula.m_tokens.push_back({op, count, number}), true;
    }

    bool sum() {
        if (!product())
            return false;
        for (;;) {
            if (takes(u'+')) {
                if (!product() || !emit(Op::Add))
                    return false;
            } else if (takes(u'-')) {
                if (!product() || !emit(Op::Subtract))
                    return false;
            } else {
                return true;
            }
        }
    }
    bool product() {
        if (!factor())
            return false;
        for (;;) {
            if (takes(u'*')) {
                if (!factor() || !emit(Op::Multiply))
                    return false;
            } else if (takes(u'/')) {
                const std::size_t before = m_formula.m_tokens.size();
                if (!factor())
                    return false;
                const auto& divisor = m_formula.m_tokens.back();
                if (m_formula.m_tokens.size() == before + 1 && divisor.op == Op::Number &&
                    divisor.number.isZero())
                    return note(tell(QT_TRANSLATE_NOOP("score", "this divides by zero")));
                emit(Op::Divide);
            } else {
                return true;
            }
        }
    }
    bool factor() {
        if (++m_depth > 50)
            return note(tell(QT_TRANSLATE_NOOP("score", "it is nested too deeply")));
        const bool fine = takes(u'-')   ? factor() && emit(Op::Negate)
                          : takes(u'(') ? sum() && needs(u')')
                                        : operand();
        --m_depth;
        return fine;
    }
    bool operand() {
        if (atEnd())
            return note(tell(QT_TRANSLATE_NOOP("score", "a number or a name is missing")));
        const QChar c = m_formula.m_text[m_at];
        if (c >= u'0' && c <= u'9') {
            Decimal number;
            return literal(number) && emit(Op::Number, 0, number);
        }
        const QString word = name();
        if (word.isEmpty())
            return note(tell(QT_TRANSLATE_NOOP("score", "a number or a name is missing")));
        return takes(u'(') ? function(word) && needs(u')') : slot(word);
    }
    QString name() {
        skip();
        const qsizetype begin = m_at;
        const auto fits = [](QChar c) { return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber()); };
        while (m_at < m_formula.m_text.size() && fits(m_formula.m_text[m_at]))
            ++m_at;
        return m_formula.m_text.mid(begin, m_at - begin);
    }
    bool slot(const QString& word) {
        const int number = m_slotOf(word);
        if (number < 0) {
            m_at -= word.size();
            return note(
                tell(QT_TRANSLATE_NOOP("score", "there is no figure called \"%1\"")).arg(word.left(40)));
        }
        auto& reads = m_formula.m_reads;
        if (std::ranges::find(reads, number) == reads.end())
            reads.push_back(number);
        return emit(Op::Slot, number);
    }
    bool literal(Decimal& number) {
        skip();
        const qsizetype begin = m_at;
        const QString& text = m_formula.m_text;
        if (m_at < text.size() && text[m_at] == u'-')
            ++m_at;
        while (m_at < text.size() && (text[m_at] == u'.' || (text[m_at] >= u'0' && text[m_at] <= u'9')))
            ++m_at;
        if (m_at < text.size() && text[m_at] == u'%')
            ++m_at;
        const auto read = Decimal::fromText(text.mid(begin, m_at - begin));
        if (!read)
            return note(tell(QT_TRANSLATE_NOOP("score", "this is no number")));
        return number = *read, true;
    }
    bool function(const QString& word) {
        if (word == u"min" || word == u"max")
            return list(word == u"min" ? Op::Min : Op::Max);
        if (word == u"or")
            return sum() && needs(u',') && sum() && emit(Op::Or);
        if (word == u"upto" || word == u"from")
            return table(word == u"upto");
        if (word != u"round")
            return note(
                tell(QT_TRANSLATE_NOOP("score", "there is no function called \"%1\"")).arg(word.left(40)));
        Decimal digits;
        if (!sum() || !needs(u',') || !literal(digits))
            return false;
        for (int n = 0; n <= Decimal::digits; ++n)
            if (digits == Decimal::of(n))
                return emit(Op::Round, n);
        return note(tell(QT_TRANSLATE_NOOP("score", "round takes 0 to 12 digits")));
    }
    bool list(Op op) {
        int count = 0;
        do {
            if (!sum())
                return false;
            ++count;
        } while (takes(u','));
        return emit(op, count);
    }
    bool table(bool upTo) {
        if (!sum())
            return false;
        Formula::Table table;
        while (needs(u',')) {
            const qsizetype begin = m_at;
            const bool isElse = name() == u"else";
            if (!isElse)
                m_at = begin;
            Decimal bound, value;
            if ((!isElse && !literal(bound)) || !needs(u':') || !literal(value))
                return false;
            if (isElse) {
                table.otherwise = value;
                m_formula.m_tables.push_back(std::move(table));
                return emit(upTo ? Op::UpTo : Op::From, int(m_formula.m_tables.size()) - 1);
            }
            if (!table.rows.empty() &&
                (upTo ? bound <= table.rows.back().first : bound >= table.rows.back().first))
                return note(tell(QT_TRANSLATE_NOOP(
                    "score", "the bounds overlap: they have to rise in upto and fall in from")));
            table.rows.emplace_back(bound, value);
        }
        return false;
    }

    const Formula::SlotOf& m_slotOf;
    Formula m_formula;
    qsizetype m_at = 0, m_faultAt = 0;
    int m_depth = 0;
    QString m_fault;
};

city::Result<Formula> Formula::parse(const QString& text, const SlotOf& slotOf) {
    return FormulaParser(text, slotOf).parsed();
}

} // namespace score
