// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/blocks.h"

#include "demo/faces.h"
#include "demo/random.h"

#include <algorithm>
#include <map>
#include <numbers>

namespace demo {

Blocks::Blocks(const Network& network, const Ground& ground, const Divisions& divisions, const Locator& locator,
               double share, std::uint64_t seed) {
    findBlocks(network, ground, locator);
    assignUses(divisions, ground, network, locator, mixed(seed, 1));
    drawWoods(ground, divisions, mixed(seed, 4));
    buildInBlocks(share, mixed(seed, 2));
    buildAlongLanes(network, ground, locator, share, mixed(seed, 3));
}

void Blocks::findBlocks(const Network& network, const Ground& ground, const Locator& locator) {
    PlaneGraph graph;
    for (const Spot& node : network.nodes())
        graph.addNode(node);
    std::map<std::pair<int, int>, double> width;
    for (const Road& road : network.roads()) {
        if (road.kind == RoadClass::Expressway)
            continue;
        int before = road.from;
        for (std::size_t i = 1; i < road.line.size(); ++i) {
            const int next = i + 1 == road.line.size() ? road.to : graph.addNode(road.line[i]);
            graph.addEdge(before, next);
            width[std::minmax(before, next)] = road.width();
            before = next;
        }
    }
    for (const auto& face : graph.faces()) {
        const std::vector<int> walk = withoutSpurs(face);
        if (walk.empty() || walk.size() > 200)
            continue;
        Ring ring;
        std::vector<double> margins;
        for (std::size_t i = 0; i < walk.size(); ++i) {
            ring.push_back(graph.nodes()[std::size_t(walk[i])]);
            margins.push_back(width[std::minmax(walk[i], walk[(i + 1) % walk.size()])] / 2 + 4.5);
        }
        if (signedArea(ring) < 1500 || signedArea(ring) > 160000)
            continue;
        auto inner = inset(ring, margins);
        if (!inner || area(*inner) < 700)
            continue;
        const Spot middle = centroid(*inner);
        const int community = locator.community(middle);
        const bool dry = std::all_of(inner->begin(), inner->end(),
                                     [&](Spot spot) { return ground.clearance(spot) > 12; });
        const bool whole = std::all_of(inner->begin(), inner->end(),
                                       [&](Spot spot) { return locator.community(spot) == community; });
        if (community >= 0 && dry && whole && ground.clearance(middle) > 20)
            m_blocks.push_back({std::move(*inner), community, Use::Built});
    }
}

void Blocks::assignUses(const Divisions& divisions, const Ground& ground, const Network& network,
                        const Locator& locator, std::uint64_t seed) {
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        order.emplace_back(mixed(seed, i), i);
    std::sort(order.begin(), order.end());
    int compounds = 0;
    std::map<int, int> perCommunity;
    const int most = std::max(leastCompounds, int(m_blocks.size() / 9));
    for (const auto& [salt, i] : order) {
        Block& block = m_blocks[i];
        const double size = area(block.ring);
        const auto pick = salt % 100;
        if (pick < 5 && size > 3000)
            block.use = Use::Park;
        else if (pick < 11 && size < 14000)
            block.use = Use::Yard;
        else if (compounds < most && size > 3500 && perCommunity[block.community] < most / 60) {
            block.use = Use::Compound;
            ++perCommunity[block.community];
            ++compounds;
        }
    }
    // A small city has few blocks: compounds in villages make up the number.
    Random random(seed);
    for (int tries = 0; compounds < leastCompounds && tries < 60000; ++tries) {
        const auto number = std::size_t(random.below(int(divisions.communities().size())));
        const auto& community = divisions.communities()[number];
        const double turn = random.between(0, 2 * std::numbers::pi);
        const double reach = community.village ? 420 : community.urbanRadius * 0.9;
        const Spot middle = community.seed + Spot{std::cos(turn), std::sin(turn)} * random.between(50, reach);
        const Ring ring = rectangle(middle, {std::cos(turn), std::sin(turn)}, random.between(60, 110),
                                    random.between(40, 70));
        const bool fits = std::all_of(ring.begin(), ring.end(), [&](Spot spot) {
            return locator.community(spot) == int(number) && ground.clearance(spot) > 20 &&
                   network.clearance(spot) > 5;
        }) && network.clearance(middle) > 25;
        const bool free = std::none_of(m_blocks.begin(), m_blocks.end(), [&](const Block& other) {
            return distance(centroid(other.ring), middle) < 150;
        });
        if (fits && free) {
            m_blocks.push_back({ring, int(number), Use::Compound});
            ++compounds;
        }
    }
}

void Blocks::drawWoods(const Ground& ground, const Divisions& divisions, std::uint64_t seed) {
    // Long patches along the ridges, which run from south-south-west to north-north-east here.
    Random random(seed);
    const geo::MapBox box = boxOf(ground.outline());
    const double ridge = std::numbers::pi / 2 - 0.42;
    const auto grows = [&](Spot spot) {
        return divisions.urban(spot) < 0 && ground.clearance(spot) > 5 && contains(ground.outline(), spot);
    };
    for (int tries = 0; tries < 3200; ++tries) {
        const Spot center{random.between(box.minX, box.maxX), random.between(box.minY, box.maxY)};
        const double radius = random.between(90, 400);
        const double stretch = random.between(1.6, 3.6), turn = random.between(-0.2, 0.2);
        const Spot across = turned(center, -ridge);
        if (noise(across.x, across.y * 6, 5200, seed) < 0.1 || !grows(center))
            continue;
        Ring ring = blob(center, radius, stretch, ridge + turn, 40, mixed(seed, std::uint64_t(tries)));
        if (std::all_of(ring.begin(), ring.end(), grows))
            m_woods.push_back(std::move(ring));
    }
}

namespace {

Spot longestSide(const Ring& ring) {
    Spot best{1, 0};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Spot side = ring[(i + 1) % ring.size()] - ring[i];
        if (norm(side) > norm(best))
            best = side;
    }
    return unit(best);
}

} // namespace

