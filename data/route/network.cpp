// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/network.h"

#include "route/components.h"

#include <algorithm>
#include <queue>

namespace route {

namespace {

bool isUsable(const Road& road, std::uint32_t junctions) {
    return road.from < junctions && road.to < junctions && road.time >= 0 && road.time < unreachable &&
           std::isfinite(road.metres) && road.metres >= 0 && road.path.size() >= 2 &&
           std::ranges::all_of(road.path, geo::isValid);
}

bool passesForward(const Road& road) {
    return !road.isBlocked && road.oneWay >= 0;
}
bool passesBack(const Road& road) {
    return !road.isBlocked && road.oneWay <= 0;
}

/// The time from the road's start to a spot of it.
Millis timeTo(const Road& road, double share) {
    return Millis(std::lround(double(road.time) * share));
}

/// Which touch of a spot a way uses: of a loop, which meets its junction with both ends, the quicker one.
int end(const Touches& touches, std::uint32_t junction) {
    if (touches[0].time >= unreachable || touches[0].junction != junction)
        return 1;
    return touches[1].junction == junction && touches[1].time < touches[0].time ? 1 : 0;
}

} // namespace

Network Network::build(std::uint32_t junctions, std::vector<Road> roads) {
    Network network;
    const std::size_t before = roads.size();
    std::erase_if(roads, [&](const Road& road) { return !isUsable(road, junctions); });
    network.m_refused = before - roads.size();
    network.m_roads = std::move(roads);
    network.m_first.assign(std::size_t(junctions) + 1, 0);
    network.addArcs();
    network.markMain();
    network.addPieces();
    return network;
}

void Network::addArcs() {
    for (const Road& road : m_roads) {
        m_first[road.from + 1] += passesForward(road) ? 1 : 0;
        m_first[road.to + 1] += passesBack(road) ? 1 : 0;
    }
    for (std::size_t j = 1; j < m_first.size(); ++j)
        m_first[j] += m_first[j - 1];
    m_arcs.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t i = 0; i < m_roads.size(); ++i) {
        const Road& road = m_roads[i];
        if (passesForward(road))
            m_arcs[next[road.from]++] = {road.to, i, road.time};
        if (passesBack(road))
            m_arcs[next[road.to]++] = {road.from, i, road.time};
    }
}

/// Blocked roads count as open here: a place behind a road block is not brought elsewhere.
void Network::markMain() {
    std::vector<Link> links;
    for (const Road& road : m_roads) {
        if (road.oneWay >= 0)
            links.push_back({road.from, road.to});
        if (road.oneWay <= 0)
            links.push_back({road.to, road.from});
    }
    const std::vector<bool> isMain = largestComponent(junctions(), links);
    m_isMain.resize(m_roads.size());
    for (std::size_t i = 0; i < m_roads.size(); ++i)
        m_isMain[i] = isMain[m_roads[i].from] && isMain[m_roads[i].to];
}

Touches Network::leaving(const Spot& spot) const {
    const Road& road = m_roads[spot.road];
    const Millis before = timeTo(road, spot.share);
    Touches touches;
    if (passesForward(road))
        touches[0] = {road.to, road.time - before};
    if (passesBack(road))
        touches[1] = {road.from, before};
    return touches;
}

Touches Network::reaching(const Spot& spot) const {
    const Road& road = m_roads[spot.road];
    const Millis before = timeTo(road, spot.share);
    Touches touches;
    if (passesForward(road))
        touches[0] = {road.from, before};
    if (passesBack(road))
        touches[1] = {road.to, road.time - before};
    return touches;
}

Millis Network::along(const Spot& from, const Spot& to) const {
    if (from.road != to.road)
        return unreachable;
    const Road& road = m_roads[from.road];
    const Millis time = timeTo(road, to.share) - timeTo(road, from.share);
    if (from.share == to.share)
        return road.isBlocked ? unreachable : 0;
    if (from.share < to.share)
        return passesForward(road) ? time : unreachable;
    return passesBack(road) ? -time : unreachable;
}

/// One run of Dijkstra's algorithm between two spots.
struct Network::Search {
    static constexpr std::uint32_t none = 0xffffffff;
    struct Reached {
        Millis time;
        std::uint32_t junction;
        bool operator>(const Reached& o) const { return time > o.time; }
    };
    struct Step {
        Millis time = unreachable;
        std::uint32_t before = none, road = none; ///< none: the spot itself
    };
    std::vector<Step> steps;
    Millis best = unreachable;
    std::uint32_t last = none; ///< the junction by which the goal is reached; none: without one

    void run(const Network& network, const Touches& start, const Touches& goal) {
        std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
        steps.assign(network.junctions(), {});
        const auto reach = [&](std::uint32_t junction, Step step) {
            if (step.time >= std::min(best, steps[junction].time))
                return;
            steps[junction] = step;
            open.push({step.time, junction});
        };
        for (const Touch& touch : start)
            if (touch.time < unreachable)
                reach(touch.junction, {touch.time, none, none});
        while (!open.empty() && open.top().time < best) {
            const Reached here = open.top();
            open.pop();
            if (here.time > steps[here.junction].time)
                continue;
            for (const Touch& touch : goal)
                if (touch.time < unreachable && touch.junction == here.junction && here.time + touch.time < best) {
                    best = here.time + touch.time;
                    last = here.junction;
                }
            for (const Arc& arc : network.arcs(here.junction))
                reach(arc.to, {std::min(unreachable, here.time + arc.time), here.junction, arc.road});
        }
    }
};

std::optional<Way> Network::way(const Spot& from, const Spot& to) const {
    Search search;
    search.best = along(from, to);
    search.run(*this, leaving(from), reaching(to));
    if (search.best >= unreachable)
        return std::nullopt;
    Way way = wayOf(search, from, to);
    if (way.path.size() == 1) // from a place to itself
        way.path.push_back(way.path.back());
    return way;
}

Way Network::wayOf(const Search& search, const Spot& from, const Spot& to) const {
    Way way;
    way.time = search.best;
    if (search.last == Search::none) {
        appendPart(way, from.road, from.share, to.share);
        return way;
    }
    std::vector<std::uint32_t> junctions{search.last};
    while (search.steps[junctions.back()].before != Search::none)
        junctions.push_back(search.steps[junctions.back()].before);
    std::ranges::reverse(junctions);
    appendPart(way, from.road, from.share, end(leaving(from), junctions.front()) == 0 ? 1 : 0);
    for (std::size_t i = 1; i < junctions.size(); ++i) {
        const std::uint32_t road = search.steps[junctions[i]].road;
        const bool forward = m_roads[road].from == junctions[i - 1] && passesForward(m_roads[road]);
        appendPart(way, road, forward ? 0 : 1, forward ? 1 : 0);
    }
    appendPart(way, to.road, end(reaching(to), junctions.back()) == 0 ? 0 : 1, to.share);
    return way;
}

} // namespace route
