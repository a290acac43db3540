// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/locator.h"
#include "demo/network.h"

namespace demo {

/// What the streets enclose: blocks, some of them residential compounds or parks, the buildings in them and along
/// the lanes, and the woods outside the city.
class Blocks {
public:
    enum class Use { Built, Compound, Park, Yard };
    struct Block {
        Ring ring;       ///< inside the pavements
        int community = 0;
        Use use = Use::Built;
    };
    struct Building {
        Ring ring;
        int floors = 1;
        std::string kind; ///< residential, commercial, public, industrial or rural
    };

    /// `share` of the buildings of a full city are built.
    Blocks(const Network& network, const Ground& ground, const Divisions& divisions, const Locator& locator,
           double share, std::uint64_t seed);

    const std::vector<Block>& blocks() const { return m_blocks; }
    const std::vector<Building>& buildings() const { return m_buildings; }
    const std::vector<Ring>& woods() const { return m_woods; }
    static constexpr int leastCompounds = 560;

private:
    void findBlocks(const Network& network, const Ground& ground, const Locator& locator);
    void assignUses(const Divisions& divisions, const Ground& ground, const Network& network,
                    const Locator& locator, std::uint64_t seed);
    void drawWoods(const Ground& ground, const Divisions& divisions, std::uint64_t seed);
    void buildInBlocks(double share, std::uint64_t seed);
    void buildAlongLanes(const Network& network, const Ground& ground, const Locator& locator, double share,
                         std::uint64_t seed);

    std::vector<Block> m_blocks;
    std::vector<Building> m_buildings;
    std::vector<Ring> m_woods;
};

} // namespace demo
