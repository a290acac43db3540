// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/blend.h"
#include "kernel/work.h"

#include <array>
#include <numeric>

namespace kernel {

namespace {

/// Counts in cells, with a ring of cells outside the window so that smoothing sees no edge.
struct Grid {
    int cell = 8;
    int across = 0, down = 0; ///< the ring included

    static Grid of(const Frame& frame, int cell) {
        return {cell, (frame.width + cell - 1) / cell + 2 * ring,
                (frame.height + cell - 1) / cell + 2 * ring};
    }
    std::size_t size() const { return std::size_t(across) * std::size_t(down); }
    static constexpr int ring = 2;
};

/// Adds the items to their cells; how many lie in the window itself.
std::uint64_t countItems(const Index& index, const Looks& looks, const Frame& frame, const Grid& grid,
                         std::span<const VisibleBlock> blocks, std::vector<std::uint32_t>& cells,
                         const std::atomic<bool>* cancelled) {
    std::array<std::int32_t, Chunk::blockSize> x, y;
    const int edge = Grid::ring * grid.cell;
    std::uint64_t inWindow = 0;
    for (const VisibleBlock& visible : blocks) {
        if (isSet(cancelled))
            break;
        const Chunk& chunk = *index.chunks()[visible.chunk];
        const std::size_t first = visible.block * Chunk::blockSize;
        const std::size_t count = std::min(Chunk::blockSize, chunk.size() - first);
        blend::toPixels(&chunk.x[first], count, frame.scale, frame.left, x.data());
        blend::toPixels(&chunk.y[first], count, -frame.scale, frame.top, y.data());
        for (std::size_t i = 0; i < count; ++i) {
            if (!looks.of(chunk.key[first + i]).isVisible || x[i] < -edge || y[i] < -edge)
                continue;
            inWindow += x[i] >= 0 && y[i] >= 0 && x[i] < frame.width && y[i] < frame.height;
            const int column = (x[i] + edge) / grid.cell, row = (y[i] + edge) / grid.cell;
            if (column < grid.across && row < grid.down)
                ++cells[std::size_t(row) * std::size_t(grid.across) + std::size_t(column)];
        }
    }
    return inWindow;
}

/// One pass of the binomial kernel 1 2 1 along both axes; the sums grow by 16.
void smooth(std::vector<std::uint64_t>& cells, const Grid& grid) {
    std::vector<std::uint64_t> before(std::size_t(std::max(grid.across, grid.down)) + 2);
    const auto line = [&](std::size_t start, std::size_t step, int count) {
        before[0] = before[std::size_t(count) + 1] = 0;
        for (int i = 0; i < count; ++i)
            before[std::size_t(i) + 1] = cells[start + std::size_t(i) * step];
        for (int i = 0; i < count; ++i) {
            const std::size_t k = std::size_t(i);
            cells[start + k * step] = before[k] + 2 * before[k + 1] + before[k + 2];
        }
    };
    for (int row = 0; row < grid.down; ++row)
        line(std::size_t(row) * std::size_t(grid.across), 1, grid.across);
    for (int column = 0; column < grid.across; ++column)
        line(std::size_t(column), std::size_t(grid.across), grid.down);
}

/// The colour of each cell: the ramp runs with the square root of the count, so that thin places show.
std::vector<std::uint32_t> coloured(const std::vector<std::uint64_t>& cells,
                                    const std::vector<std::uint32_t>& ramp) {
    const std::uint64_t most = *std::max_element(cells.begin(), cells.end());
    std::vector<std::uint32_t> colours(cells.size(), 0);
    if (most == 0)
        return colours;
    const auto last = double(ramp.size() - 1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] == 0)
            continue;
        const double share = std::sqrt(double(cells[i]) / double(most));
        colours[i] = blend::covered(ramp[std::size_t(share * last + 0.5)], Coverage::whole);
    }
    return colours;
}

