// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "packed/column.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace city {

/// What the map needs of one component.
struct RegistryRow {
    ComponentKey key;
    geo::Point anchor;            ///< the point itself, or a point on the line or polygon; degrees
    std::uint16_t classId = 0;
    std::uint16_t subDistrict = 0;
    std::uint16_t company = 0;    ///< company.id of the maintainer; 0 = none
    std::uint16_t serviceLine = 0;///< of the class; 0 = none
    State state = State::Intact;
    std::vector<Path> parts;      ///< empty for points
};

/// Columns of at most `capacity` components of one sub-district, grouped in space. Immutable once published.
struct RegistryChunk {
    static constexpr std::size_t capacity = 16384;

    packed::Column<std::uint64_t> key;      ///< ComponentKey::packed
    packed::Column<geo::Point> anchor;
    packed::Column<std::uint16_t> classId;
    packed::Column<std::uint16_t> subDistrict;
    packed::Column<std::uint16_t> company;
    packed::Column<std::uint16_t> serviceLine;
    packed::Column<State> state;
    // Geometry of lines and polygons: row numbers in this chunk, ascending; then where the parts of each begin, and
    // the vertices of each part, with the end of all as one entry more.
    packed::Column<std::uint32_t> shapeRow;
    packed::Column<std::uint32_t> firstPart;   ///< empty without shapes
    packed::Column<std::uint32_t> firstVertex; ///< empty without shapes
    packed::Column<geo::Point> vertex;

    std::size_t size() const { return key.size(); }
    /// The row back as it was given; `row` < size().
    RegistryRow rowAt(std::size_t row) const;
    /// The parts of the line or polygon at shapeRow[shape].
    std::vector<Path> partsOf(std::size_t shape) const;
};

/// The rows of a registry as one number, whatever their order: equal content, equal number. A sum, so that an edit
/// takes its old rows out and puts the new ones in.
struct RegistryContent {
    std::uint64_t low = 0, high = 0;
    static RegistryContent of(const RegistryRow& row);
    RegistryContent& operator+=(const RegistryContent& other) {
        low += other.low;
        high += other.high;
        return *this;
    }
    RegistryContent& operator-=(const RegistryContent& other) {
        low -= other.low;
        high -= other.high;
        return *this;
    }
    friend bool operator==(const RegistryContent&, const RegistryContent&) = default;
};

/// Every component of a city at one change number, in immutable columns. Copying shares the chunks; a changed
/// row makes a new chunk of its neighbours and a new Registry, and leaves the old one as it was.
class Registry {
public:
    using ChunkPtr = std::shared_ptr<const RegistryChunk>;

    /// What one published version differs in from the one before: chunk numbers made anew (appended ones too).
    struct Difference {
        std::vector<std::size_t> chunks;
    };

    Registry() = default;
    /// Groups rows by sub-district and place. `change` is journal.seq at the moment of reading.
    static Registry build(std::vector<RegistryRow> rows, std::int64_t change);

    std::size_t size() const { return m_size; }
    std::int64_t change() const { return m_change; }
    const std::vector<ChunkPtr>& chunks() const { return m_chunks; }
    const RegistryContent& content() const { return m_content; }
    /// Names these very chunks where they came from a packed file (its checksum); 0 otherwise.
    std::uint64_t stamp() const { return m_stamp; }

    /// A registry with `upserts` put in place of the rows of the same key (or added) and `removed` taken out.
    /// Rows that move far stay in their chunk's sub-district group; order inside a chunk is by place.
    Registry with(const std::vector<RegistryRow>& upserts, const std::vector<ComponentKey>& removed,
                  std::int64_t change, Difference* difference = nullptr) const;

    /// The chunk that holds `key`, or -1.
    std::ptrdiff_t chunkOf(ComponentKey key) const;

private:
    friend class RegistryFile;
    /// What is known of a chunk without opening it: for finding a home for a new row.
    struct Home {
        std::uint16_t subDistrict = 0;
        geo::Box box;
    };
    /// The chunk of each key, sorted by key.
    struct Where {
        packed::Column<std::uint64_t> key;
        packed::Column<std::uint32_t> chunk;
    };

    class Edit;
    static Home homeOf(const RegistryChunk& chunk, std::uint16_t subDistrict);
    static Where whereOf(std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs);
    static Where whereOf(const Registry& registry); ///< made anew from its chunks

    std::vector<ChunkPtr> m_chunks;
    std::vector<Home> m_homes;
    Where m_where;
    /// Rows that came, moved or went (-1) since; merged into m_where when it grows.
    std::shared_ptr<const std::unordered_map<std::uint64_t, std::ptrdiff_t>> m_since;
    std::size_t m_size = 0;
    std::int64_t m_change = 0;
    RegistryContent m_content;
    std::uint64_t m_stamp = 0;
};

using RegistryPtr = std::shared_ptr<const Registry>;

} // namespace city

Q_DECLARE_METATYPE(city::RegistryPtr)
