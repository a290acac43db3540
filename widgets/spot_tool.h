// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map_tool.h"

#include <QObject>

namespace widgets {

/// Tells where the map is clicked, as often as it is, until it is put away; Escape puts it away.
class SpotTool : public QObject, public MapTool {
    Q_OBJECT

public:
    using QObject::QObject;

    void click(QPointF at) override { Q_EMIT clicked(at); }
    void move(QPointF) override {}
    void doubleClick(QPointF) override {}
    bool key(int key, Qt::KeyboardModifiers) override {
        if (key != Qt::Key_Escape)
            return false;
        Q_EMIT givenUp();
        return true;
    }
    void putDown() override {}

Q_SIGNALS:
    void clicked(QPointF at);
    void givenUp();
};

} // namespace widgets
