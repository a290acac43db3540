// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/placement.h"

#include <algorithm>
#include <numbers>
#include <numeric>

namespace demo {

Placement::Placement(const Scene& scene, int count, std::uint64_t seed, const Progress& progress) : m_scene(scene) {
    const std::vector<int> wanted = counts(count);
    m_items.reserve(std::size_t(count));
    std::size_t filler = 0; // the commonest class takes up what the others found no place for
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] > wanted[filler])
            filler = i;
    }
    int missing = 0;
    for (std::size_t i = 0; i <= wanted.size(); ++i) {
        if (i == filler)
            continue;
        const std::size_t type = i == wanted.size() ? filler : i;
        const Sources::Class& what = scene.sources.classes[type];
        const int number = wanted[type] + (type == filler ? missing : 0);
        Task task{int(type), number, what.place, what.side, what.what.shape == city::Shape::Polygon,
                  what.what.shape == city::Shape::Line, Random(seed, type)};
        missing += number - place(task);
        if (progress && !progress(double(m_items.size()) / count)) {
            m_complete = false;
            return;
        }
    }
}

std::vector<int> Placement::counts(int count) const {
    // Largest remainders: whole numbers in proportion to the shares, with an exact sum.
    double sum = 0;
    for (const auto& type : m_scene.sources.classes)
        sum += type.share;
    std::vector<int> result;
    std::vector<std::pair<double, std::size_t>> rest;
    int given = 0;
    for (std::size_t i = 0; i < m_scene.sources.classes.size(); ++i) {
        const double exact = count * m_scene.sources.classes[i].share / sum;
        result.push_back(int(exact));
        given += result.back();
        rest.emplace_back(double(result.back()) - exact, i);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t k = 0; given < count; ++k, ++given)
        ++result[rest[k % rest.size()].second];
    return result;
}

int Placement::place(Task& task) {
    if (task.count == 0)
        return 0;
    const QString& where = task.place;
    if (where == QLatin1String("corner") || where == QLatin1String("crossing"))
        return atMeetings(task);
    if (where == QLatin1String("compound") || where == QLatin1String("green"))
        return inRings(task);
    if (where == QLatin1String("bank"))
        return onBanks(task);
    if (where == QLatin1String("bridge"))
        return onBridges(task);
    if (where == QLatin1String("rural"))
        return inTunnels(task);
    if (where == QLatin1String("beside") && task.side == QLatin1String("yard"))
        return inYards(task);
    if (where == QLatin1String("scatter") || where == QLatin1String("village"))
        return inOpenCountry(task);
    return alongRoads(task);
}

bool Placement::put(const Task& task, Spot spot, int road, Line shape, bool overWater) {
    if (!overWater) {
        if (!m_scene.ground.isDry(spot) && m_scene.ground.clearance(spot) < 4)
            return false;
        for (const Spot& corner : shape) {
            if (!m_scene.ground.isDry(corner) && m_scene.ground.clearance(corner) < 2)
                return false;
        }
    }
    const int community = m_scene.locator.community(spot);
    if (community < 0)
        return false;
    const int grid = m_scene.grids.at(community, spot);
    if (grid < 0)
        return false;
    Item item{spot, std::uint16_t(task.type), std::int16_t(community), grid, road, -1};
    if (!shape.empty()) {
        item.shape = std::int32_t(m_shapes.size());
        m_shapes.push_back(std::move(shape));
    }
    m_items.push_back(item);
    return true;
}

double Placement::roadWeight(const Road& road, const QString& place) const {
    const RoadClass kind = road.kind;
    if (place == QLatin1String("express"))
        return kind == RoadClass::Expressway ? 1 : 0;
    if (place == QLatin1String("lane"))
        return kind == RoadClass::Lane ? 1 : kind != RoadClass::Expressway && !road.builtUp ? 0.7 : 0;
    if (kind == RoadClass::Expressway || kind == RoadClass::Lane)
        return 0;
    if (place == QLatin1String("local"))
        return road.builtUp ? (kind == RoadClass::Local ? 1 : 0.5) : 0;
    if (place == QLatin1String("arterial"))
        return kind == RoadClass::Arterial ? 1 : kind == RoadClass::Secondary && road.builtUp ? 0.45 : 0;
    if (!road.builtUp)
        return kind == RoadClass::Local ? 0.05 : 0.16;
    return kind == RoadClass::Arterial ? 1.3 : kind == RoadClass::Secondary ? 1.15 : 1;
}

