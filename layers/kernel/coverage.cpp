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

/// A line meets a handful of sides as a rule: too few for std::sort to pay.
void sortFew(std::vector<int>& values) {
    if (values.size() > 16) {
        std::sort(values.begin(), values.end());
        return;
    }
    for (std::size_t i = 1; i < values.size(); ++i) {
        const int value = values[i];
        std::size_t k = i;
        for (; k > 0 && value < values[k - 1]; --k)
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
    side.crossing.set(numerator + 2 * dy - 1, 8 * dx, 2 * dy);
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
    gatherCrossings();
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

void Coverage::gatherCrossings() {
    m_crossings.clear();
    for (const std::uint32_t i : m_active) {
        Stepper& at = m_sides[i].crossing;
        m_crossings.push_back(int(std::clamp<std::int64_t>(at.quotient, 0, m_samples)));
        at.next();
    }
    sortFew(m_crossings);
    for (std::size_t i = 0; i < m_crossings.size(); i += 2)
        cover(m_crossings[i], i + 1 < m_crossings.size() ? m_crossings[i + 1] : m_samples);
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