/// Two premultiplied colours mixed by `share` of `whole`, two channels at a time.
std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t share) {
    const std::uint32_t other = 256 - share;
    const std::uint32_t even = ((a & 0x00ff00ff) * other + (b & 0x00ff00ff) * share) >> 8;
    const std::uint32_t odd = ((a >> 8) & 0x00ff00ff) * other + ((b >> 8) & 0x00ff00ff) * share;
    return (even & 0x00ff00ff) | (odd & 0xff00ff00);
}

/// Draws one row of pixels, colours mixed between the centres of the cells.
void drawRow(const std::vector<std::uint32_t>& colours, const Grid& grid, int y, int width, std::uint32_t* to,
             std::vector<std::uint32_t>& mixed) {
    const int half = grid.cell / 2;
    const int fromTop = y + Grid::ring * grid.cell - half;
    const auto row = std::size_t(fromTop / grid.cell);
    const auto down = std::uint32_t(fromTop % grid.cell * 256 / grid.cell);
    const auto across = std::size_t(grid.across);
    mixed.resize(across);
    for (std::size_t k = 0; k < across; ++k)
        mixed[k] = mix(colours[row * across + k], colours[(row + 1) * across + k], down);
    for (int x = 0; x < width;) {
        const int fromLeft = x + Grid::ring * grid.cell - half;
        const auto column = std::size_t(fromLeft / grid.cell);
        const std::uint32_t a = mixed[column], b = mixed[column + 1];
        const int phase = fromLeft % grid.cell;
        const int end = std::min(width, x + grid.cell - phase);
        if (a == b)
            std::fill(to + x, to + end, a);
        else
            for (int k = x; k < end; ++k)
                to[k] = mix(a, b, std::uint32_t((phase + k - x) * 256 / grid.cell));
        x = end;
    }
}

} // namespace

bool Sheet::drawDensity(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
                        const std::vector<std::uint32_t>& ramp, int cell, DrawStats* stats,
                        const std::atomic<bool>* cancelled) {
    if (stats)
        *stats = {};
    const Frame frame = Frame::of(index.origin(), window);
    if (!frame.isValid() || !canvas.pixels || canvas.stride < window.width || ramp.empty()) {
        clear(canvas, std::clamp(window.width, 0, 32767), std::clamp(window.height, 0, 32767));
        return !isSet(cancelled);
    }
    Work& work = *m_work;
    const Grid grid = Grid::of(frame, std::clamp(cell, 1, 256));
    work.looks.make(palette);
    const int ring = (Grid::ring + 1) * grid.cell;
    findBlocks(index, frame, {0, 0, frame.width, frame.height}, {ring, ring, ring, ring}, work.blocks);

    const std::size_t slices = work.plans.size();
    work.cells.resize(slices);
    std::vector<std::uint64_t> inWindow(slices, 0);
    work.crew.run(slices, [&](std::size_t task, std::size_t) {
        work.cells[task].assign(grid.size(), 0);
        inWindow[task] =
            countItems(index, work.looks, frame, grid, work.slice(task), work.cells[task], cancelled);
    });
    if (isSet(cancelled))
        return false;
    std::vector<std::uint64_t> sums(grid.size(), 0);
    for (std::size_t task = 0; task < slices; ++task)
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += work.cells[task][i];
    if (stats)
        stats->drawn = std::accumulate(inWindow.begin(), inWindow.end(), std::uint64_t(0));
    smooth(sums, grid);
    const std::vector<std::uint32_t> colours = coloured(sums, ramp);

    constexpr int band = 32;
    work.crew.run(std::size_t((frame.height + band - 1) / band), [&](std::size_t task, std::size_t) {
        if (isSet(cancelled))
            return;
        std::vector<std::uint32_t> mixed;
        const int end = std::min(frame.height, int(task + 1) * band);
        for (int y = int(task) * band; y < end; ++y)
            drawRow(colours, grid, y, frame.width, canvas.pixels + y * canvas.stride, mixed);
    });
    return !isSet(cancelled);
}

} // namespace kernel
