// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gcj.h"

#include <numbers>

namespace geo {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double semiMajor = 6378245.0; // Krasovsky 1940, as the transformation uses it
constexpr double eccentricity2 = 0.00669342162296594323;

/// The box outside which the transformation leaves a place as it is.
bool isShifted(double lon, double lat) {
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

struct Shift {
    double lon, lat; // degrees
};

/// The waves that both shifts share, metres.
double commonWaves(double x) {
    return (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
}

double wave(double amplitude1, double amplitude2, double x, double period1, double period2) {
    return (amplitude1 * std::sin(x * pi / period1) + amplitude2 * std::sin(x * pi / period2)) * 2.0 / 3.0;
}

Shift shiftAt(double lon, double lat) {
    const double x = lon - 105.0;
    const double y = lat - 35.0;
    const double root = std::sqrt(std::abs(x));
    const double north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root +
                         commonWaves(x) + wave(20.0, 40.0, y, 1.0, 3.0) + wave(160.0, 320.0, y, 12.0, 30.0);
    const double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + commonWaves(x) +
                        wave(20.0, 40.0, x, 1.0, 3.0) + wave(150.0, 300.0, x, 12.0, 30.0);
    const double phi = lat * pi / 180.0;
    const double magic = 1.0 - eccentricity2 * std::sin(phi) * std::sin(phi);
    const double meridian = semiMajor * (1.0 - eccentricity2) / (magic * std::sqrt(magic));
    const double parallel = semiMajor / std::sqrt(magic) * std::cos(phi);
    return {east * 180.0 / (parallel * pi), north * 180.0 / (meridian * pi)};
}

} // namespace

GcjPoint toGcj(Point p) {
    if (!isShifted(p.lon, p.lat))
        return {p.lon, p.lat};
    const Shift shift = shiftAt(p.lon, p.lat);
    return {p.lon + shift.lon, p.lat + shift.lat};
}

Point fromGcj(GcjPoint p) {
    // The shift changes by some 0.5 % of a step, so each round gains two digits; eight reach the last bit.
    Point found{p.lon, p.lat};
    if (!isValid(found))
        return found;
    for (int round = 0; round < 8; ++round) {
        const Shift shift = shiftAt(found.lon, found.lat);
        found = {p.lon - shift.lon, p.lat - shift.lat};
        if (!isShifted(found.lon, found.lat))
            return {p.lon, p.lat};
    }
    return found;
}

} // namespace geo
