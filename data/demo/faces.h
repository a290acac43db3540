// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/shapes.h"

namespace demo {

/// The faces of a plane graph (no two edges cross except at their ends).
class PlaneGraph {
public:
    int addNode(Spot spot);
    /// A second edge between the same two nodes is left out.
    void addEdge(int a, int b);
    const std::vector<Spot>& nodes() const { return m_nodes; }
    /// Walks around every bounded face, counter-clockwise, as node numbers. Dead ends appear there and back.
    std::vector<std::vector<int>> faces() const;

private:
    std::vector<Spot> m_nodes;
    std::vector<std::vector<int>> m_ways; ///< from each node, the nodes at the other ends
};

} // namespace demo
