// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace app {

/// A menu of the window whose actions work where its bar is hidden, too, and whose texts follow the language.
class ActionMenu : public QMenu {
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    QAction* add(const char* name, const QKeySequence& key); ///< at the end; the window has it besides
    virtual void retranslate() = 0;                          ///< the constructor calls it once
    bool event(QEvent* event) override;
};

} // namespace app
