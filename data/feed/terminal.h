// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/desk.h"
#include "jt808/assembly.h"

namespace feed {

/// One JT/T 808 terminal behind one connection: is it who it says it is, what does it tell, what is it answered. No
/// socket and no clock; one thread. Until it has authenticated nothing of it is taken, and afterwards only frames
/// under the number that did.
class Terminal {
public:
    static constexpr int mostRefusedBefore = 8; ///< frames before authentication, then the connection ends

    Terminal(Desk& desk, std::uint64_t connection, std::string address)
        : m_desk(desk), m_connection(connection), m_address(std::move(address)) {}

    enum class Wish { Stay, Leave };
    /// Takes a frame; replies that need not wait are appended to `out`, the others stand in the desk's answers.
    Wish take(const jt808::Frame& frame, std::int64_t nowMs, jt808::Buffer& out);
    /// Writes a general reply.
    void reply(std::uint16_t serial, std::uint16_t id, std::uint8_t outcome, jt808::Buffer& out);
    /// A command of the platform: text, query, tracking.
    void send(const jt808::Message& message, jt808::Buffer& out);

    bool isAuthenticated() const { return m_device.row != 0; }
    city::DeviceKey device() const { return m_device; }
    const jt808::TerminalNumber& number() const { return m_number; }
    /// The device's record changed, or is gone: false ends the connection.
    bool refresh();

private:
    Wish takeStranger(const jt808::Frame& frame, const jt808::Decoded& decoded, std::int64_t nowMs, jt808::Buffer& out);
    Wish enrol(const jt808::Registration& registration, const jt808::Header& header, std::int64_t nowMs, jt808::Buffer& out);
    Wish authenticate(const jt808::Authentication& given, const jt808::Header& header, std::int64_t nowMs, jt808::Buffer& out);
    Wish refuse(Reason reason, const jt808::Header& header, std::int64_t nowMs);
    void takeBody(std::uint16_t id, std::uint16_t serial, jt808::Bytes body, std::int64_t nowMs, jt808::Buffer& out);
    void takePosition(const jt808::Position& position, bool isRefill, std::int64_t nowMs);
    Fleet::Extras extrasOf(const jt808::Position& position) const;
    jt808::Header header();

    Desk& m_desk;
    std::uint64_t m_connection;
    std::string m_address;
    jt808::TerminalNumber m_number;
    jt808::Version m_version = jt808::Version::V2013;
    std::uint16_t m_serial = 0;
    city::DeviceKey m_device;
    city::Device::Datum m_datum = city::Device::Datum::Wgs84;
    std::string m_vendor;
    int m_refused = 0;
    jt808::Assembly m_assembly;
};

} // namespace feed
