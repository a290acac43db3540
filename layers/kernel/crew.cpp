// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/crew.h"

#include <algorithm>

namespace kernel {

Crew::Crew(int threads) {
    const int others = std::clamp(threads, 1, 64) - 1;
    for (int i = 0; i < others; ++i)
        m_threads.emplace_back([this, i] { serve(std::size_t(i) + 1); });
}

Crew::~Crew() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void Crew::run(std::size_t tasks, const Work& work) {
    std::unique_lock lock(m_mutex);
    m_work = &work;
    m_next = 0;
    m_tasks = tasks;
    if (tasks > 1)
        m_wake.notify_all();
    take(lock, 0);
    m_done.wait(lock, [this] { return m_busy == 0; });
    m_work = nullptr;
}

void Crew::serve(std::size_t worker) {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_work && m_next < m_tasks)
            take(lock, worker);
        else
            m_wake.wait(lock);
    }
}

void Crew::take(std::unique_lock<std::mutex>& lock, std::size_t worker) {
    const Work& work = *m_work;
    ++m_busy;
    while (m_next < m_tasks) {
        const std::size_t task = m_next++;
        lock.unlock();
        work(task, worker);
        lock.lock();
    }
    if (--m_busy == 0)
        m_done.notify_all();
}

} // namespace kernel
