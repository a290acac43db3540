// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/edit_menu.h"

namespace app {

EditMenu::EditMenu(QWidget* window) : ActionMenu(window) {
    edit = add("actionEdit", QKeySequence(Qt::Key_E));
    addPoint = add("actionAddPoint", QKeySequence(Qt::CTRL | Qt::Key_E));
    addLine = add("actionAddLine", {});
    addPolygon = add("actionAddPolygon", {});
    bulk = add("actionBulk", QKeySequence(Qt::SHIFT | Qt::Key_E));
    addSeparator();
    undo = add("actionUndo", QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo = add("actionRedo", QKeySequence(Qt::CTRL | Qt::Key_Y));
    addSeparator();
    history = add("actionHistory", QKeySequence(Qt::Key_Y));
    approval = add("actionApproval", QKeySequence(Qt::SHIFT | Qt::Key_Y));
    quality = add("actionQuality", QKeySequence(Qt::Key_Q));
    records = add("actionRecords", QKeySequence(Qt::Key_U));
    addSeparator();
    signIn = add("actionSignIn", QKeySequence(Qt::CTRL | Qt::Key_I));
    signOut = add("actionSignOut", QKeySequence(Qt::CTRL | Qt::Key_L));
    retranslate();
}

void EditMenu::show(bool hasCity, bool isWritable, bool isTakingBack, const QString& who) {
    for (QAction* action : {edit, addPoint, addLine, addPolygon, bulk})
        action->setEnabled(hasCity && isWritable);
    for (QAction* action : {history, approval, quality, records})
        action->setEnabled(hasCity);
    for (QAction* action : {undo, redo})
        action->setEnabled(hasCity && isWritable && !isTakingBack);
    signIn->setEnabled(hasCity && who.isEmpty());
    signOut->setEnabled(hasCity && !who.isEmpty());
    m_who = who;
    retranslate();
}

void EditMenu::retranslate() {
    setTitle(tr("&Edit"));
    edit->setText(tr("Edit this component"));
    addPoint->setText(tr("Add a component"));
    addLine->setText(tr("Add a line"));
    addPolygon->setText(tr("Add an area"));
    bulk->setText(tr("Change what is selected"));
    undo->setText(tr("Undo"));
    redo->setText(tr("Redo"));
    history->setText(tr("History of the component"));
    approval->setText(tr("Edits that wait for approval"));
    quality->setText(tr("Data quality"));
    records->setText(tr("Facilities and roads"));
    signIn->setText(tr("Sign in…"));
    signOut->setText(m_who.isEmpty() ? tr("Sign out") : tr("Sign out %1").arg(m_who));
}

} // namespace app
