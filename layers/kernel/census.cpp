// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/census.h"

#include "kernel/look.h"
#include "kernel/query.h"
#include "kernel/screen.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kernel {

Census::Census(const Palette& palette, std::span<const std::uint32_t> groupOf)
    : m_groupOf(std::min({palette.styles.size(), Palette::maxStyles, groupOf.size()})) {
    constexpr std::uint32_t hidden = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t key = 0; key < m_groupOf.size(); ++key) {
        m_groupOf[key] = visibleStyle(palette, key) ? groupOf[key] : hidden;
        if (m_groupOf[key] != hidden)
            m_groups = std::max(m_groups, std::size_t(m_groupOf[key]) + 1);
    }
    std::replace(m_groupOf.begin(), m_groupOf.end(), hidden, std::uint32_t(m_groups));
}

std::vector<std::uint64_t> Census::count(const Index& index, const geo::MapBox& box) const {
    const Chunk::Bounds asked = index.quantised(box);
    // Two counts a group, in turns: counting the same group twice in a row would wait for the first.
    const std::size_t bank = m_groups + 1;
    std::vector<std::uint32_t> counts(2 * bank, 0);
    std::uint32_t* const even = counts.data();
    std::uint32_t* const odd = even + bank;
    screen::eachBlock(index, asked, [&](std::size_t c, std::size_t b) {
        const Chunk& chunk = *index.chunks()[c];
        const std::size_t first = b * Chunk::blockSize,
                          end = std::min(chunk.size(), first + Chunk::blockSize);
        const bool isInside = asked.covers(chunk.blocks[b]);
        for (std::size_t from = first; from < end; from += screen::wordSize) {
            const std::size_t count = std::min(screen::wordSize, end - from);
            const std::uint32_t* const key = &chunk.key[from];
            std::uint64_t word = isInside ? ~std::uint64_t(0) >> (screen::wordSize - count)
                                          : screen::within(&chunk.x[from], &chunk.y[from], count, asked);
            if (word == ~std::uint64_t(0)) {
                for (std::size_t i = 0; i < screen::wordSize; i += 2) {
                    ++even[groupOf(key[i])];
                    ++odd[groupOf(key[i + 1])];
                }
                continue;
            }
            screen::eachBit(word, [&](std::size_t i) { ++even[(i & 1) * bank + groupOf(key[i])]; });
        }
    });
    std::vector<std::uint64_t> sums(m_groups);
    for (std::size_t g = 0; g < m_groups; ++g)
        sums[g] = std::uint64_t(even[g]) + odd[g];
    return sums;
}

std::vector<std::uint64_t> countByKey(const Index& index, const Palette& palette, const geo::MapBox& box) {
    std::vector<std::uint32_t> keys(std::min(palette.styles.size(), Palette::maxStyles));
    std::iota(keys.begin(), keys.end(), 0u);
    std::vector<std::uint64_t> counts = Census(palette, keys).count(index, box);
    counts.resize(keys.size(), 0);
    return counts;
}

} // namespace kernel
