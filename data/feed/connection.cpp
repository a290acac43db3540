// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/connection.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace feed {

Connection::~Connection() { ::close(socket); }

bool Connection::flush() {
    std::size_t sent = 0;
    while (sent < out.size()) {
        const ssize_t n = ::send(socket, out.data() + sent, out.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno != EAGAIN) return false;
        if (n < 0) break;
        sent += std::size_t(n);
    }
    out.erase(out.begin(), out.begin() + std::ptrdiff_t(sent));
    return true;
}

Connection& Connections::add(int socket, Desk& desk, std::string address, std::int64_t nowMs, int tokens) {
    if (m_free.empty()) {
        m_free.push_back(std::uint32_t(m_slots.size()));
        m_slots.emplace_back();
    }
    const std::uint32_t slot = m_free.back();
    m_free.pop_back();
    const std::uint64_t id = std::uint64_t(++m_generation) << 32 | slot;
    m_slots[slot] = std::make_unique<Connection>(socket, id, desk, std::move(address), nowMs, tokens);
    ++m_count;
    enterOrder(*m_slots[slot]);
    return *m_slots[slot];
}

Connection* Connections::find(std::uint64_t id) {
    const auto slot = std::uint32_t(id);
    return slot < m_slots.size() && m_slots[slot] && m_slots[slot]->id == id ? m_slots[slot].get() : nullptr;
}

void Connections::remove(std::uint64_t id) {
    Connection* connection = find(id);
    if (!connection) return;
    leaveOrder(*connection);
    m_slots[std::uint32_t(id)].reset();
    m_free.push_back(std::uint32_t(id));
    --m_count;
}

void Connections::leaveOrder(const Connection& connection) {
    if (!connection.terminal.isAuthenticated()) m_strangers.erase(rankOf(connection));
}

void Connections::enterOrder(const Connection& connection) {
    if (!connection.terminal.isAuthenticated()) m_strangers.insert(rankOf(connection));
}

} // namespace feed
