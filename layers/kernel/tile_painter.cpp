// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/tile_painter.h"

#include "kernel/blend.h"

#include <cstring>
#include <limits>
#include <utility>

namespace kernel {

namespace {

/// Rows of places that can touch a tile: a symbol reaches at most two sides of the largest.
constexpr int rowsAbove = 2 * Looks::maxSide;
constexpr int symbolRows = rowsAbove + tile::side + rowsAbove;

} // namespace

void TilePainter::begin(std::span<const Plan> plans, const Looks& looks, const Frame& frame,
                        const TileGrid& grid, const Surroundings& around) {
    m_plans = plans;
    m_looks = &looks;
    m_frame = frame;
    m_grid = grid;
    m_around = &around;
    m_drawn = 0;
    m_dots.reserve(looks.dotLayers().size());
    m_samplers.resize(around.below.size() + around.above.size());
    m_buffer.resize(std::size_t(tile::rows) * tile::stride);
}

void TilePainter::draw(std::size_t number, Canvas canvas) {
    m_tile = m_grid.tile(number);
    const Rect& part = m_grid.part;
    m_isAtEdge = m_tile.left == part.left || m_tile.top == part.top || m_tile.right == part.right ||
                 m_tile.bottom == part.bottom;
    m_own = ownPlaces(std::numeric_limits<int>::max() / 2);
    for (int half = 0; half <= DotField::reach; ++half)
        m_ownDots[std::size_t(half)] = ownPlaces(half);
    m_isTouched = false;
    m_hasDots = false;
    for (std::vector<Symbol>& symbols : m_symbols)
        symbols.clear();
    bool hasShapes = false;
    for (const Plan& plan : m_plans) {
        for (const Plan::Block& block : plan.blocks(number))
            gather(plan, block);
        hasShapes = hasShapes || !plan.shapes(number).empty();
    }
    for (int rank = 0; rank < ranks; ++rank) {
        if (hasShapes)
            drawShapes(number, rank);
        drawDots(rank);
        drawSymbols(rank);
    }
    put(canvas);
}

Rect TilePainter::ownPlaces(int reach) const {
    const Rect& part = m_grid.part;
    return {m_tile.left == part.left ? part.left - reach : m_tile.left,
            m_tile.top == part.top ? part.top - reach : m_tile.top,
            m_tile.right == part.right ? part.right + reach : m_tile.right,
            m_tile.bottom == part.bottom ? part.bottom + reach : m_tile.bottom};
}

void TilePainter::gather(const Plan& plan, const Plan::Block& block) {
    std::array<std::int32_t, Chunk::blockSize> x, y;
    const int left = m_tile.left - DotField::reach, top = m_tile.top - DotField::reach;
    blend::toPixels(&block.chunk->x[block.first], block.count, m_frame.scale, m_frame.left + left, x.data());
    blend::toPixels(&block.chunk->y[block.first], block.count, -m_frame.scale, m_frame.top + top, y.data());
    constexpr int reach = DotField::reach;
    DotField::Items items{
        x.data(),
        y.data(),
        &block.chunk->key[block.first],
        block.count,
        {reach, reach, reach + m_tile.right - m_tile.left, reach + m_tile.bottom - m_tile.top}};
    if (block.mask >= 0) {
        const Plan::Mask& mask = plan.mask(block.mask);
        for (std::uint32_t i = 0; i < block.count; ++i)
            m_keys[i] =
                (mask[i / 64] >> (i % 64)) & 1 ? std::numeric_limits<std::uint32_t>::max() : items.key[i];
        items.key = m_keys.data();
    }
    const DotField::Added added = m_dots.add(items, *m_looks);
    m_hasDots = m_hasDots || added.dots > 0;
    if (!m_isAtEdge)
        m_drawn += added.own;
    else if (added.dots > 0)
        countDots(items);
    if (added.hasSymbols)
        addSymbols(items);
}

/// At the edge of the part, where it depends on their side whether dots beyond it touch it.
void TilePainter::countDots(const DotField::Items& items) {
    const int left = m_tile.left - DotField::reach, top = m_tile.top - DotField::reach;
    const std::vector<Looks::Dot>& dots = m_looks->dots();
    for (std::size_t i = 0; i < items.count; ++i) {
        const std::size_t key = std::min(std::size_t(items.key[i]), dots.size() - 1);
        if (dots[key].slot >= 0)
            m_drawn += m_ownDots[std::size_t(m_looks->looks()[key].width / 2)].contains(items.x[i] + left,
                                                                                        items.y[i] + top);
    }
}

void TilePainter::addSymbols(const DotField::Items& items) {
    const int left = m_tile.left - DotField::reach, top = m_tile.top - DotField::reach;
    const std::vector<Looks::Dot>& dots = m_looks->dots();
    for (std::size_t i = 0; i < items.count; ++i) {
        const std::size_t key = std::min(std::size_t(items.key[i]), dots.size() - 1);
        if (dots[key].slot == Looks::Dot::symbol)
            addSymbol(m_looks->looks()[key], items.x[i] + left, items.y[i] + top);
    }
}

void TilePainter::addSymbol(const Looks::Look& look, int x, int y) {
    const int left = x + look.left, top = y + look.top;
    const Rect pixels{left, top, left + look.width, top + look.height};
    if (m_own.contains(x, y) && pixels.touches(m_grid.part))
        ++m_drawn;
    if (!pixels.touches(m_tile))
        return;
    m_symbols[look.rank].push_back(
        {std::uint32_t(y - m_tile.top + rowsAbove),
         tile::symbolRecord(left - m_tile.left + tile::margin, top - m_tile.top + tile::margin, look.tag)});
}

void TilePainter::touch() {
    if (std::exchange(m_isTouched, true))
        return;
    // The margin may hold anything: it is never shown.
    for (int y = tile::margin; y < tile::margin + tile::side; ++y)
        std::memset(m_buffer.data() + y * tile::stride + tile::margin, 0, tile::side * sizeof(std::uint32_t));
}

void TilePainter::drawDots(int rank) {
    const std::vector<Looks::DotLayer>& layers = m_looks->dotLayers();
    for (std::size_t i = 0; m_hasDots && i < layers.size(); ++i)
        if (layers[i].rank == rank) {
            touch();
            m_dots.draw(i, layers[i].side, m_buffer.data());
        }
}

/// From top to bottom; those on one row in the order of the index.
void TilePainter::drawSymbols(int rank) {
    const std::vector<Symbol>& symbols = m_symbols[std::size_t(rank)];
    if (symbols.empty())
        return;
    touch();
    std::array<std::uint32_t, symbolRows + 1> starts{};
    for (const Symbol& symbol : symbols)
        ++starts[symbol.row + 1];
    for (std::size_t row = 1; row < starts.size(); ++row)
        starts[row] += starts[row - 1];
    m_records.resize(symbols.size());
    for (const Symbol& symbol : symbols)
        m_records[starts[symbol.row]++] = symbol.record;
    blend::drawSymbols(m_records.data(), m_records.size(), *m_looks, m_buffer.data());
}

void TilePainter::drawShapes(std::size_t tile, int rank) {
    for (const Plan& plan : m_plans)
        for (const Plan::Shape& shape : plan.shapes(tile))
            if (m_looks->of(shape.key).rank == rank) {
                touch();
                drawShape(shape);
            }
}

void TilePainter::drawShape(const Plan::Shape& drawn) {
    const Chunk& chunk = *drawn.chunk;
    const Chunk::Shape& shape = chunk.shapes[drawn.shape];
    const Style& style = m_looks->style(drawn.key);
    if (shape.closed && (style.fill >> 24) != 0)
        drawFill(chunk, shape, style.fill);
    if (const double radius = m_looks->strokeRadius(drawn.key); radius > 0 && (style.stroke >> 24) != 0)
        drawStroke(chunk, shape, radius, style.stroke);
}

void TilePainter::drawFill(const Chunk& chunk, const Chunk::Shape& shape, std::uint32_t straight) {
    m_coverage.begin(tile::side, tile::side);
    const auto place = [&](std::uint32_t i) {
        const Coverage::Place p = m_frame.place(chunk.vertexX[i], chunk.vertexY[i]);
        return Coverage::Place{p.x - m_tile.left * Coverage::unit, p.y - m_tile.top * Coverage::unit};
    };
    for (std::uint32_t k = 0; k < shape.parts; ++k) {
        const Chunk::Part part = chunk.shapeParts[shape.firstPart + k];
        const std::uint32_t last = part.first + part.count - 1;
        Coverage::Place before = place(last);
        for (std::uint32_t i = part.first; i <= last; ++i) {
            const Coverage::Place here = place(i);
            m_coverage.addEdge(before, here);
            before = here;
        }
    }
    m_coverage.sweep([&](int y, int x, int end, int count) {
        end = std::min(end, tile::side);
        if (x >= end)
            return;
        const std::uint32_t colour = blend::covered(straight, std::uint32_t(count));
        std::uint32_t* const to = m_buffer.data() + (y + tile::margin) * tile::stride + tile::margin;
        // Edges are one or two pixels: not worth a call.
        if (end - x >= 4)
            return blend::drawColour(to + x, std::size_t(end - x), colour);
        for (; x < end; ++x)
            to[x] = blend::over(to[x], colour);
    });
}

void TilePainter::drawStroke(const Chunk& chunk, const Chunk::Shape& shape, double radius,
                             std::uint32_t straight) {
    m_stroke.begin(m_tile.left, m_tile.top, radius);
    for (std::uint32_t k = 0; k < shape.parts; ++k) {
        const Chunk::Part part = chunk.shapeParts[shape.firstPart + k];
        const std::uint32_t last = part.first + part.count - 1;
        const std::uint32_t start = shape.closed ? last : part.first;
        Coverage::Place before = m_frame.place(chunk.vertexX[start], chunk.vertexY[start]);
        for (std::uint32_t i = part.first + (shape.closed || part.count == 1 ? 0 : 1); i <= last; ++i) {
            const Coverage::Place here = m_frame.place(chunk.vertexX[i], chunk.vertexY[i]);
            m_stroke.add(before, here);
            before = here;
        }
    }
    m_stroke.draw(straight, m_buffer.data());
}

void TilePainter::put(Canvas canvas) {
    std::size_t used = 0;
    for (const Picture& picture : m_around->below)
        m_samplers[used++].begin(picture, m_tile);
    const std::size_t below = used;
    for (const Picture& picture : m_around->above)
        m_samplers[used++].begin(picture, m_tile);
    m_rows.resize(used + 1);
    for (int y = m_tile.top; y < m_tile.bottom; ++y) {
        std::size_t count = 0;
        for (std::size_t s = 0; s <= used; ++s) {
            if (s == below && m_isTouched)
                m_rows[count++] =
                    m_buffer.data() + (y - m_tile.top + tile::margin) * tile::stride + tile::margin;
            if (s < used)
                if (const std::uint32_t* row = m_samplers[s].row(y))
                    m_rows[count++] = row;
        }
        blend::layRows(canvas.pixels + y * canvas.stride + m_tile.left,
                       std::size_t(m_tile.right - m_tile.left), m_around->ground,
                       std::span(m_rows).first(count));
    }
}

} // namespace kernel
