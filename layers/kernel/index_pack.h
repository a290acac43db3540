// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"
#include "packed/file.h"

namespace kernel {

/// An index as sections 1 to 31 of a packed file. This and the index outlive the writing.
class IndexPack {
public:
    explicit IndexPack(const Index& index);
    void addTo(packed::Writer& writer) const;

    /// The index back, its columns still in the file. Nothing of the file is believed: keys are below `keys`,
    /// boxes are those of what they hold, parts and vertices are there. Otherwise an English sentence for the log.
    static tl::expected<Index, std::string> read(const packed::FilePtr& file, std::uint32_t keys);

private:
    struct ChunkRow { ///< how much of each column is a chunk's
        std::uint32_t items = 0, shapes = 0, parts = 0, vertices = 0;
        std::uint64_t refused = 0;
        Chunk::Bounds bounds;
    };
    class Reading;
    template <typename T>
    void add(packed::Writer& writer, std::uint32_t id, packed::Column<T> Chunk::* column) const;

    const Index& m_index;
    std::vector<geo::MapPoint> m_origin;
    std::vector<ChunkRow> m_rows;
};

} // namespace kernel
