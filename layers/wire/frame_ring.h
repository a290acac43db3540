// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/message.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

namespace wire {

/// Shared pages for the pictures of one sheet: an anonymous file (memfd) made by the application and inherited
/// by the engine. One writer process, one reader process; any thread of either.
///
/// A page goes Free -> Writing -> Ready (writer) -> Reading -> Free (reader). The file has its full size from
/// the start and is sealed against growing and shrinking, so that neither side can make the other fault; it is
/// sparse: memory is used only by pages that a picture has touched, a free page gives back what lay behind its
/// last picture, and the lowest free page is taken first. In practice two pages of the picture's size are held.
///
/// Whatever the other side wrote is copied once and checked against this side's mapping before use. The reader
/// keeps its own account of the pages it reads, so a broken writer can spoil pixels, never memory.
class FrameRing {
public:
    static constexpr std::uint32_t slotCount = 3;
    static constexpr std::size_t slotBytes = static_cast<std::size_t>(maxPixels) * 4;
    static constexpr std::size_t headerBytes = 4096;

    /// A page that is being written or read. `stride` in bytes.
    struct Page {
        std::uint32_t slot = 0;
        std::uint8_t* pixels = nullptr;
        std::uint32_t width = 0, height = 0, stride = 0;
    };

    /// The reader's side; null when the system refuses the memory.
    static std::unique_ptr<FrameRing> create();
    /// The writer's side; takes over `descriptor`. Null when it is not such a file.
    static std::unique_ptr<FrameRing> attach(int descriptor);
    ~FrameRing();
    FrameRing(const FrameRing&) = delete;
    FrameRing& operator=(const FrameRing&) = delete;

    int descriptor() const { return m_descriptor; } ///< closed on exec unless the caller says otherwise

    // --- writer ---
    /// A free page, sized for the picture; nothing when all are in use or the size is out of range.
    std::optional<Page> startWriting(std::uint64_t request, std::uint32_t width, std::uint32_t height);
    void finishWriting(const Page& page);  ///< the reader may take it
    void abandonWriting(const Page& page); ///< it is free again

    // --- reader ---
    /// The page that a Frame message tells of; nothing when page and message do not agree.
    std::optional<Page> startReading(const Frame& frame);
    void endReading(std::uint32_t slot);
    /// After the writer's death: every page that this side is not reading is free.
    void reset();

private:
    struct Header;
    FrameRing(int descriptor, std::uint8_t* bytes);
    void release(std::uint32_t slot);
    Header& header() const;
    std::uint8_t* pixelsOf(std::uint32_t slot) const;

    int m_descriptor = -1;
    std::uint8_t* m_bytes = nullptr;
    std::mutex m_reader; ///< a page may be given back on any thread, while another is taken or all are reset
    std::array<bool, slotCount> m_reading{};
    std::array<std::size_t, slotCount> m_used{}; ///< bytes of the picture that is being read
};

} // namespace wire
