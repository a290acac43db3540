// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace app {

/// How long opening takes; silent unless asked for (QT_LOGGING_RULES="xiuhua.startup=true").
Q_DECLARE_LOGGING_CATEGORY(startup)

/// Milliseconds since the system started this process, loading its libraries included; to a hundredth of a second.
qint64 millisecondsOfProcess();

} // namespace app
