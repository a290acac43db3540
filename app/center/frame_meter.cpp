// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/frame_meter.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>

namespace app {

FrameMeter::FrameMeter(QWidget* map) : QLabel(map) {
    constexpr int refreshMs = 500, edge = 12;
    setObjectName(QStringLiteral("frameMeter"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    move(edge, edge);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &FrameMeter::refresh);
    hide();
}

void FrameMeter::setMeasuring(bool on) {
    setVisible(on);
    m_pace.clear();
    if (on) {
        QCoreApplication::instance()->installEventFilter(&m_pace);
        m_refresh.start();
        refresh();
    } else {
        QCoreApplication::instance()->removeEventFilter(&m_pace);
        m_refresh.stop();
    }
}

void FrameMeter::refresh() {
    const FramePace::Figures figures = m_pace.figures();
    const auto ms = [](double value) { return QLocale().toString(value, 'f', 1); };
    const QString text = figures.frames == 0 ? tr("Hand to screen: move the map")
                                             : tr("Hand to screen: p50 %1 · p99 %2 · max %3 ms · %n frames", nullptr,
                                                  int(figures.frames))
                                                   .arg(ms(figures.median), ms(figures.p99), ms(figures.most));
    if (text == this->text())
        return;
    setText(text);
    adjustSize();
}

void FrameMeter::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        clear();
        refresh();
    }
}

} // namespace app
