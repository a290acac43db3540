// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/bins.h"
#include "kernel/frame.h"
#include "kernel/look.h"

#include <atomic>
#include <span>

namespace kernel {

/// Pass one over a slice of the blocks: finds each item's pixel, counts it, and sorts its symbol, or the
/// coverage of its shape, into the bins of the tiles that it touches.
class Gathering {
public:
    static constexpr int ranks = 8;
    static constexpr int binsPerTile = 2 * ranks; ///< shapes and symbols of each rank

    /// What the runs of shapes may take, in blocks of the arena: 64 MB.
    static constexpr std::size_t budget = 262'144;

    /// The rows of tiles to gather for: all of a frame, or a band of it.
    struct Band {
        int first = 0, end = 0;
        int rows() const { return end - first; }
    };

    /// Empties everything for a new frame, or for a band of one. A band of a single row of tiles has no
    /// budget.
    void begin(const Index& index, const Looks& looks, const Frame& frame, Band band);
    /// False when it was cancelled.
    bool gather(std::span<const VisibleBlock> blocks, const std::atomic<bool>* cancelled);

    const Bin& shapes(std::size_t tile, int rank) const {
        return m_bins[tile * binsPerTile + std::size_t(rank)];
    }
    const Bin& symbols(std::size_t tile, int rank) const {
        return m_bins[tile * binsPerTile + ranks + std::size_t(rank)];
    }
    /// True when the shapes did not fit the budget: some are missing, counts are whole. Try smaller bands.
    bool isOverBudget() const { return m_isOverBudget; }
    std::uint64_t drawn() const { return m_drawn; }
    const std::vector<std::uint32_t>& inView() const { return m_inView; } ///< by key

private:
    template <bool isInside, bool hasShapes>
    void addItems(const Chunk& chunk, std::size_t first, std::size_t count);
    void addSymbol(const Looks::Look& look, int left, int top);
    bool markShapes(const Chunk& chunk, std::size_t first, std::size_t count);
    bool isDrawnAsItself(const Chunk::Shape& shape, const Looks::Look& look) const;
    void addShape(const Chunk& chunk, const Chunk::Shape& shape, std::uint32_t key);
    void addFill(const Chunk& chunk, const Chunk::Shape& shape);
    void addStroke(const Chunk& chunk, const Chunk::Shape& shape, std::int64_t radius);
    void sweep(int rank, std::uint32_t colour);
    void addRun(int rank, int y, int x, int end, std::uint32_t count, std::uint32_t colour);
    Bin& bin(int tileX, int tileY, int kind) {
        return m_bins[std::size_t((tileY - m_band.first) * m_tilesAcross + tileX) * binsPerTile +
                      std::size_t(kind)];
    }

    const Index* m_index = nullptr;
    const Looks* m_looks = nullptr;
    Frame m_frame;
    int m_tilesAcross = 0;
    Band m_band;
    int m_top = 0, m_bottom = 0; ///< of the band, in pixels
    bool m_isOverBudget = false;
    Arena m_arena;
    std::vector<Bin> m_bins;
    std::vector<std::uint32_t> m_inView;
    std::uint64_t m_drawn = 0;
    Coverage m_coverage;
    std::int32_t m_x[Chunk::blockSize], m_y[Chunk::blockSize];
    bool m_asItself[Chunk::blockSize];
};

} // namespace kernel
