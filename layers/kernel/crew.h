// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kernel {

/// A few threads that stay, so that a frame does not pay for starting them. Used by one caller at a time.
class Crew {
public:
    /// `task` counts from 0; `worker` is below `size()` and names the thread, for its own buffers.
    using Work = std::function<void(std::size_t task, std::size_t worker)>;

    explicit Crew(int threads); ///< 1..64, the calling thread included
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    std::size_t size() const { return m_threads.size() + 1; }
    /// Does all tasks, the calling thread as worker 0, in any order; returns when the last is done.
    void run(std::size_t tasks, const Work& work);

private:
    void serve(std::size_t worker);
    void take(std::unique_lock<std::mutex>& lock, std::size_t worker);

    std::mutex m_mutex;
    std::condition_variable m_wake, m_done;
    const Work* m_work = nullptr;
    std::size_t m_next = 0, m_tasks = 0, m_busy = 0;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace kernel
