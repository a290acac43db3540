// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/registry_file.h"

#include <cstring>

namespace city {

namespace {

enum Section : std::uint32_t {
    About = 1, Chunks, Key, Anchor, ClassId, SubDistrict, Company, ServiceLine, RowState, ShapeRow, FirstPart, FirstVertex,
    Vertex, WhereKey, WhereChunk
};

/// The one-row section.
struct AboutRow {
    std::uint8_t uid[Uid::size] = {};
    std::int64_t change = 0;
    RegistryContent content;
    RegistryOrigin::Table tables[shapeCount];
    std::int64_t schema = 0;
    std::uint64_t journalMark = 0;
};

/// How much of each column is a chunk's, and where new rows find it.
struct ChunkRow {
    std::uint32_t rows = 0, shapes = 0, parts = 0, vertices = 0;
    geo::Box box;
    std::uint64_t subDistrict = 0;
};

/// Ends and begins in one list: ascending from 0 to `last`.
bool isFences(std::span<const std::uint32_t> fences, std::uint32_t last) {
    if (fences.empty() || fences.front() != 0 || fences.back() != last) return false;
    return std::is_sorted(fences.begin(), fences.end());
}

bool isAscending(std::span<const std::uint32_t> rows, std::uint32_t end) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] >= end || (i > 0 && rows[i] <= rows[i - 1])) return false;
    return true;
}

bool areShapes(std::span<const std::uint64_t> keys) {
    constexpr std::uint64_t pastEnd = std::uint64_t(shapeCount) << 62;
    return std::all_of(keys.begin(), keys.end(), [](std::uint64_t key) { return key < pastEnd; });
}

bool areStates(std::span<const State> states) {
    std::uint8_t all = 0;
    for (const State state : states) all |= std::uint8_t(state);
    return all < stateCount;
}

} // namespace

/// Takes a file's columns apart into chunks.
class RegistryFile::Reading {
public:
    explicit Reading(packed::FilePtr file) : m_file(std::move(file)) {}

    tl::expected<Loaded, std::string> run() {
        const auto about = m_file->value<AboutRow>(About);
        const auto chunks = m_file->section<ChunkRow>(Chunks);
        if (!about || !chunks || !m_key.find(*m_file) || !m_anchor.find(*m_file) || !m_classId.find(*m_file) ||
            !m_subDistrict.find(*m_file) || !m_company.find(*m_file) || !m_serviceLine.find(*m_file) ||
            !m_state.find(*m_file) || !m_shapeRow.find(*m_file) || !m_firstPart.find(*m_file) ||
            !m_firstVertex.find(*m_file) || !m_vertex.find(*m_file))
            return tl::unexpected(std::string("a section is missing"));
        Registry registry;
        registry.m_chunks.reserve(chunks->size());
        registry.m_homes.reserve(chunks->size());
        for (const ChunkRow& row : *chunks) {
            auto chunk = take(row);
            if (!chunk) return tl::unexpected(std::string("a chunk that does not hold together"));
            registry.m_size += chunk->size();
            registry.m_chunks.push_back(std::move(chunk));
            registry.m_homes.push_back({std::uint16_t(row.subDistrict), row.box});
        }
        if (!areAllTaken() || !readWhere(registry)) return tl::unexpected(std::string("columns that do not hold together"));
        registry.m_change = about->change;
        registry.m_content = about->content;
        registry.m_stamp = m_file->checksum();
        return Loaded{std::make_shared<const Registry>(std::move(registry)), originOf(*about), m_file};
    }

private:
    /// Null when the columns are too short or speak of rows that are not there.
    std::shared_ptr<const RegistryChunk> take(const ChunkRow& row) {
        const std::size_t fences = row.shapes > 0 ? 1 : 0;
        const std::size_t firstParts = row.shapes + fences, firstVertices = row.parts + fences;
        if (row.rows > RegistryChunk::capacity || row.shapes > row.rows || !m_key.has(row.rows) ||
            !m_anchor.has(row.rows) || !m_classId.has(row.rows) || !m_subDistrict.has(row.rows) ||
            !m_company.has(row.rows) || !m_serviceLine.has(row.rows) || !m_state.has(row.rows) ||
            !m_shapeRow.has(row.shapes) || !m_firstPart.has(firstParts) || !m_firstVertex.has(firstVertices) ||
            !m_vertex.has(row.vertices) || row.subDistrict > 0xFFFF)
            return nullptr;
        if (row.shapes == 0 && (row.parts > 0 || row.vertices > 0)) return nullptr;
        auto chunk = std::make_shared<RegistryChunk>();
        chunk->key = m_key.take(*m_file, row.rows);
        chunk->anchor = m_anchor.take(*m_file, row.rows);
        chunk->classId = m_classId.take(*m_file, row.rows);
        chunk->subDistrict = m_subDistrict.take(*m_file, row.rows);
        chunk->company = m_company.take(*m_file, row.rows);
        chunk->serviceLine = m_serviceLine.take(*m_file, row.rows);
        chunk->state = m_state.take(*m_file, row.rows);
        chunk->shapeRow = m_shapeRow.take(*m_file, row.shapes);
        chunk->firstPart = m_firstPart.take(*m_file, firstParts);
        chunk->firstVertex = m_firstVertex.take(*m_file, firstVertices);
        chunk->vertex = m_vertex.take(*m_file, row.vertices);
        if (!areShapes(chunk->key) || !areStates(chunk->state)) return nullptr;
        if (row.shapes > 0 && (!isAscending(chunk->shapeRow, row.rows) || !isFences(chunk->firstPart, row.parts) ||
                               !isFences(chunk->firstVertex, row.vertices)))
            return nullptr;
        return chunk;
    }

