// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/segments.h"

#include <algorithm>

namespace demo {

SegmentIndex::SegmentIndex(const geo::MapBox& box, double cell)
    : m_box(box), m_cell(cell), m_columns(int(box.width() / cell) + 1), m_rows(int(box.height() / cell) + 1),
      m_buckets(std::size_t(m_columns) * std::size_t(m_rows)) {}

int SegmentIndex::column(double x) const {
    return int(std::clamp((x - m_box.minX) / m_cell, 0.0, double(m_columns - 1)));
}

int SegmentIndex::row(double y) const {
    return int(std::clamp((y - m_box.minY) / m_cell, 0.0, double(m_rows - 1)));
}

void SegmentIndex::add(int id, Spot a, Spot b, double reach) {
    // Long segments are cut up, so that a diagonal does not fill its whole box.
    const int parts = std::max(1, int(distance(a, b) / (m_cell * 2)));
    int lastColumn = -1, lastRow = -1, lastRight = -1, lastTop = -1;
    for (int k = 0; k < parts; ++k) {
        const Spot from = a + (b - a) * (double(k) / parts), to = a + (b - a) * (double(k + 1) / parts);
        const int left = column(std::min(from.x, to.x) - reach), right = column(std::max(from.x, to.x) + reach);
        const int bottom = row(std::min(from.y, to.y) - reach), top = row(std::max(from.y, to.y) + reach);
        for (int i = left; i <= right; ++i) {
            for (int j = bottom; j <= top; ++j) {
                if (i >= lastColumn && i <= lastRight && j >= lastRow && j <= lastTop)
                    continue;
                m_buckets[std::size_t(j) * std::size_t(m_columns) + std::size_t(i)].push_back(id);
            }
        }
        lastColumn = left;
        lastRight = right;
        lastRow = bottom;
        lastTop = top;
    }
}

void SegmentIndex::visit(const geo::MapBox& box, const std::function<void(int)>& found) const {
    for (int j = row(box.minY); j <= row(box.maxY); ++j) {
        for (int i = column(box.minX); i <= column(box.maxX); ++i) {
            for (int id : m_buckets[std::size_t(j) * std::size_t(m_columns) + std::size_t(i)])
                found(id);
        }
    }
}

const std::vector<int>& SegmentIndex::at(Spot spot) const {
    return m_buckets[std::size_t(row(spot.y)) * std::size_t(m_columns) + std::size_t(column(spot.x))];
}

} // namespace demo
