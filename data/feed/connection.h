// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/terminal.h"
#include "jt808/frame_splitter.h"

#include <set>
#include <tuple>

namespace feed {

/// A terminal's socket with what it needs: a splitter, a terminal, replies that wait to be sent. Closes the socket.
struct Connection {
    Connection(int socket, std::uint64_t id, Desk& desk, std::string address, std::int64_t nowMs, int tokens)
        : socket(socket), id(id), since(nowMs), lastFrame(nowMs), tokens(tokens), terminal(desk, id, std::move(address)) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    int socket;
    std::uint64_t id;
    std::int64_t since;           ///< connected
    std::int64_t lastFrame;       ///< or connected
    std::int64_t halfSince = 0;   ///< a half frame waits since; 0: none
    int tokens;                   ///< frames that it may still send before the next second
    bool hasSpoken = false;
    bool isPaused = false;        ///< not read until it has tokens again
    bool wantsOut = false;        ///< watched for room to write
    bool isDirty = false;         ///< in the list of those with something to send
    jt808::FrameSplitter splitter;
    Terminal terminal;
    jt808::Buffer out;

    /// Sends what the socket takes. False when the connection is broken.
    bool flush();
};

/// All connections by id, and those that have not authenticated in the order in which they would be dropped: who never
/// spoke first, then who was silent for longest. One thread.
class Connections {
public:
    Connection& add(int socket, Desk& desk, std::string address, std::int64_t nowMs, int tokens);
    Connection* find(std::uint64_t id);
    void remove(std::uint64_t id);
    std::size_t size() const { return m_count; }
    std::size_t strangers() const { return m_strangers.size(); }
    /// 0 when every connection has authenticated.
    std::uint64_t silentStranger() const { return m_strangers.empty() ? 0 : std::get<2>(*m_strangers.begin()); }

    /// Before and after something that may change a connection's place among the strangers.
    void leaveOrder(const Connection& connection);
    void enterOrder(const Connection& connection);

    template <typename Do>
    void each(Do&& act) {
        for (std::size_t i = 0; i < m_slots.size(); ++i)
            if (m_slots[i]) act(*m_slots[i]);
    }

private:
    using Rank = std::tuple<bool, std::int64_t, std::uint64_t>;
    static Rank rankOf(const Connection& c) { return {c.hasSpoken, c.lastFrame, c.id}; }

    std::vector<std::unique_ptr<Connection>> m_slots;
    std::vector<std::uint32_t> m_free;
    std::uint32_t m_generation = 0;
    std::size_t m_count = 0;
    std::set<Rank> m_strangers;
};

} // namespace feed
