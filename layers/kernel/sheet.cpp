// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/sheet.h"

#include "kernel/blend.h"
#include "kernel/tile.h"
#include "kernel/work.h"

#include <cstring>

namespace kernel {

namespace {

/// One tile of pass two.
class TilePainter {
public:
    TilePainter(std::span<const Gathering> gatherings, const Looks& looks, std::uint32_t* buffer)
        : m_gatherings(gatherings), m_looks(looks), m_buffer(buffer) {}

    /// False when nothing lies on the tile.
    bool draw(std::size_t tile) {
        m_isTouched = false;
        for (int rank = 0; rank < Gathering::ranks; ++rank) {
            for (const Gathering& g : m_gatherings)
                drawShapes(g.shapes(tile, rank));
            for (const Gathering& g : m_gatherings)
                drawSymbols(g.symbols(tile, rank));
        }
        return m_isTouched;
    }

private:
    void touch() {
        if (m_isTouched)
            return;
        m_isTouched = true;
        // The margin may hold anything: it is never shown.
        for (int y = tile::margin; y < tile::margin + tile::height; ++y)
            std::memset(m_buffer + y * tile::stride + tile::margin, 0, tile::width * sizeof(std::uint32_t));
    }

    void drawSymbols(const Bin& bin) {
        if (bin.isEmpty())
            return;
        touch();
        bin.eachStretch([this](const std::uint32_t* from, const std::uint32_t* end) {
            blend::drawSymbols(from, std::size_t(end - from), m_looks, m_buffer);
        });
    }

    void drawShapes(const Bin& bin) {
        if (bin.isEmpty())
            return;
        touch();
        bin.eachStretch([this](const std::uint32_t* from, const std::uint32_t* end) {
            for (; from < end; from += 2)
                drawRun(tile::Run::from(from[0], from[1]));
        });
    }

    void drawRun(const tile::Run& run) {
        const std::uint32_t key = run.colour / 2;
        const std::uint32_t straight = run.colour % 2 ? m_looks.stroke(key) : m_looks.fill(key);
        const std::uint32_t colour = blend::covered(straight, run.count);
        std::uint32_t* to = m_buffer + (run.y + tile::margin) * tile::stride + run.x + tile::margin;
        for (int row = 0; row < run.rows; ++row, to += tile::stride) {
            // Edges are one or two pixels: not worth a call.
            if (run.length < 4)
                for (int x = 0; x < run.length; ++x)
                    to[x] = blend::over(to[x], colour);
            else
                blend::drawColour(to, std::size_t(run.length), colour);
        }
    }

    std::span<const Gathering> m_gatherings;
    const Looks& m_looks;
    std::uint32_t* m_buffer;
    bool m_isTouched = false;
};

void put(const std::uint32_t* buffer, bool isTouched, int tileX, int tileY, const Window& window,
         Canvas canvas) {
    const int left = tileX * tile::width, top = tileY * tile::height;
    const auto width = std::size_t(std::min(tile::width, window.width - left));
    const int height = std::min(tile::height, window.height - top);
    for (int y = 0; y < height; ++y) {
        std::uint32_t* const to = canvas.pixels + (top + y) * canvas.stride + left;
        if (isTouched)
            blend::copyOut(buffer + (y + tile::margin) * tile::stride + tile::margin, width, to);
        else
            std::memset(to, 0, width * sizeof(std::uint32_t));
    }
}

void addUp(std::span<const Gathering> gatherings, DrawStats& stats) {
    for (const Gathering& g : gatherings) {
        stats.drawn += g.drawn();
        for (std::size_t key = 0; key < stats.inView.size(); ++key)
            stats.inView[key] += g.inView()[key];
    }
}

/// Pass one and pass two over a frame.
class FramePainter {
public:
    FramePainter(Workshop& work, const Index& index, const Window& window, Canvas canvas,
                 const std::atomic<bool>* cancelled)
        : m_work(work), m_index(index), m_frame(Frame::of(index, window)), m_window(window), m_canvas(canvas),
          m_cancelled(cancelled) {}

    /// A band whose shapes take too much memory is drawn in halves; the picture is the same.
    bool draw(Gathering::Band band, DrawStats* stats) {
        std::vector<Gathering>& gatherings = m_work.gatherings;
        m_work.crew.run(gatherings.size(), [&](std::size_t task, std::size_t) {
            gatherings[task].begin(m_index, m_work.looks, m_frame, band);
            gatherings[task].gather(m_work.slice(task), m_cancelled);
        });
        if (isSet(m_cancelled))
            return false;
        if (stats)
            addUp(gatherings, *stats);
        if (std::any_of(gatherings.begin(), gatherings.end(),
                        [](const Gathering& g) { return g.isOverBudget(); })) {
            const int middle = band.first + band.rows() / 2;
            return draw({band.first, middle}, nullptr) && draw({middle, band.end}, nullptr);
        }
        paint(band);
        return !isSet(m_cancelled);
    }

private:
    void paint(Gathering::Band band) {
        const int across = tile::across(m_frame.width);
        const auto tiles = std::size_t(across) * std::size_t(band.rows());
        m_work.crew.run(tiles, [&](std::size_t number, std::size_t worker) {
            if (isSet(m_cancelled))
                return;
            std::vector<std::uint32_t>& buffer = m_work.buffers[worker];
            buffer.resize(std::size_t(tile::stride) * tile::rows);
            const bool isTouched = TilePainter(m_work.gatherings, m_work.looks, buffer.data()).draw(number);
            put(buffer.data(), isTouched, int(number) % across, band.first + int(number) / across, m_window,
                m_canvas);
        });
    }

    Workshop& m_work;
    const Index& m_index;
    Frame m_frame;
    Window m_window;
    Canvas m_canvas;
    const std::atomic<bool>* m_cancelled;
};

} // namespace

void clear(Canvas canvas, int width, int height) {
    if (!canvas.pixels || canvas.stride < width)
        return;
    for (int y = 0; y < height; ++y)
        std::memset(canvas.pixels + y * canvas.stride, 0, std::size_t(width) * sizeof(std::uint32_t));
}

Sheet::Sheet(int threads) : m_work(std::make_unique<Work>(threads)) {}
Sheet::~Sheet() = default;

bool Sheet::draw(const Index& index, const Palette& palette, const Window& window, Canvas canvas,
                 DrawStats* stats, const std::atomic<bool>* cancelled) {
    if (stats)
        *stats = {0, std::vector<std::uint64_t>(std::min(palette.styles.size(), Palette::maxStyles), 0)};
    const Frame frame = Frame::of(index, window);
    if (!frame.isValid() || !canvas.pixels || canvas.stride < window.width) {
        clear(canvas, std::clamp(window.width, 0, 32767), std::clamp(window.height, 0, 32767));
        return !isSet(cancelled);
    }
    Work& work = *m_work;
    work.looks.make(palette);
    findBlocks(index, frame, Looks::reach, work.blocks);
    return FramePainter(work, index, window, canvas, cancelled).draw({0, tile::down(frame.height)}, stats);
}

} // namespace kernel
