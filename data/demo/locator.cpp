// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/locator.h"

#include <algorithm>

namespace demo {

Locator::Locator(const Divisions& divisions) : m_divisions(divisions) {
    for (const auto& community : divisions.communities())
        m_box.add(boxOf(community.ring));
    m_columns = int(m_box.width() / size) + 2;
    m_rows = int(m_box.height() / size) + 2;
    const auto cells = std::size_t(m_columns) * std::size_t(m_rows);
    m_inside.assign(cells, -1);
    m_boundary.assign(cells, -1);
    const auto cell = [&](double x, double y) {
        return std::size_t(int((y - m_box.minY) / size)) * std::size_t(m_columns) +
               std::size_t(int((x - m_box.minX) / size));
    };
    for (std::size_t i = 0; i < divisions.communities().size(); ++i) {
        const Ring& ring = divisions.communities()[i].ring;
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const Spot a = ring[k], b = ring[(k + 1) % ring.size()];
            const int steps = int(distance(a, b) / 8) + 1;
            for (int s = 0; s <= steps; ++s) {
                const Spot spot = a + (b - a) * (double(s) / steps);
                // A cell clipped at its corner lies within 8 m of a step: take the cells around as well.
                for (const Spot near : {spot, spot + Spot{5, 5}, spot + Spot{-5, 5}, spot + Spot{5, -5},
                                        spot + Spot{-5, -5}}) {
                    if (!m_box.contains(near))
                        continue;
                    auto& number = m_boundary[cell(near.x, near.y)];
                    if (number < 0) {
                        number = std::int32_t(m_candidates.size());
                        m_candidates.emplace_back();
                    }
                    auto& list = m_candidates[std::size_t(number)];
                    if (std::find(list.begin(), list.end(), std::int16_t(i)) == list.end())
                        list.push_back(std::int16_t(i));
                }
            }
        }
        // The inside, row by row: between each pair of crossings with the ring.
        const geo::MapBox box = boxOf(ring);
        for (int row = int((box.minY - m_box.minY) / size); row <= int((box.maxY - m_box.minY) / size); ++row) {
            const double y = m_box.minY + (row + 0.5) * size;
            std::vector<double> crossings;
            for (std::size_t k = 0; k < ring.size(); ++k) {
                const Spot a = ring[k], b = ring[(k + 1) % ring.size()];
                if ((a.y > y) != (b.y > y))
                    crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
            std::sort(crossings.begin(), crossings.end());
            for (std::size_t k = 0; k + 1 < crossings.size(); k += 2) {
                const int first = int(std::ceil((crossings[k] - m_box.minX) / size - 0.5));
                const int last = int(std::floor((crossings[k + 1] - m_box.minX) / size - 0.5));
                for (int column = first; column <= last; ++column)
                    m_inside[std::size_t(row) * std::size_t(m_columns) + std::size_t(column)] = std::int16_t(i);
            }
        }
    }
}

int Locator::community(Spot spot) const {
    if (!m_box.contains(spot))
        return -1;
    const std::size_t cell = std::size_t(int((spot.y - m_box.minY) / size)) * std::size_t(m_columns) +
                             std::size_t(int((spot.x - m_box.minX) / size));
    const std::int32_t number = m_boundary[cell];
    if (number < 0)
        return m_inside[cell];
    for (std::int16_t candidate : m_candidates[std::size_t(number)]) {
        if (contains(m_divisions.communities()[std::size_t(candidate)].ring, spot))
            return candidate;
    }
    return -1;
}

} // namespace demo
