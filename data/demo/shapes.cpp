// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/shapes.h"

#include "demo/random.h"

#include <algorithm>
#include <numbers>

namespace demo {

double length(const Line& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += distance(line[i - 1], line[i]);
    return sum;
}

double signedArea(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        twice += cross(ring[i] - ring[0], ring[(i + 1) % ring.size()] - ring[0]);
    return twice / 2;
}

Spot centroid(const Ring& ring) {
    double twice = 0;
    Spot sum{0, 0};
    const Spot origin = ring[0];
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Spot a = ring[i] - origin, b = ring[(i + 1) % ring.size()] - origin;
        const double c = cross(a, b);
        twice += c;
        sum = sum + (a + b) * c;
    }
    return twice == 0 ? origin : origin + sum * (1 / (3 * twice));
}

bool contains(const Ring& ring, Spot spot) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Spot a = ring[i], b = ring[j];
        if ((a.y > spot.y) != (b.y > spot.y) && spot.x < (b.x - a.x) * (spot.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

geo::MapBox boxOf(const std::vector<Spot>& spots) {
    geo::MapBox box;
    for (const Spot& spot : spots)
        box.add(spot);
    return box;
}

double distanceToSegment(Spot spot, Spot a, Spot b, double* at) {
    const Spot way = b - a;
    const double square = dot(way, way);
    const double t = square > 0 ? std::clamp(dot(spot - a, way) / square, 0.0, 1.0) : 0;
    if (at)
        *at = t;
    return distance(spot, a + way * t);
}

double distanceToLine(Spot spot, const Line& line) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i)
        least = std::min(least, distanceToSegment(spot, line[i - 1], line[i]));
    return least;
}

Along along(const Line& line, double metres) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance(line[i - 1], line[i]);
        if (metres <= step || i + 1 == line.size()) {
            const Spot direction = unit(line[i] - line[i - 1]);
            return {line[i - 1] + direction * std::clamp(metres, 0.0, step), direction};
        }
        metres -= step;
    }
    return {line.empty() ? Spot{} : line[0], {1, 0}};
}

Line part(const Line& line, double from, double to) {
    Line result{along(line, from).spot};
    double sum = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        sum += distance(line[i - 1], line[i]);
        if (sum > from + 0.5 && sum < to - 0.5)
            result.push_back(line[i]);
    }
    result.push_back(along(line, to).spot);
    return result;
}

Line beside(const Line& line, double offset) {
    Line result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Spot before = unit(line[i] - line[i > 0 ? i - 1 : 0]);
        const Spot after = unit(line[i + 1 < line.size() ? i + 1 : i] - line[i]);
        const Spot direction = i == 0 ? after : i + 1 == line.size() ? before : unit(before + after);
        result.push_back(line[i] + leftOf(direction) * offset);
    }
    return result;
}

Line smooth(const Line& corners, double step, bool closed) {
    const auto count = std::ptrdiff_t(corners.size());
    const auto corner = [&](std::ptrdiff_t i) {
        return closed ? corners[std::size_t((i + count) % count)]
                      : corners[std::size_t(std::clamp<std::ptrdiff_t>(i, 0, count - 1))];
    };
    Line result;
    for (std::ptrdiff_t i = 0; i < (closed ? count : count - 1); ++i) {
        const Spot a = corner(i - 1), b = corner(i), c = corner(i + 1), d = corner(i + 2);
        const int parts = std::max(1, int(std::round(distance(b, c) / step)));
        for (int k = 0; k < parts; ++k) {
            const double t = double(k) / parts, t2 = t * t, t3 = t2 * t;
            result.push_back((b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * t2 +
                              (b * 3 - a - c * 3 + d) * t3) * 0.5);
        }
    }
    if (!closed)
        result.push_back(corners.back());
    return result;
}

