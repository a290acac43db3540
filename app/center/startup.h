// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <future>

class QWidget;

namespace app {

/// How long opening takes; silent unless asked for (QT_LOGGING_RULES="xiuhua.startup=true").
Q_DECLARE_LOGGING_CATEGORY(startup)

/// Milliseconds since the system started this process, loading its libraries included; to a hundredth of a second.
qint64 millisecondsOfProcess();

/// Has the system fetch the memory behind a window's picture on another thread, while this one goes on: at 4K these
/// are 33 MB, and the first painting would wait for each page of them. `window` is shown already; before its picture
/// goes, by a new size or its end, the caller waits for the future.
std::future<void> touchPicture(QWidget& window);

} // namespace app
