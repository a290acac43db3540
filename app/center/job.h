// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace app {

/// Long work on a thread of its own. Lives in the GUI thread; its end stops the work, and waits a moment for that.
class Job : public QObject {
    Q_OBJECT

public:
    /// What is done afterwards on the GUI thread, unless the job has ended.
    using Then = std::function<void()>;
    /// Runs on the thread; `progress` says false once it is to stop.
    using Work = std::function<Then(const store::Progress& progress)>;

    explicit Job(Work work, QObject* parent = nullptr);
    ~Job() override;
    void stop() { m_isStopped = true; }

    /// Into `slot`, which is empty again when the work has been done, before what follows from it is.
    static Job& start(std::unique_ptr<Job>& slot, Work work);

Q_SIGNALS:
    void progressed(double share, const QString& what); ///< now and then
    void done();

private:
    std::atomic<bool> m_isStopped = false;
    std::thread m_thread; ///< last, so that all else is there when it starts
};

} // namespace app
