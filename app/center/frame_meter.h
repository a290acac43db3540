// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/frame_pace.h"

#include <QLabel>
#include <QTimer>

namespace app {

/// The frame meter on the map's corner: how long the newest frames took from the hand to the screen. Measures
/// while it is shown, and begins anew each time.
class FrameMeter : public QLabel {
    Q_OBJECT

public:
    explicit FrameMeter(QWidget* map);
    FramePace& pace() { return m_pace; }
    void setMeasuring(bool on);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    FramePace m_pace;
    QTimer m_refresh;
};

} // namespace app
