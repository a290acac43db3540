// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatial_nodes.h"

#include "geo/hilbert.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace store::rtree {

namespace {

constexpr std::size_t cellLength = 24, headLength = 4;

// The module's own way outwards, to the bit.
constexpr double towards = 1.0 - 1.0 / 8388608.0, away = 1.0 + 1.0 / 8388608.0;
float roundedDown(double value) {
    const float f = float(value);
    return double(f) > value ? float(value * (value < 0 ? away : towards)) : f;
}
float roundedUp(double value) {
    const float f = float(value);
    return double(f) < value ? float(value * (value < 0 ? towards : away)) : f;
}

template <typename Unsigned>
void putBigEndian(char* at, Unsigned value) {
    if constexpr (std::endian::native == std::endian::little) {
        if constexpr (sizeof value == 8)
            value = __builtin_bswap64(value);
        else if constexpr (sizeof value == 4)
            value = __builtin_bswap32(value);
        else
            value = Unsigned(__builtin_bswap16(value));
    }
    std::memcpy(at, &value, sizeof value);
}

template <typename Unsigned>
Unsigned bigEndian(const unsigned char* at) {
    Unsigned value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value = Unsigned(value << 8 | at[i]);
    return value;
}

} // namespace

Cell Cell::of(std::int64_t number, const geo::Box& box) {
    return {number, roundedDown(box.west), roundedUp(box.east), roundedDown(box.south), roundedUp(box.north)};
}

void Cell::cover(const Cell& other) {
    minX = std::min(minX, other.minX);
    maxX = std::max(maxX, other.maxX);
    minY = std::min(minY, other.minY);
    maxY = std::max(maxY, other.maxY);
}

float Cell::areaWith(const Cell& other) const {
    return (std::max(maxX, other.maxX) - std::min(minX, other.minX)) *
           (std::max(maxY, other.maxY) - std::min(minY, other.minY));
}

std::size_t mostCells(std::size_t nodeLength) {
    return nodeLength < headLength ? 0 : (nodeLength - headLength) / cellLength;
}

QByteArray encode(std::size_t nodeLength, int height, const Cell* cells, std::size_t count) {
    QByteArray node(qsizetype(nodeLength), '\0');
    putBigEndian(node.data(), std::uint16_t(height));
    putBigEndian(node.data() + 2, std::uint16_t(count));
    for (std::size_t i = 0; i < count; ++i) {
        char* at = node.data() + headLength + i * cellLength;
        putBigEndian(at, std::uint64_t(cells[i].number));
        const float box[] = {cells[i].minX, cells[i].maxX, cells[i].minY, cells[i].maxY};
        for (std::size_t k = 0; k < 4; ++k)
            putBigEndian(at + 8 + 4 * k, std::bit_cast<std::uint32_t>(box[k]));
    }
    return node;
}

bool decode(const unsigned char* bytes, std::size_t length, int& height, std::vector<Cell>& cells) {
    if (length < headLength)
        return false;
    height = bigEndian<std::uint16_t>(bytes);
    const std::size_t count = bigEndian<std::uint16_t>(bytes + 2);
    if (count > mostCells(length))
        return false;
    cells.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned char* at = bytes + headLength + i * cellLength;
        const auto side = [&](std::size_t k) {
            return std::bit_cast<float>(bigEndian<std::uint32_t>(at + 8 + 4 * k));
        };
        cells[i] = {std::int64_t(bigEndian<std::uint64_t>(at)), side(0), side(1), side(2), side(3)};
    }
    return true;
}

Cell coverOf(std::int64_t number, const Cell* cells, std::size_t count) {
    Cell all = cells[0];
    all.number = number;
    for (std::size_t i = 1; i < count; ++i)
        all.cover(cells[i]);
    return all;
}

std::vector<std::uint32_t> alongTheCurve(const std::vector<Cell>& cells) {
    geo::Box all;
    for (const Cell& cell : cells) {
        all.add(geo::Point{cell.minX, cell.minY});
        all.add(geo::Point{cell.maxX, cell.maxY});
    }
    std::vector<std::uint64_t> keys(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const geo::Point middle{(double(cells[i].minX) + cells[i].maxX) / 2,
                                (double(cells[i].minY) + cells[i].maxY) / 2};
        keys[i] = std::uint64_t(geo::hilbert(middle, all)) << 32 | i;
    }
    std::sort(keys.begin(), keys.end());
    return {keys.begin(), keys.end()}; // their low halves
}

} // namespace store::rtree
