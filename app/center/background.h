// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

#include <QObject>
#include <atomic>
#include <functional>
#include <thread>

namespace app {

/// One long piece of work on a thread of its own, its progress and result handed over on this one. Its end stops the work
/// and waits a moment for that; what was not handed over by then never is.
class Background : public QObject {
public:
    using QObject::QObject;
    ~Background() override {
        stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    /// Once. `work` is given a store::Progress that says false when it is to stop, and returns what `then` takes.
    template <typename Work, typename Then>
    void start(Work work, Then then, std::function<void(double, const QString&)> progressed) {
        m_thread = std::thread([this, work = std::move(work), then = std::move(then), progressed = std::move(progressed)] {
            auto result = work([this, progressed](double share, const QString& what) {
                QMetaObject::invokeMethod(this, [progressed, share, what] { progressed(share, what); }, Qt::QueuedConnection);
                return !m_isStopped;
            });
            QMetaObject::invokeMethod(this, [then, result = std::move(result)] { then(result); }, Qt::QueuedConnection);
        });
    }
    void stop() { m_isStopped = true; }

private:
    std::atomic<bool> m_isStopped = false;
    std::thread m_thread;
};

} // namespace app
