// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/random.h"
#include "demo/streets.h"

#include <algorithm>
#include <map>
#include <numbers>
#include <queue>

namespace demo {

namespace {

struct DrawnRoad {
    const char* name;
    std::vector<geo::Point> corners;
};

const std::vector<DrawnRoad>& drawnExpressways() {
    static const std::vector<DrawnRoad> roads{
        {"南环高速（示意）",
         {{106.400, 29.320}, {106.450, 29.333}, {106.500, 29.334}, {106.562, 29.353}, {106.632, 29.368},
          {106.690, 29.415}, {106.738, 29.470}, {106.765, 29.530}, {106.772, 29.590}, {106.765, 29.640}}},
        {"巴南南北高速（示意）",
         {{106.574, 29.452}, {106.577, 29.400}, {106.586, 29.350}, {106.592, 29.290}, {106.618, 29.240},
          {106.640, 29.200}, {106.655, 29.160}}},
        {"巴南东西高速（示意）",
         {{106.632, 29.368}, {106.700, 29.352}, {106.770, 29.372}, {106.832, 29.425}, {106.882, 29.480},
          {106.912, 29.550}, {106.936, 29.625}, {106.962, 29.700}, {106.990, 29.760}}},
        {"接龙支线高速（示意）",
         {{106.690, 29.356}, {106.722, 29.295}, {106.785, 29.236}, {106.848, 29.196}, {106.900, 29.140},
          {106.920, 29.080}}}};
    return roads;
}

Line winding(Spot a, Spot b, std::uint64_t salt) {
    const double far = distance(a, b);
    const int parts = std::max(3, int(far / 55));
    const Spot side = leftOf(unit(b - a));
    Line line;
    for (int k = 0; k <= parts; ++k) {
        const double t = double(k) / parts;
        const Spot spot = a + (b - a) * t;
        const double calm = std::sin(std::numbers::pi * t);
        const double swing = far * 0.13 * noise(spot.x, spot.y, far * 0.6, salt) +
                             70 * noise(spot.x, spot.y, 380, salt + 1);
        line.push_back(spot + side * (swing * calm));
    }
    return line;
}

} // namespace

void Streets::drawExpressways(const geo::Projection& projection) {
    Line edge = m_ground.outline();
    edge.push_back(edge.front());
    for (const DrawnRoad& road : drawnExpressways()) {
        Line corners;
        for (const geo::Point& corner : road.corners)
            corners.push_back(projection.forward(corner));
        Line inside;
        for (const Spot& spot : smooth(corners, 60)) {
            if (contains(m_ground.outline(), spot) && distanceToLine(spot, edge) > 350)
                inside.push_back(spot);
        }
        add({std::move(inside), RoadClass::Expressway, name(road.name), -1, 0, true});
    }
}

std::vector<char> Streets::mainRoads(const std::vector<std::pair<int, int>>& links, std::vector<int>& names) {
    // The shortest way over the villages between every two seats that have no third one between them.
    const auto& communities = m_divisions.communities();
    std::vector<std::vector<std::pair<int, int>>> ways(communities.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        ways[std::size_t(links[i].first)].emplace_back(links[i].second, int(i));
        ways[std::size_t(links[i].second)].emplace_back(links[i].first, int(i));
    }
    const auto& seats = m_divisions.seats();
    std::vector<int> home(seats.size(), 0);
    for (std::size_t s = 0; s < seats.size(); ++s) {
        for (std::size_t i = 0; i < communities.size(); ++i) {
            if (distance(communities[i].seed, seats[s]) < distance(communities[std::size_t(home[s])].seed, seats[s]))
                home[s] = int(i);
        }
    }
    std::vector<char> main(links.size(), 0);
    for (std::size_t s = 0; s < seats.size(); ++s) {
        for (std::size_t e = s + 1; e < seats.size(); ++e) {
            const Spot middle = (seats[s] + seats[e]) * 0.5;
            const double radius = distance(seats[s], seats[e]) / 2;
            if (std::any_of(seats.begin(), seats.end(), [&](Spot seat) {
                    return seat != seats[s] && seat != seats[e] && distance(seat, middle) < radius;
                }))
                continue;
            std::vector<double> cost(communities.size(), 1e12);
            std::vector<int> via(communities.size(), -1);
            std::priority_queue<std::pair<double, int>, std::vector<std::pair<double, int>>, std::greater<>> open;
            cost[std::size_t(home[s])] = 0;
            open.emplace(0, home[s]);
            while (!open.empty()) {
                const auto [far, at] = open.top();
                open.pop();
                if (far > cost[std::size_t(at)])
                    continue;
                for (const auto& [next, link] : ways[std::size_t(at)]) {
                    const double step = distance(communities[std::size_t(at)].seed,
                                                 communities[std::size_t(next)].seed) *
                                        (main[std::size_t(link)] ? 0.7 : 1);
                    if (far + step < cost[std::size_t(next)]) {
                        cost[std::size_t(next)] = far + step;
                        via[std::size_t(next)] = link;
                        open.emplace(far + step, next);
                    }
                }
            }
            const QString text = m_sources.towns[s].name.left(1) + m_sources.towns[e].name.left(1);
            const int road = name((text + QStringLiteral("路")).toStdString());
            const bool large = m_sources.towns[s].residents >= 4 && m_sources.towns[e].residents >= 4;
            for (int at = home[e]; at != home[s] && via[std::size_t(at)] >= 0;) {
                const int link = via[std::size_t(at)];
                if (!main[std::size_t(link)]) {
                    main[std::size_t(link)] = large ? 2 : 1;
                    names[std::size_t(link)] = road;
                }
                at = links[std::size_t(link)].first == at ? links[std::size_t(link)].second
                                                          : links[std::size_t(link)].first;
            }
        }
    }
    return main;
}

void Streets::connect(int a, int b, RoadClass kind, int road) {
    const auto& communities = m_divisions.communities();
    const auto& from = communities[std::size_t(a)];
    const auto& to = communities[std::size_t(b)];
    const Line line = winding(from.seed, to.seed, mixed(m_seed, std::uint64_t(a) * 1000 + std::uint64_t(b)));
    for (const Spot& spot : line) {
        // No embankments: a road that would run in a lake or into the river is not built.
        if (m_ground.riverClearance(spot) < 25)
            return;
    }
    if (from.village && to.village) {
        add({line, kind, road});
        return;
    }
    // Towards a neighbourhood a road ends at the first street it meets.
    std::size_t middle = line.size() / 2;
    if (from.village)
        middle = 0;
    else if (to.village)
        middle = line.size() - 1;
    else if (m_divisions.urban(line[middle]) > -60)
        return;
    const Line ahead = trimmedAtStreets(Line(line.begin() + std::ptrdiff_t(middle), line.end()));
    const Line back = trimmedAtStreets(Line(line.rbegin() + std::ptrdiff_t(line.size() - 1 - middle), line.rend()));
    Line whole(back.rbegin(), back.rend());
    whole.insert(whole.end(), ahead.begin() + 1, ahead.end());
    add({std::move(whole), kind, road});
}

void Streets::drawCountryRoads() {
    m_firstCountryRoad = m_strokes.size();
    const auto& communities = m_divisions.communities();
    std::vector<std::pair<int, int>> links;
    for (const auto& border : m_divisions.borders()) {
        if (border.left < 0 || border.right < 0)
            continue;
        const Spot a = communities[std::size_t(border.left)].seed, b = communities[std::size_t(border.right)].seed;
        bool wet = false;
        for (int k = 0; k <= 40 && !wet; ++k)
            wet = m_ground.riverClearance(a + (b - a) * (k / 40.0)) < 60;
        if (!wet && length(border.line) > 150)
            links.emplace_back(border.left, border.right);
    }
    std::vector<int> names(links.size(), 0);
    const std::vector<char> main = mainRoads(links, names);
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto [a, b] = links[i];
        const Spot from = communities[std::size_t(a)].seed, to = communities[std::size_t(b)].seed;
        const double far = distance(from, to);
        // Two villages with a third one nearer to both need no road of their own.
        const bool direct = std::none_of(communities.begin(), communities.end(), [&](const auto& other) {
            return distance(other.seed, from) < far * 0.96 && distance(other.seed, to) < far * 0.96;
        });
        const bool extra = mixed(m_seed, 7000 + i) % 100 < 22;
        if (!main[i] && !direct && !extra)
            continue;
        const std::string stem = m_sources.communities[std::size_t(a)].shortName().toStdString();
        const int road = main[i] ? names[i] : name(stem + "村道");
        connect(a, b, main[i] > 1 ? RoadClass::Arterial : main[i] ? RoadClass::Secondary : RoadClass::Lane, road);
    }
}

