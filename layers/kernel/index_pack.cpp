// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/index_pack.h"

#include "kernel/chunk_bounds.h"

#include <cmath>

namespace kernel {

namespace {

enum Section : std::uint32_t { Origin = 1, Chunks, X, Y, Key, Handle, Blocks, Shapes, Parts, VertexX, VertexY };

/// Items of one chunk: far more than any chunk has, far less than what overflows.
constexpr std::uint32_t mostItems = 1 << 24;

bool operator==(const Chunk::Bounds& a, const Chunk::Bounds& b) {
    return a.minX == b.minX && a.minY == b.minY && a.maxX == b.maxX && a.maxY == b.maxY;
}

bool isNear(const Chunk::Bounds& b) {
    return b.isEmpty() || (b.minX >= -farthestMillimetres && b.minY >= -farthestMillimetres &&
                           b.maxX <= farthestMillimetres && b.maxY <= farthestMillimetres);
}

bool arePartsThere(const Chunk& chunk) {
    for (const Chunk::Part& part : chunk.shapeParts)
        if (part.count == 0 || part.first > chunk.vertexX.size() || part.count > chunk.vertexX.size() - part.first)
            return false;
    return true;
}

/// The shapes stand in order, have parts, and their boxes are those of their vertices.
bool areShapesSound(const Chunk& chunk) {
    for (std::size_t s = 0; s < chunk.shapes.size(); ++s) {
        const Chunk::Shape& shape = chunk.shapes[s];
        if (shape.item >= chunk.size() || (s > 0 && shape.item <= chunk.shapes[s - 1].item) || shape.parts == 0 ||
            shape.firstPart > chunk.shapeParts.size() || shape.parts > chunk.shapeParts.size() - shape.firstPart)
            return false;
        Chunk::Bounds bounds;
        for (std::uint32_t p = 0; p < shape.parts; ++p) {
            const Chunk::Part part = chunk.shapeParts[shape.firstPart + p];
            for (std::uint32_t v = part.first; v < part.first + part.count; ++v)
                widen(bounds, chunk.vertexX[v], chunk.vertexY[v]);
        }
        if (!(bounds == shape.bounds))
            return false;
    }
    return true;
}

bool areBoxesTrue(const Chunk& chunk) {
    Chunk::Bounds all;
    const std::vector<Chunk::Bounds> blocks = blocksOf(chunk.x, chunk.y, chunk.shapes);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (!(blocks[b] == chunk.blocks[b]))
            return false;
        widen(all, blocks[b]);
    }
    return all == chunk.bounds && isNear(all);
}

} // namespace

IndexPack::IndexPack(const Index& index) : m_index(index), m_origin{index.origin()} {
    for (const ChunkPtr& chunk : index.chunks())
        m_rows.push_back({std::uint32_t(chunk->size()), std::uint32_t(chunk->shapes.size()),
                          std::uint32_t(chunk->shapeParts.size()), std::uint32_t(chunk->vertexX.size()),
                          chunk->refused, chunk->bounds});
}

template <typename T>
void IndexPack::add(packed::Writer& writer, std::uint32_t id, packed::Column<T> Chunk::* column) const {
    writer.section<T>(id);
    for (const ChunkPtr& chunk : m_index.chunks())
        writer.append(std::span<const T>((*chunk).*column));
}

void IndexPack::addTo(packed::Writer& writer) const {
    writer.add(Origin, m_origin).add(Chunks, m_rows);
    add(writer, X, &Chunk::x);
    add(writer, Y, &Chunk::y);
    add(writer, Key, &Chunk::key);
    add(writer, Handle, &Chunk::handle);
    add(writer, Blocks, &Chunk::blocks);
    add(writer, Shapes, &Chunk::shapes);
    add(writer, Parts, &Chunk::shapeParts);
    add(writer, VertexX, &Chunk::vertexX);
    add(writer, VertexY, &Chunk::vertexY);
}

/// Takes a file's columns apart into chunks.
class IndexPack::Reading {
public:
    Reading(const packed::FilePtr& file, std::uint32_t keys) : m_file(file), m_keys(keys) {}

