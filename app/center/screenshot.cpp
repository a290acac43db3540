// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/screenshot.h"

#include <QPixmap>

namespace app {

namespace {
constexpr int settledMs = 400;
}

Screenshot::Screenshot(CommandCenter& center, const QString& file) : m_center(center), m_file(file) {
    // The map may be complete for a moment and then ask for more, and the panels' figures are a little behind.
    constexpr int patienceMs = 120'000;
    m_settling.setSingleShot(true);
    m_settling.setInterval(settledMs);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_settling, &QTimer::timeout, this, [this] {
        if (m_center.isLoaded() && m_center.scene().isComplete())
            take(true);
    });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        take(false, tr("The map was not complete within two minutes."));
    });
    connect(&center, &CommandCenter::loaded, this, &Screenshot::look);
    connect(&center.scene(), &scene::MapScene::completed, this, &Screenshot::look);
    connect(&center.scene(), &scene::MapScene::engineStatusChanged, this, &Screenshot::look);
    connect(&center, &CommandCenter::faulted, this, [this](const city::Fault& fault) {
        if (!m_center.isLoaded())
            take(false, fault.sentence);
    });
    m_patience.start();
}

void Screenshot::takeWelcome() {
    QTimer::singleShot(settledMs, this, [this] { take(true); });
}

void Screenshot::look() {
    if (!m_center.isLoaded())
        return;
    if (m_center.scene().engineStatus().state == scene::EngineStatus::State::Failed)
        return take(false, tr("The map engine does not work: %1").arg(m_center.scene().engineStatus().text));
    if (m_center.scene().isComplete())
        m_settling.start();
}

void Screenshot::take(bool complete, const QString& problem) {
    if (std::exchange(m_done, true))
        return;
    m_patience.stop();
    m_settling.stop();
    const bool written = m_center.window().grab().save(m_file, "PNG");
    if (!written)
        Q_EMIT finished(1, tr("The picture could not be written to “%1”. Check the folder and the space on the disk.")
                               .arg(m_file));
    else if (!complete)
        Q_EMIT finished(3, tr("%1 The picture as it stands is in “%2”.").arg(problem, m_file));
    else
        Q_EMIT finished(0, tr("The window's picture is in “%1”.").arg(m_file));
}

} // namespace app
