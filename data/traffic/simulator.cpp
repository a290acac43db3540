// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/simulator.h"

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <memory>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace traffic {

namespace {

constexpr std::int64_t againMs = 2'000; ///< until a broken connection is made again

std::int64_t nowMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

struct Seat {
    Vehicle vehicle;
    int socket = -1;
    bool isConnected = false;
    bool wantsOut = false;
    std::int64_t due = 0;      ///< the next report, or the next attempt to connect
    std::int64_t reported = 0;
};

class Fleet {
public:
    Fleet(const RoadNet& net, const SimulatorSettings& settings) : m_settings(settings), m_epoll(epoll_create1(EPOLL_CLOEXEC)) {
        m_at.sin_family = AF_INET;
        m_at.sin_port = htons(settings.port);
        inet_pton(AF_INET, settings.address.c_str(), &m_at.sin_addr);
        const std::int64_t now = nowMs();
        const std::int64_t period = std::int64_t(1000 / settings.rateHz);
        const int count = int(settings.numbers.size()) + settings.strangers;
        for (int i = 0; i < count; ++i) {
            const bool isKnown = i < int(settings.numbers.size());
            const std::string number = isKnown ? settings.numbers[std::size_t(i)] : "99000000" + std::to_string(i % 10'000);
            m_seats.push_back(std::make_unique<Seat>(Seat{Vehicle(net, number, i, settings.troubles)}));
            // Spread over a period, and the connections over some seconds.
            m_seats.back()->due = now + std::max<std::int64_t>(period * i / count, i / 5);
        }
    }
    ~Fleet() {
        for (const auto& seat : m_seats)
            if (seat->socket >= 0) ::close(seat->socket);
        ::close(m_epoll);
    }
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    void turn() {
        epoll_event events[512];
        const int count = epoll_wait(m_epoll, events, 512, 5);
        for (int i = 0; i < count; ++i) {
            Seat& seat = *m_seats[events[i].data.u32];
            if (events[i].events & EPOLLOUT) writable(seat, events[i].data.u32);
            if (seat.socket >= 0 && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(seat);
        }
        const std::int64_t now = nowMs();
        for (std::uint32_t i = 0; i < m_seats.size(); ++i)
            if (m_seats[i]->due <= now) act(*m_seats[i], i, now);
    }

    SimulatorState state() const {
        SimulatorState state = m_state;
        for (const auto& seat : m_seats) {
            state.online += seat->vehicle.isOnline() && seat->isConnected;
            state.reports += seat->vehicle.reports;
            state.answered += seat->vehicle.answered;
        }
        return state;
    }

private:
    void act(Seat& seat, std::uint32_t index, std::int64_t now) {
        if (seat.socket < 0) {
            connect(seat, index, now);
            return;
        }
        const auto period = std::int64_t(1000 / m_settings.rateHz);
        const double seconds = seat.reported ? double(now - seat.reported) / 1000 : double(period) / 1000;
        seat.reported = now;
        seat.vehicle.report(seconds, now);
        seat.due = std::max(seat.due + period, now - period); // late ones are caught up, a little
        flush(seat, index);
    }

    void connect(Seat& seat, std::uint32_t index, std::int64_t now) {
        seat.due = now + againMs;
        seat.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (seat.socket < 0) return;
        const int yes = 1;
        setsockopt(seat.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const int done = ::connect(seat.socket, reinterpret_cast<const sockaddr*>(&m_at), sizeof m_at);
        if (done != 0 && errno != EINPROGRESS) return end(seat);
        epoll_event event{.events = EPOLLIN | EPOLLOUT, .data = {.u32 = index}};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, seat.socket, &event);
        seat.wantsOut = true;
    }

    void end(Seat& seat) {
        ::close(seat.socket);
        seat.socket = -1;
        m_state.broken += seat.isConnected;
        m_state.hasServer = m_state.hasServer && seat.isConnected;
        seat.isConnected = false;
        seat.due = nowMs() + againMs;
    }

    void writable(Seat& seat, std::uint32_t index) {
        if (!seat.isConnected) {
            int error = 0;
            socklen_t length = sizeof error;
            getsockopt(seat.socket, SOL_SOCKET, SO_ERROR, &error, &length);
            if (error) return end(seat);
            seat.isConnected = m_state.hasServer = true;
            seat.vehicle.connected();
        }
        flush(seat, index);
    }

    void flush(Seat& seat, std::uint32_t index) {
        jt808::Buffer& out = seat.vehicle.out;
        if (!seat.isConnected) return;
        if (!out.empty()) {
            const ssize_t n = ::send(seat.socket, out.data(), out.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (n < 0 && errno != EAGAIN) return end(seat);
            if (n > 0) out.erase(out.begin(), out.begin() + n);
        }
        if (seat.wantsOut == !out.empty()) return;
        seat.wantsOut = !out.empty();
        epoll_event event{.events = seat.wantsOut ? EPOLLIN | EPOLLOUT : std::uint32_t(EPOLLIN), .data = {.u32 = index}};
        epoll_ctl(m_epoll, EPOLL_CTL_MOD, seat.socket, &event);
    }

    void readable(Seat& seat) {
        std::uint8_t bytes[8192];
        const ssize_t n = ::recv(seat.socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (n > 0) seat.vehicle.receive({bytes, std::size_t(n)});
        else if (n == 0 || (errno != EAGAIN && errno != EINTR)) end(seat);
        if (seat.socket >= 0 && !seat.vehicle.isOnline()) {
            const std::int64_t now = nowMs(); // what it says while it enters does not wait for its next report
            seat.due = std::min(seat.due, now);
        }
    }

    const SimulatorSettings& m_settings;
    sockaddr_in m_at{};
    int m_epoll;
    std::vector<std::unique_ptr<Seat>> m_seats;
    SimulatorState m_state;
};

} // namespace

void simulate(const RoadNet& net, const SimulatorSettings& settings, const std::function<bool(const SimulatorState&)>& goOn) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    Fleet fleet(net, settings);
    std::int64_t asked = nowMs();
    for (;;) {
        fleet.turn();
        if (nowMs() - asked < 1'000) continue;
        asked = nowMs();
        if (!goOn(fleet.state())) return;
    }
}

} // namespace traffic
