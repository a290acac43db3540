// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/mailbox.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace feed {

Mailbox::Mailbox() : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Mailbox::~Mailbox() {
    if (m_event >= 0) ::close(m_event);
}

void Mailbox::post(std::function<void()> work) {
    const std::lock_guard lock(m_mutex);
    m_works.push_back(std::move(work));
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_event, &one, sizeof one);
}

void Mailbox::run() {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(m_event, &count, sizeof count);
    std::vector<std::function<void()>> works;
    {
        const std::lock_guard lock(m_mutex);
        works.swap(m_works);
    }
    for (const auto& work : works) work();
}

} // namespace feed
