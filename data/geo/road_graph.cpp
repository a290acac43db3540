// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/road_graph.h"

#include <queue>

namespace geo {

namespace {

bool isUsable(const RoadGraph::Road& road, std::uint32_t junctions) {
    return road.from < junctions && road.to < junctions && std::isfinite(road.cost) && road.cost >= 0 &&
           road.path.size() >= 2 && std::all_of(road.path.begin(), road.path.end(), [](MapPoint p) {
               return std::isfinite(p.x) && std::isfinite(p.y);
           });
}

/// The bits of two numbers in turn: sorting by it keeps neighbours together well enough.
std::uint64_t interleaved(std::uint32_t x, std::uint32_t y) {
    std::uint64_t mixed = 0;
    for (unsigned bit = 0; bit < 16; ++bit)
        mixed |=
            (std::uint64_t((x >> bit) & 1) << (2 * bit)) | (std::uint64_t((y >> bit) & 1) << (2 * bit + 1));
    return mixed;
}

double distanceTo(const MapBox& box, MapPoint p) {
    return std::hypot(std::max({box.minX - p.x, 0.0, p.x - box.maxX}),
                      std::max({box.minY - p.y, 0.0, p.y - box.maxY}));
}

} // namespace

RoadGraph RoadGraph::build(std::uint32_t junctions, std::span<const Road> roads) {
    RoadGraph graph;
    graph.m_first.assign(std::size_t(junctions) + 1, 0);
    std::vector<bool> usable(roads.size());
    for (std::size_t i = 0; i < roads.size(); ++i) {
        usable[i] = isUsable(roads[i], junctions);
        graph.m_refused += usable[i] ? 0 : 1;
    }
    graph.addArcs(roads, usable);
    graph.addSegments(roads, usable);
    return graph;
}

void RoadGraph::addArcs(std::span<const Road> roads, const std::vector<bool>& usable) {
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (!usable[i])
            continue;
        ++m_first[roads[i].from + 1];
        if (!roads[i].isOneWay)
            ++m_first[roads[i].to + 1];
    }
    for (std::size_t j = 1; j < m_first.size(); ++j)
        m_first[j] += m_first[j - 1];
    m_arcs.resize(m_first.back());
    m_origins.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    const auto add = [&](Junction from, Junction to, std::size_t road) {
        m_origins[next[from]] = from;
        m_arcs[next[from]++] = {to, std::uint32_t(road), roads[road].cost};
    };
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (!usable[i])
            continue;
        add(roads[i].from, roads[i].to, i);
        if (!roads[i].isOneWay)
            add(roads[i].to, roads[i].from, i);
    }
}

void RoadGraph::addSegments(std::span<const Road> roads, const std::vector<bool>& usable) {
    MapBox all;
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (!usable[i])
            continue;
        const std::vector<MapPoint>& path = roads[i].path;
        for (std::size_t k = 0; k + 1 < path.size(); ++k) {
            m_segments.push_back({path[k], path[k + 1], std::uint32_t(i), std::uint32_t(k)});
            all.add(path[k]);
            all.add(path[k + 1]);
        }
    }
    const double extent = std::max(all.width(), all.height());
    const double scale = extent > 0 && std::isfinite(extent) ? 65535 / extent : 0;
    const auto place = [&](const Segment& s) {
        return interleaved(std::uint32_t((s.a.x / 2 + s.b.x / 2 - all.minX) * scale),
                           std::uint32_t((s.a.y / 2 + s.b.y / 2 - all.minY) * scale));
    };
    std::vector<std::pair<std::uint64_t, Segment>> keyed;
    keyed.reserve(m_segments.size());
    for (const Segment& s : m_segments)
        keyed.emplace_back(place(s), s);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    m_blocks.assign((keyed.size() + blockSize - 1) / blockSize, {});
    for (std::size_t i = 0; i < keyed.size(); ++i) {
        m_segments[i] = keyed[i].second;
        m_blocks[i / blockSize].add(m_segments[i].a);
        m_blocks[i / blockSize].add(m_segments[i].b);
    }
}

/// Dijkstra's algorithm; `through` gets the arc by which each junction was reached. Ends early at `goal`.
void RoadGraph::search(Junction from, Junction goal, std::vector<double>& costs,
                       std::vector<std::uint32_t>* through) const {
    costs.assign(junctions(), unreachable);
    if (through)
        through->assign(junctions(), none);
    if (from >= junctions())
        return;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
    costs[from] = 0;
    open.push({0, from});
    while (!open.empty()) {
        const Reached here = open.top();
        open.pop();
        if (here.junction == goal)
            return;
        if (here.cost > costs[here.junction])
            continue; // a cheaper way was found since
        for (std::uint32_t arc = m_first[here.junction]; arc < m_first[here.junction + 1]; ++arc) {
            const double cost = here.cost + m_arcs[arc].cost;
            const Junction to = m_arcs[arc].to;
            if (!(cost < costs[to]))
                continue;
            costs[to] = cost;
            if (through)
                (*through)[to] = arc;
            open.push({cost, to});
        }
    }
}

std::vector<double> RoadGraph::costsFrom(Junction from) const {
    std::vector<double> costs;
    search(from, none, costs, nullptr);
    return costs;
}

std::optional<RoadGraph::Route> RoadGraph::route(Junction from, Junction to) const {
    if (from >= junctions() || to >= junctions())
        return std::nullopt;
    std::vector<double> costs;
    std::vector<std::uint32_t> through;
    search(from, to, costs, &through);
    if (costs[to] == unreachable)
        return std::nullopt;
    Route route{costs[to], {to}, {}};
    for (Junction here = to; here != from; here = route.junctions.back()) {
        const std::uint32_t arc = through[here];
        route.roads.push_back(m_arcs[arc].road);
        route.junctions.push_back(m_origins[arc]);
    }
    std::reverse(route.junctions.begin(), route.junctions.end());
    std::reverse(route.roads.begin(), route.roads.end());
    return route;
}

void RoadGraph::searchBlock(std::size_t block, MapPoint p, double& best, const Segment*& found) const {
    const std::size_t end = std::min(m_segments.size(), (block + 1) * blockSize);
    for (std::size_t i = block * blockSize; i < end; ++i) {
        const Segment& s = m_segments[i];
        const MapPoint ends[] = {s.a, s.b};
        const double distance = nearestOn(ends, p)->distance;
        if (distance < best || (!found && distance <= best)) {
            best = distance;
            found = &s;
        }
    }
}

std::optional<RoadGraph::OnRoad> RoadGraph::nearestRoad(MapPoint p, double within) const {
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || !(within >= 0) || m_blocks.empty())
        return std::nullopt;
    double best = within;
    const Segment* found = nullptr;
    // The block that lies nearest first: what it holds lets most others be skipped.
    const auto nearer = [p](const MapBox& a, const MapBox& b) { return distanceTo(a, p) < distanceTo(b, p); };
    const auto start =
        std::size_t(std::min_element(m_blocks.begin(), m_blocks.end(), nearer) - m_blocks.begin());
    searchBlock(start, p, best, found);
    for (std::size_t block = 0; block < m_blocks.size(); ++block)
        if (block != start && distanceTo(m_blocks[block], p) <= best)
            searchBlock(block, p, best, found);
    if (!found)
        return std::nullopt;
    const MapPoint ends[] = {found->a, found->b};
    Nearest nearest = *nearestOn(ends, p);
    nearest.segment = found->number;
    return OnRoad{found->road, nearest};
}

} // namespace geo
