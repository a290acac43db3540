// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace widgets {

/// A button of a panel; `isPrimary`: the one that the panel is for, dressed accordingly by the style sheet.
inline QPushButton* pushButton(const char* name, QWidget* parent, bool isPrimary = false) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("primary", isPrimary);
    made->setAutoDefault(false);
    return made;
}

} // namespace widgets