    tl::expected<Index, std::string> run() {
        const auto origin = m_file->value<geo::MapPoint>(Origin);
        const auto rows = m_file->section<ChunkRow>(Chunks);
        if (!origin || !rows || !m_x.find(*m_file) || !m_y.find(*m_file) || !m_key.find(*m_file) ||
            !m_handle.find(*m_file) || !m_blocks.find(*m_file) || !m_shapes.find(*m_file) ||
            !m_parts.find(*m_file) || !m_vertexX.find(*m_file) || !m_vertexY.find(*m_file))
            return tl::unexpected(std::string("a section is missing"));
        if (!std::isfinite(origin->x) || !std::isfinite(origin->y))
            return tl::unexpected(std::string("an origin that is nowhere"));
        std::vector<ChunkPtr> chunks;
        chunks.reserve(rows->size());
        for (const ChunkRow& row : *rows) {
            ChunkPtr chunk = take(row);
            if (!chunk)
                return tl::unexpected(std::string("a chunk that does not hold together"));
            chunks.push_back(std::move(chunk));
        }
        if (!areAllTaken())
            return tl::unexpected(std::string("columns that are too long"));
        return Index(*origin, std::move(chunks));
    }

private:
    ChunkPtr take(const ChunkRow& row) {
        const std::size_t blocks = (row.items + Chunk::blockSize - 1) / Chunk::blockSize;
        if (row.items > mostItems || !m_x.has(row.items) || !m_y.has(row.items) || !m_key.has(row.items) ||
            !m_handle.has(row.items) || !m_blocks.has(blocks) || !m_shapes.has(row.shapes) ||
            !m_parts.has(row.parts) || !m_vertexX.has(row.vertices) || !m_vertexY.has(row.vertices))
            return nullptr;
        auto chunk = std::make_shared<Chunk>();
        chunk->x = m_x.take(*m_file, row.items);
        chunk->y = m_y.take(*m_file, row.items);
        chunk->key = m_key.take(*m_file, row.items);
        chunk->handle = m_handle.take(*m_file, row.items);
        chunk->blocks = m_blocks.take(*m_file, blocks);
        chunk->shapes = m_shapes.take(*m_file, row.shapes);
        chunk->shapeParts = m_parts.take(*m_file, row.parts);
        chunk->vertexX = m_vertexX.take(*m_file, row.vertices);
        chunk->vertexY = m_vertexY.take(*m_file, row.vertices);
        chunk->bounds = row.bounds;
        chunk->refused = std::size_t(row.refused);
        std::uint32_t largest = 0;
        for (const std::uint32_t key : chunk->key)
            largest = std::max(largest, key);
        if ((row.items > 0 && largest >= m_keys) || !arePartsThere(*chunk) || !areShapesSound(*chunk) ||
            !areBoxesTrue(*chunk))
            return nullptr;
        return chunk;
    }

    bool areAllTaken() const {
        return m_x.isTaken() && m_y.isTaken() && m_key.isTaken() && m_handle.isTaken() && m_blocks.isTaken() &&
               m_shapes.isTaken() && m_parts.isTaken() && m_vertexX.isTaken() && m_vertexY.isTaken();
    }

    const packed::FilePtr& m_file;
    const std::uint32_t m_keys;
    packed::Source<std::int32_t> m_x{X}, m_y{Y};
    packed::Source<std::uint32_t> m_key{Key};
    packed::Source<std::uint64_t> m_handle{Handle};
    packed::Source<Chunk::Bounds> m_blocks{Blocks};
    packed::Source<Chunk::Shape> m_shapes{Shapes};
    packed::Source<Chunk::Part> m_parts{Parts};
    packed::Source<std::int32_t> m_vertexX{VertexX}, m_vertexY{VertexY};
};

tl::expected<Index, std::string> IndexPack::read(const packed::FilePtr& file, std::uint32_t keys) {
    return Reading(file, keys).run();
}

} // namespace kernel
