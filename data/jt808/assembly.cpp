// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/assembly.h"

#include <algorithm>

namespace jt808 {

void Assembly::makeRoom(std::size_t wanted, std::int64_t nowMs) {
    const auto drop = [this] {
        for (const auto& [number, body] : m_parts.front().bodies) m_bytes -= body.size();
        m_parts.erase(m_parts.begin());
        ++m_dropped;
    };
    while (!m_parts.empty() && nowMs - m_parts.front().since > patienceMs) drop();
    while (!m_parts.empty() && m_bytes + wanted > mostBytes) drop();
}

bool Assembly::take(const Frame& frame, std::int64_t nowMs, Whole& whole) {
    const Header& header = frame.header;
    if (header.packet < 1 || header.packet > header.packets) return false;
    makeRoom(frame.body.size(), nowMs);
    const auto first = std::uint16_t(header.serial - header.packet + 1);
    auto part = std::find_if(m_parts.begin(), m_parts.end(), [&](const Part& p) {
        return p.id == header.id && p.packets == header.packets && p.firstSerial == first;
    });
    if (part == m_parts.end()) {
        if (m_parts.size() == mostMessages) makeRoom(mostBytes + 1 - m_bytes, nowMs);
        m_parts.push_back({header.id, header.packets, first, nowMs, {}});
        part = m_parts.end() - 1;
    }
    if (part->bodies.emplace(header.packet, Buffer(frame.body.begin(), frame.body.end())).second)
        m_bytes += frame.body.size();
    if (part->bodies.size() < part->packets) return false;
    whole = {part->id, header.version, first, {}};
    for (const auto& [number, body] : part->bodies) {
        putBytes(whole.body, body);
        m_bytes -= body.size();
    }
    m_parts.erase(part);
    return true;
}

Assembly::Missing Assembly::missing(std::int64_t nowMs, std::int64_t afterMs) const {
    if (m_parts.empty() || nowMs - m_parts.front().since < afterMs) return {};
    const Part& part = m_parts.front();
    Missing out{part.firstSerial, {}};
    for (unsigned number = 1; number <= part.packets && out.packets.size() < 255; ++number)
        if (!part.bodies.contains(std::uint16_t(number))) out.packets.push_back(std::uint16_t(number));
    return out;
}

} // namespace jt808
