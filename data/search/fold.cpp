// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/fold.h"

#include <algorithm>

namespace search {

namespace {

/// ASCII without capitals, control characters or blanks that would fold, and ideographs of the three-byte
/// range that are their own compatibility form.
bool isFolded(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte > 0x20 && byte < 0x7f) {
            if (byte >= 'A' && byte <= 'Z')
                return false;
        } else if (byte >= 0xe4 && byte <= 0xe9 && i + 2 < text.size()) {
            i += 2;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

std::string folded(const QString& text) {
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified().toStdString();
}

std::string folded(std::string_view utf8) {
    if (isFolded(utf8))
        return std::string(utf8);
    return folded(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())));
}

} // namespace search
