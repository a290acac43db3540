// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/blocks.h"
#include "demo/random.h"

namespace demo {

/// Residential compounds and the facilities in the numbers that the district reported.
struct Compound {
    std::string name;
    int block = 0;       ///< index into Blocks::blocks
    int community = 0;
    int households = 0;
    int opened = 0;      ///< YYYYMMDD
    int rebuilt = 0;     ///< 0 = never
};

struct Facility {
    const char* kind = "";
    std::string name, hours, address;
    int capacity = -1;   ///< -1 = none
    int compound = -1;   ///< index into Facilities::compounds
    int community = 0;
    Spot spot;
    int opened = 0, rebuilt = 0;
};

class Facilities {
public:
    Facilities(const Sources& sources, const Ground& ground, const Locator& locator, const Network& network,
               const Streets& streets, const Blocks& blocks, std::uint64_t seed);

    const std::vector<Compound>& compounds() const { return m_compounds; }
    const std::vector<Facility>& all() const { return m_all; }

    static constexpr int microSpaces = 500;   ///< this year's micro parking spaces
    static constexpr int sharedSpaces = 1640; ///< shared at off-peak hours: "more than 1600"
    static constexpr int year = 2025;         ///< "this year" in the demo city

private:
    struct Site {
        Spot spot;
        int community;
        int road;
    };
    void addCompounds(const Sources& sources, std::uint64_t seed);
    void addParking();
    void addParks(const Sources& sources);
    void addVendors(const Sources& sources);
    void addSanitation();
    void addPracticePoints();
    Site site();
    Site siteIn(const Sources& sources, const char* town);
    void add(const char* kind, const std::string& name, const Site& site, int capacity, const char* hours, int opened,
             int rebuilt = 0);
    int day(int firstYear, int lastYear);

    const Ground& m_ground;
    const Locator& m_locator;
    const Network& m_network;
    const Streets& m_streets;
    const Blocks& m_blocks;
    Random m_random;
    std::vector<Compound> m_compounds;
    std::vector<Facility> m_all;
};

/// "龙海一路12号": the road and a number that grows by two every 8 metres, odd on the left.
std::string addressOf(const Network& network, const Streets& streets, int road, Spot spot);

} // namespace demo
