// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/action_menu.h"

#include <QAction>

namespace app {

/// The menu Edit: changing components, taking changes back, and who does it. Each action works wherever the focus is.
class EditMenu : public ActionMenu {
    Q_OBJECT

public:
    explicit EditMenu(QWidget* window);

    QAction *edit, *addPoint, *addLine, *addPolygon, *bulk, *undo, *redo, *history, *approval, *quality, *records, *signIn, *signOut;
    /// `who`: the one who is signed in; empty for nobody.
    void show(bool hasCity, bool isWritable, bool isTakingBack, const QString& who);
    void retranslate() override;

private:
    QString m_who;
};

} // namespace app
