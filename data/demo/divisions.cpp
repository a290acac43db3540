// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/divisions.h"

#include "demo/random.h"
#include "demo/voronoi.h"

#include <algorithm>
#include <map>
#include <numbers>

namespace demo {

Divisions::Divisions(const Sources& sources, const Ground& ground, const geo::Projection& projection,
                     std::uint64_t seed)
    : m_seed(seed) {
    for (const Sources::Town& town : sources.towns) {
        m_seats.push_back(projection.forward(town.seat));
        m_reach.push_back(260.0 * std::sqrt(double(town.residents)));
    }
    scatter(sources, ground, mixed(seed, 21));
    relax(ground);
    drawBorders(ground, mixed(seed, 22));
    joinTowns(sources.towns.size());
    m_urban = std::make_unique<SegmentIndex>(boxOf(ground.outline()), 400);
    for (std::size_t i = 0; i < m_communities.size(); ++i) {
        if (!m_communities[i].village)
            m_urban->add(int(i), m_communities[i].seed, m_communities[i].seed, m_communities[i].urbanRadius + 500);
    }
}

int Divisions::nearestSeat(Spot spot) const {
    int best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        const double far = distance(spot, m_seats[i]) - m_reach[i];
        if (far < least) {
            least = far;
            best = int(i);
        }
    }
    return best;
}

void Divisions::scatter(const Sources& sources, const Ground& ground, std::uint64_t seed) {
    // Candidates: a jittered lattice over the land, each belonging to its nearest seat.
    Random random(seed);
    std::vector<std::vector<Spot>> land(m_seats.size()), nearBank(m_seats.size());
    Line edge = ground.outline();
    edge.push_back(edge.front());
    const geo::MapBox box = boxOf(ground.outline());
    for (double y = box.minY; y < box.maxY; y += 240) {
        for (double x = box.minX; x < box.maxX; x += 240) {
            const Spot spot{x + random.between(0, 200), y + random.between(0, 200)};
            if (!contains(ground.outline(), spot) || ground.clearance(spot) < 120)
                continue;
            if (distanceToLine(spot, edge) < 420)
                continue;
            const auto town = std::size_t(nearestSeat(spot));
            land[town].push_back(spot);
            if (distance(spot, m_seats[town]) < 9000 && !ground.isBeyondRiver(spot))
                nearBank[town].push_back(spot);
        }
    }
    std::vector<Spot> taken;
    const auto room = [&](Spot spot) {
        double least = 1e9;
        for (const Spot& other : taken)
            least = std::min(least, distance(spot, other));
        return least;
    };
    std::vector<bool> started(m_seats.size(), false);
    m_communities.resize(sources.communities.size());
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t i = 0; i < sources.communities.size(); ++i) {
            const Sources::Community& source = sources.communities[i];
            if (source.village != (pass == 1))
                continue;
            const auto town = std::size_t(source.town);
            Spot best = m_seats[town];
            if (!source.village && started[town]) {
                // Neighbourhoods crowd around the seat; the nearest place with room wins.
                double least = std::numeric_limits<double>::infinity();
                for (const Spot& spot : nearBank[town]) {
                    const double shortage = std::max(0.0, 1020 - room(spot));
                    const double cost = distance(spot, m_seats[town]) + shortage * 12;
                    if (cost < least) {
                        least = cost;
                        best = spot;
                    }
                }
            } else if (source.village) {
                double most = -1;
                for (int tries = 0; tries < 40 && !land[town].empty(); ++tries) {
                    const Spot spot = land[town][std::size_t(random.below(int(land[town].size())))];
                    const double space = room(spot);
                    if (space > most) {
                        most = space;
                        best = spot;
                    }
                }
            }
            started[town] = true;
            taken.push_back(best);
            m_communities[i] = {source.town, source.village, best, {}, 0};
        }
    }
    for (Community& community : m_communities) {
        const auto& town = sources.towns[std::size_t(community.town)];
        community.urbanRadius = community.village ? 0 : town.residents >= 5 ? 900 : 520 + 45 * town.residents;
    }
}