bool isSimple(const Ring& ring) {
    const std::size_t count = ring.size();
    const auto side = [](Spot a, Spot b, Spot c) { return cross(b - a, c - a); };
    for (std::size_t i = 0; i < count; ++i) {
        const Spot a = ring[i], b = ring[(i + 1) % count];
        for (std::size_t j = i + 2; j < count; ++j) {
            if (i == 0 && j + 1 == count)
                continue;
            const Spot c = ring[j], d = ring[(j + 1) % count];
            if (side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0)
                return false;
        }
    }
    return true;
}

std::optional<Ring> inset(const Ring& ring, const std::vector<double>& margins) {
    // Corners on a straight side say nothing; the wider margin of the two sides holds.
    Ring clean;
    std::vector<double> margin;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Spot before = clean.empty() ? ring.back() : clean.back(), after = ring[(i + 1) % ring.size()];
        const Spot in = unit(ring[i] - before), out = unit(after - ring[i]);
        if (distance(before, ring[i]) > 1 && (std::abs(cross(in, out)) > 0.03 || dot(in, out) < 0)) {
            clean.push_back(ring[i]);
            margin.push_back(margins[i]);
        } else if (!margin.empty()) {
            margin.back() = std::max(margin.back(), margins[i]);
        }
    }
    if (clean.size() < 3)
        return std::nullopt;
    Ring result;
    for (std::size_t i = 0; i < clean.size(); ++i) {
        const std::size_t last = (i + clean.size() - 1) % clean.size();
        const Spot in = leftOf(unit(clean[i] - clean[last]));
        const Spot out = leftOf(unit(clean[(i + 1) % clean.size()] - clean[i]));
        const double c = dot(in, out), sine = 1 - c * c;
        if (c < -0.85)
            return std::nullopt;
        if (sine < 0.01)
            result.push_back(clean[i] + in * std::max(margin[last], margin[i]));
        else
            result.push_back(clean[i] + in * ((margin[last] - margin[i] * c) / sine) +
                             out * ((margin[i] - margin[last] * c) / sine));
    }
    const double before = signedArea(clean), after = signedArea(result);
    if (before <= 0 || after <= 0 || after >= before || !isSimple(result))
        return std::nullopt;
    for (const Spot& spot : result) {
        if (!contains(clean, spot))
            return std::nullopt;
    }
    return result;
}

std::optional<Ring> inset(const Ring& ring, double margin) {
    return inset(ring, std::vector<double>(ring.size(), margin));
}

Ring strip(const Line& line, double from, double to) {
    Ring ring = beside(line, std::min(from, to));
    const Line far = beside(line, std::max(from, to));
    ring.insert(ring.end(), far.rbegin(), far.rend());
    return ring;
}

Ring rectangle(Spot center, Spot direction, double length, double width) {
    const Spot forward = direction * (length / 2), left = leftOf(direction) * (width / 2);
    return {center - forward - left, center + forward - left, center + forward + left, center - forward + left};
}

Ring blob(Spot center, double radius, double stretch, double angle, int corners, std::uint64_t seed) {
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double turn = 2 * std::numbers::pi * i / corners;
        const Spot direction{std::cos(turn), std::sin(turn)};
        const double wave = 1 + 0.22 * noise(direction.x, direction.y, 0.9, seed) +
                            0.12 * noise(direction.x, direction.y, 0.35, seed + 1);
        ring.push_back(center + turned({direction.x * radius * wave * stretch, direction.y * radius * wave}, angle));
    }
    return ring;
}

std::vector<int> withoutSpurs(const std::vector<int>& walk) {
    std::vector<int> stack;
    for (int node : walk) {
        if (!stack.empty() && stack.back() == node)
            continue;
        if (stack.size() >= 2 && stack[stack.size() - 2] == node)
            stack.pop_back();
        else
            stack.push_back(node);
    }
    while (stack.size() >= 3) {
        if (stack.front() == stack.back())
            stack.pop_back();
        else if (stack[1] == stack.back())
            stack.erase(stack.begin());
        else if (stack[stack.size() - 2] == stack.front())
            stack.pop_back();
        else
            break;
    }
    return stack.size() >= 3 ? stack : std::vector<int>{};
}

} // namespace demo
