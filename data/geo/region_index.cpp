// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/region_index.h"

#include <algorithm>
#include <set>

namespace geo {

namespace {

constexpr std::size_t leastSide = 8, mostSide = 256;

Box boxOf(const std::vector<Ring>& area) {
    Box box;
    for (const Ring& ring : area)
        for (const Point& p : ring)
            if (isValid(p)) box.add(p);
    return box;
}

} // namespace

RegionIndex::RegionIndex(std::vector<std::vector<Ring>> areas) : m_areas(std::move(areas)) {
    for (const auto& area : m_areas) {
        const Box box = boxOf(area);
        if (box.isEmpty()) continue;
        m_box.add({box.west, box.south});
        m_box.add({box.east, box.north});
    }
    if (m_box.isEmpty()) return;
    m_side = std::clamp<std::size_t>(8 * std::size_t(std::sqrt(double(m_areas.size()))), leastSide, mostSide);
    m_cells.resize(m_side * m_side);
    for (std::size_t i = 0; i < m_areas.size(); ++i) add(std::int32_t(i));
}

std::size_t RegionIndex::column(double lon) const {
    const double share = m_box.east > m_box.west ? (lon - m_box.west) / (m_box.east - m_box.west) : 0;
    return std::size_t(std::clamp(share * double(m_side), 0.0, double(m_side - 1)));
}

std::size_t RegionIndex::row(double lat) const {
    const double share = m_box.north > m_box.south ? (lat - m_box.south) / (m_box.north - m_box.south) : 0;
    return std::size_t(std::clamp(share * double(m_side), 0.0, double(m_side - 1)));
}

void RegionIndex::add(std::int32_t number) {
    const auto& area = m_areas[std::size_t(number)];
    const Box box = boxOf(area);
    if (box.isEmpty()) return;
    // Every cell in the box of an edge counts as crossed: a few too many cost a test each, never a wrong answer.
    std::set<std::size_t> crossed;
    for (const Ring& ring : area)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i], b = ring[(i + 1) % ring.size()];
            if (!isValid(a) || !isValid(b)) continue;
            for (std::size_t y = row(std::min(a.lat, b.lat)); y <= row(std::max(a.lat, b.lat)); ++y)
                for (std::size_t x = column(std::min(a.lon, b.lon)); x <= column(std::max(a.lon, b.lon)); ++x)
                    crossed.insert(y * m_side + x);
        }
    for (const std::size_t cell : crossed) m_cells[cell].push_back({number, false});
    const double width = (m_box.east - m_box.west) / double(m_side), height = (m_box.north - m_box.south) / double(m_side);
    for (std::size_t y = row(box.south); y <= row(box.north); ++y)
        for (std::size_t x = column(box.west); x <= column(box.east); ++x) {
            if (crossed.contains(y * m_side + x)) continue;
            const Point middle{m_box.west + (double(x) + 0.5) * width, m_box.south + (double(y) + 0.5) * height};
            if (contains(std::span(area), middle)) m_cells[y * m_side + x].push_back({number, true});
        }
}

int RegionIndex::at(Point p) const {
    if (m_cells.empty() || !m_box.contains(p)) return -1;
    for (const Candidate& candidate : m_cells[row(p.lat) * m_side + column(p.lon)])
        if (candidate.isWhole || contains(std::span(m_areas[std::size_t(candidate.area)]), p)) return candidate.area;
    return -1;
}

} // namespace geo
