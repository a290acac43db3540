// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/sheet.h"

#include "kernel/work.h"

#include <cstring>

namespace kernel {

namespace {

Rect inside(const Window& window, const std::optional<Rect>& part) {
    const Rect all{0, 0, window.width, window.height};
    return part ? Rect{std::max(part->left, 0), std::max(part->top, 0), std::min(part->right, all.right),
                       std::min(part->bottom, all.bottom)}
                : all;
}

} // namespace

void clear(Canvas canvas, int width, int height) {
    if (!canvas.pixels || canvas.stride < width)
        return;
    for (int y = 0; y < height; ++y)
        std::memset(canvas.pixels + y * canvas.stride, 0, std::size_t(width) * sizeof(std::uint32_t));
}

Window onLattice(const Window& window, geo::MapPoint origin) {
    const Frame frame = Frame::of(origin, window);
    Window moved = window;
    if (frame.isValid())
        moved.topLeft = {origin.x + frame.left * window.metresPerPixel,
                         origin.y - frame.top * window.metresPerPixel};
    return moved;
}

Sheet::Sheet(int threads) : m_work(std::make_unique<Work>(threads)) {}
Sheet::~Sheet() = default;

bool Sheet::draw(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
                 DrawStats* stats, const std::atomic<bool>* cancelled, const Surroundings& around,
                 const std::optional<Rect>& asked) {
    if (stats)
        *stats = {};
    const Frame frame = Frame::of(index.origin(), window);
    if (!frame.isValid() || !canvas.pixels || canvas.stride < window.width) {
        clear(canvas, std::clamp(window.width, 0, 32767), std::clamp(window.height, 0, 32767));
        return !isSet(cancelled);
    }
    const Rect part = inside(window, asked);
    if (part.isEmpty())
        return !isSet(cancelled);
    Work& work = *m_work;
    work.looks.make(palette);
    findBlocks(index, frame, part, work.looks.reach(), work.blocks);
    const TileGrid grid = TileGrid::of(part);
    work.crew.run(work.plans.size(), [&](std::size_t task, std::size_t) {
        work.plans[task].make(index, work.looks, frame, grid, work.slice(task), cancelled);
    });
    if (isSet(cancelled))
        return false;
    for (TilePainter& painter : work.painters)
        painter.begin(work.plans, work.looks, frame, grid, around);
    work.crew.run(grid.size(), [&](std::size_t tile, std::size_t worker) {
        if (!isSet(cancelled))
            work.painters[worker].draw(tile, canvas);
    });
    if (stats) {
        for (const Plan& plan : work.plans)
            stats->drawn += plan.drawnShapes();
        for (const TilePainter& painter : work.painters)
            stats->drawn += painter.drawn();
    }
    return !isSet(cancelled);
}

} // namespace kernel
