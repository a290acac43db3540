// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

/// `demo FILE [--components N] [--per-district N] [--seed S] [--force]`: makes the demo city.
int runDemo(const QStringList& arguments);

} // namespace app
