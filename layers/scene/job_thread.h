// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <sys/resource.h>
#include <thread>
#include <utility>

namespace scene {

/// A thread that does one kind of job, one at a time. At most one job waits: a newer one takes its place.
/// Destruction cancels what runs, drops what waits and joins.
template <typename Job>
class JobThread {
public:
    /// `run` should look at `cancelled` every few milliseconds and may give up when it is true.
    using Run = std::function<void(Job& job, const std::atomic<bool>& cancelled)>;

    /// Whose turn it is when there are fewer cores than threads: the window's thread goes before one that draws, and
    /// what is done behind whatever the user does has the lowest priority. Threads that a job starts inherit it.
    enum class Pace { Normal, Drawing, Behind };

    explicit JobThread(Run run, Pace pace = Pace::Normal)
        : m_run(std::move(run)), m_thread([this, pace] {
              constexpr int drawing = 4, behind = 19;
              if (pace != Pace::Normal)
                  (void)setpriority(PRIO_PROCESS, 0, pace == Pace::Drawing ? drawing : behind); // on Linux, of this thread
              loop();
          }) {}
    ~JobThread() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
            m_waiting.reset();
            m_cancelled = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    JobThread(const JobThread&) = delete;
    JobThread& operator=(const JobThread&) = delete;

    /// Puts `job` next. With `cancelRunning`, what runs now is of no use to anybody any more.
    void submit(Job job, bool cancelRunning = false) {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting = std::move(job);
            if (cancelRunning && m_running)
                m_cancelled = true;
        }
        m_wake.notify_one();
    }

private:
    void loop() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_stopping || m_waiting; });
            if (m_stopping)
                return;
            {
                Job job = std::move(*m_waiting);
                m_waiting.reset();
                m_running = true;
                m_cancelled = false;
                lock.unlock();
                m_run(job, m_cancelled);
            }
            lock.lock();
            m_running = false;
        }
    }

    Run m_run;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Job> m_waiting;
    bool m_running = false;
    bool m_stopping = false;
    std::atomic<bool> m_cancelled{false};
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace scene
