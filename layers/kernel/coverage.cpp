// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/coverage.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kernel {

namespace {

constexpr std::int64_t floorDivide(std::int64_t n, std::int64_t d) {
    const std::int64_t q = n / d;
    return q - (n % d < 0 ? 1 : 0);
}

constexpr std::int64_t ceilDivide(std::int64_t n, std::int64_t d) {
    return -floorDivide(-n, d);
}

/// The first line at or below a height.
std::int64_t lineFrom(std::int64_t y) {
    return ceilDivide(y - 4, 8);
}
std::int64_t heightOf(std::int64_t line) {
    return 8 * line + 4;
}

constexpr int unlimited = std::numeric_limits<int>::max();

/// floor(radius * length), exactly, for radius <= 2^10 and squared length <= 2^61.
std::int64_t product(std::int64_t radius, std::int64_t squaredLength) {
    using Wide = unsigned __int128;
    const Wide target = Wide(std::uint64_t(radius * radius)) * Wide(std::uint64_t(squaredLength));
    auto root = std::int64_t(double(radius) * std::sqrt(double(squaredLength)));
    const auto square = [](std::int64_t v) { return Wide(std::uint64_t(v)) * Wide(std::uint64_t(v)); };
    while (root > 0 && square(root) > target)
        --root;
    while (square(root + 1) <= target)
        ++root;
    return root;
}

/// A line meets a handful of sides as a rule: too few for std::sort to pay.
template <typename T, typename Less>
void sortFew(std::vector<T>& values, Less less) {
    if (values.size() > 16) {
        std::sort(values.begin(), values.end(), less);
        return;
    }
    for (std::size_t i = 1; i < values.size(); ++i) {
        const T value = values[i];
        std::size_t k = i;
        for (; k > 0 && less(value, values[k - 1]); --k)
            values[k] = values[k - 1];
        values[k] = value;
    }
}

} // namespace

void Coverage::Stepper::set(std::int64_t numerator, std::int64_t step, std::int64_t d) {
    divisor = d;
    quotient = floorDivide(numerator, d);
    remainder = numerator - quotient * d;
    stepQuotient = floorDivide(step, d);
    stepRemainder = step - stepQuotient * d;
}

void Coverage::begin(int width, int height) {
    m_width = width;
    m_height = height;
    m_samples = width * across;
    m_lines = height * down;
    m_sides.clear();
    m_isStroke = false;
    if (m_change.size() != std::size_t(width) + 2) {
        m_change.assign(std::size_t(width) + 2, 0);
        m_touched.assign(std::size_t(width) / 64 + 1, 0);
        m_touched.push_back(0);
    }
}

void Coverage::addEdge(Place a, Place b) {
    if (a.y > b.y)
        std::swap(a, b);
    // What lies right of the window changes nothing in it.
    if (std::min(a.x, b.x) > std::int64_t(m_width) * unit)
        return;
    const std::int64_t first = std::max<std::int64_t>(lineFrom(a.y), 0);
    const std::int64_t end = std::min<std::int64_t>(lineFrom(b.y), m_lines);
    if (first >= end)
        return;
    Side side;
    side.firstLine = int(first);
    side.lastLine = int(end - 1);
    const std::int64_t dx = b.x - a.x, dy = b.y - a.y;
    // The first sample with 2 i + 1 >= a.x + dx / dy * (y - a.y).
    const std::int64_t numerator = (a.x - 1) * dy + dx * (heightOf(first) - a.y);
    side.low.set(numerator + 2 * dy - 1, 8 * dx, 2 * dy);
    m_sides.push_back(side);
}

void Coverage::addSegment(Place a, Place b, std::int64_t radius) {
    if (!m_isStroke || m_radius != radius) {
        m_isStroke = true;
        m_radius = radius;
        m_half.resize(std::size_t(radius) + 1);
        for (std::int64_t d = 0; d <= radius; ++d) {
            // Exact: a squared radius is far below 2^52.
            const auto chord = std::sqrt(double(radius * radius - d * d));
            m_half[std::size_t(d)] = std::int32_t(chord);
        }
    }
    if (a.y > b.y)
        std::swap(a, b);
    if (std::min(a.x, b.x) - radius > std::int64_t(m_width) * unit || std::max(a.x, b.x) + radius < 0)
        return;
    const std::int64_t first = std::max<std::int64_t>(lineFrom(a.y - radius), 0);
    const std::int64_t last = std::min<std::int64_t>(lineFrom(b.y + radius + 1), m_lines) - 1;
    if (first > last)
        return;
    Side side;
    side.firstLine = int(first);
    side.lastLine = int(last);
    side.a = a;
    side.b = b;
    const std::int64_t dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const std::int64_t y = heightOf(first) - a.y;
    const std::int64_t k = product(radius, squared);
    side.isPoint = squared == 0;
    if (dy > 0) {
        // |dx * y - dy * x| <= k, x = 2 i + 1 - a.x
        const std::int64_t middle = (a.x - 1) * dy + dx * y;
        side.low.set(middle - k + 2 * dy - 1, 8 * dx, 2 * dy);
        side.high.set(middle + k, 8 * dx, 2 * dy);
        side.hasAcross = true;
    }
    if (dx != 0) {
        // 0 <= dx * x + dy * y <= squared
        const std::int64_t n = std::abs(dx), start = (a.x - 1) * n;
        const std::int64_t rise = dx > 0 ? -dy : dy;
        side.from.set(start + rise * y - (dx > 0 ? 0 : squared) + 2 * n - 1, 8 * rise, 2 * n);
        side.to.set(start + rise * y + (dx > 0 ? squared : 0), 8 * rise, 2 * n);
        side.hasAlong = true;
    }
    m_sides.push_back(side);
}

