// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed/file.h"

#include "packed/layout.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace packed {

namespace {

std::string because(const char* what) {
    return std::string(what) + ": " + std::strerror(errno);
}

} // namespace

std::uint64_t layout::checksumOf(std::span<const std::byte> file) {
    Header header;
    std::memcpy(&header, file.data(), sizeof header);
    header.checksum = 0;
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    XXH3_64bits_update(&state, &header, sizeof header);
    XXH3_64bits_update(&state, file.data() + sizeof header, file.size() - sizeof header);
    return XXH3_64bits_digest(&state);
}

std::uint64_t hashOf(std::span<const std::byte> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

File::Opened File::open(const std::string& path, Format format) {
    struct Descriptor {
        int number;
        ~Descriptor() { ::close(number); }
    };
    // Without waiting for whatever else than a file may stand there.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat about {};
    if (file.number < 0 || ::fstat(file.number, &about) != 0)
        return tl::unexpected(because("cannot be opened"));
    if (!S_ISREG(about.st_mode) || about.st_size < off_t(sizeof(layout::Header)))
        return tl::unexpected(std::string("too short"));
    std::shared_ptr<File> made(new File);
    made->m_size = std::size_t(about.st_size);
    // The checksum reads every page: all of them at once is cheaper than one fault for each.
    void* memory = ::mmap(nullptr, made->m_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number, 0);
    if (memory == MAP_FAILED)
        return tl::unexpected(because("cannot be mapped"));
    made->m_bytes = static_cast<const std::byte*>(memory);
    made->m_isMapped = true;
    if (std::string fault = made->check(format); !fault.empty())
        return tl::unexpected(std::move(fault));
    return made;
}

File::Opened File::parse(std::span<const std::byte> bytes, Format format) {
    if (bytes.size() < sizeof(layout::Header))
        return tl::unexpected(std::string("too short"));
    std::shared_ptr<File> made(new File);
    auto* memory = static_cast<std::byte*>(::operator new(bytes.size(), std::align_val_t(alignment)));
    std::memcpy(memory, bytes.data(), bytes.size());
    made->m_bytes = memory;
    made->m_size = bytes.size();
    if (std::string fault = made->check(format); !fault.empty())
        return tl::unexpected(std::move(fault));
    return made;
}

File::~File() {
    if (m_isMapped)
        ::munmap(const_cast<std::byte*>(m_bytes), m_size);
    else
        ::operator delete(const_cast<std::byte*>(m_bytes), std::align_val_t(alignment));
}

/// Empty when all is well.
std::string File::check(Format format) {
    layout::Header header;
    std::memcpy(&header, m_bytes, sizeof header);
    if (header.magic != layout::magic)
        return "no packed file";
    if (header.order != layout::order)
        return "written on a machine of another byte order";
    if (header.kind != format.kind || header.version != format.version)
        return "of another format";
    if (header.size != m_size)
        return "cut or extended";
    const std::uint64_t tableEnd = sizeof header + std::uint64_t(header.sections) * sizeof(Place);
    if (header.sections > layout::maxSections || tableEnd > m_size)
        return "a table that does not fit";
    if (layout::checksumOf({m_bytes, m_size}) != header.checksum)
        return "a checksum that does not match";
    m_checksum = header.checksum;
    m_places.resize(header.sections);
    if (header.sections)
        std::memcpy(m_places.data(), m_bytes + sizeof header, header.sections * sizeof(Place));
    std::uint64_t before = tableEnd;
    for (const Place& place : m_places) {
        if (place.width == 0 || place.offset % alignment != 0 || place.offset < before || place.offset > m_size ||
            place.count > (m_size - place.offset) / place.width)
            return "a section that does not fit";
        before = place.offset + place.count * place.width;
    }
    return {};
}

const File::Place* File::find(std::uint32_t id, std::size_t width) const {
    const auto at = std::find_if(m_places.begin(), m_places.end(), [id](const Place& p) { return p.id == id; });
    return at != m_places.end() && at->width == width ? &*at : nullptr;
}

void File::release() const {
    if (m_isMapped)
        ::madvise(const_cast<std::byte*>(m_bytes), m_size, MADV_DONTNEED);
}

} // namespace packed
