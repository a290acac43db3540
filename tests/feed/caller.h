// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/frame_splitter.h"
#include "jt808/message.h"

#include <QElapsedTimer>
#include <arpa/inet.h>
#include <functional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/// A terminal for tests: a real socket that speaks real frames.
class Caller {
public:
    explicit Caller(std::uint16_t port, const char* number = "13800138000", jt808::Version version = jt808::Version::V2013) {
        m_header.terminal = jt808::TerminalNumber::parse(number);
        m_header.version = version;
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        inet_pton(AF_INET, "127.0.0.1", &at.sin_addr);
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) qFatal("no server");
    }
    ~Caller() { ::close(m_socket); }
    Caller(const Caller&) = delete;
    Caller& operator=(const Caller&) = delete;

    void sendBytes(jt808::Bytes bytes) {
        while (!bytes.empty()) {
            const ssize_t n = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return;
            bytes = bytes.subspan(std::size_t(n));
        }
    }
    std::uint16_t send(const jt808::Message& message) {
        const std::uint16_t serial = m_header.serial++;
        jt808::Header header = m_header;
        header.serial = serial;
        sendBytes(jt808::encode(header, message));
        return serial;
    }
    /// The next message, or nothing within ten seconds or when the connection ended.
    std::optional<jt808::Message> receive(int ms = 10'000) {
        QElapsedTimer clock;
        clock.start();
        while (m_messages.empty() && !m_ended && clock.elapsed() < ms) readSome(int(ms - clock.elapsed()));
        if (m_messages.empty()) return std::nullopt;
        const jt808::Message first = m_messages.front();
        m_messages.erase(m_messages.begin());
        return first;
    }
    template <typename T>
    std::optional<T> receiveA() {
        const auto message = receive();
        if (!message || !std::holds_alternative<T>(*message)) return std::nullopt;
        return std::get<T>(*message);
    }
    bool isEnded() {
        for (int i = 0; i < 1'000 && !m_ended; ++i) readSome(10);
        return m_ended;
    }
    /// Registers and authenticates; false where it is refused.
    bool enter() {
        send(jt808::Registration{50, 113, "XH", "S-1", "0000042", 2, "渝A12345", m_header.version});
        const auto enrolled = receiveA<jt808::RegistrationReply>();
        if (!enrolled || enrolled->outcome != jt808::RegistrationReply::Ok) return false;
        send(jt808::Authentication{enrolled->code, "123456789012345", "1"});
        const auto reply = receiveA<jt808::GeneralReply>();
        return reply && reply->outcome == jt808::GeneralReply::Ok;
    }

private:
    void readSome(int ms) {
        pollfd event{.fd = m_socket, .events = POLLIN, .revents = 0};
        if (::poll(&event, 1, ms) <= 0) return;
        std::uint8_t bytes[4096];
        const ssize_t n = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (n <= 0) {
            m_ended = true;
            return;
        }
        m_splitter.push({bytes, std::size_t(n)}, [this](const jt808::Frame& frame) {
            if (frame.flaws) qFatal("a flawed frame from the server");
            m_messages.push_back(jt808::decode(frame).message);
        });
    }

    int m_socket = -1;
    bool m_ended = false;
    jt808::Header m_header;
    jt808::FrameSplitter m_splitter;
    std::vector<jt808::Message> m_messages;
};
