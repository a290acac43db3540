// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/sampler.h"

#include "kernel/blend.h"

#include <algorithm>
#include <cmath>

namespace kernel {

namespace {

/// The picture's column or row under the middle of a pixel; far outside for what is not there.
double sourceOf(int pixel, double from, double scale) {
    return scale == 1 ? pixel - std::nearbyint(from) : std::floor((pixel + 0.5 - from) / scale);
}

} // namespace

void Sampler::begin(const Picture& picture, const Rect& tile) {
    m_picture = picture;
    m_tile = tile;
    m_filled = -1;
    m_from = m_to = 0;
    m_isWhole = false;
    if (!picture.pixels || !(picture.scale > 0) || picture.width <= 0 || picture.height <= 0)
        return;
    const int width = tile.right - tile.left;
    m_from = width;
    for (int x = 0; x < width; ++x) {
        const double column = sourceOf(tile.left + x, picture.left, picture.scale);
        if (!(column >= 0 && column < picture.width))
            continue;
        m_from = std::min(m_from, x);
        m_to = x + 1;
        m_columns[std::size_t(x)] = std::int32_t(column);
    }
    m_isWhole = picture.scale == 1 && m_from == 0 && m_to == width;
    m_row.fill(0);
}

const std::uint32_t* Sampler::row(int y) {
    if (m_from >= m_to)
        return nullptr;
    const double row = sourceOf(y, m_picture.top, m_picture.scale);
    if (!(row >= 0 && row < m_picture.height))
        return nullptr;
    if (m_isWhole)
        return m_picture.pixels + std::ptrdiff_t(row) * m_picture.stride + m_columns[0];
    if (const int number = int(row); number != m_filled)
        fill(number);
    return m_row.data();
}

void Sampler::fill(int sourceRow) {
    m_filled = sourceRow;
    blend::pickPixels(m_row.data() + m_from, m_picture.pixels + sourceRow * m_picture.stride,
                      m_columns.data() + m_from, std::size_t(m_to - m_from));
}

} // namespace kernel
