// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/frame_splitter.h"

namespace jt808 {

void FrameSplitter::keep(Bytes rest) {
    if (!m_inside || m_overlong || m_kept.size() + rest.size() > longestWire) {
        m_counters.skipped += m_kept.size() + rest.size();
        m_overlong = m_inside;
        m_kept.clear();
        return;
    }
    putBytes(m_kept, rest);
}

Frame FrameSplitter::finish(Bytes last) {
    if (!m_inside || m_overlong || m_kept.size() + last.size() > longestWire) {
        m_counters.skipped += m_kept.size() + last.size();
        m_overlong = false;
        m_kept.clear();
        return {};
    }
    Bytes wire = last;
    if (!m_kept.empty()) {
        putBytes(m_kept, last);
        m_plain.swap(m_kept); // m_kept is free for what follows, and the frame's bytes stay where they are
        m_kept.clear();
        wire = m_plain;
    }
    if (wire.empty()) return {};
    bool escapesFit = true;
    if (std::memchr(wire.data(), 0x7d, wire.size())) {
        m_spare.clear();
        escapesFit = unescape(wire, m_spare);
        wire = m_spare;
    }
    Frame frame = readFrame(wire);
    if (!escapesFit) frame.flaws |= Flaw::escape;
    constexpr Flaw::Set noFrame = Flaw::tooShort | Flaw::tooLong;
    if (frame.flaws & noFrame) {
        m_counters.skipped += wire.size();
        return {};
    }
    ++(frame.flaws & (Flaw::checksum | Flaw::length | Flaw::escape) ? m_counters.flawed : m_counters.frames);
    return frame;
}

} // namespace jt808
