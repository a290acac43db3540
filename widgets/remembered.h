// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/visibility.h"

#include <QSettings>

namespace widgets {

/// Keeps what a user hides, under a group of the settings.
void remember(QSettings& settings, const QString& group, const scene::Visibility& visibility);
/// What was kept there; `otherwise` when nothing was. Entries that are no numbers are left out.
scene::Visibility remembered(QSettings& settings, const QString& group, const scene::Visibility& otherwise);

} // namespace widgets
