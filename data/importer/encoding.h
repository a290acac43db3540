// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace importer {

/// What bytes of text are when nobody says it: "UTF-8" (plain ASCII too), "GBK", or "ISO-8859-1" when neither fits.
std::string guessEncoding(std::string_view bytes);
/// In UTF-8; bytes that `encoding` has no character for become U+FFFD. Cut at `parcel::longestText`.
std::string toUtf8(std::string_view bytes, const std::string& encoding);
/// The encoding's name as iconv knows it: GBK and GB2312 are read as their superset.
std::string iconvName(const std::string& encoding);

} // namespace importer
