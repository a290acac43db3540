// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/network.h"

#include "demo/random.h"

#include <algorithm>
#include <map>

namespace demo {

namespace {

bool meet(RoadClass a, RoadClass b) {
    // Expressways pass over or under the small ones.
    const auto high = [](RoadClass kind) { return kind == RoadClass::Expressway; };
    const auto small = [](RoadClass kind) { return kind == RoadClass::Local || kind == RoadClass::Lane; };
    return !(high(a) && small(b)) && !(high(b) && small(a));
}

struct Cut {
    double along; ///< corner number plus the share of the way to the next
    Spot spot;
};

/// Where strokes cross or touch each other.
std::vector<std::vector<Cut>> meetingsOf(const std::vector<Stroke>& strokes, const geo::MapBox& box) {
    struct Piece {
        int stroke;
        int corner;
    };
    std::vector<Piece> pieces;
    SegmentIndex index(box, 120);
    std::vector<std::vector<Cut>> cuts(strokes.size());
    for (std::size_t s = 0; s < strokes.size(); ++s) {
        const Line& line = strokes[s].line;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const Spot a = line[i - 1], b = line[i];
            index.visit(boxOf({a, b}), [&](int id) {
                const Piece& piece = pieces[std::size_t(id)];
                const Stroke& other = strokes[std::size_t(piece.stroke)];
                if (piece.stroke == int(s) || !meet(strokes[s].kind, other.kind))
                    return;
                const Spot c = other.line[std::size_t(piece.corner - 1)], d = other.line[std::size_t(piece.corner)];
                const double turn = cross(b - a, d - c);
                if (std::abs(turn) < 1e-9)
                    return;
                const double t = cross(c - a, d - c) / turn, u = cross(c - a, b - a) / turn;
                if (t < 0 || t > 1 || u < 0 || u > 1)
                    return;
                const Spot spot = a + (b - a) * t;
                cuts[s].push_back({double(i - 1) + t, spot});
                cuts[std::size_t(piece.stroke)].push_back({double(piece.corner - 1) + u, spot});
            });
            index.add(int(pieces.size()), a, b);
            pieces.push_back({int(s), int(i)});
        }
    }
    return cuts;
}

} // namespace

double Road::width() const {
    switch (kind) {
    case RoadClass::Expressway: return 25;
    case RoadClass::Arterial: return 24;
    case RoadClass::Secondary: return 16;
    case RoadClass::Local: return 9;
    case RoadClass::Lane: return 5;
    }
    return 7;
}

Network::Network(const Streets& streets, const Ground& ground, const Divisions& divisions, std::uint64_t seed) {
    cutAtMeetings(streets.strokes(), ground);
    dropDeadEnds(30);
    thin(seed);
    dropDeadEnds(30);
    keepLargest();
    openOneWays();
    findMeetings();
    describe(ground, divisions);
}

int Network::node(Spot spot) {
    constexpr double size = 3;
    const auto column = std::int64_t(std::floor(spot.x / size)), row = std::int64_t(std::floor(spot.y / size));
    for (std::int64_t i = column - 1; i <= column + 1; ++i) {
        for (std::int64_t j = row - 1; j <= row + 1; ++j) {
            const auto found = m_nodeAt.find(i * 0x100000000LL + j);
            if (found != m_nodeAt.end() && distance(m_nodes[std::size_t(found->second)], spot) < size)
                return found->second;
        }
    }
    m_nodes.push_back(spot);
    m_nodeAt[column * 0x100000000LL + row] = int(m_nodes.size()) - 1;
    return int(m_nodes.size()) - 1;
}

