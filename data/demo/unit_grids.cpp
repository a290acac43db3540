// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/unit_grids.h"

#include "demo/faces.h"

#include <algorithm>
#include <map>

namespace demo {

namespace {

constexpr int mostCells = 999;

std::int64_t squareKey(std::int64_t column, std::int64_t row) { return row * 0x100000 + column; }

/// A crossing of the community's edge or of two grid lines, or a corner of the edge.
struct Crossing {
    double along;
    int node;
};

/// Cuts ring and grid lines into a plane graph.
class Cutter {
public:
    Cutter(const Ring& ring, double size, double left, double bottom)
        : m_ring(ring), m_size(size), m_left(left), m_bottom(bottom) {}

    PlaneGraph graph() {
        for (std::size_t i = 0; i < m_ring.size(); ++i)
            m_graph.addNode(m_ring[i]);
        for (std::size_t i = 0; i < m_ring.size(); ++i)
            cutSide(i);
        drawLines(m_rows, true);
        drawLines(m_columns, false);
        return std::move(m_graph);
    }

private:
    void cutSide(std::size_t i) {
        const std::size_t j = (i + 1) % m_ring.size();
        const Spot a = m_ring[i], b = m_ring[j];
        std::vector<Crossing> cuts;
        const auto cross = [&](double from, double to, double origin, bool row) {
            const auto low = std::int64_t(std::ceil((std::min(from, to) - origin) / m_size));
            const auto high = std::int64_t(std::floor((std::max(from, to) - origin) / m_size));
            for (std::int64_t line = low; line <= high; ++line) {
                const double value = origin + double(line) * m_size;
                const double t = (value - from) / (to - from);
                if ((from > value) == (to > value))
                    continue;
                const Spot spot = row ? Spot{a.x + (b.x - a.x) * t, value} : Spot{value, a.y + (b.y - a.y) * t};
                const int node = m_graph.addNode(spot);
                cuts.push_back({t, node});
                (row ? m_rows : m_columns)[line].push_back({row ? spot.x : spot.y, node});
            }
        };
        cross(a.y, b.y, m_bottom, true);
        cross(a.x, b.x, m_left, false);
        std::sort(cuts.begin(), cuts.end(), [](const Crossing& x, const Crossing& y) { return x.along < y.along; });
        int before = int(i);
        for (const Crossing& cut : cuts) {
            m_graph.addEdge(before, cut.node);
            before = cut.node;
        }
        m_graph.addEdge(before, int(j));
    }

    int gridNode(std::int64_t column, std::int64_t row) {
        const auto [place, fresh] = m_grid.try_emplace(squareKey(column, row), 0);
        if (fresh)
            place->second = m_graph.addNode({m_left + double(column) * m_size, m_bottom + double(row) * m_size});
        return place->second;
    }

    void drawLines(std::map<std::int64_t, std::vector<Crossing>>& lines, bool rows) {
        const double origin = rows ? m_left : m_bottom;
        for (auto& [line, ends] : lines) {
            std::sort(ends.begin(), ends.end(),
                      [](const Crossing& x, const Crossing& y) { return x.along < y.along; });
            for (std::size_t k = 0; k + 1 < ends.size(); k += 2) {
                int before = ends[k].node;
                const auto first = std::int64_t(std::floor((ends[k].along - origin) / m_size)) + 1;
                for (std::int64_t other = first; origin + double(other) * m_size < ends[k + 1].along; ++other) {
                    const int node = rows ? gridNode(other, line) : gridNode(line, other);
                    m_graph.addEdge(before, node);
                    before = node;
                }
                m_graph.addEdge(before, ends[k + 1].node);
            }
        }
    }

    const Ring& m_ring;
    double m_size, m_left, m_bottom;
    PlaneGraph m_graph;
    std::map<std::int64_t, std::vector<Crossing>> m_rows, m_columns;
    std::unordered_map<std::int64_t, int> m_grid;
};

using Walk = std::vector<int>;

/// Two faces made one along their common edges; empty where that would leave a hole.
Walk joined(const Walk& a, const Walk& b) {
    std::map<int, int> next;
    const auto has = [](const Walk& walk, int from, int to) {
        for (std::size_t i = 0; i < walk.size(); ++i) {
            if (walk[i] == from && walk[(i + 1) % walk.size()] == to)
                return true;
        }
        return false;
    };
    std::size_t count = 0;
    for (const Walk* walk : {&a, &b}) {
        const Walk& other = walk == &a ? b : a;
        for (std::size_t i = 0; i < walk->size(); ++i) {
            const int from = (*walk)[i], to = (*walk)[(i + 1) % walk->size()];
            if (has(other, to, from))
                continue;
            if (!next.emplace(from, to).second)
                return {};
            ++count;
        }
    }
    Walk result;
    if (next.empty())
        return result;
    const int start = next.begin()->first;
    int at = start;
    do {
        result.push_back(at);
        const auto way = next.find(at);
        if (way == next.end())
            return {};
        at = way->second;
    } while (at != start && result.size() <= count);
    return result.size() == count ? result : Walk{};
}

double commonLength(const Walk& a, const Walk& b, const std::vector<Spot>& nodes) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            if (a[i] == b[(j + 1) % b.size()] && a[(i + 1) % a.size()] == b[j])
                sum += distance(nodes[std::size_t(a[i])], nodes[std::size_t(b[j])]);
        }
    }
    return sum;
}