double Placement::offset(Task& task, const Road& road) const {
    const double half = road.width() / 2;
    Random& random = task.random;
    const QString& side = task.side;
    if (side == QLatin1String("carriageway"))
        return half * random.between(0.25, 0.62);
    if (side == QLatin1String("gutter"))
        return half - 0.25;
    if (side == QLatin1String("kerb"))
        return half + random.between(0.4, 0.6);
    if (side == QLatin1String("lamp"))
        return half + 0.7;
    if (side == QLatin1String("tree"))
        return half + 1.4;
    if (side == QLatin1String("stop"))
        return half + 1.1;
    if (side == QLatin1String("verge"))
        return half + random.between(1.2, 1.9);
    if (side == QLatin1String("frontage"))
        return half + random.between(4.0, 4.3);
    if (side == QLatin1String("back"))
        return half + random.between(4.4, 7);
    if (side == QLatin1String("median"))
        return random.between(0.15, 0.4);
    return half + random.between(1.8, 3.3);
}

bool Placement::putBeside(Task& task, int number, double metres, double side) {
    const Road& road = m_scene.network.roads()[std::size_t(number)];
    const double whole = length(road.line);
    const double half = road.width() / 2;
    if (task.line && task.side == QLatin1String("across")) {
        const Along place = along(road.line, metres);
        const Spot reach = leftOf(place.direction) * (half - 0.4);
        // The anchor keeps off the middle, where a boundary may run.
        return put(task, place.spot + reach * 0.1, number, {place.spot - reach, place.spot + reach});
    }
    if (task.line || task.polygon) {
        const double size = std::min(whole * 0.8, task.polygon ? task.random.between(14, 46)
                                                               : task.random.between(22, 70));
        const double from = std::clamp(metres - size / 2, 0.0, whole - size);
        const Line line = part(road.line, from, from + size);
        const double out = task.polygon                              ? half + 3.6
                           : task.side == QLatin1String("hedge")     ? half + 2.2
                           : road.kind == RoadClass::Expressway      ? half + 0.8
                                                                     : half - 0.6;
        if (task.polygon) {
            Ring ring = strip(line, side * out, side * (out + task.random.between(1.6, 4.2)));
            if (!isSimple(ring) || signedArea(ring) <= 0)
                return false;
            const Along middle = along(line, size / 2);
            return put(task, middle.spot + leftOf(middle.direction) * (side * (out + 0.8)), number, std::move(ring));
        }
        const Line moved = beside(line, side * out);
        return put(task, along(moved, length(moved) / 2).spot, number, moved);
    }
    const Along place = along(road.line, metres);
    return put(task, place.spot + leftOf(place.direction) * (side * offset(task, road)), number);
}

int Placement::alongRoads(Task& task) {
    // One long kerb: the left side of each road there, its right side back, trimmed at the crossings.
    struct Kerb {
        int road;
        double side, from, to, start;
    };
    std::vector<Kerb> kerbs;
    double whole = 0;
    const auto& roads = m_scene.network.roads();
    const bool verge = task.place == QLatin1String("beside");
    for (std::size_t i = 0; i < roads.size(); ++i) {
        const double weight = roadWeight(roads[i], verge ? QStringLiteral("road") : task.place);
        const double metres = length(roads[i].line);
        const double trim = std::min(14.0, metres * 0.22);
        if (weight <= 0 || metres < 24)
            continue;
        for (const double side : {1.0, -1.0}) {
            kerbs.push_back({int(i), side, trim, metres - trim, whole});
            whole += (metres - 2 * trim) * weight;
        }
    }
    if (kerbs.empty())
        return 0;
    const double spacing = whole / task.count, phase = task.random.share();
    int placed = 0;
    std::size_t at = 0;
    const auto tryAt = [&](const Kerb& kerb, double position) {
        const double end = &kerb == &kerbs.back() ? whole : (&kerb)[1].start;
        const double share = std::clamp((position - kerb.start) / (end - kerb.start), 0.0, 1.0);
        return putBeside(task, kerb.road, kerb.from + (kerb.to - kerb.from) * share, kerb.side);
    };
    for (int k = 0; k < task.count; ++k) {
        const double position = (k + phase) * spacing;
        while (at + 1 < kerbs.size() && kerbs[at + 1].start <= position)
            ++at;
        bool done = tryAt(kerbs[at], position);
        for (int tries = 0; !done && tries < 40; ++tries) {
            const Kerb& other = kerbs[std::size_t(task.random.below(int(kerbs.size())))];
            const double end = &other == &kerbs.back() ? whole : (&other)[1].start;
            done = tryAt(other, task.random.between(other.start, end));
        }
        placed += done;
    }
    return placed;
}

