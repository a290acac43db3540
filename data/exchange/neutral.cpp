// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/neutral.h"

namespace exchange {

namespace {

/// After any number of apostrophes.
bool looksLikeFormula(const QString& text) {
    qsizetype at = 0;
    while (at < text.size() && text[at] == QLatin1Char('\''))
        ++at;
    return at < text.size() && QStringLiteral("=+-@\t\r").contains(text[at]);
}

} // namespace

QString neutralised(const QString& text) {
    return looksLikeFormula(text) ? QLatin1Char('\'') + text : text;
}

QString restored(const QString& cell) {
    return cell.startsWith(QLatin1Char('\'')) && looksLikeFormula(cell) ? cell.mid(1) : cell;
}

} // namespace exchange