void Divisions::relax(const Ground& ground) {
    // Villages drift to the middle of the land that is nearest to them, within their own sub-district.
    for (int round = 0; round < 3; ++round) {
        std::vector<Spot> sum(m_communities.size());
        std::vector<int> count(m_communities.size(), 0);
        const geo::MapBox box = boxOf(ground.outline());
        for (double y = box.minY; y < box.maxY; y += 450) {
            for (double x = box.minX; x < box.maxX; x += 450) {
                const Spot spot{x, y};
                if (!contains(ground.outline(), spot))
                    continue;
                std::size_t best = 0;
                double least = std::numeric_limits<double>::infinity();
                for (std::size_t i = 0; i < m_communities.size(); ++i) {
                    const Spot way = m_communities[i].seed - spot;
                    if (const double square = dot(way, way); square < least) {
                        least = square;
                        best = i;
                    }
                }
                sum[best] = sum[best] + spot;
                ++count[best];
            }
        }
        for (std::size_t i = 0; i < m_communities.size(); ++i) {
            Community& community = m_communities[i];
            if (!community.village || count[i] == 0)
                continue;
            const Spot middle = sum[i] * (1.0 / count[i]);
            const Spot next = community.seed + (middle - community.seed) * 0.7;
            if (nearestSeat(next) == community.town && ground.clearance(next) > 140)
                community.seed = next;
        }
    }
}

std::vector<Spot> Divisions::ghosts(const Ground& ground, std::uint64_t seed) const {
    // Seeds outside the outline: the boundary runs half way between them and the outermost communities.
    std::vector<Spot> result;
    Line edge = ground.outline();
    edge.push_back(edge.front());
    const double whole = length(edge);
    Random random(seed);
    for (double at = 0; at < whole; at += 700) {
        const Along place = along(edge, at);
        double nearest = 1e9;
        for (const Community& community : m_communities)
            nearest = std::min(nearest, distance(place.spot, community.seed));
        const double out = std::clamp(nearest, 300.0, 2200.0) + random.between(-90, 90);
        const Spot ghost = place.spot - leftOf(place.direction) * out;
        if (!contains(ground.outline(), ghost))
            result.push_back(ghost);
    }
    return result;
}

namespace {

bool insideTriangle(Spot p, Spot a, Spot b, Spot c) {
    const double u = cross(b - a, p - a), v = cross(c - b, p - b), w = cross(a - c, p - c);
    return (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0);
}

/// Breaks an edge into a natural line. Every corner stays inside the kite of the edge and its two seeds; the
/// kites of different edges never overlap, so no two boundaries can cross.
void roughen(Line& line, Spot a, Spot b, Spot left, Spot right, double strength, double step, std::uint64_t seed) {
    const double far = distance(a, b);
    if (far < step) {
        line.push_back(b);
        return;
    }
    Spot middle = (a + b) * 0.5;
    Random random(seed);
    Spot push = leftOf(unit(b - a)) * (far * strength * random.between(-1, 1));
    for (int tries = 0; tries < 6; ++tries, push = push * 0.5) {
        const Spot moved = middle + push;
        if (insideTriangle(moved, a, b, left) || insideTriangle(moved, a, b, right)) {
            middle = moved;
            break;
        }
    }
    roughen(line, a, middle, left, right, strength, step, mixed(seed, 1));
    roughen(line, middle, b, left, right, strength, step, mixed(seed, 2));
}

} // namespace

