// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/frame.h"

#include <map>

namespace jt808 {

/// Puts sub-packets together. One a connection. Bounded: at most `mostMessages` unfinished messages and `mostBytes` of
/// them are kept, and none longer than `patienceMs`; what goes beyond is dropped and counted, the oldest first.
class Assembly {
public:
    static constexpr std::size_t mostMessages = 4, mostBytes = 256 * 1024;
    static constexpr std::int64_t patienceMs = 60'000;

    /// A message whose last missing packet came.
    struct Whole {
        std::uint16_t id = 0;
        Version version = Version::V2013;
        std::uint16_t firstSerial = 0;
        Buffer body;
    };
    /// Takes a divided frame without flaws. True when it completes a message, which is then in `whole`. Packets may
    /// come in any order and more than once.
    bool take(const Frame& frame, std::int64_t nowMs, Whole& whole);

    /// Of the oldest unfinished message: what to ask for again (0x8003), once it has waited `afterMs`.
    struct Missing {
        std::uint16_t firstSerial = 0;
        std::vector<std::uint16_t> packets;
    };
    Missing missing(std::int64_t nowMs, std::int64_t afterMs) const;

    std::uint64_t dropped() const { return m_dropped; }
    std::size_t bytes() const { return m_bytes; }

private:
    struct Part {
        std::uint16_t id = 0, packets = 0, firstSerial = 0;
        std::int64_t since = 0;
        std::map<std::uint16_t, Buffer> bodies;
    };
    void makeRoom(std::size_t wanted, std::int64_t nowMs);

    std::vector<Part> m_parts; ///< the oldest first
    std::size_t m_bytes = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace jt808