Line Streets::lane(Spot from, Spot heading, double metres, std::uint64_t salt) const {
    // Wanders through the fields; ends before water, streets and the edge of the city.
    Line line{from};
    for (double at = 0; at < metres; at += 40) {
        const Spot last = line.back();
        heading = turned(heading, 0.15 * noise(last.x, last.y, 420, salt));
        const Spot next = last + heading * 40;
        if (m_ground.clearance(next) < 30 || m_divisions.urban(next) > -20 || !contains(m_ground.outline(), next))
            break;
        line.push_back(next);
    }
    return line;
}

void Streets::drawLanes() {
    const auto& communities = m_divisions.communities();
    std::vector<int> number(communities.size(), 0);
    Random random(m_seed, 9000);
    const auto branch = [&](const Line& line, double from, double reach, std::uint64_t salt) {
        const Along place = along(line, from);
        const Spot side = leftOf(place.direction) * (random.chance(0.5) ? 1 : -1);
        Line result = lane(place.spot, turned(side, random.between(-0.5, 0.5)), reach, salt);
        if (result.size() < 4)
            return Line{};
        std::size_t home = 0;
        for (std::size_t i = 1; i < communities.size(); ++i) {
            if (distance(communities[i].seed, result[2]) < distance(communities[home].seed, result[2]))
                home = i;
        }
        const std::string stem = m_sources.communities[home].shortName().toStdString();
        add({result, RoadClass::Lane, name(stem + "村" + chineseNumber(++number[home] % 99 + 1) + "组路")});
        return result;
    };
    const std::size_t first = m_firstCountryRoad, last = m_strokes.size();
    for (std::size_t i = first; i < last; ++i) {
        const Line line = m_strokes[i].line; // the list grows
        const double whole = length(line);
        for (double at = random.between(120, 500); at < whole - 100; at += random.between(420, 900) * m_coarse) {
            const Line side = branch(line, at, random.between(300, 1700), mixed(m_seed, i * 1000 + std::uint64_t(at)));
            for (double more = 240; more < length(side) - 100; more += random.between(170, 330) * m_coarse) {
                if (random.chance(0.75))
                    branch(side, more, random.between(130, 520), mixed(m_seed, i * 999 + std::uint64_t(at + more)));
            }
        }
    }
}

} // namespace demo