void Coverage::start() {
    m_order.resize(m_sides.size());
    for (std::uint32_t i = 0; i < m_order.size(); ++i)
        m_order[i] = i;
    std::sort(m_order.begin(), m_order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_sides[a].firstLine < m_sides[b].firstLine;
    });
    m_active.clear();
    m_upcoming = 0;
    m_earliestEnd = unlimited;
    m_firstLine = m_sides[m_order[0]].firstLine;
}

bool Coverage::nextRow(int& row) {
    if (m_active.empty()) {
        if (m_upcoming == m_order.size())
            return false;
        row = std::max(row, m_sides[m_order[m_upcoming]].firstLine / down);
    }
    m_leftmost = m_width + 1;
    m_rightmost = -1;
    for (int line = row * down; line < (row + 1) * down; ++line)
        gatherLine(line);
    if (m_rightmost < 0)
        m_leftmost = 0, m_rightmost = 0;
    return true;
}

void Coverage::gatherLine(int line) {
    while (m_upcoming < m_order.size() && m_sides[m_order[m_upcoming]].firstLine <= line)
        activate(m_order[m_upcoming++]);
    if (m_isStroke)
        gatherStroke(line);
    else
        gatherFill();
    if (line < m_earliestEnd)
        return;
    std::erase_if(m_active, [&](std::uint32_t i) { return m_sides[i].lastLine <= line; });
    m_earliestEnd = unlimited;
    for (const std::uint32_t i : m_active)
        m_earliestEnd = std::min(m_earliestEnd, m_sides[i].lastLine);
}

void Coverage::activate(std::uint32_t side) {
    m_active.push_back(side);
    m_earliestEnd = std::min(m_earliestEnd, m_sides[side].lastLine);
}

void Coverage::gatherFill() {
    m_crossings.clear();
    for (const std::uint32_t i : m_active) {
        Stepper& at = m_sides[i].low;
        m_crossings.push_back(int(std::clamp<std::int64_t>(at.quotient, 0, m_samples)));
        at.next();
    }
    sortFew(m_crossings, [](int a, int b) { return a < b; });
    for (std::size_t i = 0; i < m_crossings.size(); i += 2)
        cover(m_crossings[i], i + 1 < m_crossings.size() ? m_crossings[i + 1] : m_samples);
}

void Coverage::gatherStroke(int line) {
    m_intervals.clear();
    for (const std::uint32_t i : m_active) {
        Interval found = strokeInterval(m_sides[i], line);
        found = {std::max(found.from, 0), std::min(found.to, m_samples)};
        if (found.from < found.to)
            m_intervals.push_back(found);
    }
    sortFew(m_intervals, [](Interval a, Interval b) { return a.from < b.from; });
    int from = 0, to = 0;
    for (const Interval next : m_intervals) {
        if (next.from > to) {
            cover(from, to);
            from = next.from;
        }
        to = std::max(to, next.to);
    }
    cover(from, to);
}

Coverage::Interval Coverage::discInterval(Place centre, int line) const {
    const std::int64_t away = std::abs(heightOf(line) - centre.y);
    if (away > m_radius)
        return {unlimited, -unlimited};
    const std::int64_t half = m_half[std::size_t(away)];
    const std::int64_t from = ceilDivide(centre.x - half - 1, 2),
                       to = floorDivide(centre.x + half - 1, 2) + 1;
    return from < to ? Interval{int(from), int(to)} : Interval{unlimited, -unlimited};
}

Coverage::Interval Coverage::strokeInterval(Side& side, int line) {
    const Interval atA = discInterval(side.a, line), atB = discInterval(side.b, line);
    Interval all{std::min(atA.from, atB.from), std::max(atA.to, atB.to)};
    if (side.isPoint)
        return all;
    const std::int64_t y = heightOf(line) - side.a.y;
    const std::int64_t dx = side.b.x - side.a.x, dy = side.b.y - side.a.y;
    std::int64_t from = -1, to = m_samples + 1;
    bool isIn = true;
    if (side.hasAcross) {
        from = std::max(from, side.low.quotient);
        to = std::min(to, side.high.quotient + 1);
        side.low.next();
        side.high.next();
    } else {
        isIn = std::abs(y) <= m_radius; // a level segment: dy = 0
    }
    if (side.hasAlong) {
        from = std::max(from, side.from.quotient);
        to = std::min(to, side.to.quotient + 1);
        side.from.next();
        side.to.next();
    } else {
        isIn = isIn && dx == 0 && y >= 0 && y <= dy; // an upright segment
    }
    if (isIn && from < to)
        all = {std::min(all.from, int(from)), std::max(all.to, int(to))};
    return all;
}

void Coverage::cover(int from, int to) {
    if (from >= to)
        return;
    const auto change = [this](int sample, int sign) {
        const auto pixel = std::size_t(sample / across);
        const int part = sample % across;
        m_change[pixel] += sign * (across - part);
        m_change[pixel + 1] += sign * part;
        m_touched[pixel / 64] |= std::uint64_t(1) << (pixel % 64);
        m_touched[(pixel + 1) / 64] |= std::uint64_t(1) << ((pixel + 1) % 64);
    };
    change(from, 1);
    change(to, -1);
    m_leftmost = std::min(m_leftmost, from / across);
    m_rightmost = std::max(m_rightmost, to / across + 1);
}

} // namespace kernel
