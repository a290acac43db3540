// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/frame.h"

namespace jt808 {

/// Cuts a stream of bytes, in whatever slices it arrives, into frames. A half frame waits for its rest; what lies
/// before a delimiter or is no frame is skipped and counted; a 7E begins anew whatever came before, so that nothing
/// lost or invented takes more than its own frame along. Never holds more than one frame's longest wire form.
/// One a connection; not thread-safe.
class FrameSplitter {
public:
    struct Counters {
        std::uint64_t bytes = 0;
        std::uint64_t frames = 0;  ///< without flaws of framing
        std::uint64_t flawed = 0;  ///< handed on with a wrong checksum, length or escape
        std::uint64_t skipped = 0; ///< bytes that belonged to no frame
    };

    /// Calls `take(const Frame&)` for each frame that `slice` completes, in order, also for flawed ones; the frame's
    /// bytes live until `take` returns.
    template <typename Take>
    void push(Bytes slice, Take&& take) {
        m_counters.bytes += slice.size();
        const std::uint8_t* at = slice.data();
        const std::uint8_t* const end = at + slice.size();
        while (at < end) {
            const auto* stop = static_cast<const std::uint8_t*>(std::memchr(at, 0x7e, std::size_t(end - at)));
            if (!stop) {
                keep({at, end});
                return;
            }
            if (const Frame frame = finish({at, stop}); !frame.bytes.empty()) take(frame);
            m_inside = true;
            at = stop + 1;
        }
    }

    const Counters& counters() const { return m_counters; }
    std::size_t waiting() const { return m_kept.size(); } ///< bytes of a half frame

private:
    /// The rest of a slice without a delimiter.
    void keep(Bytes rest);
    /// What a delimiter ends: a frame, or nothing when its `bytes` are empty.
    Frame finish(Bytes last);

    Buffer m_kept;   ///< of a frame whose end has not come
    Buffer m_plain;  ///< a frame that came in slices
    Buffer m_spare;  ///< an unescaped frame
    bool m_inside = false;   ///< a delimiter came before
    bool m_overlong = false; ///< longer than any frame: skipped up to the next delimiter
    Counters m_counters;
};

} // namespace jt808