void Network::cutAtMeetings(const std::vector<Stroke>& strokes, const Ground& ground) {
    std::vector<std::vector<Cut>> cuts = meetingsOf(strokes, boxOf(ground.outline()));
    for (std::size_t s = 0; s < strokes.size(); ++s) {
        const Stroke& stroke = strokes[s];
        const Line& line = stroke.line;
        cuts[s].push_back({0, line.front()});
        cuts[s].push_back({double(line.size() - 1), line.back()});
        std::sort(cuts[s].begin(), cuts[s].end(), [](const Cut& a, const Cut& b) { return a.along < b.along; });
        for (std::size_t k = 1; k < cuts[s].size(); ++k) {
            const Cut& from = cuts[s][k - 1];
            const Cut& to = cuts[s][k];
            Road road;
            road.from = node(from.spot);
            road.to = node(to.spot);
            road.line.push_back(m_nodes[std::size_t(road.from)]);
            for (auto corner = std::size_t(std::floor(from.along)) + 1; double(corner) < to.along; ++corner) {
                if (distance(line[corner], road.line.back()) > 1.5 && distance(line[corner], to.spot) > 1.5)
                    road.line.push_back(line[corner]);
            }
            road.line.push_back(m_nodes[std::size_t(road.to)]);
            if (road.from == road.to && length(road.line) < 40)
                continue;
            road.kind = stroke.kind;
            road.name = stroke.name;
            road.oneWay = stroke.oneWay;
            m_roads.push_back(std::move(road));
        }
    }
    // The same two nodes joined twice by nearly the same line: one is enough.
    std::map<std::pair<int, int>, std::size_t> seen;
    std::vector<Road> kept;
    for (Road& road : m_roads) {
        const auto key = std::minmax(road.from, road.to);
        const auto [place, fresh] = seen.try_emplace({key.first, key.second}, kept.size());
        if (fresh || std::abs(length(kept[place->second].line) - length(road.line)) > 10)
            kept.push_back(std::move(road));
    }
    m_roads = std::move(kept);
}

void Network::findMeetings() {
    m_meetings.assign(m_nodes.size(), {});
    for (std::size_t i = 0; i < m_roads.size(); ++i) {
        m_meetings[std::size_t(m_roads[i].from)].push_back(int(i));
        m_meetings[std::size_t(m_roads[i].to)].push_back(int(i));
    }
}

void Network::thin(std::uint64_t seed) {
    // Larger blocks here and there: schools, works, estates.
    findMeetings();
    std::vector<std::size_t> degree;
    for (const auto& meeting : m_meetings)
        degree.push_back(meeting.size());
    std::size_t number = 0;
    std::erase_if(m_roads, [&](const Road& road) {
        ++number;
        auto& from = degree[std::size_t(road.from)];
        auto& to = degree[std::size_t(road.to)];
        if (road.kind != RoadClass::Local || from < 3 || to < 3 || mixed(seed, number) % 100 >= 17)
            return false;
        --from;
        --to;
        return true;
    });
}

void Network::dropDeadEnds(double shorterThan) {
    for (int round = 0; round < 3; ++round) {
        findMeetings();
        std::erase_if(m_roads, [&](const Road& road) {
            return (m_meetings[std::size_t(road.from)].size() == 1 || m_meetings[std::size_t(road.to)].size() == 1) &&
                   length(road.line) < shorterThan;
        });
    }
}

void Network::keepLargest() {
    std::vector<int> group(m_nodes.size());
    for (std::size_t i = 0; i < group.size(); ++i)
        group[i] = int(i);
    const auto root = [&](int i) {
        while (group[std::size_t(i)] != i)
            i = group[std::size_t(i)] = group[std::size_t(group[std::size_t(i)])];
        return i;
    };
    for (const Road& road : m_roads)
        group[std::size_t(root(road.from))] = root(road.to);
    std::map<int, int> sizes;
    int best = -1;
    for (const Road& road : m_roads) {
        const int size = ++sizes[root(road.from)];
        if (best < 0 || size > sizes[best])
            best = root(road.from);
    }
    std::erase_if(m_roads, [&](const Road& road) { return root(road.from) != best; });
    // Nodes that are left, numbered anew.
    std::vector<int> number(m_nodes.size(), -1);
    std::vector<Spot> nodes;
    for (Road& road : m_roads) {
        for (int* end : {&road.from, &road.to}) {
            int& fresh = number[std::size_t(*end)];
            if (fresh < 0) {
                fresh = int(nodes.size());
                nodes.push_back(m_nodes[std::size_t(*end)]);
            }
            *end = fresh;
        }
    }
    m_nodes = std::move(nodes);
    m_nodeAt.clear();
}

