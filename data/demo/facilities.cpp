// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/facilities.h"

#include <algorithm>

namespace demo {

std::string addressOf(const Network& network, const Streets& streets, int number, Spot spot) {
    if (number < 0)
        return {};
    const Road& road = network.roads()[std::size_t(number)];
    const std::string& name = streets.names()[std::size_t(road.name)];
    double metres = 0, least = 1e12, best = 0;
    bool left = true;
    for (std::size_t i = 1; i < road.line.size(); ++i) {
        double at = 0;
        const double step = distance(road.line[i - 1], road.line[i]);
        const double far = distanceToSegment(spot, road.line[i - 1], road.line[i], &at);
        if (far < least) {
            least = far;
            best = metres + at * step;
            left = cross(road.line[i] - road.line[i - 1], spot - road.line[i - 1]) >= 0;
        }
        metres += step;
    }
    const int house = int((road.before + best) / 8) * 2 + (left ? 1 : 2);
    return name + std::to_string(house) + "号";
}

Facilities::Facilities(const Sources& sources, const Ground& ground, const Locator& locator, const Network& network,
                       const Streets& streets, const Blocks& blocks, std::uint64_t seed)
    : m_ground(ground), m_locator(locator), m_network(network), m_streets(streets), m_blocks(blocks), m_random(seed) {
    addCompounds(sources, seed);
    addParking();
    addParks(sources);
    addVendors(sources);
    addSanitation();
    addPracticePoints();
}

int Facilities::day(int firstYear, int lastYear) {
    const int year = firstYear + m_random.below(lastYear - firstYear + 1);
    return year * 10000 + (1 + m_random.below(year == Facilities::year ? 5 : 12)) * 100 + 1 + m_random.below(28);
}

Facilities::Site Facilities::site() {
    for (;;) {
        const int number = m_random.below(int(m_network.roads().size()));
        const Road& road = m_network.roads()[std::size_t(number)];
        if (!road.builtUp || road.kind == RoadClass::Expressway || road.bridge)
            continue;
        const Along place = along(road.line, length(road.line) * m_random.between(0.2, 0.8));
        const Spot spot = place.spot + leftOf(place.direction) *
                                           ((road.width() / 2 + 5) * (m_random.chance(0.5) ? 1 : -1));
        const int community = m_locator.community(spot);
        if (community >= 0 && m_ground.clearance(spot) > 20)
            return {spot, community, number};
    }
}

Facilities::Site Facilities::siteIn(const Sources& sources, const char* town) {
    const QString wanted = QString::fromUtf8(town);
    for (int tries = 0; tries < 4000; ++tries) {
        const Site found = site();
        const int number = sources.communities[std::size_t(found.community)].town;
        if (sources.towns[std::size_t(number)].name == wanted)
            return found;
    }
    return site();
}

void Facilities::add(const char* kind, const std::string& name, const Site& site, int capacity, const char* hours,
                     int opened, int rebuilt) {
    m_all.push_back({kind, name, hours, addressOf(m_network, m_streets, site.road, site.spot), capacity, -1,
                     site.community, site.spot, opened, rebuilt});
}

void Facilities::addCompounds(const Sources& sources, std::uint64_t seed) {
    int number = 0;
    for (std::size_t i = 0; i < m_blocks.blocks().size(); ++i) {
        const Blocks::Block& block = m_blocks.blocks()[i];
        if (block.use != Blocks::Use::Compound)
            continue;
        Random random(seed, i);
        const QString stem = sources.communities[std::size_t(block.community)].shortName();
        Compound compound;
        compound.name = stem.toStdString() + "示范小区" + std::to_string(1000 + ++number).substr(1) + "号";
        compound.block = int(i);
        compound.community = block.community;
        compound.households = std::max(30, int(area(block.ring) / random.between(28, 60)));
        compound.opened = day(1988, 2022);
        if (compound.opened < 20050000 && random.chance(0.35))
            compound.rebuilt = day(2020, 2025);
        m_compounds.push_back(std::move(compound));
    }
}

void Facilities::addParking() {
    for (int left = microSpaces, number = 1; left > 0; ++number) {
        const int spaces = left <= 16 ? left : 6 + m_random.below(9);
        left -= spaces;
        add("micro_parking", "小微停车点" + std::to_string(number) + "号", site(), spaces, "00:00-24:00",
            day(year, year));
    }
    for (int left = sharedSpaces, number = 1; left > 0; ++number) {
        const int spaces = left <= 90 ? left : 28 + m_random.below(50);
        left -= spaces;
        add("shared_parking", "错时共享停车场" + std::to_string(number) + "号", site(), spaces, "18:00-08:00",
            day(2023, 2025));
    }
}

void Facilities::addParks(const Sources& sources) {
    static constexpr const char* fresh[] = {"莲花街道", "龙洲湾街道", "花溪街道"};
    static constexpr const char* rebuilt[] = {"鱼洞街道", "李家沱街道", "界石镇"};
    for (int i = 0; i < 3; ++i) {
        const std::string name = std::string(fresh[i]) + "口袋公园（新建）";
        add("pocket_park", name, siteIn(sources, fresh[i]), -1, "00:00-24:00", day(year, year));
    }
    for (int i = 0; i < 3; ++i) {
        const std::string name = std::string(rebuilt[i]) + "口袋公园（改建）";
        add("pocket_park", name, siteIn(sources, rebuilt[i]), -1, "00:00-24:00", day(2008, 2016), day(year, year));
    }
}

void Facilities::addVendors(const Sources& sources) {
    static const std::pair<const char*, const char*> areas[] = {
        {"莲花街道", "云篆山水公租房便民摊区"}, {"龙洲湾街道", "陶乐街便民摊区"},
        {"鱼洞街道", "示范便民摊区3号"},        {"花溪街道", "示范便民摊区4号"},
        {"李家沱街道", "示范便民摊区5号"},      {"界石镇", "示范便民摊区6号"},
        {"南彭街道", "示范便民摊区7号"}};
    for (const auto& [town, name] : areas)
        add("vendor_area", name, siteIn(sources, town), 20 + m_random.below(70), "17:00-23:00", day(2024, 2025));
}

void Facilities::addSanitation() {
    for (int number = 1; number <= 180; ++number)
        add("public_toilet", "示范公厕" + std::to_string(number) + "号", site(), 4 + m_random.below(16),
            number % 3 == 0 ? "06:00-23:00" : "00:00-24:00", day(1996, 2024));
    for (int number = 1; number <= 46; ++number)
        add("transfer_station", "示范垃圾中转站" + std::to_string(number) + "号", site(), 20 + m_random.below(140),
            "05:00-22:00", day(1998, 2023));
}

void Facilities::addPracticePoints() {
    for (std::size_t i = 0; i < m_compounds.size(); ++i) {
        const Ring& ring = m_blocks.blocks()[std::size_t(m_compounds[i].block)].ring;
        Spot spot = centroid(ring);
        if (!contains(ring, spot))
            spot = ring[0] * 0.98 + spot * 0.02;
        Facility point{"practice_point",
                       m_compounds[i].name + "新时代文明实践点",
                       "09:00-21:00",
                       addressOf(m_network, m_streets, m_network.nearest(spot), spot),
                       -1,
                       int(i),
                       m_compounds[i].community,
                       spot,
                       day(2020, 2024),
                       0};
        m_all.push_back(std::move(point));
    }
}

} // namespace demo
