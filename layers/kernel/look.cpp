// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/look.h"

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

void Looks::make(const Palette& palette) {
    m_palette = &palette;
    pack(palette);
    const std::size_t count = std::min(palette.styles.size(), Palette::maxStyles);
    m_looks.assign(count + 1, {});
    for (std::uint32_t key = 0; key < count; ++key) {
        const Style* style = visibleStyle(palette, key);
        if (!style)
            continue;
        Look& look = m_looks[key];
        look.isVisible = true;
        look.rank = std::min(style->rank, std::uint8_t(7));
        look.tag = std::uint32_t(style->sprite) << tagShift;
        if (style->strokeWidth > 0)
            look.radius = std::int16_t(std::max(1l, std::lrint(std::min(style->strokeWidth, 64.0f) * 16)));
        const Sprite& sprite = palette.sprites[std::size_t(style->sprite)];
        if (!isDrawable(sprite))
            continue;
        look.left = std::int16_t(-sprite.anchorX);
        look.top = std::int16_t(-sprite.anchorY);
        look.width = std::int16_t(sprite.width);
        look.height = std::int16_t(sprite.height);
    }
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
    }
    if (words > m_capacity) {
        m_words.reset(
            static_cast<std::uint32_t*>(::operator new(words * sizeof(std::uint32_t), lineAlignment)));
        m_capacity = words;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Sprite& sprite = palette.sprites[i];
        std::uint32_t* to = m_words.get() + m_packed[i].offset;
        for (int y = 0; y < m_packed[i].height; ++y)
            for (int g = 0; g < m_packed[i].groups; ++g, to += 2 * groupWidth)
                for (int k = 0; k < groupWidth; ++k) {
                    const int x = g * groupWidth + k;
                    const std::uint32_t pixel =
                        x < sprite.width ? bounded(sprite.pixels[std::size_t(y * sprite.width + x)]) : 0;
                    const std::uint32_t weight = 256 - (pixel >> 24);
                    to[k] = pixel;
                    to[k + groupWidth] = weight | (weight << 16);
                }
    }
}

} // namespace kernel
