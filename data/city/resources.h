// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace city {

/// The absolute path of a file that the program ships, e.g. `resourcePath("layers.json")`. Looks beside the
/// program (`../share/xiuhua`), so the build tree and an installation work alike.
QString resourcePath(const QString& name);

} // namespace city
