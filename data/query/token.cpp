// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/token.h"

#include <QHash>

namespace query {

namespace {

using What = Token::What;

const QHash<QString, What>& keywords() {
    static const QHash<QString, What> known{
        {QStringLiteral("and"), What::And}, {QStringLiteral("且"), What::And}, {QStringLiteral("并且"), What::And},
        {QStringLiteral("or"), What::Or}, {QStringLiteral("或"), What::Or}, {QStringLiteral("或者"), What::Or},
        {QStringLiteral("not"), What::Not}, {QStringLiteral("非"), What::Not}, {QStringLiteral("不"), What::Not},
        {QStringLiteral("in"), What::In}, {QStringLiteral("属于"), What::In},
        {QStringLiteral("like"), What::Like}, {QStringLiteral("类似"), What::Like},
        {QStringLiteral("contains"), What::Contains}, {QStringLiteral("包含"), What::Contains},
        {QStringLiteral("between"), What::Between}, {QStringLiteral("介于"), What::Between},
        {QStringLiteral("is"), What::Is}, {QStringLiteral("empty"), What::Empty}, {QStringLiteral("null"), What::Empty},
        {QStringLiteral("为空"), What::IsEmpty}, {QStringLiteral("不为空"), What::IsNotEmpty},
        {QStringLiteral("等于"), What::Equal}, {QStringLiteral("不等于"), What::Unequal},
    };
    return known;
}

/// Full-width signs as the ones that they stand for; Chinese quotation marks as `"`.
QChar plain(QChar c) {
    const char16_t u = c.unicode();
    if (u >= 0xFF01 && u <= 0xFF5E)
        return QChar(char16_t(u - 0xFEE0));
    switch (u) {
    case 0x3000: return QLatin1Char(' ');
    case 0x3001: return QLatin1Char(','); // 、
    case 0x201C: case 0x201D: return QLatin1Char('"');
    case 0x2018: case 0x2019: return QLatin1Char('\'');
    default: return c;
    }
}

What signOf(QChar c) {
    switch (c.unicode()) {
    case '=': return What::Equal;
    case '<': return What::Less;
    case '>': return What::Greater;
    case '(': return What::Open;
    case ')': return What::Close;
    case ',': return What::Comma;
    case 0x2260: return What::Unequal;
    case 0x2264: return What::LessOrEqual;
    case 0x2265: return What::GreaterOrEqual;
    default: return What::Stray;
    }
}

class Lexer {
public:
    explicit Lexer(const QString& text) : m_text(text) {}

    std::vector<Token> run() {
        for (;;) {
            while (m_at < m_text.size() && (m_text[m_at].isSpace() || plain(m_text[m_at]).isSpace()))
                ++m_at;
            if (m_at >= m_text.size())
                break;
            const QChar c = plain(m_text[m_at]);
            if (c == QLatin1Char('"') || c == QLatin1Char('\''))
                quotedText(c);
            else if (isWordCharacter(m_text[m_at]))
                word();
            else
                sign(c);
        }
        m_tokens.push_back({What::End, {}, int(m_text.size()), 0});
        return std::move(m_tokens);
    }

private:
    void quotedText(QChar mark) {
        const qsizetype start = m_at++;
        QString text;
        for (; m_at < m_text.size(); ++m_at) {
            if (plain(m_text[m_at]) != mark) {
                text += m_text[m_at];
                continue;
            }
            if (m_at + 1 < m_text.size() && m_text[m_at] == m_text[m_at + 1] && m_text[m_at] == mark) {
                text += m_text[m_at++]; // doubled: one of them
                continue;
            }
            ++m_at;
            return add(What::Text, text, start);
        }
        add(What::Unclosed, text, start);
    }

    void word() {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isWordCharacter(m_text[m_at]))
            ++m_at;
        const QString text = m_text.mid(start, m_at - start);
        const What what = keywords().value(text.toLower(), What::Word);
        if (what == What::Word && text.startsWith(QChar(u'不')) && keywords().contains(text.mid(1))) { // 不包含
            m_tokens.push_back({What::Not, text.left(1), int(start), 1});
            m_tokens.push_back({keywords().value(text.mid(1)), text.mid(1), int(start) + 1, int(m_at - start) - 1});
            return;
        }
        add(what, text, start);
    }

    void sign(QChar c) {
        const qsizetype start = m_at++;
        const What own = signOf(m_text[start]);
        What what = own == What::Stray ? signOf(c) : own;
        const QChar next = m_at < m_text.size() ? plain(m_text[m_at]) : QChar();
        const bool isEqual = next == QLatin1Char('=');
        if (c == QLatin1Char('!') && isEqual)
            what = What::Unequal;
        else if (c == QLatin1Char('<') && next == QLatin1Char('>'))
            what = What::Unequal;
        else if (c == QLatin1Char('<') && isEqual)
            what = What::LessOrEqual;
        else if (c == QLatin1Char('>') && isEqual)
            what = What::GreaterOrEqual;
        else if (c != QLatin1Char('=') || !isEqual)
            return add(what, m_text.mid(start, 1), start);
        ++m_at;
        add(what, m_text.mid(start, 2), start);
    }

    void add(What what, const QString& text, qsizetype start) {
        m_tokens.push_back({what, text, int(start), int(m_at - start)});
    }

    const QString& m_text;
    qsizetype m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

bool isWordCharacter(QChar c) {
    const char16_t u = c.unicode();
    if (u >= 0xFF01 && u <= 0xFF5E) { // full-width letters and digits only
        const QChar p = plain(c);
        return p.isLetterOrNumber();
    }
    return c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || u == '_' || u == '-' || u == '.' || u == '%' || u == '/' ||
           u == ':' || u == '#' || u == '+' || u == '*' || u == '@' || u == 0x00B7;
}

std::vector<Token> tokensOf(const QString& text) {
    return Lexer(text).run();
}

} // namespace query
