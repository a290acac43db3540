// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace reference {

using namespace kernel;

namespace {

struct Units { // 1/32 pixel from the window's corner
    std::int64_t x, y;
};

class Painter {
public:
    Painter(geo::MapPoint origin, const Palette& palette, const Window& window)
        : m_origin(origin), m_palette(palette), m_window(window) {
        picture.pixels.assign(std::size_t(window.width) * std::size_t(window.height), 0);
    }

    void drawRank(const std::vector<Item>& items, int rank) {
        std::vector<const Item*> dots[3], symbols;
        for (const Item& item : items) {
            const Style* style = styleOf(item);
            if (!style || style->rank != rank)
                continue;
            if (isDrawnAsItself(item, *style))
                drawShape(item, *style);
            else if (const int side = dotSide(*style))
                dots[side / 2].push_back(&item);
            else
                symbols.push_back(&item);
        }
        for (const std::vector<const Item*>& ofOneSide : dots)
            drawDots(ofOneSide);
        std::stable_sort(symbols.begin(), symbols.end(), [this](const Item* a, const Item* b) {
            return pixelOf(a->anchor).second < pixelOf(b->anchor).second;
        });
        for (const Item* item : symbols)
            drawSymbol(*item, *styleOf(*item));
    }

    Picture picture;

private:
    const Style* styleOf(const Item& item) const {
        if (item.key >= m_palette.styles.size())
            return nullptr;
        const Style& style = m_palette.styles[item.key];
        return style.sprite >= 0 && std::size_t(style.sprite) < m_palette.sprites.size() ? &style : nullptr;
    }

    double millimetresX(geo::MapPoint p) const { return std::nearbyint((p.x - m_origin.x) * 1000); }
    double millimetresY(geo::MapPoint p) const { return std::nearbyint((p.y - m_origin.y) * 1000); }
    // The window's corner on the lattice of pixels that starts at the origin.
    double left() const { return std::nearbyint((m_window.topLeft.x - m_origin.x) * 1000 * scale()); }
    double top() const { return std::nearbyint((m_origin.y - m_window.topLeft.y) * 1000 * scale()); }
    double scale() const { return 1 / (m_window.metresPerPixel * 1000); }

    std::pair<double, double> pixelOf(geo::MapPoint p) const {
        return {std::floor(millimetresX(p) * scale()) - left(),
                std::floor(-millimetresY(p) * scale()) - top()};
    }

    Units unitsOf(geo::MapPoint p) const {
        const double most = std::exp2(29);
        const double s = scale() * 32;
        const double x = std::nearbyint(millimetresX(p) * s) - 32 * left();
        const double y = std::nearbyint(-millimetresY(p) * s) - 32 * top();
        return {std::llrint(std::clamp(x, -most, most)), std::llrint(std::clamp(y, -most, most))};
    }

    struct Extent {
        std::int64_t minX = INT64_MAX, minY = INT64_MAX, maxX = INT64_MIN, maxY = INT64_MIN;
    };
    Extent extentOf(const Item& item) const {
        Extent e;
        for (const auto& part : item.parts)
            for (const geo::MapPoint p : part) {
                const Units u = unitsOf(p);
                e = {std::min(e.minX, u.x), std::min(e.minY, u.y), std::max(e.maxX, u.x),
                     std::max(e.maxY, u.y)};
            }
        return e;
    }

    bool isDrawnAsItself(const Item& item, const Style& style) const {
        const Extent e = extentOf(item);
        if (e.minX > e.maxX)
            return false;
        const Sprite& sprite = m_palette.sprites[std::size_t(style.sprite)];
        return std::max(e.maxX - e.minX, e.maxY - e.minY) > 32 * std::max(sprite.width, sprite.height);
    }

    void blend(std::int64_t x, std::int64_t y, std::uint32_t colour) {
        if (x < 0 || y < 0 || x >= m_window.width || y >= m_window.height)
            return;
        std::uint32_t& pixel = picture.pixels[std::size_t(y * m_window.width + x)];
        pixel = over(pixel, colour);
    }

