// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed/file.h"

#include "packed/layout.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace packed {

using layout::because;

namespace {

bool writeAll(int file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(std::size_t(written));
    }
    return true;
}

/// The file beside the one that is replaced. Locked, so that of two processes one gives up; one left over by a
/// process that was killed is taken over.
class Draft {
public:
    explicit Draft(const std::string& path) : m_path(path + ".new") {
        m_file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (m_file < 0)
            return;
        struct stat locked {}, named {};
        // Another may have renamed it between the opening and the lock: then it is no draft any more.
        const bool mine = ::flock(m_file, LOCK_EX | LOCK_NB) == 0 && ::fstat(m_file, &locked) == 0 &&
                          ::lstat(m_path.c_str(), &named) == 0 && locked.st_ino == named.st_ino &&
                          locked.st_dev == named.st_dev && ::ftruncate(m_file, 0) == 0;
        if (!mine)
            drop();
    }
    ~Draft() {
        if (m_file < 0)
            return;
        ::unlink(m_path.c_str());
        drop();
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    bool isOpen() const { return m_file >= 0; }
    int file() const { return m_file; }
    bool becomes(const std::string& path) {
        if (std::rename(m_path.c_str(), path.c_str()) != 0)
            return false;
        drop();
        return true;
    }

private:
    void drop() {
        ::close(m_file);
        m_file = -1;
    }
    std::string m_path;
    int m_file = -1;
};

} // namespace

template <typename Take>
bool Writer::eachPiece(Take take) const {
    static constexpr std::array<std::byte, File::alignment> padding{};
    std::uint64_t at = sizeof(layout::Header) + m_sections.size() * sizeof(File::Place);
    for (const Section& section : m_sections) {
        const std::uint64_t start = layout::aligned(at);
        if (start != at && !take(std::span(padding).first(std::size_t(start - at))))
            return false;
        for (const std::span<const std::byte> piece : section.pieces)
            if (!take(piece))
                return false;
        at = start + section.bytes;
    }
    return true;
}

std::vector<std::byte> Writer::head(std::uint64_t* checksum) const {
    layout::Header header;
    header.kind = m_format.kind;
    header.version = m_format.version;
    header.sections = std::uint32_t(m_sections.size());
    std::vector<File::Place> places;
    std::uint64_t at = sizeof header + m_sections.size() * sizeof(File::Place);
    for (const Section& section : m_sections) {
        places.push_back({section.id, section.width, layout::aligned(at), section.bytes / section.width});
        at = places.back().offset + section.bytes;
    }
    header.size = at;
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    XXH3_64bits_update(&state, &header, sizeof header);
    XXH3_64bits_update(&state, places.data(), places.size() * sizeof(File::Place));
    eachPiece([&](std::span<const std::byte> piece) {
        XXH3_64bits_update(&state, piece.data(), piece.size());
        return true;
    });
    header.checksum = XXH3_64bits_digest(&state);
    if (checksum)
        *checksum = header.checksum;
    std::vector<std::byte> head(sizeof header + places.size() * sizeof(File::Place));
    std::memcpy(head.data(), &header, sizeof header);
    if (!places.empty())
        std::memcpy(head.data() + sizeof header, places.data(), places.size() * sizeof(File::Place));
    return head;
}

std::vector<std::byte> Writer::bytes() const {
    std::vector<std::byte> all = head(nullptr);
    eachPiece([&](std::span<const std::byte> piece) {
        all.insert(all.end(), piece.begin(), piece.end());
        return true;
    });
    return all;
}

tl::expected<std::uint64_t, std::string> Writer::write(const std::string& path) const {
    Draft draft(path);
    if (!draft.isOpen())
        return tl::unexpected(std::string("cannot be written, or another process writes it"));
    std::uint64_t checksum = 0;
    if (!writeAll(draft.file(), head(&checksum)) ||
        !eachPiece([&](std::span<const std::byte> piece) { return writeAll(draft.file(), piece); }) ||
        !draft.becomes(path))
        return tl::unexpected(because("cannot be written"));
    return checksum;
}

} // namespace packed