Ring ringOf(const Walk& walk, const std::vector<Spot>& nodes) {
    Ring ring;
    for (int node : walk)
        ring.push_back(nodes[std::size_t(node)]);
    return ring;
}

/// Joins each face below `least` square metres to the neighbour with the longest common edge.
void joinSlivers(std::vector<Walk>& walks, const std::vector<Spot>& nodes, double least) {
    std::multimap<int, std::size_t> at;
    for (std::size_t i = 0; i < walks.size(); ++i) {
        for (int node : walks[i])
            at.emplace(node, i);
    }
    std::vector<std::size_t> home(walks.size());
    for (std::size_t i = 0; i < walks.size(); ++i)
        home[i] = i;
    const auto now = [&](std::size_t i) {
        while (home[i] != i)
            i = home[i];
        return i;
    };
    for (std::size_t i = 0; i < walks.size(); ++i) {
        if (home[i] != i || area(ringOf(walks[i], nodes)) >= least)
            continue;
        std::map<std::size_t, double> shared;
        for (int node : walks[i]) {
            for (auto [place, end] = at.equal_range(node); place != end; ++place) {
                const std::size_t other = now(place->second);
                if (other != i && !shared.contains(other))
                    shared[other] = commonLength(walks[i], walks[other], nodes);
            }
        }
        std::vector<std::pair<double, std::size_t>> best;
        for (const auto& [other, metres] : shared) {
            if (metres > 0)
                best.emplace_back(-metres, other);
        }
        std::sort(best.begin(), best.end());
        for (const auto& [metres, other] : best) {
            Walk both = joined(walks[other], walks[i]);
            if (both.empty())
                continue;
            for (int node : walks[i])
                at.emplace(node, other);
            walks[other] = std::move(both);
            walks[i].clear();
            home[i] = other;
            break;
        }
    }
    std::erase_if(walks, [](const Walk& walk) { return walk.empty(); });
}

} // namespace

UnitGrids::UnitGrids(const Divisions& divisions, double scale) {
    m_grids.resize(divisions.communities().size());
    for (std::size_t i = 0; i < divisions.communities().size(); ++i)
        cut(int(i), divisions.communities()[i], scale);
}

std::vector<Ring> UnitGrids::pieces(const Ring& ring, const Grid& grid) const {
    const PlaneGraph graph = Cutter(ring, grid.size, grid.left, grid.bottom).graph();
    std::vector<Walk> walks = graph.faces();
    joinSlivers(walks, graph.nodes(), grid.size * grid.size * 0.3);
    std::vector<Ring> rings;
    for (const Walk& walk : walks)
        rings.push_back(ringOf(walk, graph.nodes()));
    return rings;
}

void UnitGrids::cut(int community, const Divisions::Community& what, double scale) {
    Grid& grid = m_grids[std::size_t(community)];
    grid.size = (what.village ? 300 : 100) * scale;
    std::vector<Ring> rings;
    do {
        // Odd millimetres keep grid lines off the corners of the edge.
        grid.left = std::floor(what.seed.x / grid.size) * grid.size + 0.0137;
        grid.bottom = std::floor(what.seed.y / grid.size) * grid.size + 0.0171;
        rings = pieces(what.ring, grid);
        if (int(rings.size()) <= mostCells)
            break;
        grid.size *= 1.1;
    } while (true);
    struct Placed {
        std::int64_t row, column;
        double x;
        std::size_t ring;
    };
    std::vector<Placed> order;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const Spot middle = centroid(rings[i]);
        order.push_back({std::int64_t(std::floor((middle.y - grid.bottom) / grid.size)),
                         std::int64_t(std::floor((middle.x - grid.left) / grid.size)), middle.x, i});
    }
    std::sort(order.begin(), order.end(), [](const Placed& a, const Placed& b) {
        return a.row != b.row ? a.row > b.row : a.column != b.column ? a.column < b.column : a.x < b.x;
    });
    int sequence = 0;
    for (const Placed& placed : order) {
        Ring& ring = rings[placed.ring];
        const int number = int(m_cells.size());
        const geo::MapBox box = boxOf(ring);
        for (auto row = std::int64_t(std::floor((box.minY - grid.bottom) / grid.size));
             row <= std::int64_t(std::floor((box.maxY - grid.bottom) / grid.size)); ++row) {
            for (auto column = std::int64_t(std::floor((box.minX - grid.left) / grid.size));
                 column <= std::int64_t(std::floor((box.maxX - grid.left) / grid.size)); ++column)
                grid.cells[squareKey(column, row)].push_back(number);
        }
        m_cells.push_back({community, ++sequence, std::move(ring)});
    }
}

int UnitGrids::at(int community, Spot spot) const {
    const Grid& grid = m_grids[std::size_t(community)];
    const auto found = grid.cells.find(squareKey(std::int64_t(std::floor((spot.x - grid.left) / grid.size)),
                                                 std::int64_t(std::floor((spot.y - grid.bottom) / grid.size))));
    if (found == grid.cells.end())
        return -1;
    for (int number : found->second) {
        if (contains(m_cells[std::size_t(number)].ring, spot))
            return number;
    }
    return -1;
}

} // namespace demo
