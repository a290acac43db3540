// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <cmath>

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
        picture.inView.assign(palette.styles.size(), 0);
    }

    void drawRank(const std::vector<Item>& items, int rank) {
        for (const bool shapes : {true, false})
            for (const Item& item : items)
                if (const Style* style = styleOf(item); style && style->rank == rank)
                    if (isDrawnAsItself(item, *style) == shapes)
                        shapes ? drawShape(item, *style) : drawSymbol(item, *style);
    }

    void count(const std::vector<Item>& items) {
        for (const Item& item : items)
            if (styleOf(item)) {
                const auto [x, y] = pixelOf(item.anchor);
                if (x >= 0 && y >= 0 && x < m_window.width && y < m_window.height)
                    ++picture.inView[item.key];
            }
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
    double left() const { return (m_window.topLeft.x - m_origin.x) * 1000; }
    double top() const { return (m_window.topLeft.y - m_origin.y) * 1000; }
    double scale() const { return 1 / (m_window.metresPerPixel * 1000); }

    std::pair<double, double> pixelOf(geo::MapPoint p) const {
        return {std::floor((millimetresX(p) - left()) * scale()),
                std::floor((top() - millimetresY(p)) * scale())};
    }

    Units unitsOf(geo::MapPoint p) const {
        const double most = std::exp2(29);
        const double s = scale() * 32;
        const double x = (millimetresX(p) - left()) * s, y = (top() - millimetresY(p)) * s;
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

    void drawSymbol(const Item& item, const Style& style) {
        const Sprite& sprite = m_palette.sprites[std::size_t(style.sprite)];
        const auto [px, py] = pixelOf(item.anchor);
        if (std::abs(px) > 1e6 || std::abs(py) > 1e6 || sprite.width == 0 || sprite.height == 0)
            return;
        const auto x0 = std::int64_t(px) - sprite.anchorX, y0 = std::int64_t(py) - sprite.anchorY;
        if (x0 < m_window.width && y0 < m_window.height && x0 + sprite.width > 0 && y0 + sprite.height > 0)
            ++picture.drawn;
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

    static bool isNear(Units a, Units b, std::int64_t r, std::int64_t x, std::int64_t y) {
        const std::int64_t dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
        const auto inDisc = [&](Units c) {
            return std::abs(x - c.x) <= r && std::abs(y - c.y) <= r &&
                   (x - c.x) * (x - c.x) + (y - c.y) * (y - c.y) <= r * r;
        };
        if (inDisc(a) || inDisc(b))
            return true;
        const std::int64_t along = dx * (x - a.x) + dy * (y - a.y);
        const __int128 cross = dx * (y - a.y) - dy * (x - a.x);
        return length > 0 && along >= 0 && along <= length && cross * cross <= __int128(r * r) * length;
    }

    bool isStroked(const Item& item, std::int64_t r, std::int64_t x, std::int64_t y) const {
        for (const auto& part : item.parts) {
            for (std::size_t i = 0; i + 1 < part.size(); ++i)
                if (isNear(unitsOf(part[i]), unitsOf(part[i + 1]), r, x, y))
                    return true;
            if (!part.empty() && (item.closed || part.size() == 1) &&
                isNear(unitsOf(part.back()), unitsOf(part.front()), r, x, y))
                return true;
        }
        return false;
    }

    template <typename IsCovered>
    void drawCovered(const Extent& e, std::int64_t reach, std::uint32_t straight, IsCovered isCovered) {
        const auto pixel = [](std::int64_t units, int size) {
            return std::clamp<std::int64_t>(units / 32, 0, size);
        };
        for (std::int64_t y = pixel(e.minY - reach - 32, m_window.height);
             y < pixel(e.maxY + reach + 64, m_window.height); ++y)
            for (std::int64_t x = pixel(e.minX - reach - 32, m_window.width);
                 x < pixel(e.maxX + reach + 64, m_window.width); ++x) {
                std::uint32_t count = 0;
                for (int k = 0; k < 4; ++k)
                    for (int i = 0; i < 16; ++i)
                        count += isCovered(x * 32 + 2 * i + 1, y * 32 + 8 * k + 4) ? 1 : 0;
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
        const std::int64_t r =
            style.strokeWidth > 0 ? std::max(1l, std::lrint(std::min(style.strokeWidth, 64.0f) * 16)) : 0;
        if (e.minX - r <= 32 * m_window.width && e.maxX + r >= 0 && e.minY - r <= 32 * m_window.height &&
            e.maxY + r >= 0)
            ++picture.drawn;
        if (item.closed && style.fill >> 24)
            drawCovered(e, 0, style.fill,
                        [&](std::int64_t x, std::int64_t y) { return isFilled(item, x, y); });
        if (r > 0 && style.stroke >> 24)
            drawCovered(e, r, style.stroke,
                        [&](std::int64_t x, std::int64_t y) { return isStroked(item, r, x, y); });
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
    painter.count(items);
    return std::move(painter.picture);
}

} // namespace reference
