// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/qt_parts.h"

#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

namespace widgets {

void makeClearable(QLineEdit& line) {
    line.setClearButtonEnabled(true);
    if (auto* clear = line.findChild<QToolButton*>())
        clear->setObjectName(line.objectName() + QLatin1String("Clear"));
}

void nameClearButton(QLineEdit& line, const QString& name) {
    if (auto* clear = line.findChild<QToolButton*>())
        clear->setAccessibleName(name);
}

void dropCorner(QTableView& table) {
    table.setCornerButtonEnabled(false);
    table.findChild<QAbstractButton*>()->setObjectName(QStringLiteral("qt_corner"));
}

} // namespace widgets
