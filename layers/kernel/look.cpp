// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/look.h"

#include "kernel/dot.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace kernel {

namespace {

constexpr std::align_val_t lineAlignment{64};
constexpr int groupWidth = 8;

bool isDrawable(const Sprite& s) {
    constexpr int side = Looks::maxSide;
    return s.width > 0 && s.height > 0 && s.width <= side && s.height <= side && s.anchorX >= -side &&
           s.anchorX < s.width + side && s.anchorY >= -side && s.anchorY < s.height + side &&
           s.pixels.size() >= std::size_t(s.width) * std::size_t(s.height);
}

std::uint32_t bounded(std::uint32_t pixel) {
    const std::uint32_t a = pixel >> 24;
    return (a << 24) | (std::min((pixel >> 16) & 255, a) << 16) | (std::min((pixel >> 8) & 255, a) << 8) |
           std::min(pixel & 255, a);
}

/// Pixel `k` of a group: its colour, and its weight eight words further.
void put(std::uint32_t* group, int k, std::uint32_t pixel) {
    const std::uint32_t colour = bounded(pixel), weight = 256 - (colour >> 24);
    group[k] = colour;
    group[k + groupWidth] = weight | (weight << 16);
}

/// The different pixels of a dot, after its rows.
void packDot(const Sprite& sprite, std::uint32_t* group) {
    for (int k = 0; k < dot::lanes; ++k)
        put(group, k, 0);
    if (const int side = dot::sideOf(sprite))
        for (int dy = 0; dy <= side / 2; ++dy)
            for (int dx = 0; dx <= dy; ++dx)
                put(group, dot::laneOf(dx, dy),
                    sprite.pixels[std::size_t((side / 2 + dy) * side + side / 2 + dx)]);
}

} // namespace

const Style* visibleStyle(const Palette& palette, std::uint32_t key) {
    if (key >= palette.styles.size() || key >= Palette::maxStyles)
        return nullptr;
    const Style& style = palette.styles[key];
    const std::size_t sprites = std::min(palette.sprites.size(), Palette::maxSprites);
    return style.sprite >= 0 && std::size_t(style.sprite) < sprites ? &style : nullptr;
}

void Looks::End::operator()(std::uint32_t* p) const {
    ::operator delete(p, lineAlignment);
}

int dot::sideOf(const Sprite& s) {
    const int side = s.width, middle = side / 2;
    if (side != s.height || side % 2 == 0 || side > maxSide || s.anchorX != middle || s.anchorY != middle)
        return 0;
    const auto pixel = [&](int dx, int dy) {
        return s.pixels[std::size_t((middle + dy) * side + middle + dx)];
    };
    for (int dy = 0; dy <= middle; ++dy)
        for (int dx = 0; dx <= dy; ++dx)
            for (const int x : {-dx, dx})
                for (const int y : {-dy, dy})
                    if (pixel(x, y) != pixel(dx, dy) || pixel(y, x) != pixel(dx, dy))
                        return 0;
    return side;
}

void Looks::make(const Palette& palette) {
    m_palette = &palette;
    pack(palette);
    const std::size_t count = std::min(palette.styles.size(), Palette::maxStyles);
    m_looks.assign(count + 1, {});
    m_reach = {};
    for (std::uint32_t key = 0; key < count; ++key) {
        const Style* style = visibleStyle(palette, key);
        if (!style)
            continue;
        Look& look = m_looks[key];
        look.isVisible = true;
        look.rank = std::min(style->rank, std::uint8_t(7));
        look.tag = std::uint32_t(style->sprite) << tagShift;
        const Sprite& sprite = palette.sprites[std::size_t(style->sprite)];
        if (!isDrawable(sprite))
            continue;
        look.left = std::int16_t(-sprite.anchorX);
        look.top = std::int16_t(-sprite.anchorY);
        look.width = std::int16_t(sprite.width);
        look.height = std::int16_t(sprite.height);
        m_reach.left = std::max(m_reach.left, -int(look.left));
        m_reach.top = std::max(m_reach.top, -int(look.top));
        m_reach.right = std::max(m_reach.right, look.left + look.width - 1);
        m_reach.bottom = std::max(m_reach.bottom, look.top + look.height - 1);
    }
    findDotLayers(palette);
}

void Looks::findDotLayers(const Palette& palette) {
    std::vector<std::uint8_t> sides(m_packed.size(), 0);
    for (std::size_t i = 0; i < sides.size(); ++i)
        if (m_packed[i].height > 0)
            sides[i] = std::uint8_t(dot::sideOf(palette.sprites[i]));
    m_dotLayers.clear();
    const auto layerOf = [&](const Look& look) {
        return DotLayer{look.rank, look.width > 0 ? sides[look.tag >> tagShift] : std::uint8_t(0)};
    };
    for (const Look& look : m_looks)
        if (const DotLayer layer = layerOf(look); layer.side > 0)
            if (std::find(m_dotLayers.begin(), m_dotLayers.end(), layer) == m_dotLayers.end())
                m_dotLayers.push_back(layer);
    std::sort(m_dotLayers.begin(), m_dotLayers.end());
    m_dots.assign(m_looks.size(), {});
    for (std::size_t key = 0; key < m_looks.size(); ++key) {
        const Look& look = m_looks[key];
        const DotLayer layer = layerOf(look);
        if (layer.side == 0) {
            m_dots[key].slot = look.width > 0 ? Dot::symbol : Dot::hidden;
            continue;
        }
        const auto number =
            std::lower_bound(m_dotLayers.begin(), m_dotLayers.end(), layer) - m_dotLayers.begin();
        const Packed& rows = m_packed[look.tag >> tagShift];
        m_dots[key] = {std::int32_t(number) * slotsPerLayer,
                       rows.offset + 2u * groupWidth * rows.groups * rows.height};
    }
}

double Looks::strokeRadius(std::uint32_t key) const {
    const float width = style(key).strokeWidth;
    return width > 0 ? double(std::min(width, 64.0f)) / 2 : 0;
}

void Looks::pack(const Palette& palette) {
    const std::size_t count = std::min(palette.sprites.size(), Palette::maxSprites);
    m_packed.assign(count, {});
    std::size_t words = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Sprite& sprite = palette.sprites[i];
        if (!isDrawable(sprite))
            continue;
        const int groups = (sprite.width + groupWidth - 1) / groupWidth;
        m_packed[i] = {std::uint32_t(words), std::uint16_t(groups), std::uint16_t(sprite.height)};
        words += std::size_t(groups) * std::size_t(sprite.height) * 2 * groupWidth;
        if (sprite.width <= dot::maxSide)
            words += 2 * dot::lanes;
    }
    if (words > m_capacity) {
        m_words.reset(
            static_cast<std::uint32_t*>(::operator new(words * sizeof(std::uint32_t), lineAlignment)));
        m_capacity = words;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (m_packed[i].height == 0)
            continue;
        const Sprite& sprite = palette.sprites[i];
        std::uint32_t* to = m_words.get() + m_packed[i].offset;
        for (int y = 0; y < sprite.height; ++y)
            for (int g = 0; g < m_packed[i].groups; ++g, to += 2 * groupWidth)
                for (int k = 0; k < groupWidth; ++k) {
                    const int x = g * groupWidth + k;
                    put(to, k, x < sprite.width ? sprite.pixels[std::size_t(y * sprite.width + x)] : 0);
                }
        if (sprite.width <= dot::maxSide)
            packDot(sprite, to);
    }
}

} // namespace kernel
