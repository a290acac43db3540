// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/text_check.h"

#include <QCoreApplication>

#include <algorithm>

namespace city {

bool isHidden(QChar ch) {
    const char16_t code = ch.unicode();
    const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return turns || (ch.category() == QChar::Other_Control && ch != QLatin1Char('\n') && ch != QLatin1Char('\t'));
}

std::optional<QString> textFault(const QString& text, qsizetype longest) {
    if (text.size() > longest)
        return QCoreApplication::translate("city", "At most %1 characters fit here; these are %2. Shorten the text.")
            .arg(longest)
            .arg(text.size());
    if (std::any_of(text.begin(), text.end(), isHidden))
        return QCoreApplication::translate("city", "The text holds an invisible control character. Type it again.");
    return std::nullopt;
}

} // namespace city
