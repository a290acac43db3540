// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/server_loop.h"

#include <QCoreApplication>
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace feed {

namespace {

constexpr std::uint64_t listenerMark = 1, mailboxMark = 2; // ids of connections are larger
constexpr std::int64_t publishMs = 50, aliveMs = 500, sweepMs = 1'000;
constexpr std::size_t readAtOnce = 32 * 1024;
constexpr int descriptorsForOthers = 160; // files of the city, history, windows

std::int64_t nowMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// The process may open as many files as the system lets it; what remains of that for connections.
int connectionsPossible() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 512;
    if (limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65'536);
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    return std::max(16, int(std::min<rlim_t>(limit.rlim_cur, 1'000'000)) - descriptorsForOthers);
}

std::string addressOf(const sockaddr_in& from) {
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &from.sin_addr, text, sizeof text);
    return std::string(text) + ':' + std::to_string(ntohs(from.sin_port));
}

} // namespace

Server::Loop::Loop(ServerSettings settings, city::DeviceListPtr devices)
    : m_settings(std::move(settings)),
      m_fleet(Screening(m_settings.screening), std::move(devices)),
      m_desk(m_fleet, m_settings.secret),
      m_bytes(readAtOnce) {
    Limits& limits = m_settings.limits;
    const int possible = connectionsPossible();
    limits.mostConnections = limits.mostConnections > 0 ? std::min(limits.mostConnections, possible) : possible;
    if (limits.mostStrangers <= 0) limits.mostStrangers = std::max(1, limits.mostConnections / 2);
    limits.mostStrangers = std::min(limits.mostStrangers, limits.mostConnections);
}

Server::Loop::~Loop() {
    m_stop = true;
    m_mailbox->post([] {});
    if (m_thread.joinable()) m_thread.join();
    if (m_listener >= 0) ::close(m_listener);
    if (m_epoll >= 0) ::close(m_epoll);
}

city::Result<void> Server::Loop::start() {
    const auto refused = [this](int error) {
        const QString where = QStringLiteral("%1:%2").arg(m_settings.address).arg(m_settings.port);
        const QString sentence =
            error == EADDRINUSE
                ? QCoreApplication::translate("feed", "Another program listens at %1. Choose another port in the settings.").arg(where)
                : QCoreApplication::translate("feed", "Terminals cannot be listened for at %1.").arg(where);
        return city::fail(city::FaultKind::Io, sentence, QString::fromLocal8Bit(std::strerror(error)));
    };
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(m_settings.port);
    if (inet_pton(AF_INET, m_settings.address.toLatin1().constData(), &at.sin_addr) != 1) return refused(EINVAL);
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(m_listener, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0 || listen(m_listener, 4096) != 0) return refused(errno);
    socklen_t length = sizeof at;
    getsockname(m_listener, reinterpret_cast<sockaddr*>(&at), &length);
    m_port = ntohs(at.sin_port);
    m_epoll = epoll_create1(EPOLL_CLOEXEC);
    for (const auto& [descriptor, mark] : {std::pair(m_listener, listenerMark), std::pair(m_mailbox->descriptor(), mailboxMark)}) {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = mark}};
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0) return refused(errno);
    }
    if (!m_settings.fleetFile.isEmpty()) {
        auto publisher = FleetPublisher::create(m_settings.fleetFile);
        if (!publisher) return tl::unexpected(publisher.error());
        m_publisher = std::move(*publisher);
    }
    m_desk.source().name.set(QStringLiteral("jt808 %1:%2").arg(m_settings.address).arg(m_port).toStdString());
    m_foreign.name.set("other feeds");
    m_thread = std::thread([this] { run(); });
    return {};
}

void Server::Loop::run() {
    m_now = m_lastSweep = nowMs();
    publish();
    while (!m_stop) {
        wait();
        if (m_now - m_lastSweep >= sweepMs) sweep();
        handOver();
        flushAll();
        const bool hasNews = m_fleet.changes() != m_publishedChanges;
        if (m_now - m_lastPublish >= (hasNews ? publishMs : aliveMs)) publish();
    }
    m_batchSince = 0;
    handOver();
}

