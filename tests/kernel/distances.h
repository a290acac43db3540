// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <limits>

/// How far items are from a place, by Boost: what pick and nearest are measured against. Metres from
/// cloud::origin.
namespace distances {

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using Entry = std::pair<BoostPoint, std::uint64_t>; ///< an anchor and its handle
using Tree = bg::index::rtree<Entry, bg::index::rstar<16>>;

/// A place as the index keeps it, in whole millimetres.
inline BoostPoint quantised(geo::MapPoint p) {
    return {std::nearbyint((p.x - cloud::origin.x) * 1000) / 1000,
            std::nearbyint((p.y - cloud::origin.y) * 1000) / 1000};
}

inline bool isVisible(const kernel::Palette& palette, std::uint32_t key) {
    return key < palette.styles.size() && palette.styles[key].sprite >= 0;
}

/// To a shape; 0 where the even-odd rule says inside. To the anchor of an item without one.
inline double to(const kernel::Item& item, BoostPoint p) {
    if (item.parts.empty())
        return bg::distance(quantised(item.anchor), p);
    double nearest = std::numeric_limits<double>::infinity();
    bool inside = false;
    for (const auto& part : item.parts) {
        bg::model::linestring<BoostPoint> line;
        for (const geo::MapPoint v : part)
            line.push_back(quantised(v));
        if (item.closed || line.size() == 1)
            line.push_back(line.front());
        nearest = std::min(nearest, bg::distance(p, line));
        for (std::size_t i = 0; item.closed && i + 1 < line.size(); ++i) {
            const BoostPoint a = line[i], b = line[i + 1];
            if ((a.y() > p.y()) != (b.y() > p.y()) &&
                p.x() < a.x() + (p.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x()))
                inside = !inside;
        }
    }
    return inside ? 0 : nearest;
}

inline Tree visibleAnchors(const std::vector<kernel::Item>& items, const kernel::Palette& palette) {
    std::vector<Entry> entries;
    for (const kernel::Item& item : items)
        if (isVisible(palette, item.key))
            entries.push_back({quantised(item.anchor), item.handle});
    return Tree(entries);
}

inline kernel::Item pointAt(double x, double y, std::uint32_t key, std::uint64_t handle) {
    return {{cloud::origin.x + x, cloud::origin.y + y}, key, handle, {}, false};
}

} // namespace distances
