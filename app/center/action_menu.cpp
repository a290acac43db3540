// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/action_menu.h"

#include <QEvent>

namespace app {

QAction* ActionMenu::add(const char* name, const QKeySequence& key) {
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    addAction(action);
    parentWidget()->addAction(action); // also where the menu bar is hidden, on a wall display
    return action;
}

bool ActionMenu::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QMenu::event(event);
}

} // namespace app