void Divisions::drawBorders(const Ground& ground, std::uint64_t seed) {
    std::vector<Spot> seeds;
    for (const Community& community : m_communities)
        seeds.push_back(community.seed);
    const auto own = int(seeds.size());
    for (const Spot& ghost : ghosts(ground, mixed(seed, 1)))
        seeds.push_back(ghost);
    geo::MapBox frame = boxOf(ground.outline());
    frame.add(Spot{frame.minX - 12000, frame.minY - 12000});
    frame.add(Spot{frame.maxX + 12000, frame.maxY + 12000});
    const Voronoi voronoi = Voronoi::divide(seeds, frame);
    std::vector<int> borderOf(voronoi.edges.size(), -1);
    for (std::size_t i = 0; i < voronoi.edges.size(); ++i) {
        const Voronoi::Edge& edge = voronoi.edges[i];
        const bool leftOwn = edge.left < own, rightOwn = edge.right >= 0 && edge.right < own;
        if (!leftOwn && !rightOwn)
            continue;
        const Spot a = voronoi.corners[std::size_t(edge.from)], b = voronoi.corners[std::size_t(edge.to)];
        const Spot left = seeds[std::size_t(edge.left)], right = seeds[std::size_t(edge.right)];
        const bool calm = (leftOwn && !m_communities[std::size_t(edge.left)].village) ||
                          (rightOwn && !m_communities[std::size_t(edge.right)].village);
        Line line{a};
        roughen(line, a, b, left, right, calm ? 0.045 : 0.17, calm ? 180 : 130, mixed(seed, 100 + i));
        borderOf[i] = int(m_borders.size());
        m_borders.push_back({leftOwn ? edge.left : -1, rightOwn ? edge.right : -1, edge.from, edge.to,
                             std::move(line)});
    }
    for (int i = 0; i < own; ++i) {
        Ring& ring = m_communities[std::size_t(i)].ring;
        for (const Voronoi::Step& step : voronoi.cells[std::size_t(i)]) {
            const Line& line = m_borders[std::size_t(borderOf[std::size_t(step.edge)])].line;
            if (step.forward)
                ring.insert(ring.end(), line.begin(), line.end() - 1);
            else
                ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        }
    }
}

void Divisions::joinTowns(std::size_t count) {
    // A sub-district's edge: the borders with another one, or with the outside, put end to end.
    m_towns.resize(count);
    for (std::size_t town = 0; town < count; ++town) {
        std::map<int, std::vector<Line>> from;
        std::map<int, std::vector<int>> to;
        for (const Border& border : m_borders) {
            const int left = border.left < 0 ? -1 : m_communities[std::size_t(border.left)].town;
            const int right = border.right < 0 ? -1 : m_communities[std::size_t(border.right)].town;
            if ((left == int(town)) == (right == int(town)))
                continue;
            Line line = border.line;
            const bool forward = left == int(town);
            if (!forward)
                std::reverse(line.begin(), line.end());
            from[forward ? border.from : border.to].push_back(std::move(line));
            to[forward ? border.from : border.to].push_back(forward ? border.to : border.from);
        }
        while (!from.empty()) {
            Ring ring;
            const int start = from.begin()->first;
            int at = start;
            do {
                const auto lines = from.find(at);
                if (lines == from.end())
                    break;
                ring.insert(ring.end(), lines->second.back().begin(), lines->second.back().end() - 1);
                const int next = to[at].back();
                lines->second.pop_back();
                to[at].pop_back();
                if (lines->second.empty())
                    from.erase(lines);
                at = next;
            } while (at != start);
            if (signedArea(ring) > (m_towns[town].empty() ? 0 : signedArea(m_towns[town])))
                m_towns[town] = std::move(ring);
        }
    }
}

double Divisions::urban(Spot spot) const {
    constexpr double country = -1000;
    double most = country;
    for (int id : m_urban->at(spot)) {
        const Community& community = m_communities[std::size_t(id)];
        most = std::max(most, community.urbanRadius - distance(spot, community.seed));
    }
    return most <= country ? country : most + 210 * noise(spot.x, spot.y, 700, m_seed) + 70 * noise(spot.x, spot.y, 260, m_seed + 1);
}

} // namespace demo
