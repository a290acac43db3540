// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packed/column.h"

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace packed {

/// What a file holds: four letters and the version of their layout. Another version is another format.
struct Format {
    std::uint32_t kind = 0;
    std::uint32_t version = 0;
    static constexpr std::uint32_t letters(const char (&four)[5]) {
        return std::uint32_t(four[0]) | std::uint32_t(four[1]) << 8 | std::uint32_t(four[2]) << 16 |
               std::uint32_t(four[3]) << 24;
    }
};

/// A 64-bit hash of bytes (XXH3): finds damage, not malice.
std::uint64_t hashOf(std::span<const std::byte> bytes);

/// A file of numbered sections, each an array of plain values in this machine's byte order, under one checksum.
/// Every length and place in its table was checked against its real size before this exists.
/// What the sections say is for their reader to judge. Files are replaced, never changed: whoever writes into one
/// that is mapped breaks this (as with any mapped file).
class File : public std::enable_shared_from_this<File> {
public:
    using Opened = tl::expected<std::shared_ptr<const File>, std::string>;

    /// Where the bytes are to be: for what is looked at here and there, the file itself, mapped, which costs memory
    /// only where it was looked at; for what is read all the time, a copy in large pages.
    enum class Memory { Mapped, Copied };
    /// Refuses, in English for the log, what is absent, no plain file, of another format, cut or damaged.
    static Opened open(const std::string& path, Format format, Memory memory = Memory::Mapped);
    /// The same for bytes in memory, which are copied.
    static Opened parse(std::span<const std::byte> bytes, Format format);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// The section's values; nothing when it is absent or holds values of another size.
    template <typename T>
    std::optional<std::span<const T>> section(std::uint32_t id) const {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignment);
        const Place* place = find(id, sizeof(T));
        if (!place)
            return std::nullopt;
        return std::span<const T>(reinterpret_cast<const T*>(m_bytes + place->offset), std::size_t(place->count));
    }
    /// The same as a column that keeps the file open; `from` and `count` were checked by the caller.
    template <typename T>
    Column<T> column(std::span<const T> section, std::size_t from, std::size_t count) const {
        return {section.subspan(from, count), shared_from_this()};
    }
    /// A section of exactly one value.
    template <typename T>
    std::optional<T> value(std::uint32_t id) const {
        const auto values = section<T>(id);
        return values && values->size() == 1 ? std::optional(values->front()) : std::nullopt;
    }

    std::uint64_t checksum() const { return m_checksum; } ///< of all bytes: names this content
    std::size_t size() const { return m_size; }
    /// Hands the memory back to the system, which reads it again where it is touched.
    void release() const;

    static constexpr std::size_t alignment = 64; ///< of each section's first byte
    struct Place {
        std::uint32_t id = 0, width = 0;      ///< width: bytes of a value
        std::uint64_t offset = 0, count = 0;  ///< from the file's start, in bytes; in values
    };

private:
    File() = default;
    bool allocate(std::size_t size);
    std::string check(Format format, std::uint64_t checksum);
    const Place* find(std::uint32_t id, std::size_t width) const;

    const std::byte* m_bytes = nullptr;
    std::size_t m_size = 0;
    std::byte* m_memory = nullptr; ///< where it is a copy
    std::uint64_t m_checksum = 0;
    std::vector<Place> m_places;
};

using FilePtr = std::shared_ptr<const File>;

/// A section that holds a column of many chunks, one behind the other, handed out from its front.
template <typename T>
class Source {
public:
    explicit Source(std::uint32_t id) : m_id(id) {}
    bool find(const File& file) {
        const auto found = file.section<T>(m_id);
        if (found)
            m_values = *found;
        return found.has_value();
    }
    bool has(std::size_t count) const { return count <= m_values.size() - m_at; }
    /// After `has(count)`.
    Column<T> take(const File& file, std::size_t count) {
        return file.column(m_values, std::exchange(m_at, m_at + count), count);
    }
    bool isTaken() const { return m_at == m_values.size(); }

private:
    std::uint32_t m_id;
    std::span<const T> m_values;
    std::size_t m_at = 0;
};

/// Puts sections together and writes them as one file. Keeps pointers to what it is given until it is written.
class Writer {
public:
    explicit Writer(Format format) : m_format(format) {}

    /// Opens a section of values of type T; `append` adds to the one opened last.
    template <typename T>
    Writer& section(std::uint32_t id) {
        static_assert(std::is_trivially_copyable_v<T>);
        m_sections.push_back({id, sizeof(T), 0, {}});
        return *this;
    }
    template <typename T>
    Writer& append(std::span<const T> values) {
        m_sections.back().bytes += values.size_bytes();
        if (!values.empty())
            m_sections.back().pieces.push_back(std::as_bytes(values));
        return *this;
    }
    template <typename T>
    Writer& add(std::uint32_t id, const std::vector<T>& values) {
        return section<T>(id).append(std::span<const T>(values));
    }

    /// Replaces `path` at once, by way of `path` + ".new"; returns the checksum. While another process writes the
    /// same file, on a full or read-only disk: an error, in English, and what was there stays.
    tl::expected<std::uint64_t, std::string> write(const std::string& path) const;
    std::vector<std::byte> bytes() const;

private:
    struct Section {
        std::uint32_t id;
        std::uint32_t width;
        std::uint64_t bytes;
        std::vector<std::span<const std::byte>> pieces;
    };
    std::vector<std::byte> head(std::uint64_t* checksum) const;
    template <typename Take>
    bool eachPiece(Take take) const;

    Format m_format;
    std::vector<Section> m_sections;
};

} // namespace packed
