// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace feed {

/// Work for one thread from any other: closures in order, and a descriptor that becomes readable when there are some.
/// Thread-safe.
class Mailbox {
public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    void post(std::function<void()> work);
    /// Runs what is there; by the thread that owns the work.
    void run();
    int descriptor() const { return m_event; }

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_works;
    int m_event = -1;
};

} // namespace feed
