// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/server_loop.h"

namespace feed {

Server::Server(std::unique_ptr<Loop> loop) : m_loop(std::move(loop)) {}
Server::~Server() = default;

city::Result<std::unique_ptr<Server>> Server::start(ServerSettings settings, city::DeviceListPtr devices) {
    auto loop = std::make_unique<Loop>(std::move(settings), std::move(devices));
    if (auto started = loop->start(); !started) return tl::unexpected(started.error());
    return std::unique_ptr<Server>(new Server(std::move(loop)));
}

std::uint16_t Server::port() const { return m_loop->port(); }

void Server::setDevices(city::DeviceListPtr devices) {
    m_loop->post([loop = m_loop.get(), devices] { loop->setDevices(devices); });
}

void Server::take(std::vector<city::Reading> readings) {
    m_loop->post([loop = m_loop.get(), readings = std::move(readings)] { loop->take(readings); });
}

void Server::take(std::vector<Candidate> candidates, std::vector<Fleet::Extras> extras) {
    m_loop->post([loop = m_loop.get(), candidates = std::move(candidates), extras = std::move(extras)]() mutable {
        loop->take(candidates, extras);
    });
}

void Server::setOtherSources(std::vector<SourceState> sources) {
    m_loop->post([loop = m_loop.get(), sources = std::move(sources)]() mutable { loop->setOtherSources(std::move(sources)); });
}

void Server::send(city::DeviceKey device, jt808::Message command, std::function<void(bool)> done) {
    m_loop->post([loop = m_loop.get(), device, command = std::move(command), done = std::move(done)] {
        const bool sent = loop->send(device, command);
        if (done) done(sent);
    });
}

} // namespace feed
