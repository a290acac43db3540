// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/server_loop.h"

#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>

/// The feed's thread, on what comes from terminals and goes to them and to history.
namespace feed {

namespace {

constexpr std::int64_t batchMs = 20; // history groups commits itself; this only spares it single fixes
constexpr std::size_t batchSize = 4'096;

} // namespace

void Server::Loop::readFrom(std::uint64_t id) {
    Connection* connection = m_connections.find(id);
    if (!connection) return;
    if (connection->isPaused) return drop(id, Reason::None); // watched for its end only
    const ssize_t n = ::recv(connection->socket, m_bytes.data(), m_bytes.size(), MSG_DONTWAIT);
    if (n > 0) takeBytes(*connection, {m_bytes.data(), std::size_t(n)});
    else if (n == 0 || (errno != EAGAIN && errno != EINTR)) drop(id, Reason::None);
}

void Server::Loop::takeBytes(Connection& connection, jt808::Bytes bytes) {
    const bool wasAuthenticated = connection.terminal.isAuthenticated();
    if (!wasAuthenticated) m_connections.leaveOrder(connection);
    Terminal::Wish wish = Terminal::Wish::Stay;
    const std::size_t outBefore = connection.out.size();
    int frames = 0;
    connection.splitter.push(bytes, [&](const jt808::Frame& frame) {
        ++frames;
        if (wish == Terminal::Wish::Stay) wish = connection.terminal.take(frame, m_now, connection.out);
    });
    if (frames) {
        connection.hasSpoken = true;
        connection.lastFrame = m_now;
        connection.halfSince = 0;
        connection.tokens -= frames;
    }
    const bool isHalf = connection.splitter.waiting() > 0;
    connection.halfSince = isHalf && !connection.halfSince ? m_now : isHalf ? connection.halfSince : 0;
    if (!wasAuthenticated) m_connections.enterOrder(connection);
    if (connection.out.size() != outBefore) markDirty(connection);
    settle(connection, wasAuthenticated, wish);
}

void Server::Loop::settle(Connection& connection, bool wasAuthenticated, Terminal::Wish wish) {
    if (wish == Terminal::Wish::Leave) {
        connection.flush(); // so that it hears why
        drop(connection.id, Reason::None);
        return;
    }
    if (connection.tokens <= 0 && !connection.isPaused) {
        connection.isPaused = true;
        watch(connection);
        m_desk.refuse(Reason::Flood, connection.terminal.number(), connection.terminal.device(), m_now);
    }
    if (wasAuthenticated || !connection.terminal.isAuthenticated()) return;
    // A terminal that lost its connection comes back before the old one is known to be dead.
    const city::DeviceKey device = connection.terminal.device();
    const auto known = m_byDevice.find(device.row);
    if (known != m_byDevice.end()) drop(known->second, Reason::None);
    m_byDevice[device.row] = connection.id;
    m_fleet.setConnected(device, true);
}

void Server::Loop::watch(Connection& connection) {
    epoll_event event{};
    if (!connection.isPaused) event.events |= EPOLLIN;
    if (connection.wantsOut) event.events |= EPOLLOUT;
    event.data.u64 = connection.id;
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection.socket, &event);
}

void Server::Loop::markDirty(Connection& connection) {
    if (connection.isDirty) return;
    connection.isDirty = true;
    m_dirty.push_back(connection.id);
}

void Server::Loop::flushAll() {
    std::vector<std::uint64_t> dirty;
    dirty.swap(m_dirty);
    for (const std::uint64_t id : dirty) {
        Connection* connection = m_connections.find(id);
        if (!connection) continue;
        connection->isDirty = false;
        if (!connection->flush() || connection->out.size() > m_settings.limits.mostOut) {
            drop(id, Reason::None);
            continue;
        }
        const bool wantsOut = !connection->out.empty();
        if (wantsOut == connection->wantsOut) continue;
        connection->wantsOut = wantsOut;
        watch(*connection);
    }
}

void Server::Loop::handOver() {
    city::FeedBatch& batch = m_desk.batch();
    const std::size_t count = batch.fixes.size() + batch.readings.size();
    if (count == 0 && m_desk.answers().empty()) return;
    if (m_batchSince == 0) m_batchSince = m_now;
    if (!m_stop && !m_held && count < batchSize && m_now - m_batchSince < batchMs) return;
    if (!m_settings.history) {
        batch = {};
        answer(m_desk.answers(), std::nullopt);
    } else if (count == 0 && m_pending.empty()) {
        answer(m_desk.answers(), std::nullopt); // nothing to be kept: rejected positions
    } else if (count == 0) {
        auto& waiting = m_pending.back().answers; // in order, behind what waits
        waiting.insert(waiting.end(), m_desk.answers().begin(), m_desk.answers().end());
    } else {
        const auto done = [this, mailbox = m_mailbox](city::HistorySink::Outcome outcome) {
            mailbox->post([this, outcome] { release(outcome); }); // run by the loop alone, while it is there
        };
        m_held = !m_settings.history->take(batch, done);
        if (m_held) return;
        batch = {};
        m_pending.push_back({std::move(m_desk.answers()), count});
        m_waiting += count;
    }
    m_desk.answers().clear();
    m_batchSince = 0;
}

void Server::Loop::release(city::HistorySink::Outcome outcome) {
    if (m_pending.empty()) return;
    const Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    m_waiting -= pending.count;
    // What was lost is answered as failed: the terminal sends it again.
    const bool isLost = outcome == city::HistorySink::Outcome::Lost;
    answer(pending.answers, isLost ? std::optional<std::uint8_t>(jt808::GeneralReply::Failed) : std::nullopt);
}

void Server::Loop::answer(const std::vector<Answer>& answers, std::optional<std::uint8_t> outcome) {
    for (const Answer& one : answers) {
        Connection* connection = m_connections.find(one.connection);
        if (!connection) continue;
        connection->terminal.reply(one.serial, one.id, outcome.value_or(one.outcome), connection->out);
        markDirty(*connection);
    }
}

void Server::Loop::setDevices(city::DeviceListPtr devices) {
    m_fleet.setDevices(std::move(devices));
    std::vector<std::uint64_t> ended;
    m_connections.each([&](Connection& connection) {
        if (!connection.terminal.refresh()) ended.push_back(connection.id);
    });
    for (const std::uint64_t id : ended) drop(id, Reason::None);
}

void Server::Loop::take(const std::vector<city::Reading>& readings) {
    for (const city::Reading& reading : readings) {
        m_fleet.take(reading);
        m_desk.batch().readings.push_back(reading);
    }
}

void Server::Loop::take(std::vector<Candidate>& candidates, const std::vector<Fleet::Extras>& extras) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Verdict verdict = m_fleet.take(candidates[i], i < extras.size() ? extras[i] : Fleet::Extras(), m_foreign);
        if (verdict.kind != Verdict::Reject) m_desk.batch().fixes.push_back(candidates[i].fix);
    }
}

bool Server::Loop::send(city::DeviceKey device, const jt808::Message& command) {
    const auto known = m_byDevice.find(device.row);
    Connection* connection = known == m_byDevice.end() ? nullptr : m_connections.find(known->second);
    if (!connection) return false;
    connection->terminal.send(command, connection->out);
    markDirty(*connection);
    return true;
}

} // namespace feed
