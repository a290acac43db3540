// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/connection.h"
#include "feed/mailbox.h"
#include "feed/server.h"

#include <atomic>
#include <deque>
#include <optional>
#include <thread>
#include <unordered_map>

namespace feed {

/// The feed's thread: everything here but `mailbox`, `port` and `stop` belongs to it.
class Server::Loop {
public:
    Loop(ServerSettings settings, city::DeviceListPtr devices);
    ~Loop();
    city::Result<void> start(); ///< binds, and starts the thread

    std::uint16_t port() const { return m_port; }
    void post(std::function<void()> work) { m_mailbox->post(std::move(work)); }

    void setDevices(city::DeviceListPtr devices);
    void take(const std::vector<city::Reading>& readings);
    void take(std::vector<Candidate>& candidates, const std::vector<Fleet::Extras>& extras);
    void setOtherSources(std::vector<SourceState> sources) { m_others = std::move(sources); }
    bool send(city::DeviceKey device, const jt808::Message& command);

private:
    void run();
    void wait();
    void accept();
    void drop(std::uint64_t id, Reason reason);
    void makeRoom();
    void readFrom(std::uint64_t id);
    void takeBytes(Connection& connection, jt808::Bytes bytes);
    void settle(Connection& connection, bool wasAuthenticated, Terminal::Wish wish);
    void watch(Connection& connection);
    void markDirty(Connection& connection);
    void flushAll();
    void handOver();
    void release(city::HistorySink::Outcome outcome);
    void answer(const std::vector<Answer>& answers, std::optional<std::uint8_t> outcome);
    void sweep();
    void publish();
    bool isFull() const { return m_held || m_waiting > m_settings.limits.mostWaiting; }

    ServerSettings m_settings;
    Fleet m_fleet;
    Desk m_desk;
    Connections m_connections;
    std::unordered_map<std::int64_t, std::uint64_t> m_byDevice;
    std::vector<std::uint64_t> m_dirty;
    std::vector<SourceState> m_others;
    SourceState m_foreign; ///< counts candidates of other feeds
    std::optional<FleetPublisher> m_publisher;
    std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(); ///< outlives the loop in the sink's callbacks

    struct Pending {
        std::vector<Answer> answers;
        std::size_t count = 0;
    };
    std::deque<Pending> m_pending; ///< batches that history has
    std::size_t m_waiting = 0;     ///< fixes and readings in them
    bool m_held = false;           ///< history did not take the last batch
    std::int64_t m_batchSince = 0;

    int m_listener = -1, m_epoll = -1;
    std::uint16_t m_port = 0;
    std::int64_t m_now = 0, m_lastSweep = 0, m_lastPublish = 0;
    std::uint64_t m_publishedChanges = 0;
    std::vector<std::uint8_t> m_bytes; ///< what is read at once
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace feed
