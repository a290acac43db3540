// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <string_view>

/// Finding anything in a city: texts, codes and pinyin, scanned whole for every letter that is typed.
namespace search {

/// As texts are compared: compatibility forms made one (full-width digits are digits), without case, each run
/// of white space one blank, none at the ends. UTF-8.
std::string folded(const QString& text);
/// The same for stored UTF-8; what is folded already (Chinese, digits, small letters) costs a look at its
/// bytes.
std::string folded(std::string_view utf8);

} // namespace search
