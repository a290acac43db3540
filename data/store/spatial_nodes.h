// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <QByteArray>
#include <cstdint>
#include <vector>

/// The nodes of SQLite's R*Tree module, whose format stands in the comments of its source. Internal to
/// `store`.
namespace store::rtree {

/// What a node holds of one row or of one node below: its number, and a box in the module's 32-bit floats.
struct Cell {
    std::int64_t number = 0;
    float minX = 0, maxX = 0, minY = 0, maxY = 0;

    /// Rounded outwards, as the module rounds.
    static Cell of(std::int64_t number, const geo::Box& box);
    void cover(const Cell& other);
    float area() const { return (maxX - minX) * (maxY - minY); }
    float areaWith(const Cell& other) const;
};

/// The root's number.
inline constexpr std::int64_t rootNumber = 1;

/// How many cells a node of so many bytes holds.
std::size_t mostCells(std::size_t nodeLength);
/// `height` above the leaves is told by the root alone; 0 in every other node.
QByteArray encode(std::size_t nodeLength, int height, const Cell* cells, std::size_t count);
/// Nothing of what is no node: counts are checked.
bool decode(const unsigned char* bytes, std::size_t length, int& height, std::vector<Cell>& cells);
/// What holds all of them; its number is `number`.
Cell coverOf(std::int64_t number, const Cell* cells, std::size_t count);
/// The positions of the cells along a Hilbert curve.
std::vector<std::uint32_t> alongTheCurve(const std::vector<Cell>& cells);

} // namespace store::rtree
