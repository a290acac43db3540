// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/live_menu.h"

namespace app {

LiveMenu::LiveMenu(QWidget* window) : ActionMenu(window) {
    fleet = add("actionFleet", QKeySequence(Qt::Key_V));
    find = add("actionFindVehicle", QKeySequence(Qt::SHIFT | Qt::Key_V));
    addSeparator();
    zoom = add("actionZoomVehicle", QKeySequence(Qt::SHIFT | Qt::Key_F));
    follow = add("actionFollow", QKeySequence(Qt::Key_F));
    follow->setCheckable(true);
    addSeparator();
    trails = add("actionTrails", {});
    names = add("actionVehicleNames", {});
    for (QAction* action : {trails, names}) {
        action->setCheckable(true);
        action->setChecked(true);
    }
    retranslate();
}

std::vector<std::pair<QAction*, QString>> LiveMenu::icons() const {
    return {{fleet, QStringLiteral("fleet")}, {zoom, QStringLiteral("zoom")}};
}

void LiveMenu::setEnabledFor(bool hasCity, bool hasChosen) {
    for (QAction* action : {fleet, find, trails, names})
        action->setEnabled(hasCity);
    for (QAction* action : {zoom, follow})
        action->setEnabled(hasCity && hasChosen);
}

void LiveMenu::retranslate() {
    setTitle(tr("&Live"));
    fleet->setText(tr("Live city"));
    find->setText(tr("Find a vehicle…"));
    zoom->setText(tr("Zoom to this vehicle"));
    follow->setText(tr("Follow this vehicle"));
    trails->setText(tr("Trails"));
    names->setText(tr("Names of vehicles"));
}

} // namespace app
