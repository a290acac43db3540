// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kernel {

namespace {

constexpr int samples = 16; // along each side of a pixel

struct Premultiplied {
    std::array<std::uint32_t, 4> channel; // blue, green, red, alpha; each times 255
};

Premultiplied premultiplied(std::uint32_t straight) {
    const std::uint32_t a = straight >> 24;
    return {{(straight & 255) * a, ((straight >> 8) & 255) * a, ((straight >> 16) & 255) * a, a * 255}};
}

std::uint32_t mixed(const Premultiplied& fill, int fillCount, const Premultiplied& outline,
                    int outlineCount) {
    constexpr std::uint32_t whole = 255 * samples * samples;
    std::uint32_t pixel = 0;
    for (unsigned c = 0; c < 4; ++c) {
        const std::uint32_t sum =
            fill.channel[c] * std::uint32_t(fillCount) + outline.channel[c] * std::uint32_t(outlineCount);
        pixel |= ((sum + whole / 2) / whole) << (8 * c);
    }
    return pixel;
}

} // namespace

Sprite disc(double diameter, std::uint32_t fill, std::uint32_t outline, double outlineWidth) {
    if (!(diameter > 0))
        return {};
    diameter = std::min(diameter, 63.0);
    outlineWidth = outlineWidth > 0 ? std::min(outlineWidth, diameter / 2) : 0;
    const int side = int(std::ceil(diameter)) | 1;
    const double outer = diameter / 2 * samples, inner = (diameter / 2 - outlineWidth) * samples;
    const Premultiplied fillColour = premultiplied(fill), outlineColour = premultiplied(outline);

    Sprite sprite{side, side, side / 2, side / 2, {}};
    sprite.pixels.reserve(std::size_t(side) * std::size_t(side));
    const double centre = side * samples / 2.0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            int fillCount = 0, outlineCount = 0;
            for (int s = 0; s < samples * samples; ++s) {
                const double dx = x * samples + s % samples + 0.5 - centre;
                const double dy = y * samples + s / samples + 0.5 - centre;
                const double squared = dx * dx + dy * dy;
                if (squared <= inner * inner)
                    ++fillCount;
                else if (squared <= outer * outer)
                    ++outlineCount;
            }
            sprite.pixels.push_back(mixed(fillColour, fillCount, outlineColour, outlineCount));
        }
    return sprite;
}

} // namespace kernel
