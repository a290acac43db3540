// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace route {

struct Link {
    std::uint32_t from = 0, to = 0;
};

/// Of each of `nodes`: whether it belongs to the largest set in which every node reaches every other (Tarjan 1972, without
/// recursion). Links name nodes below `nodes`.
std::vector<bool> largestComponent(std::uint32_t nodes, std::span<const Link> links);

} // namespace route
