// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QThread>

namespace store {

/// A QObject on a thread of its own, deleted there when this ends. What it is to do comes by `post`, in order.
template <typename Worker>
class WorkerThread {
public:
    explicit WorkerThread(Worker* worker) : m_worker(worker) {
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    /// Waits for what is being done; the worker should have been told to stop.
    ~WorkerThread() {
        m_thread.quit();
        m_thread.wait();
    }
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    /// `work(worker)` on its thread, after what was posted before.
    template <typename Work>
    void post(Work work) {
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); });
    }
    Worker* operator->() const { return m_worker; }
    Worker* get() const { return m_worker; }

private:
    QThread m_thread;
    Worker* m_worker;
};

} // namespace store