    /// The side of a small symmetric sprite around its place, else 0.
    int dotSide(const Style& style) const {
        const Sprite& s = m_palette.sprites[std::size_t(style.sprite)];
        if ((s.width != 1 && s.width != 3 && s.width != 5) || s.height != s.width ||
            s.anchorX != s.width / 2 || s.anchorY != s.width / 2)
            return 0;
        for (int y = 0; y < s.width; ++y)
            for (int x = 0; x < s.width; ++x) {
                const auto at = [&](int px, int py) { return s.pixels[std::size_t(py * s.width + px)]; };
                if (at(x, y) != at(s.width - 1 - x, y) || at(x, y) != at(y, x))
                    return 0;
            }
        return s.width;
    }

    bool touchesWindow(std::int64_t x0, std::int64_t y0, const Sprite& sprite) const {
        return x0 < m_window.width && y0 < m_window.height && x0 + sprite.width > 0 && y0 + sprite.height > 0;
    }

    void drawDots(const std::vector<const Item*>& items) {
        struct Stack {
            int side = 0;
            std::vector<std::uint32_t> pixels;
        };
        std::map<std::pair<std::int64_t, std::int64_t>, Stack> stacks; // by row, then column
        for (const Item* item : items) {
            const Sprite& sprite = m_palette.sprites[std::size_t(styleOf(*item)->sprite)];
            const auto [px, py] = pixelOf(item->anchor);
            const auto x0 = std::int64_t(px) - sprite.anchorX, y0 = std::int64_t(py) - sprite.anchorY;
            if (std::abs(px) > 1e6 || std::abs(py) > 1e6 || !touchesWindow(x0, y0, sprite))
                continue;
            ++picture.drawn;
            Stack& stack = stacks[{y0, x0}];
            stack.side = sprite.width;
            stack.pixels.resize(sprite.pixels.size(), 0);
            for (std::size_t i = 0; i < sprite.pixels.size(); ++i)
                stack.pixels[i] = over(stack.pixels[i], sprite.pixels[i]);
        }
        for (const auto& [corner, stack] : stacks)
            for (std::size_t i = 0; i < stack.pixels.size(); ++i)
                blend(corner.second + std::int64_t(i) % stack.side,
                      corner.first + std::int64_t(i) / stack.side, stack.pixels[i]);
    }

    void drawSymbol(const Item& item, const Style& style) {
        const Sprite& sprite = m_palette.sprites[std::size_t(style.sprite)];
        const auto [px, py] = pixelOf(item.anchor);
        if (std::abs(px) > 1e6 || std::abs(py) > 1e6 || sprite.width == 0 || sprite.height == 0)
            return;
        const auto x0 = std::int64_t(px) - sprite.anchorX, y0 = std::int64_t(py) - sprite.anchorY;
        picture.drawn += touchesWindow(x0, y0, sprite);
        for (int y = 0; y < sprite.height; ++y)
            for (int x = 0; x < sprite.width; ++x)
                blend(x0 + x, y0 + y, sprite.pixels[std::size_t(y * sprite.width + x)]);
    }

    bool isFilled(const Item& item, std::int64_t x, std::int64_t y) const {
        bool inside = false;
        for (const auto& part : item.parts)
            for (std::size_t i = 0; i < part.size(); ++i) {
                Units a = unitsOf(part[i]), b = unitsOf(part[(i + 1) % part.size()]);
                if (a.y > b.y)
                    std::swap(a, b);
                if (a.y <= y && y < b.y && (y - a.y) * (b.x - a.x) <= (x - a.x) * (b.y - a.y))
                    inside = !inside;
            }
        return inside;
    }

    /// In pixels; each operation rounded on its own.
    static double distance(Units a, Units b, double px, double py) {
        const double ax = double(a.x) / 32, ay = double(a.y) / 32;
        const double dx = double(b.x - a.x) / 32, dy = double(b.y - a.y) / 32;
        const double square = dx * dx + dy * dy, x = px - ax, y = py - ay;
        const double along = (x * dx + y * dy) * (square > 0 ? 1 / square : 0);
        const double share = std::min(std::max(along, 0.0), 1.0);
        const double ex = x - share * dx, ey = y - share * dy;
        return std::sqrt(ex * ex + ey * ey);
    }

