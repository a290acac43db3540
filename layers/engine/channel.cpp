// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/channel.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace engine {

Channel::Channel(int in, int out, QObject* parent)
    : QObject(parent), m_in(in), m_out(out), m_notifier(in, QSocketNotifier::Read) {
    ::fcntl(m_in, F_SETFL, ::fcntl(m_in, F_GETFL) | O_NONBLOCK);
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] { read(); });
}

void Channel::send(const wire::Message& message) {
    const std::vector<std::uint8_t> bytes = wire::encode(message);
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n = ::write(m_out, bytes.data() + sent, bytes.size() - sent);
        if (n > 0) {
            sent += static_cast<std::size_t>(n);
        } else if (errno == EAGAIN) {
            pollfd wait{m_out, POLLOUT, 0};
            ::poll(&wait, 1, 1000);
        } else if (errno != EINTR) {
            m_notifier.setEnabled(false);
            Q_EMIT closed();
            return;
        }
    }
}

void Channel::read() {
    std::array<std::uint8_t, 65536> bytes;
    const ssize_t n = ::read(m_in, bytes.data(), bytes.size());
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        m_notifier.setEnabled(false);
        Q_EMIT closed();
        return;
    }
    m_splitter.feed(std::span(bytes).first(static_cast<std::size_t>(n)));
    takeMessages();
}

void Channel::takeMessages() {
    while (const auto body = m_splitter.next()) {
        const auto message = wire::decode(*body);
        if (!message) {
            m_notifier.setEnabled(false);
            Q_EMIT broken(QStringLiteral("a message of type %1 and %2 bytes cannot be read")
                              .arg((*body)[0])
                              .arg(body->size()));
            return;
        }
        Q_EMIT received(*message);
    }
    if (m_splitter.broken()) {
        m_notifier.setEnabled(false);
        Q_EMIT broken(QStringLiteral("a message has an impossible length"));
    }
}

} // namespace engine
