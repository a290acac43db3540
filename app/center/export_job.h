// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/exporting.h"

#include <QObject>
#include <atomic>
#include <thread>

namespace app {

/// Writes records of a city into a file on a thread of its own. Nothing is left of one that is stopped. Lives in the GUI
/// thread; its end stops the work, and waits a moment for that.
class ExportJob : public QObject {
    Q_OBJECT

public:
    ExportJob(QString city, exchange::ExportWish wish, QObject* parent = nullptr);
    ~ExportJob() override;
    void stop() { m_isStopped = true; }

Q_SIGNALS:
    void progressed(double share);
    void written(const QStringList& files, qint64 rows);
    void failed(const city::Fault& fault); ///< Cancelled, too

private:
    std::atomic<bool> m_isStopped = false;
    std::thread m_thread; ///< last, so that all else is there when it starts
};

} // namespace app
