// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed/file.h"

#include "packed/layout.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace packed {

using layout::because;

namespace {

bool readAll(int file, std::byte* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::read(file, to, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        size -= std::size_t(got);
    }
    return true;
}

/// The same as layout::checksumOf, of a file that is read from its start; nothing when it cannot be read.
std::optional<std::uint64_t> checksumOf(int file, std::size_t size) {
    constexpr std::size_t portion = 256 << 10;
    const auto buffer = std::make_unique_for_overwrite<std::byte[]>(portion);
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    for (std::size_t at = 0; at < size; at += portion) {
        const std::size_t length = std::min(portion, size - at);
        if (!readAll(file, buffer.get(), length))
            return std::nullopt;
        if (at == 0)
            std::memset(buffer.get() + offsetof(layout::Header, checksum), 0, sizeof layout::Header::checksum);
        XXH3_64bits_update(&state, buffer.get(), length);
    }
    return XXH3_64bits_digest(&state);
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

File::Opened File::open(const std::string& path, Format format, Memory memory) {
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
    const auto size = std::size_t(about.st_size);
    std::optional<std::uint64_t> checksum;
    if (memory == Memory::Copied) {
        if (!made->allocate(size) || !readAll(file.number, made->m_memory, size))
            return tl::unexpected(because("cannot be read"));
        checksum = layout::checksumOf({made->m_bytes, size});
    } else {
        // Read for the checksum, not mapped: most pages are never looked at again.
        checksum = checksumOf(file.number, size);
        void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
        if (!checksum || mapped == MAP_FAILED)
            return tl::unexpected(because("cannot be mapped"));
        made->m_bytes = static_cast<const std::byte*>(mapped);
        made->m_size = size;
    }
    if (std::string fault = made->check(format, *checksum); !fault.empty())
        return tl::unexpected(std::move(fault));
    return made;
}

File::Opened File::parse(std::span<const std::byte> bytes, Format format) {
    if (bytes.size() < sizeof(layout::Header))
        return tl::unexpected(std::string("too short"));
    std::shared_ptr<File> made(new File);
    if (!made->allocate(bytes.size()))
        return tl::unexpected(because("cannot be kept"));
    std::memcpy(made->m_memory, bytes.data(), bytes.size());
    if (std::string fault = made->check(format, layout::checksumOf(bytes)); !fault.empty())
        return tl::unexpected(std::move(fault));
    return made;
}

/// Memory for a copy; in large pages where it fills some.
bool File::allocate(std::size_t size) {
    constexpr std::size_t largePage = std::size_t(2) << 20;
    const std::size_t page = size < 2 * largePage ? alignment : largePage;
    const std::size_t whole = (size + page - 1) / page * page;
    m_memory = static_cast<std::byte*>(std::aligned_alloc(page, whole));
    if (!m_memory)
        return false;
    if (page == largePage)
        (void)::madvise(m_memory, whole, MADV_HUGEPAGE); // a wish
    m_bytes = m_memory;
    m_size = size;
    return true;
}

File::~File() {
    if (!m_memory && m_bytes)
        ::munmap(const_cast<std::byte*>(m_bytes), m_size);
    std::free(m_memory);
}

/// Empty when all is well.
std::string File::check(Format format, std::uint64_t checksum) {
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
    if (checksum != header.checksum)
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
    if (!m_memory)
        ::madvise(const_cast<std::byte*>(m_bytes), m_size, MADV_DONTNEED);
}

} // namespace packed
