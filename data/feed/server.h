// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/history_sink.h"
#include "city/result.h"
#include "feed/desk.h"
#include "feed/fleet_file.h"

#include <functional>
#include <memory>

namespace feed {

/// What a server of terminals bears; the rest it refuses, in order to go on.
struct Limits {
    int mostConnections = 0;      ///< 0: what the process's descriptor limit leaves
    int mostStrangers = 0;        ///< connections that have not authenticated; 0: half of those
    std::int64_t authenticateMs = 30'000; ///< until then a connection has to authenticate
    std::int64_t idleMs = 600'000;        ///< so long an authenticated one may be silent
    std::int64_t halfFrameMs = 30'000;    ///< so long a half frame may wait for its rest
    int framesPerSecond = 400;    ///< of one connection, on average; more are left in its socket until the next second
    std::size_t mostOut = 256 * 1024;     ///< bytes of replies that a terminal does not read
    std::size_t mostWaiting = 400'000;    ///< fixes that history has not committed: until then nobody is read
};

struct ServerSettings {
    QString address = QStringLiteral("127.0.0.1"); ///< to bind to; an address, no name
    std::uint16_t port = 0;       ///< 0: any free one
    Limits limits;
    QByteArray secret;            ///< see Desk
    ScreeningRules screening;
    QString fleetFile;            ///< where to publish; empty: nowhere
    city::HistorySink* history = nullptr; ///< outlives the server; null: positions are answered at once
};

/// Owner of a city's live feed: a TCP server for JT/T 808 terminals with epoll in one thread of its own, which also owns
/// the fleet and publishes it at most 20 times a second, at least twice. A position is answered after history has
/// committed it. Every public function may be called from any thread.
class Server {
public:
    /// Binds and starts. The sentence tells an address that is none or a port that is taken.
    static city::Result<std::unique_ptr<Server>> start(ServerSettings settings, city::DeviceListPtr devices);
    ~Server(); ///< ends the connections and the thread; what history was given already it still answers for

    std::uint16_t port() const;

    void setDevices(city::DeviceListPtr devices);
    /// Readings and fixes of other feeds (MQTT, NMEA) into the same fleet; already judged by their own rules.
    void take(std::vector<city::Reading> readings);
    /// A candidate of another feed, through the same screening; accepted ones go into history.
    void take(std::vector<Candidate> candidates, std::vector<Fleet::Extras> extras);
    /// Replaces the counters that other feeds publish beside this one's.
    void setOtherSources(std::vector<SourceState> sources);

    /// Sends a command to a device. Calls `done` from the feed's thread: false where the device is not connected.
    void send(city::DeviceKey device, jt808::Message command, std::function<void(bool)> done = {});

private:
    class Loop;
    explicit Server(std::unique_ptr<Loop> loop);
    std::unique_ptr<Loop> m_loop;
};

} // namespace feed
