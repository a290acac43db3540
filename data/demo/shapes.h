// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace demo {

using Spot = geo::MapPoint;       ///< metres in the city's map CRS
using Line = std::vector<Spot>;   ///< a path
using Ring = std::vector<Spot>;   ///< a polygon's edge, not repeating its first corner; counter-clockwise

inline Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
inline Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
inline Spot operator*(Spot a, double f) { return {a.x * f, a.y * f}; }
inline double dot(Spot a, Spot b) { return a.x * b.x + a.y * b.y; }
inline double cross(Spot a, Spot b) { return a.x * b.y - a.y * b.x; }
/// Metres fit a double with room to spare: no need for the slower hypot.
inline double norm(Spot a) { return std::sqrt(a.x * a.x + a.y * a.y); }
inline double distance(Spot a, Spot b) { return norm(b - a); }
inline Spot leftOf(Spot direction) { return {-direction.y, direction.x}; }
inline Spot unit(Spot a) {
    const double length = norm(a);
    return length > 0 ? a * (1 / length) : Spot{1, 0};
}
inline Spot turned(Spot a, double angle) {
    const double c = std::cos(angle), s = std::sin(angle);
    return {a.x * c - a.y * s, a.x * s + a.y * c};
}

double length(const Line& line);
double signedArea(const Ring& ring);
inline double area(const Ring& ring) { return std::abs(signedArea(ring)); }
Spot centroid(const Ring& ring);
bool contains(const Ring& ring, Spot spot);
geo::MapBox boxOf(const std::vector<Spot>& spots);
/// Distance to a segment; `at` receives the share of the way from a to b.
double distanceToSegment(Spot spot, Spot a, Spot b, double* at = nullptr);
double distanceToLine(Spot spot, const Line& line);
/// The place `metres` along, and the direction there.
struct Along {
    Spot spot;
    Spot direction; ///< of length 1
};
Along along(const Line& line, double metres);
/// The part of a line between two distances.
Line part(const Line& line, double from, double to);
/// The line moved sideways, to its left when positive.
Line beside(const Line& line, double offset);
/// A curve through the corners, with a corner about every `step` metres.
Line smooth(const Line& corners, double step, bool closed = false);
/// The ring drawn in by a margin at each side (`margins[i]` at the side from corner i); nothing where it gets too
/// small or would cross itself.
std::optional<Ring> inset(const Ring& ring, const std::vector<double>& margins);
std::optional<Ring> inset(const Ring& ring, double margin);
bool isSimple(const Ring& ring);
/// A rectangle around `center`, `length` along `direction`.
Ring rectangle(Spot center, Spot direction, double length, double width);
/// The strip between two distances to the left of a line (negative: to its right).
Ring strip(const Line& line, double from, double to);
/// A round shape with a wavy edge.
Ring blob(Spot center, double radius, double stretch, double angle, int corners, std::uint64_t seed);
/// Without the there-and-back detours that dead ends leave in a walk around a face.
std::vector<int> withoutSpurs(const std::vector<int>& walk);

} // namespace demo