void Blocks::buildInBlocks(double share, std::uint64_t seed) {
    for (std::size_t number = 0; number < m_blocks.size(); ++number) {
        const Block& block = m_blocks[number];
        if (block.use == Use::Park || block.use == Use::Yard)
            continue;
        Random random(seed, number);
        const Spot direction = longestSide(block.ring), side = leftOf(direction);
        const Spot middle = centroid(block.ring);
        const double reach = std::sqrt(area(block.ring)) * 1.1;
        const int style = random.below(10);
        const double deep = style < 7 ? random.between(12, 16) : random.between(20, 32);
        const double wide = style < 7 ? random.between(28, 58) : random.between(26, 44);
        const double lane = style < 7 ? random.between(12, 20) : random.between(14, 26);
        const int floors = style < 5 ? 6 + random.below(3) : style < 7 ? 18 + random.below(16) : 2 + random.below(5);
        for (double v = -reach; v < reach; v += deep + lane) {
            double u = -reach + random.between(0, 8);
            while (u < reach) {
                const double size = wide * random.between(0.8, 1.15);
                const Ring ring = rectangle(middle + direction * (u + size / 2) + side * v, direction, size,
                                            deep * random.between(0.9, 1.05));
                u += size + random.between(7, 13);
                const bool fits = std::all_of(ring.begin(), ring.end(),
                                              [&](Spot spot) { return contains(block.ring, spot); });
                if (!fits || random.chance(0.06) || !random.chance(share))
                    continue;
                m_buildings.push_back({ring, std::max(1, floors + random.below(3) - 1),
                                       block.use == Use::Compound || style < 7 ? "residential"
                                       : style == 7                            ? "commercial"
                                       : style == 8                            ? "public"
                                                                               : "industrial"});
            }
        }
    }
}

void Blocks::buildAlongLanes(const Network& network, const Ground& ground, const Locator& locator, double share,
                             std::uint64_t seed) {
    SegmentIndex taken(boxOf(ground.outline()), 40);
    std::vector<Spot> middles;
    for (std::size_t number = 0; number < network.roads().size(); ++number) {
        const Road& road = network.roads()[number];
        if (road.builtUp || road.kind == RoadClass::Expressway || road.kind == RoadClass::Arterial)
            continue;
        Random random(seed, number);
        const double whole = length(road.line);
        for (double at = random.between(10, 40); at < whole - 10; at += random.between(14, 60)) {
            const Along place = along(road.line, at);
            // Hamlets: houses crowd where the noise is high, and fields lie between.
            if (noise(place.spot.x, place.spot.y, 340, seed) < 0.08 || !random.chance(share))
                continue;
            const double out = (road.width() / 2 + random.between(7, 15)) * (random.chance(0.5) ? 1 : -1);
            const Spot middle = place.spot + leftOf(place.direction) * out;
            const Ring ring = rectangle(middle, place.direction, random.between(9, 16), random.between(7, 11));
            bool free = ground.clearance(middle) > 30 && network.clearance(middle) > 6 &&
                        locator.community(middle) >= 0;
            for (int id : taken.at(middle))
                free = free && distance(middles[std::size_t(id)], middle) > 18;
            if (!free)
                continue;
            taken.add(int(middles.size()), middle, middle, 20);
            middles.push_back(middle);
            m_buildings.push_back({ring, 1 + random.below(3), "rural"});
        }
    }
}

} // namespace demo
