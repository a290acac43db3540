// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/match.h"
#include "query/made_rows.h"

#include <cstdlib>

/// A query as somebody types it: a mistake lies inside the text, what parses can be asked, and its opposite finds the rest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const made::City city = made::City::edited(130, 7);
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto suggestion = query::suggest(text, int(text.size() / 2), city.rows->catalogue(), size % 2 == 0);
    if (suggestion.from < 0 || suggestion.length < 0 || suggestion.from + suggestion.length > text.size())
        std::abort();
    const auto expression = query::Expression::parse(text, city.rows->catalogue());
    if (!expression) {
        const query::Mistake& mistake = expression.error();
        if (mistake.column < 0 || mistake.length < 0 || mistake.column + mistake.length > text.size() || mistake.sentence.isEmpty())
            std::abort();
        return 0;
    }
    const query::RowBits found = query::matching(*city.rows, *expression);
    if (expression->isAll())
        return 0;
    const auto opposite = query::Expression::parse(QStringLiteral("not (") + text + QLatin1Char(')'), city.rows->catalogue());
    if (!opposite) // one parenthesis or some characters too many
        return 0;
    const query::RowBits rest = query::matching(*city.rows, *opposite);
    for (std::size_t w = 0; w < found.size(); ++w)
        if ((found[w] ^ rest[w]) != city.rows->there()[w])
            std::abort();
    return 0;
}
