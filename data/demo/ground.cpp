// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/ground.h"

#include "demo/random.h"

#include <algorithm>
#include <numbers>

namespace demo {

namespace {

/// The schematic outline, clockwise from the south-west.
constexpr geo::Point outlineCorners[] = {
    {106.453, 29.296}, {106.438, 29.329}, {106.464, 29.369}, {106.473, 29.411}, {106.472, 29.448},
    {106.488, 29.487}, {106.530, 29.521}, {106.593, 29.538}, {106.669, 29.555}, {106.725, 29.593},
    {106.788, 29.614}, {106.851, 29.633}, {106.875, 29.668}, {106.897, 29.711}, {106.917, 29.740},
    {106.963, 29.723}, {106.969, 29.690}, {106.954, 29.643}, {106.950, 29.588}, {106.967, 29.545},
    {106.955, 29.503}, {106.914, 29.472}, {106.907, 29.413}, {106.887, 29.362}, {106.929, 29.318},
    {106.937, 29.277}, {106.912, 29.227}, {106.917, 29.168}, {106.895, 29.128}, {106.867, 29.130},
    {106.850, 29.179}, {106.792, 29.211}, {106.742, 29.196}, {106.703, 29.221}, {106.646, 29.210},
    {106.602, 29.201}, {106.555, 29.218}, {106.525, 29.243}, {106.513, 29.281}};

struct Drawn {
    const char* name;
    bool river;
    double halfFrom, halfTo;
    std::vector<geo::Point> corners;
};

const std::vector<Drawn>& drawnCourses() {
    static const std::vector<Drawn> courses{
        {"长江（示意）", true, 360, 450,
         {{106.380, 29.270}, {106.425, 29.312}, {106.470, 29.350}, {106.492, 29.390}, {106.490, 29.430},
          {106.507, 29.473}, {106.550, 29.503}, {106.612, 29.521}, {106.682, 29.540}, {106.740, 29.577},
          {106.800, 29.597}, {106.860, 29.613}, {106.895, 29.655}, {106.918, 29.712}, {106.945, 29.775}}},
        {"花溪河（示意）", false, 9, 22,
         {{106.668, 29.372}, {106.640, 29.395}, {106.622, 29.415}, {106.590, 29.411}, {106.562, 29.424},
          {106.530, 29.428}, {106.490, 29.430}}},
        {"一品河（示意）", false, 8, 20,
         {{106.610, 29.226}, {106.580, 29.262}, {106.574, 29.300}, {106.548, 29.330}, {106.520, 29.340},
          {106.470, 29.350}}},
        {"五布河（示意）", false, 10, 34,
         {{106.800, 29.215}, {106.812, 29.270}, {106.790, 29.310}, {106.802, 29.362}, {106.835, 29.410},
          {106.842, 29.465}, {106.822, 29.515}, {106.830, 29.562}, {106.850, 29.609}}},
        {"双河（示意）", false, 7, 18,
         {{106.955, 29.540}, {106.935, 29.572}, {106.930, 29.610}, {106.910, 29.640}, {106.893, 29.650}}},
        {"南彭河（示意）", false, 7, 16,
         {{106.700, 29.300}, {106.672, 29.325}, {106.660, 29.352}, {106.640, 29.395}}},
        {"惠民河（示意）", false, 7, 16,
         {{106.745, 29.420}, {106.722, 29.455}, {106.712, 29.490}, {106.690, 29.545}}}};
    return courses;
}

Line projected(const geo::Projection& projection, const std::vector<geo::Point>& corners) {
    Line line;
    for (const geo::Point& corner : corners)
        line.push_back(projection.forward(corner));
    return line;
}

} // namespace

Ground::Ground(const geo::Projection& projection, std::uint64_t seed) {
    Line corners = projected(projection, {std::begin(outlineCorners), std::end(outlineCorners)});
    std::reverse(corners.begin(), corners.end());
    m_outline = smooth(corners, 400, true);
    drawCourses(projection, mixed(seed, 11));
    drawLakes(projection, mixed(seed, 12));
    indexWater();
}

void Ground::drawCourses(const geo::Projection& projection, std::uint64_t seed) {
    Line edge = m_outline;
    edge.push_back(edge.front());
    for (const Drawn& drawn : drawnCourses()) {
        Course course{drawn.name, drawn.river, smooth(projected(projection, drawn.corners), 120), {}};
        // The river comes from outside and leaves again: a kilometre of it is enough there.
        std::erase_if(course.center, [&](Spot spot) {
            return !contains(m_outline, spot) && distanceToLine(spot, edge) > 1000;
        });
        const double swing = drawn.river ? 0 : 60;
        const std::uint64_t salt = mixed(seed, m_courses.size());
        const std::size_t count = course.center.size();
        for (std::size_t i = 0; i < count; ++i) {
            Spot& spot = course.center[i];
            // A stream meanders, but keeps its two ends, where it meets others.
            const double calm = std::min(1.0, double(std::min(i, count - 1 - i)) / 6);
            spot = {spot.x + swing * calm * noise(spot.x, spot.y, 420, salt),
                    spot.y + swing * calm * noise(spot.x, spot.y, 420, salt + 1)};
        }
        course.center = smooth(course.center, drawn.river ? 120 : 40);
        for (std::size_t i = 0; i < course.center.size(); ++i) {
            const double share = double(i) / double(course.center.size() - 1);
            const double wave = 1 + 0.12 * noise(course.center[i].x, course.center[i].y, 2600, salt + 2);
            course.half.push_back((drawn.halfFrom + (drawn.halfTo - drawn.halfFrom) * share) * wave);
        }
        Ring ring;
        for (std::size_t i = 0; i < course.center.size(); ++i) {
            const Spot ahead = course.center[std::min(i + 1, course.center.size() - 1)];
            const Spot behind = course.center[i > 0 ? i - 1 : 0];
            const Spot left = leftOf(unit(ahead - behind)) * course.half[i];
            ring.push_back(course.center[i] - left);
        }
        for (std::size_t i = course.center.size(); i-- > 0;) {
            const Spot ahead = course.center[std::min(i + 1, course.center.size() - 1)];
            const Spot behind = course.center[i > 0 ? i - 1 : 0];
            ring.push_back(course.center[i] + leftOf(unit(ahead - behind)) * course.half[i]);
        }
        m_waters.push_back({drawn.name, drawn.river ? "river" : "stream", std::move(ring)});
        m_courses.push_back(std::move(course));
    }
}

void Ground::drawLakes(const geo::Projection& projection, std::uint64_t seed) {
    static constexpr geo::Point places[] = {
        {106.585, 29.345}, {106.628, 29.305}, {106.690, 29.395}, {106.735, 29.300}, {106.700, 29.250},
        {106.760, 29.430}, {106.795, 29.490}, {106.775, 29.545}, {106.880, 29.500}, {106.895, 29.560},
        {106.955, 29.660}, {106.870, 29.400}, {106.860, 29.320}, {106.880, 29.235}, {106.905, 29.150},
        {106.560, 29.235}, {106.640, 29.470}, {106.545, 29.315}, {106.830, 29.215}, {106.610, 29.450}};
    Random random(seed);
    int number = 0;
    for (const geo::Point& place : places) {
        const Spot center = projection.forward(place);
        const double radius = random.between(90, 330);
        Ring ring = blob(center, radius, random.between(1.2, 2.2), random.between(0, std::numbers::pi), 48,
                         mixed(seed, std::uint64_t(++number)));
        m_waters.push_back({"示范水库" + std::to_string(number) + "号", "lake", ring});
        m_lakes.push_back({center, std::move(ring)});
    }
}

void Ground::indexWater() {
    geo::MapBox box = boxOf(m_outline);
    m_index = std::make_unique<SegmentIndex>(box, 150);
    for (const Course& course : m_courses) {
        for (std::size_t i = 1; i < course.center.size(); ++i) {
            const Stretch stretch{course.center[i - 1], course.center[i], course.half[i - 1], course.half[i],
                                  course.river};
            m_index->add(int(m_stretches.size()), stretch.a, stretch.b,
                         std::max(stretch.halfA, stretch.halfB) + farthest);
            m_stretches.push_back(stretch);
        }
    }
    for (std::size_t i = 0; i < m_lakes.size(); ++i) {
        const geo::MapBox lake = boxOf(m_lakes[i].ring);
        m_index->add(-1 - int(i), {lake.minX, lake.center().y}, {lake.maxX, lake.center().y},
                     lake.height() / 2 + farthest);
    }
}

double Ground::clearance(Spot spot, bool riverOnly) const {
    double least = farthest;
    for (int id : m_index->at(spot)) {
        if (id < 0) {
            if (riverOnly)
                continue;
            const Ring& ring = m_lakes[std::size_t(-1 - id)].ring;
            Line closed = ring;
            closed.push_back(ring.front());
            const double edge = distanceToLine(spot, closed);
            least = std::min(least, contains(ring, spot) ? -edge : edge);
            continue;
        }
        const Stretch& stretch = m_stretches[std::size_t(id)];
        if (riverOnly && !stretch.river)
            continue;
        double at = 0;
        const double far = distanceToSegment(spot, stretch.a, stretch.b, &at);
        least = std::min(least, far - (stretch.halfA + (stretch.halfB - stretch.halfA) * at));
    }
    return least;
}

double Ground::clearance(Spot spot) const { return clearance(spot, false); }
double Ground::riverClearance(Spot spot) const { return clearance(spot, true); }

bool Ground::isBeyondRiver(Spot spot) const {
    const Line& center = m_courses.front().center;
    double least = std::numeric_limits<double>::infinity();
    bool left = false;
    for (std::size_t i = 1; i < center.size(); ++i) {
        const double far = distanceToSegment(spot, center[i - 1], center[i]);
        if (far < least) {
            least = far;
            left = cross(center[i] - center[i - 1], spot - center[i - 1]) > 0;
        }
    }
    return left;
}

} // namespace demo
