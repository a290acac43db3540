// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/gather.h"

#include "kernel/blend.h"
#include "kernel/tile.h"

namespace kernel {

void findBlocks(const Index& index, const Frame& frame, int reach, std::vector<VisibleBlock>& found) {
    found.clear();
    for (std::size_t c = 0; c < index.chunks().size(); ++c) {
        const Chunk& chunk = *index.chunks()[c];
        if (frame.overlap(chunk.bounds, reach) == Frame::Overlap::None)
            continue;
        for (std::size_t b = 0; b < chunk.blocks.size(); ++b) {
            const Frame::Overlap overlap = frame.overlap(chunk.blocks[b], reach);
            if (overlap != Frame::Overlap::None)
                found.push_back({std::uint32_t(c), std::uint32_t(b), overlap == Frame::Overlap::All});
        }
    }
}

void Gathering::begin(const Index& index, const Looks& looks, const Frame& frame, Band band) {
    m_index = &index;
    m_looks = &looks;
    m_frame = frame;
    m_tilesAcross = tile::across(frame.width);
    m_band = band;
    m_top = band.first * tile::height;
    m_bottom = std::min(band.end * tile::height, frame.height);
    m_isOverBudget = false;
    m_arena.reset();
    m_bins.assign(std::size_t(m_tilesAcross) * std::size_t(band.rows()) * binsPerTile, {});
    m_inView.assign(looks.looks().size(), 0);
    m_drawn = 0;
}

bool Gathering::gather(std::span<const VisibleBlock> blocks, const std::atomic<bool>* cancelled) {
    const bool isWhole = m_top == 0 && m_bottom == m_frame.height;
    for (const VisibleBlock& visible : blocks) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return false;
        const Chunk& chunk = *m_index->chunks()[visible.chunk];
        const std::size_t first = visible.block * Chunk::blockSize;
        const std::size_t count = std::min(Chunk::blockSize, chunk.size() - first);
        blend::toPixels(&chunk.x[first], count, m_frame.left, m_frame.perMillimetre, m_x);
        blend::toPixels(&chunk.y[first], count, m_frame.top, -m_frame.perMillimetre, m_y);
        const bool isInside = visible.isInside && isWhole;
        if (markShapes(chunk, first, count))
            isInside ? addItems<true, true>(chunk, first, count) : addItems<false, true>(chunk, first, count);
        else
            isInside ? addItems<true, false>(chunk, first, count)
                     : addItems<false, false>(chunk, first, count);
    }
    return true;
}

template <bool isInside, bool hasShapes>
void Gathering::addItems(const Chunk& chunk, std::size_t first, std::size_t count) {
    const Looks::Look* const looks = m_looks->looks().data();
    const auto pastEnd = std::uint32_t(m_looks->looks().size() - 1);
    const std::uint32_t* const keys = &chunk.key[first];
    std::uint32_t* const inView = m_inView.data();
    const int width = m_frame.width, height = m_frame.height, bandTop = m_top, bandBottom = m_bottom;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t key = std::min(keys[i], pastEnd);
        const Looks::Look& look = looks[key];
        if (!look.isVisible)
            continue;
        const int x = m_x[i], y = m_y[i];
        if (isInside || (x >= 0 && y >= 0 && x < width && y < height))
            ++inView[key];
        if (hasShapes && m_asItself[i])
            continue;
        if (look.width == 0)
            continue;
        const int left = x + look.left, top = y + look.top;
        if (!isInside &&
            (left >= width || top >= bandBottom || left + look.width <= 0 || top + look.height <= bandTop))
            continue;
        ++m_drawn;
        const int tileX = left >> tile::widthShift, tileY = top >> tile::heightShift;
        if (((left + look.width - 1) >> tile::widthShift) == tileX &&
            ((top + look.height - 1) >> tile::heightShift) == tileY) [[likely]] {
            bin(tileX, tileY, ranks + look.rank)
                .push(m_arena, tile::symbolRecord((left & (tile::width - 1)) + tile::margin,
                                                  (top & (tile::height - 1)) + tile::margin, look.tag));
            continue;
        }
        addSymbol(look, left, top);
    }
}

/// A symbol on the edge between tiles goes into each of them.
void Gathering::addSymbol(const Looks::Look& look, int left, int top) {
    const int firstX = std::max(left >> tile::widthShift, 0),
              firstY = std::max(top >> tile::heightShift, m_band.first);
    const int lastX = std::min((left + look.width - 1) >> tile::widthShift, m_tilesAcross - 1);
    const int lastY = std::min((top + look.height - 1) >> tile::heightShift, m_band.end - 1);
    for (int tileY = firstY; tileY <= lastY; ++tileY)
        for (int tileX = firstX; tileX <= lastX; ++tileX)
            bin(tileX, tileY, ranks + look.rank)
                .push(m_arena, tile::symbolRecord(left - tileX * tile::width + tile::margin,
                                                  top - tileY * tile::height + tile::margin, look.tag));
}

