// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace scene {

/// Names a theme of resources/themes and resources/styles.
enum class Theme { Dark, Light };

/// "dark" or "light": the folder's name.
inline QString themeName(Theme theme) {
    return theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace scene
