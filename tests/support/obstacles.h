// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

/// What goes wrong with a machine, for a program that a test starts: this process's environment and one obstacle.
namespace support {

/// The program ends, as by a power cut, when it is about to rename a file for the `number`th time.
QProcessEnvironment killedAtRename(int number);
/// The disk below `folder` is full once `bytes` were written there.
QProcessEnvironment fullDisk(const QString& folder, qint64 bytes);

} // namespace support
