// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

/// Places, datums and projections. No Qt; PROJ behind `Projection` only.
namespace geo {

/// A place in WGS-84 or CGCS2000, which are equal at the accuracy of a command center. Degrees;
/// longitude -180..180, latitude -90..90. Not checked on construction: ask `isValid`.
struct Point {
    double lon = 0;
    double lat = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// A place in the GCJ-02 datum of Chinese web maps: a type of its own, so that mixing does not compile.
/// Degrees. The only ways across are `toGcj` and `fromGcj` in gcj.h.
struct GcjPoint {
    double lon = 0;
    double lat = 0;
    friend bool operator==(const GcjPoint&, const GcjPoint&) = default;
};

/// A place in a city's map CRS: metres, x to the east, y to the north.
struct MapPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

/// True for finite degrees within the ranges above.
inline bool isValid(Point p) {
    return std::isfinite(p.lon) && std::isfinite(p.lat) && std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90;
}

/// A box of degrees; empty until something was added.
struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return !(west <= east && south <= north); }
    void add(Point p) {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
        south = std::min(south, p.lat);
        north = std::max(north, p.lat);
    }
    bool contains(Point p) const {
        return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north;
    }
    friend bool operator==(const Box&, const Box&) = default;
};

/// A box of map metres; empty until something was added.
struct MapBox {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return !(minX <= maxX && minY <= maxY); }
    double width() const { return isEmpty() ? 0 : maxX - minX; }
    double height() const { return isEmpty() ? 0 : maxY - minY; }
    MapPoint center() const { return {(minX + maxX) / 2, (minY + maxY) / 2}; }
    void add(MapPoint p) {
        minX = std::min(minX, p.x);
        maxX = std::max(maxX, p.x);
        minY = std::min(minY, p.y);
        maxY = std::max(maxY, p.y);
    }
    void add(const MapBox& b) {
        minX = std::min(minX, b.minX);
        maxX = std::max(maxX, b.maxX);
        minY = std::min(minY, b.minY);
        maxY = std::max(maxY, b.maxY);
    }
    bool contains(MapPoint p) const { return p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY; }
    bool intersects(const MapBox& b) const {
        return minX <= b.maxX && b.minX <= maxX && minY <= b.maxY && b.minY <= maxY;
    }
    friend bool operator==(const MapBox&, const MapBox&) = default;
};

} // namespace geo
