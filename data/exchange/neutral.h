// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace exchange {

/// A text as it may stand in a cell of a spreadsheet: one that a spreadsheet would run as a formula (it
/// begins with = + - @, a tab or a carriage return), or that looks as if it had been made harmless, gets an
/// apostrophe in front.
QString neutralised(const QString& text);
/// The text that `neutralised` was given.
QString restored(const QString& cell);

} // namespace exchange
