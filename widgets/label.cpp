// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label.h"

#include <QLabel>

namespace widgets {

QLabel* label(const char* name, const char* role, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("role", QString::fromLatin1(role));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    return made;
}

} // namespace widgets