    std::uint32_t samplesStroked(const Item& item, double radius, std::int64_t x, std::int64_t y) const {
        double nearest = 1e300;
        const auto consider = [&](const geo::MapPoint& p, const geo::MapPoint& q) {
            nearest = std::min(nearest, distance(unitsOf(p), unitsOf(q), double(x) + 0.5, double(y) + 0.5));
        };
        for (const auto& part : item.parts) {
            for (std::size_t i = 0; i + 1 < part.size(); ++i)
                consider(part[i], part[i + 1]);
            if (!part.empty() && (item.closed || part.size() == 1))
                consider(part.back(), part.front());
        }
        return std::uint32_t(std::floor(std::clamp(radius + 0.5 - nearest, 0.0, 1.0) * 64 + 0.5));
    }

    std::uint32_t samplesFilled(const Item& item, std::int64_t x, std::int64_t y) const {
        std::uint32_t count = 0;
        for (int k = 0; k < 4; ++k)
            for (int i = 0; i < 16; ++i)
                count += isFilled(item, x * 32 + 2 * i + 1, y * 32 + 8 * k + 4) ? 1 : 0;
        return count;
    }

    template <typename Samples>
    void drawCovered(const Extent& e, std::int64_t reach, std::uint32_t straight, Samples samples) {
        const auto pixel = [](std::int64_t units, int size) {
            return std::clamp<std::int64_t>(units / 32, 0, size);
        };
        for (std::int64_t y = pixel(e.minY - reach - 32, m_window.height);
             y < pixel(e.maxY + reach + 64, m_window.height); ++y)
            for (std::int64_t x = pixel(e.minX - reach - 32, m_window.width);
                 x < pixel(e.maxX + reach + 64, m_window.width); ++x) {
                const std::uint32_t count = samples(x, y);
                if (count == 0)
                    continue;
                const std::uint32_t alpha = ((straight >> 24) * count + 32) >> 6;
                const auto channel = [&](int shift) {
                    return ((((straight >> shift) & 255) * alpha + 127) / 255) << shift;
                };
                blend(x, y, (alpha << 24) | channel(16) | channel(8) | channel(0));
            }
    }

    void drawShape(const Item& item, const Style& style) {
        const Extent e = extentOf(item);
        const double radius = style.strokeWidth > 0 ? double(std::min(style.strokeWidth, 64.0f)) / 2 : 0;
        // A pixel more than the stroke, for its soft edge.
        const std::int64_t reach = std::int64_t(std::ceil(radius)) + 1;
        const auto pixel = [](std::int64_t units) { return std::int64_t(std::floor(double(units) / 32)); };
        if (pixel(e.minX) - reach < m_window.width && pixel(e.maxX) + 1 + reach > 0 &&
            pixel(e.minY) - reach < m_window.height && pixel(e.maxY) + 1 + reach > 0)
            ++picture.drawn;
        if (item.closed && style.fill >> 24)
            drawCovered(e, 0, style.fill,
                        [&](std::int64_t x, std::int64_t y) { return samplesFilled(item, x, y); });
        if (radius > 0 && style.stroke >> 24)
            drawCovered(e, 32 * reach, style.stroke,
                        [&](std::int64_t x, std::int64_t y) { return samplesStroked(item, radius, x, y); });
    }

    geo::MapPoint m_origin;
    const Palette& m_palette;
    Window m_window;
};

} // namespace

std::uint32_t over(std::uint32_t d, std::uint32_t s) {
    const std::uint32_t weight = 256 - (s >> 24);
    std::uint32_t pixel = 0;
    for (int shift = 0; shift < 32; shift += 8)
        pixel |= (((s >> shift) & 255) + ((((d >> shift) & 255) * weight) >> 8)) << shift;
    return pixel;
}

Picture draw(const std::vector<Item>& items, geo::MapPoint origin, const Palette& palette,
             const Window& window) {
    Painter painter(origin, palette, window);
    for (int rank = 0; rank < 8; ++rank)
        painter.drawRank(items, rank);
    return std::move(painter.picture);
}

} // namespace reference
