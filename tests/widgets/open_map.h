// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../scene/corner.h"
#include "widgets/map_view.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

/// An open map of the corner, 600 by 500 pixels at 2 metres each.
struct OpenMap {
    scene::MapScene scene;
    widgets::MapView view{scene};

    OpenMap() {
        view.resize(600, 500);
        view.show();
        scene.city().setCatalogue(corner::catalogue());
        const city::RegistryPtr registry = corner::registry();
        scene.city().setRegistry(registry, corner::allChunks(*registry));
        scene::View at = scene.view();
        at.setMetresPerPixel(2);
        scene.setView(at);
    }
    QPoint of(const city::RegistryRow& row) const {
        return scene.view().toScreen(scene.view().toMap(row.anchor)).toPoint();
    }
    void wheel(QPointF at, int eighths) {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, eighths}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            move(from + (to - from) * i / 4);
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
    void move(QPoint to) {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), view.mapToGlobal(QPointF(to)), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &event);
    }
};
