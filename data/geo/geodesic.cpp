// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geodesic.h"

#include <geodesic.h>

namespace geo {

namespace {

geod_geodesic ellipsoid() {
    geod_geodesic g;
    geod_init(&g, 6378137.0, 1 / 298.257222101);
    return g;
}

bool areValid(std::span<const Point> points) {
    return std::all_of(points.begin(), points.end(), isValid);
}

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

double distance(Point a, Point b) {
    const Point path[] = {a, b};
    return length(path);
}

double bearing(Point from, Point to) {
    if (!isValid(from) || !isValid(to))
        return notANumber;
    if (from == to)
        return 0;
    const geod_geodesic g = ellipsoid();
    double azimuth = 0;
    geod_inverse(&g, from.lat, from.lon, to.lat, to.lon, nullptr, &azimuth, nullptr);
    return azimuth < 0 ? azimuth + 360 : azimuth;
}

double length(std::span<const Point> path) {
    if (!areValid(path))
        return notANumber;
    const geod_geodesic g = ellipsoid();
    double sum = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        double metres = 0;
        geod_inverse(&g, path[i - 1].lat, path[i - 1].lon, path[i].lat, path[i].lon, &metres, nullptr,
                     nullptr);
        sum += metres;
    }
    return sum;
}

double area(std::span<const Point> ring) {
    if (!areValid(ring))
        return notANumber;
    if (ring.size() > 1 && ring.front() == ring.back())
        ring = ring.first(ring.size() - 1);
    if (ring.size() < 3)
        return 0;
    const geod_geodesic g = ellipsoid();
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const Point& p : ring)
        geod_polygon_addpoint(&g, &polygon, p.lat, p.lon);
    double squareMetres = 0;
    geod_polygon_compute(&g, &polygon, 0, 1, &squareMetres, nullptr);
    return std::abs(squareMetres);
}

} // namespace geo
