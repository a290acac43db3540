// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

/// The words of an expression. Internal to `query`.
namespace query {

struct Token {
    enum class What : std::uint8_t {
        Word, Text, ///< bare, in quotation marks
        Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual,
        Open, Close, Comma,
        And, Or, Not, In, Like, Contains, Between, Is, Empty, IsEmpty, IsNotEmpty,
        Unclosed, ///< a text whose quotation mark is missing
        Stray,    ///< a sign that means nothing
        End
    };
    What what = What::End;
    QString text; ///< of a Word as written, of a Text without its quotation marks
    int column = 0, length = 0;
};

/// Always ends with End. A keyword is a Word too where a value is expected: `text` is as it was written.
std::vector<Token> tokensOf(const QString& text);
/// True for a character of bare words.
bool isWordCharacter(QChar c);

} // namespace query