int Placement::inRings(Task& task) {
    const bool green = task.place == QLatin1String("green");
    std::vector<std::size_t> rings;
    std::vector<double> ends;
    double whole = 0;
    const auto& blocks = m_scene.blocks.blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].use == (green ? Blocks::Use::Park : Blocks::Use::Compound)) {
            rings.push_back(i);
            whole += std::sqrt(area(blocks[i].ring)) * (task.side == QLatin1String("inside") ? 1 : 0.6) + 20;
            ends.push_back(whole);
        }
    }
    int placed = 0;
    for (int k = 0; k < task.count && !rings.empty(); ++k) {
        bool done = false;
        for (int tries = 0; !done && tries < 40; ++tries) {
            const double position = tries == 0 ? (k + 0.5) * whole / task.count : task.random.between(0, whole);
            const auto number = std::size_t(std::lower_bound(ends.begin(), ends.end(), position) - ends.begin());
            const Ring& ring = blocks[rings[std::min(number, rings.size() - 1)]].ring;
            Line edge = ring;
            edge.push_back(ring.front());
            const double round = length(edge);
            if (task.line) {
                const double size = std::min(round * 0.3, task.random.between(18, 60));
                const double from = task.random.between(0, round - size);
                const Line line = beside(part(edge, from, from + size), 0.8);
                done = put(task, along(line, length(line) / 2).spot, nearestRoad(line.front()), line);
            } else if (task.side == QLatin1String("edge")) {
                const Along spot = along(edge, task.random.between(0, round));
                const Spot inside = spot.spot + leftOf(spot.direction) * task.random.between(1.2, 2.6);
                done = contains(ring, inside) && put(task, inside, nearestRoad(inside));
            } else {
                const geo::MapBox box = boxOf(ring);
                const Spot spot{task.random.between(box.minX, box.maxX), task.random.between(box.minY, box.maxY)};
                done = contains(ring, spot) && put(task, spot, nearestRoad(spot));
            }
        }
        placed += done;
    }
    return placed;
}

int Placement::inOpenCountry(Task& task) {
    const auto& communities = m_scene.divisions.communities();
    const bool villagesOnly = task.side != QLatin1String("any");
    int placed = 0;
    for (int k = 0; k < task.count; ++k) {
        bool done = false;
        for (int tries = 0; !done && tries < 60; ++tries) {
            const auto& community = communities[std::size_t(task.random.below(int(communities.size())))];
            if (villagesOnly && !community.village)
                continue;
            Spot spot;
            if (task.side == QLatin1String("around")) {
                const double turn = task.random.between(0, 2 * std::numbers::pi);
                spot = community.seed + Spot{std::cos(turn), std::sin(turn)} * task.random.between(15, 260);
            } else {
                const geo::MapBox box = boxOf(community.ring);
                spot = {task.random.between(box.minX, box.maxX), task.random.between(box.minY, box.maxY)};
            }
            if (contains(community.ring, spot) && m_scene.network.clearance(spot) > 3)
                done = put(task, spot, nearestRoad(spot));
        }
        placed += done;
    }
    return placed;
}

int Placement::inYards(Task& task) {
    // Car parks and building sites take blocks that were left empty; each takes its own.
    std::vector<std::size_t> yards;
    const auto& blocks = m_scene.blocks.blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].use == Blocks::Use::Yard)
            yards.push_back(i);
    }
    const bool sites = m_scene.sources.classes[std::size_t(task.type)].what.major == 5;
    int placed = 0;
    for (std::size_t k = 0; k < yards.size() && placed < task.count; ++k) {
        if ((k % 5 == 4) != sites)
            continue;
        const Ring& ring = blocks[yards[k]].ring;
        const Spot middle = centroid(ring);
        placed += contains(ring, middle) && put(task, middle, nearestRoad(middle), ring);
    }
    return placed;
}

int Placement::nearestRoad(Spot spot) const { return m_scene.network.nearest(spot); }

} // namespace demo
