// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

namespace support {

/// How long every test waits for what is to come, ms: it ends at once when it comes, and no busy machine fails it.
inline constexpr int patience = 120'000;

} // namespace support

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), support::patience)
#define QTRY_VERIFY2(expression, sentence) QTRY_VERIFY2_WITH_TIMEOUT((expression), sentence, support::patience)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), expected, support::patience)
