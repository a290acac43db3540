// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>

namespace geo {

/// From degrees (lon, lat order, whatever the registry's axis order) to a projected CRS and back, with PROJ.
/// Offline: never asks the network for a grid. Movable; for one thread at a time (each thread makes its own).
class Projection {
public:
    /// `geographic` and `map` are EPSG numbers (Banan: 4490 and 4545). The error is a sentence in English for
    /// the log; it fails for unknown numbers and for a `map` that is not projected in metres.
    static tl::expected<Projection, std::string> make(int geographic, int map);

    /// A point that PROJ cannot project comes back as NaN.
    MapPoint forward(Point p) const;
    Point inverse(MapPoint p) const;
    /// Projects `from` into `to`, which must be as long. About 0.2 us a point: a million may be shared out
    /// among threads, each with a Projection of its own.
    void forward(std::span<const Point> from, std::span<MapPoint> to) const;

    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

private:
    struct Handles;
    explicit Projection(std::unique_ptr<Handles> handles);
    std::unique_ptr<Handles> m_handles;
};

} // namespace geo
