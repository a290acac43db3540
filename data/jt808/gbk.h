// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/bytes.h"

#include <string>

namespace jt808 {

/// Text of the protocol: GBK (read as its superset GB18030). Up to the first zero byte; what is no character becomes
/// U+FFFD. UTF-8.
std::string fromGbk(Bytes text);
/// What GBK cannot write becomes a question mark.
Buffer toGbk(std::string_view utf8);

} // namespace jt808
