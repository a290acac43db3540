// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faces.h"

#include <algorithm>

namespace demo {

int PlaneGraph::addNode(Spot spot) {
    m_nodes.push_back(spot);
    m_ways.emplace_back();
    return int(m_nodes.size()) - 1;
}

void PlaneGraph::addEdge(int a, int b) {
    auto& ways = m_ways[std::size_t(a)];
    if (a == b || std::find(ways.begin(), ways.end(), b) != ways.end())
        return;
    ways.push_back(b);
    m_ways[std::size_t(b)].push_back(a);
}

std::vector<std::vector<int>> PlaneGraph::faces() const {
    // Ways in order of their angle; arriving somewhere, the next way clockwise keeps the face on the left.
    std::vector<std::vector<int>> ways = m_ways;
    for (std::size_t node = 0; node < ways.size(); ++node) {
        const auto angle = [&](int other) {
            const Spot way = m_nodes[std::size_t(other)] - m_nodes[node];
            return std::atan2(way.y, way.x);
        };
        std::sort(ways[node].begin(), ways[node].end(), [&](int a, int b) { return angle(a) < angle(b); });
    }
    std::vector<std::vector<char>> used(ways.size());
    for (std::size_t node = 0; node < ways.size(); ++node)
        used[node].assign(ways[node].size(), 0);
    std::vector<std::vector<int>> result;
    for (std::size_t start = 0; start < ways.size(); ++start) {
        for (std::size_t way = 0; way < ways[start].size(); ++way) {
            if (used[start][way])
                continue;
            std::vector<int> walk;
            std::size_t node = start, next = way;
            double twice = 0;
            while (!used[node][next]) {
                used[node][next] = 1;
                walk.push_back(int(node));
                const auto to = std::size_t(ways[node][next]);
                twice += cross(m_nodes[node] - m_nodes[start], m_nodes[to] - m_nodes[start]);
                const auto back = std::find(ways[to].begin(), ways[to].end(), int(node)) - ways[to].begin();
                const auto count = std::ptrdiff_t(ways[to].size());
                next = std::size_t((back + count - 1) % count);
                node = to;
            }
            if (twice > 0)
                result.push_back(std::move(walk));
        }
    }
    return result;
}

} // namespace demo
