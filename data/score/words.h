// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QCoreApplication>

/// How this module speaks. Internal to `score`.
namespace score {

inline QString tell(const char* text) {
    return QCoreApplication::translate("score", text);
}

inline tl::unexpected<city::Fault> invalid(const QString& sentence) {
    return city::fail(city::FaultKind::Invalid, sentence);
}

} // namespace score