    bool areAllTaken() const {
        return m_key.isTaken() && m_anchor.isTaken() && m_classId.isTaken() && m_subDistrict.isTaken() &&
               m_company.isTaken() && m_serviceLine.isTaken() && m_state.isTaken() && m_shapeRow.isTaken() &&
               m_firstPart.isTaken() && m_firstVertex.isTaken() && m_vertex.isTaken();
    }

    bool readWhere(Registry& registry) const {
        const auto keys = m_file->section<std::uint64_t>(WhereKey);
        const auto chunks = m_file->section<std::uint32_t>(WhereChunk);
        if (!keys || !chunks || keys->size() != registry.m_size || chunks->size() != registry.m_size) return false;
        for (std::size_t i = 1; i < keys->size(); ++i)
            if ((*keys)[i] <= (*keys)[i - 1]) return false;
        for (const std::uint32_t chunk : *chunks)
            if (chunk >= registry.m_chunks.size()) return false;
        registry.m_where = {m_file->column(*keys, 0, keys->size()), m_file->column(*chunks, 0, chunks->size())};
        return true;
    }

    static RegistryOrigin originOf(const AboutRow& about) {
        RegistryOrigin origin;
        origin.city = Uid::fromBytes(about.uid, sizeof about.uid).value_or(Uid());
        origin.schema = int(about.schema);
        origin.journalMark = about.journalMark;
        std::copy(std::begin(about.tables), std::end(about.tables), origin.tables.begin());
        return origin;
    }

    packed::FilePtr m_file;
    packed::Source<std::uint64_t> m_key{Key};
    packed::Source<geo::Point> m_anchor{Anchor};
    packed::Source<std::uint16_t> m_classId{ClassId}, m_subDistrict{SubDistrict}, m_company{Company},
        m_serviceLine{ServiceLine};
    packed::Source<State> m_state{RowState};
    packed::Source<std::uint32_t> m_shapeRow{ShapeRow}, m_firstPart{FirstPart}, m_firstVertex{FirstVertex};
    packed::Source<geo::Point> m_vertex{Vertex};
};

/// Holds what a writer points at.
class RegistryFile::Writing {
public:
    Writing(const Registry& registry, const RegistryOrigin& origin) {
        std::memcpy(m_about.front().uid, origin.city.data(), Uid::size);
        m_about.front().change = registry.m_change;
        m_about.front().content = registry.m_content;
        std::copy(origin.tables.begin(), origin.tables.end(), std::begin(m_about.front().tables));
        m_about.front().schema = origin.schema;
        m_about.front().journalMark = origin.journalMark;
        for (std::size_t c = 0; c < registry.m_chunks.size(); ++c) {
            const RegistryChunk& chunk = *registry.m_chunks[c];
            const std::uint32_t parts = chunk.firstPart.empty() ? 0 : chunk.firstPart.back();
            m_chunks.push_back({std::uint32_t(chunk.size()), std::uint32_t(chunk.shapeRow.size()), parts,
                                std::uint32_t(chunk.vertex.size()), registry.m_homes[c].box,
                                registry.m_homes[c].subDistrict});
        }
        m_writer.add(About, m_about).add(Chunks, m_chunks);
        add(registry, Key, &RegistryChunk::key);
        add(registry, Anchor, &RegistryChunk::anchor);
        add(registry, ClassId, &RegistryChunk::classId);
        add(registry, SubDistrict, &RegistryChunk::subDistrict);
        add(registry, Company, &RegistryChunk::company);
        add(registry, ServiceLine, &RegistryChunk::serviceLine);
        add(registry, RowState, &RegistryChunk::state);
        add(registry, ShapeRow, &RegistryChunk::shapeRow);
        add(registry, FirstPart, &RegistryChunk::firstPart);
        add(registry, FirstVertex, &RegistryChunk::firstVertex);
        add(registry, Vertex, &RegistryChunk::vertex);
        m_where = registry.m_since && !registry.m_since->empty() ? Registry::whereOf(registry) : registry.m_where;
        m_writer.section<std::uint64_t>(WhereKey).append(std::span<const std::uint64_t>(m_where.key));
        m_writer.section<std::uint32_t>(WhereChunk).append(std::span<const std::uint32_t>(m_where.chunk));
    }
    const packed::Writer& writer() const { return m_writer; }

private:
    template <typename T>
    void add(const Registry& registry, Section id, packed::Column<T> RegistryChunk::* column) {
        m_writer.section<T>(id);
        for (const Registry::ChunkPtr& chunk : registry.m_chunks)
            m_writer.append(std::span<const T>((*chunk).*column));
    }
    std::vector<AboutRow> m_about{1};
    std::vector<ChunkRow> m_chunks;
    Registry::Where m_where;
    packed::Writer m_writer{format};
};

tl::expected<RegistryFile::Loaded, std::string> RegistryFile::read(const std::string& path) {
    const auto file = packed::File::open(path, format);
    if (!file) return tl::unexpected(file.error());
    return read(*file);
}

tl::expected<RegistryFile::Loaded, std::string> RegistryFile::read(packed::FilePtr file) {
    return Reading(std::move(file)).run();
}

tl::expected<std::uint64_t, std::string> RegistryFile::write(const std::string& path, const Registry& registry,
                                                             const RegistryOrigin& origin) {
    return Writing(registry, origin).writer().write(path);
}

std::vector<std::byte> RegistryFile::bytes(const Registry& registry, const RegistryOrigin& origin) {
    return Writing(registry, origin).writer().bytes();
}

} // namespace city