void Server::Loop::wait() {
    constexpr int most = 512;
    constexpr int tick = 10;
    if (isFull()) { // nobody is read: history comes first
        pollfd event{.fd = m_mailbox->descriptor(), .events = POLLIN, .revents = 0};
        ::poll(&event, 1, 5);
        m_now = nowMs();
        m_mailbox->run();
        return;
    }
    epoll_event events[most];
    const int count = epoll_wait(m_epoll, events, most, tick);
    m_now = nowMs();
    for (int i = 0; i < count; ++i) {
        const std::uint64_t mark = events[i].data.u64;
        if (mark == listenerMark) {
            accept();
        } else if (mark == mailboxMark) {
            m_mailbox->run();
        } else {
            if (events[i].events & EPOLLOUT)
                if (Connection* connection = m_connections.find(mark)) markDirty(*connection);
            if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readFrom(mark);
        }
    }
}

void Server::Loop::accept() {
    for (int i = 0; i < 256; ++i) {
        sockaddr_in from{};
        socklen_t length = sizeof from;
        const int socket = accept4(m_listener, reinterpret_cast<sockaddr*>(&from), &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0) {
            // Without a descriptor left a connection would wait at the door and wake this thread for ever.
            if (errno != EMFILE && errno != ENFILE) return;
            if (!m_connections.silentStranger()) return;
            drop(m_connections.silentStranger(), Reason::TooManyConnections);
            continue;
        }
        makeRoom();
        if (int(m_connections.size()) >= m_settings.limits.mostConnections) {
            ::close(socket);
            m_desk.refuse(Reason::TooManyConnections, {}, {}, m_now);
            continue;
        }
        const int yes = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        Connection& connection = m_connections.add(socket, m_desk, addressOf(from), m_now, m_settings.limits.framesPerSecond);
        epoll_event event{.events = EPOLLIN, .data = {.u64 = connection.id}};
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event) != 0) m_connections.remove(connection.id);
    }
}

void Server::Loop::makeRoom() {
    const Limits& limits = m_settings.limits;
    while (m_connections.strangers() > 0 && (int(m_connections.strangers()) >= limits.mostStrangers ||
                                             int(m_connections.size()) >= limits.mostConnections))
        drop(m_connections.silentStranger(), Reason::TooManyConnections);
}

void Server::Loop::drop(std::uint64_t id, Reason reason) {
    Connection* connection = m_connections.find(id);
    if (!connection) return;
    const city::DeviceKey device = connection->terminal.device();
    if (reason != Reason::None) m_desk.refuse(reason, connection->terminal.number(), device, m_now);
    const auto known = m_byDevice.find(device.row);
    if (known != m_byDevice.end() && known->second == id) {
        m_byDevice.erase(known);
        m_fleet.setConnected(device, false);
    }
    m_connections.remove(id);
}

void Server::Loop::sweep() {
    m_lastSweep = m_now;
    const Limits& limits = m_settings.limits;
    std::vector<std::pair<std::uint64_t, Reason>> ended;
    m_connections.each([&](Connection& c) {
        const bool isKnown = c.terminal.isAuthenticated();
        const bool isLate = !isKnown && m_now - c.since > limits.authenticateMs;
        const bool isHalf = c.halfSince && m_now - c.halfSince > limits.halfFrameMs;
        if (isLate || isHalf) ended.emplace_back(c.id, Reason::TooSlow);
        else if (isKnown && m_now - c.lastFrame > limits.idleMs) ended.emplace_back(c.id, Reason::None);
        c.tokens = std::min(c.tokens, 0) + limits.framesPerSecond;
        if (c.isPaused && c.tokens > 0) {
            c.isPaused = false;
            watch(c);
        }
    });
    for (const auto& [id, reason] : ended) drop(id, reason);
}

void Server::Loop::publish() {
    m_lastPublish = m_now;
    m_publishedChanges = m_fleet.changes();
    if (!m_publisher) return;
    FleetSnapshot snapshot = m_fleet.snapshot();
    SourceState own = m_desk.source();
    own.connected = std::uint32_t(m_connections.size());
    own.authenticated = own.connected - std::uint32_t(m_connections.strangers());
    own.waiting = std::uint32_t(m_waiting);
    snapshot.sources.push_back(own);
    snapshot.sources.insert(snapshot.sources.end(), m_others.begin(), m_others.end());
    if (m_foreign.accepted) snapshot.sources.push_back(m_foreign);
    // A file that cannot grow (full disk) leaves the windows with the last snapshot: they tell its age.
    [[maybe_unused]] const auto published = m_publisher->publish(snapshot);
}

} // namespace feed