void Network::openOneWays() {
    // A one-way street stays one where every node can still be reached and left: those that break this go both ways.
    const auto reached = [&](bool forward) {
        std::vector<std::vector<int>> ways(m_nodes.size());
        for (const Road& road : m_roads) {
            const int way = forward ? road.oneWay : -road.oneWay;
            if (way >= 0)
                ways[std::size_t(road.from)].push_back(road.to);
            if (way <= 0)
                ways[std::size_t(road.to)].push_back(road.from);
        }
        std::vector<char> seen(m_nodes.size(), 0);
        std::vector<int> open{m_roads.empty() ? 0 : m_roads.front().from};
        seen[std::size_t(open[0])] = 1;
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            for (int next : ways[std::size_t(at)]) {
                if (!seen[std::size_t(next)]) {
                    seen[std::size_t(next)] = 1;
                    open.push_back(next);
                }
            }
        }
        return seen;
    };
    for (bool changed = true; changed && !m_roads.empty();) {
        changed = false;
        const auto out = reached(true), back = reached(false);
        for (Road& road : m_roads) {
            const bool whole = out[std::size_t(road.from)] && out[std::size_t(road.to)] &&
                               back[std::size_t(road.from)] && back[std::size_t(road.to)];
            if (road.oneWay != 0 && !whole) {
                road.oneWay = 0;
                changed = true;
            }
        }
    }
}

void Network::describe(const Ground& ground, const Divisions& divisions) {
    std::unordered_map<int, double> passed;
    m_index = std::make_unique<SegmentIndex>(boxOf(ground.outline()), 60);
    m_far = std::make_unique<SegmentIndex>(boxOf(ground.outline()), 500);
    for (std::size_t r = 0; r < m_roads.size(); ++r) {
        Road& road = m_roads[r];
        const double metres = length(road.line);
        road.before = passed[road.name];
        passed[road.name] += metres;
        road.builtUp = divisions.urban(along(road.line, metres / 2).spot) > 0;
        for (double at = 0; at < metres && !road.bridge; at += 6) {
            const Spot spot = along(road.line, at).spot;
            road.bridge = !ground.isDry(spot) && ground.clearance(spot) < 2;
        }
        for (std::size_t i = 1; i < road.line.size(); ++i) {
            m_index->add(int(m_segments.size()), road.line[i - 1], road.line[i], 75);
            m_far->add(int(m_segments.size()), road.line[i - 1], road.line[i]);
            m_segments.emplace_back(int(r), int(i));
        }
    }
}

double Network::clearance(Spot spot) const {
    double least = 60;
    for (int id : m_index->at(spot)) {
        const auto& [road, corner] = m_segments[std::size_t(id)];
        const Line& line = m_roads[std::size_t(road)].line;
        least = std::min(least, distanceToSegment(spot, line[std::size_t(corner - 1)], line[std::size_t(corner)]) -
                                    m_roads[std::size_t(road)].width() / 2);
    }
    return least;
}

int Network::nearest(Spot spot) const {
    int best = -1;
    double least = 8000;
    const auto look = [&](int id) {
        const auto& [number, corner] = m_segments[std::size_t(id)];
        const Road& road = m_roads[std::size_t(number)];
        const double far = distanceToSegment(spot, road.line[std::size_t(corner - 1)], road.line[std::size_t(corner)]);
        if (far < least && road.kind != RoadClass::Expressway) {
            least = far;
            best = number;
        }
    };
    for (int id : m_index->at(spot))
        look(id);
    for (double reach = 250; best < 0 && reach <= 8000; reach *= 2)
        m_far->visit({spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach}, look);
    return best;
}

} // namespace demo