/// Sweeps the shapes of a block that are drawn as themselves; false when there are none.
bool Gathering::markShapes(const Chunk& chunk, std::size_t first, std::size_t count) {
    auto shape = std::lower_bound(chunk.shapes.begin(), chunk.shapes.end(), first,
                                  [](const Chunk::Shape& s, std::size_t item) { return s.item < item; });
    bool any = false;
    for (; shape != chunk.shapes.end() && shape->item < first + count; ++shape) {
        const std::uint32_t key =
            std::min(chunk.key[shape->item], std::uint32_t(m_looks->looks().size() - 1));
        const Looks::Look& look = m_looks->looks()[key];
        if (!look.isVisible || !isDrawnAsItself(*shape, look))
            continue;
        if (!any)
            std::fill_n(m_asItself, count, false);
        any = true;
        m_asItself[shape->item - first] = true;
        addShape(chunk, *shape, key);
    }
    return any;
}

bool Gathering::isDrawnAsItself(const Chunk::Shape& shape, const Looks::Look& look) const {
    const Coverage::Place a = m_frame.place(shape.bounds.minX, shape.bounds.maxY);
    const Coverage::Place b = m_frame.place(shape.bounds.maxX, shape.bounds.minY);
    return std::max(b.x - a.x, b.y - a.y) > std::max(look.width, look.height) * Coverage::unit;
}

void Gathering::addShape(const Chunk& chunk, const Chunk::Shape& shape, std::uint32_t key) {
    const Looks::Look& look = m_looks->looks()[key];
    const Coverage::Place a = m_frame.place(shape.bounds.minX, shape.bounds.maxY);
    const Coverage::Place b = m_frame.place(shape.bounds.maxX, shape.bounds.minY);
    const std::int64_t right = std::int64_t(m_frame.width) * Coverage::unit;
    const std::int64_t bottom = std::int64_t(m_frame.height) * Coverage::unit;
    if (a.x - look.radius > right || b.x + look.radius < 0 || a.y - look.radius > bottom ||
        b.y + look.radius < 0)
        return;
    ++m_drawn;
    if (shape.closed && (m_looks->fill(key) >> 24) != 0) {
        addFill(chunk, shape);
        sweep(look.rank, 2 * key);
    }
    if (look.radius > 0 && (m_looks->stroke(key) >> 24) != 0) {
        addStroke(chunk, shape, look.radius);
        sweep(look.rank, 2 * key + 1);
    }
}

void Gathering::addFill(const Chunk& chunk, const Chunk::Shape& shape) {
    m_coverage.begin(m_frame.width, m_frame.height);
    for (std::uint32_t k = 0; k < shape.parts; ++k) {
        const Chunk::Part part = chunk.shapeParts[shape.firstPart + k];
        const std::uint32_t last = part.first + part.count - 1;
        Coverage::Place before = m_frame.place(chunk.vertexX[last], chunk.vertexY[last]);
        for (std::uint32_t i = part.first; i <= last; ++i) {
            const Coverage::Place here = m_frame.place(chunk.vertexX[i], chunk.vertexY[i]);
            m_coverage.addEdge(before, here);
            before = here;
        }
    }
}

void Gathering::addStroke(const Chunk& chunk, const Chunk::Shape& shape, std::int64_t radius) {
    m_coverage.begin(m_frame.width, m_frame.height);
    for (std::uint32_t k = 0; k < shape.parts; ++k) {
        const Chunk::Part part = chunk.shapeParts[shape.firstPart + k];
        const std::uint32_t last = part.first + part.count - 1;
        const std::uint32_t start = shape.closed ? last : part.first;
        Coverage::Place before = m_frame.place(chunk.vertexX[start], chunk.vertexY[start]);
        bool isAlone = true; // all vertices so far are one place
        for (std::uint32_t i = part.first; i <= last; ++i) {
            const Coverage::Place here = m_frame.place(chunk.vertexX[i], chunk.vertexY[i]);
            if (here.x == before.x && here.y == before.y && !(isAlone && i == last))
                continue;
            isAlone = false;
            m_coverage.addSegment(before, here, radius);
            before = here;
        }
    }
}

void Gathering::sweep(int rank, std::uint32_t colour) {
    m_coverage.sweep([this, rank, colour](int y, int x, int end, int count) {
        addRun(rank, y, x, end, std::uint32_t(count), colour);
    });
}

void Gathering::addRun(int rank, int y, int x, int end, std::uint32_t count, std::uint32_t colour) {
    if (y < m_top || y >= m_bottom)
        return;
    if (m_arena.taken() >= budget && m_band.rows() > 1) {
        m_isOverBudget = true;
        return;
    }
    end = std::min(end, m_frame.width);
    while (x < end) {
        const int tileX = x >> tile::widthShift;
        const int stop = std::min(end, (tileX + 1) << tile::widthShift);
        tile::Run run{x & (tile::width - 1), y & (tile::height - 1), stop - x, 1, count, colour};
        Bin& to = bin(tileX, y >> tile::heightShift, rank);
        x = stop;
        // The inside of a polygon comes row below row: one record for as many as follow each other.
        if (std::uint32_t* last = to.lastPair(); last && last[1] == run.paint()) {
            const tile::Run above = tile::Run::from(last[0], last[1]);
            if (above.x == run.x && above.length == run.length && above.y + above.rows == run.y) {
                run.y = above.y;
                run.rows = above.rows + 1;
                last[0] = run.place();
                continue;
            }
        }
        to.push(m_arena, run.place(), run.paint());
    }
}

} // namespace kernel
