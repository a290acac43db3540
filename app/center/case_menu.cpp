// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/case_menu.h"

namespace app {

CaseMenu::CaseMenu(QWidget* window) : ActionMenu(window) {
    dock = add("actionDispatch", QKeySequence(Qt::Key_C));
    find = add("actionFindCase", QKeySequence(Qt::SHIFT | Qt::Key_K));
    addSeparator();
    report = add("actionReportCase", QKeySequence(Qt::SHIFT | Qt::Key_C));
    next = add("actionNextStep", QKeySequence(Qt::CTRL | Qt::Key_Return));
    zoom = add("actionZoomCase", QKeySequence(Qt::Key_K));
    addSeparator();
    pins = add("actionCasePins", QKeySequence(Qt::SHIFT | Qt::Key_P));
    pins->setCheckable(true);
    pins->setChecked(true);
    retranslate();
}

std::vector<std::pair<QAction*, QString>> CaseMenu::icons() const {
    return {{dock, QStringLiteral("dispatch")}, {zoom, QStringLiteral("zoom")}};
}

void CaseMenu::setEnabledFor(bool hasCity, bool hasChosen, bool readOnly) {
    for (QAction* action : {dock, find, pins})
        action->setEnabled(hasCity);
    report->setEnabled(hasCity && !readOnly);
    next->setEnabled(hasCity && hasChosen && !readOnly);
    zoom->setEnabled(hasCity && hasChosen);
}

void CaseMenu::retranslate() {
    setTitle(tr("&Cases"));
    dock->setText(tr("Dispatch"));
    find->setText(tr("Find a case…"));
    report->setText(tr("Report a case…"));
    next->setText(tr("Next step of this case"));
    zoom->setText(tr("Zoom to this case"));
    pins->setText(tr("Cases on the map"));
}

} // namespace app
