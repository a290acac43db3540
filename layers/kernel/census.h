// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/index.h"
#include "kernel/palette.h"

#include <span>

namespace kernel {

/// Counts the visible items of windows by groups of keys (by class, say). Made once for a palette and a
/// grouping, asked for many windows; no copy of either is needed afterwards.
class Census {
public:
    /// `groupOf[key]` is a key's group, a small number; keys past its end or the palette's are not counted.
    Census(const Palette& palette, std::span<const std::uint32_t> groupOf);

    /// How many items of each group have their anchor in `box` (edges included, to the millimetre), up to the
    /// last group that has a visible key. Up to 2^32 of one group.
    std::vector<std::uint64_t> count(const Index& index, const geo::MapBox& box) const;

private:
    std::uint32_t groupOf(std::uint32_t key) const {
        return key < m_groupOf.size() ? m_groupOf[key] : std::uint32_t(m_groups);
    }

    std::vector<std::uint32_t> m_groupOf; ///< by key; m_groups for what is not counted
    std::size_t m_groups = 0;
};

} // namespace kernel
