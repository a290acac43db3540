// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/frame_ring.h"

#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wire {
namespace {

constexpr std::uint32_t magic = 0x31474e52; // "RNG1"
constexpr std::size_t ringBytes = FrameRing::headerBytes + FrameRing::slotCount * FrameRing::slotBytes;
constexpr std::size_t systemPage = 4096;

enum State : std::uint32_t { Free, Writing, Ready, Reading };

struct Slot {
    std::atomic<std::uint32_t> state;
    std::atomic<std::uint32_t> width, height, stride;
    std::atomic<std::uint64_t> request;
};

static_assert(std::atomic<std::uint32_t>::is_always_lock_free && std::atomic<std::uint64_t>::is_always_lock_free,
              "a lock would be private to a process");

} // namespace

struct FrameRing::Header {
    std::atomic<std::uint32_t> magic;
    std::uint32_t reserved = 0;
    std::array<Slot, slotCount> slot;
};

FrameRing::FrameRing(int descriptor, std::uint8_t* bytes) : m_descriptor(descriptor), m_bytes(bytes) {}

FrameRing::~FrameRing() {
    ::munmap(m_bytes, ringBytes);
    ::close(m_descriptor);
}

FrameRing::Header& FrameRing::header() const { return *reinterpret_cast<Header*>(m_bytes); }

std::uint8_t* FrameRing::pixelsOf(std::uint32_t slot) const { return m_bytes + headerBytes + slot * slotBytes; }

std::unique_ptr<FrameRing> FrameRing::create() {
    static_assert(sizeof(Header) <= headerBytes);
    const int descriptor = ::memfd_create("xiuhua-frames", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0)
        return nullptr;
    void* bytes = MAP_FAILED;
    if (::ftruncate(descriptor, static_cast<off_t>(ringBytes)) == 0 &&
        ::fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        bytes = ::mmap(nullptr, ringBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
    if (bytes == MAP_FAILED) {
        ::close(descriptor);
        return nullptr;
    }
    auto* header = new (bytes) Header{};
    header->magic.store(magic, std::memory_order_release);
    return std::unique_ptr<FrameRing>(new FrameRing(descriptor, static_cast<std::uint8_t*>(bytes)));
}

std::unique_ptr<FrameRing> FrameRing::attach(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || static_cast<std::size_t>(status.st_size) != ringBytes) {
        ::close(descriptor);
        return nullptr;
    }
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    void* bytes = ::mmap(nullptr, ringBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
    if (bytes == MAP_FAILED) {
        ::close(descriptor);
        return nullptr;
    }
    std::unique_ptr<FrameRing> ring(new FrameRing(descriptor, static_cast<std::uint8_t*>(bytes)));
    if (ring->header().magic.load(std::memory_order_acquire) != magic)
        return nullptr;
    return ring;
}

std::optional<FrameRing::Page> FrameRing::startWriting(std::uint64_t request, std::uint32_t width,
                                                       std::uint32_t height) {
    if (!isPictureSize(width, height))
        return std::nullopt;
    for (std::uint32_t i = 0; i < slotCount; ++i) {
        Slot& slot = header().slot[i];
        std::uint32_t expected = Free;
        if (!slot.state.compare_exchange_strong(expected, Writing, std::memory_order_acquire))
            continue;
        slot.request.store(request, std::memory_order_relaxed);
        slot.width.store(width, std::memory_order_relaxed);
        slot.height.store(height, std::memory_order_relaxed);
        slot.stride.store(width * 4, std::memory_order_relaxed);
        return Page{i, pixelsOf(i), width, height, width * 4};
    }
    return std::nullopt;
}

void FrameRing::finishWriting(const Page& page) {
    std::uint32_t expected = Writing;
    header().slot[page.slot].state.compare_exchange_strong(expected, Ready, std::memory_order_release);
}

void FrameRing::abandonWriting(const Page& page) {
    std::uint32_t expected = Writing;
    header().slot[page.slot].state.compare_exchange_strong(expected, Free, std::memory_order_release);
}

std::optional<FrameRing::Page> FrameRing::startReading(const Frame& frame) {
    if (frame.slot >= slotCount || !isPictureSize(frame.width, frame.height))
        return std::nullopt;
    const std::lock_guard guard(m_reader);
    if (m_reading[frame.slot])
        return std::nullopt; // told twice of one page
    Slot& slot = header().slot[frame.slot];
    std::uint32_t expected = Ready;
    const bool taken = slot.state.compare_exchange_strong(expected, Reading, std::memory_order_acquire);
    const std::uint32_t stride = slot.stride.load(std::memory_order_relaxed);
    const bool agrees = slot.request.load(std::memory_order_relaxed) == frame.request &&
                        slot.width.load(std::memory_order_relaxed) == frame.width &&
                        slot.height.load(std::memory_order_relaxed) == frame.height && stride == frame.width * 4;
    if (!taken || !agrees) {
        if (taken)
            slot.state.store(Free, std::memory_order_release);
        return std::nullopt;
    }
    m_reading[frame.slot] = true;
    m_used[frame.slot] = std::size_t{stride} * frame.height;
    return Page{frame.slot, pixelsOf(frame.slot), frame.width, frame.height, stride};
}

void FrameRing::release(std::uint32_t slot) {
    const std::size_t used = (m_used[slot] + systemPage - 1) / systemPage * systemPage;
    if (used < slotBytes)
        ::fallocate(m_descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                    static_cast<off_t>(headerBytes + slot * slotBytes + used),
                    static_cast<off_t>(slotBytes - used));
}

void FrameRing::endReading(std::uint32_t slot) {
    const std::lock_guard guard(m_reader);
    if (slot >= slotCount || !m_reading[slot])
        return;
    release(slot);
    m_reading[slot] = false;
    header().slot[slot].state.store(Free, std::memory_order_release);
}

void FrameRing::reset() {
    const std::lock_guard guard(m_reader);
    for (std::uint32_t i = 0; i < slotCount; ++i)
        header().slot[i].state.store(m_reading[i] ? Reading : Free, std::memory_order_release);
}

} // namespace wire
