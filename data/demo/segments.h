// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/shapes.h"

#include <functional>

namespace demo {

/// Finds segments near a place: a uniform grid of buckets over a box.
class SegmentIndex {
public:
    SegmentIndex(const geo::MapBox& box, double cell);

    /// `reach` widens the segment: it is found from that far.
    void add(int id, Spot a, Spot b, double reach = 0);
    /// Every id whose bucket touches the box, some more than once.
    void visit(const geo::MapBox& box, const std::function<void(int)>& found) const;
    /// Those in the bucket of a place.
    const std::vector<int>& at(Spot spot) const;

private:
    int column(double x) const;
    int row(double y) const;
    geo::MapBox m_box;
    double m_cell;
    int m_columns, m_rows;
    std::vector<std::vector<int>> m_buckets;
};

} // namespace demo
