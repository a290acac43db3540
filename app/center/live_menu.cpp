// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/live_menu.h"

#include <QEvent>

namespace app {

LiveMenu::LiveMenu(QWidget* window) : QMenu(window) {
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

QAction* LiveMenu::add(const char* name, const QKeySequence& key) {
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    addAction(action);
    parentWidget()->addAction(action); // also where the menu bar is hidden, on a wall display
    return action;
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

bool LiveMenu::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QMenu::event(event);
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
