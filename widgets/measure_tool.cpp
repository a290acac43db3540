// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/measure_tool.h"

#include "widgets/snapping.h"

#include <QClipboard>
#include <QGuiApplication>

namespace widgets {

void MeasureTool::setOn(bool on) {
    on ? m_measure.start() : m_measure.stop();
    Q_EMIT changed();
}

void MeasureTool::click(QPointF screen) {
    m_measure.add(snappedAt(m_scene, screen).place);
    Q_EMIT changed();
}

void MeasureTool::move(QPointF screen) {
    const Snapped spot = snappedAt(m_scene, screen);
    m_measure.setCursor(spot.place, spot.isSnapped);
    Q_EMIT changed();
}

void MeasureTool::doubleClick(QPointF) {
    m_measure.end(); // its first click has added the point
    Q_EMIT changed();
}

bool MeasureTool::key(int key, Qt::KeyboardModifiers modifiers) {
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_measure.end();
        break;
    case Qt::Key_Backspace:
        m_measure.removeLast();
        break;
    case Qt::Key_Escape:
        Q_EMIT finished();
        return true;
    case Qt::Key_C:
        if (!modifiers.testFlag(Qt::ControlModifier))
            return false;
        QGuiApplication::clipboard()->setText(m_measure.text());
        return true;
    default:
        return false;
    }
    Q_EMIT changed();
    return true;
}

} // namespace widgets
