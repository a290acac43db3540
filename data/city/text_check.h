// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace city {

/// Control characters but line ends and tabs, and those that make a text read otherwise than it is stored (Unicode TR 36,
/// 2.8): embeddings, overrides and isolates of the writing direction.
bool isHidden(QChar ch);

/// What is wrong with a text of a record, a translated sentence: too long (in UTF-16 units), or with hidden characters.
/// Nothing when it can be stored.
std::optional<QString> textFault(const QString& text, qsizetype longest);

} // namespace city
