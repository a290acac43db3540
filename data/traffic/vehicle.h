// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/frame_splitter.h"
#include "jt808/message.h"
#include "traffic/drive.h"

namespace traffic {

/// What goes wrong on purpose, as in the field; shares of reports or of vehicles.
struct Troubles {
    bool any = true;
    double tunnel = 0.002;     ///< of reports: from then on it is in a tunnel, and refills afterwards
    double duplicate = 0.01;
    double jump = 0.002;
    double noFix = 0.005;
    double half = 0.005;       ///< the second half of the frame comes with the next report
    double storm = 0.0005;     ///< fifty reports at once
    double wrongClock = 0.005; ///< of vehicles: an hour ahead for its first minute
    double damaged = 0.001;    ///< a flipped bit
};

/// One simulated terminal, without its socket: drives, and says what its real counterpart would. One thread.
class Vehicle {
public:
    Vehicle(const RoadNet& net, std::string_view number, int index, const Troubles& troubles);

    /// The connection stands: it registers.
    void connected();
    /// Bytes from the platform: registration replies, answers, commands.
    void receive(jt808::Bytes bytes);
    /// Time for a report, `seconds` after the last one.
    void report(double seconds, std::int64_t nowMs);

    bool isOnline() const { return m_online; }
    jt808::Buffer out;                ///< to be sent; taken by the socket's owner
    std::uint64_t reports = 0;        ///< positions sent, refilled ones too
    std::uint64_t answered = 0;       ///< 0x0200 and 0x0704 that the platform answered

private:
    bool chance(double share);
    jt808::Position position(std::int64_t nowMs);
    void send(const jt808::Message& message);
    void sendPosition(const jt808::Position& position);
    void refill();

    Drive m_drive;
    Troubles m_troubles;
    std::minstd_rand m_lot;
    jt808::Header m_header;
    jt808::FrameSplitter m_splitter;
    jt808::Buffer m_items, m_held;
    std::vector<jt808::Position> m_stored; ///< in a tunnel; without items
    int m_index;
    int m_tunnelLeft = 0;             ///< reports
    double m_seconds = 0;
    bool m_online = false;
    bool m_hasWrongClock = false;
};

} // namespace traffic
