// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/dot_field.h"
#include "kernel/plan.h"
#include "kernel/sampler.h"
#include "kernel/stroke.h"

namespace kernel {

/// Pass two: paints one tile after another. One for each thread; its buffers are reused.
class TilePainter {
public:
    /// For the tiles of a frame. What is given must stay until the last tile is drawn.
    void begin(std::span<const Plan> plans, const Looks& looks, const Frame& frame, const TileGrid& grid,
               const Surroundings& around);
    void draw(std::size_t tile, Canvas canvas);
    /// Symbols drawn since `begin`, each counted on one tile.
    std::uint64_t drawn() const { return m_drawn; }

private:
    static constexpr int ranks = 8;
    struct Symbol {
        std::uint32_t row = 0; ///< of its place, from the highest that touches a tile
        std::uint32_t record = 0;
    };

    /// Places whose items are counted on this tile: its own, and where the part ends those within `reach` of
    /// it.
    Rect ownPlaces(int reach) const;
    void gather(const Plan& plan, const Plan::Block& block);
    void countDots(const DotField::Items& items);
    void addSymbols(const DotField::Items& items);
    void addSymbol(const Looks::Look& look, int x, int y);
    void drawShapes(std::size_t tile, int rank);
    void drawShape(const Plan::Shape& shape);
    void drawFill(const Chunk& chunk, const Chunk::Shape& shape, std::uint32_t straight);
    void drawStroke(const Chunk& chunk, const Chunk::Shape& shape, double radius, std::uint32_t straight);
    void drawDots(int rank);
    void drawSymbols(int rank);
    void touch();
    void put(Canvas canvas);

    std::span<const Plan> m_plans;
    const Looks* m_looks = nullptr;
    Frame m_frame;
    TileGrid m_grid;
    const Surroundings* m_around = nullptr;

    // The tile's.
    Rect m_tile;
    Rect m_own;
    std::array<Rect, DotField::reach + 1> m_ownDots; ///< by half a dot's side
    bool m_isTouched = false;
    bool m_hasDots = false;
    bool m_isAtEdge = false; ///< of the part
    std::uint64_t m_drawn = 0;

    DotField m_dots;
    std::array<std::uint32_t, Chunk::blockSize> m_keys; ///< of a block with shapes
    std::array<std::vector<Symbol>, ranks> m_symbols;
    std::vector<std::uint32_t> m_records;
    Coverage m_coverage;
    Stroke m_stroke;
    std::vector<Sampler> m_samplers;
    std::vector<const std::uint32_t*> m_rows; ///< what lies over one another on a row
    std::vector<std::uint32_t> m_buffer;
};

} // namespace kernel
