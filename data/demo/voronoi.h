// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/shapes.h"

namespace demo {

/// The plane divided among seeds: corners, edges with the seeds on their two sides, and each seed's walk around
/// its cell. Edges share their corners exactly, so what is drawn along them closes without gaps.
struct Voronoi {
    struct Edge {
        int from = 0, to = 0;   ///< corners
        int left = 0, right = 0;///< seeds
    };
    struct Step {
        int edge = 0;
        bool forward = true;
    };
    std::vector<Spot> corners;
    std::vector<Edge> edges;
    std::vector<std::vector<Step>> cells; ///< counter-clockwise; empty for a cell that reaches the frame

    /// Cells beyond `frame` are cut off there and left empty.
    static Voronoi divide(const std::vector<Spot>& seeds, const geo::MapBox& frame);
};

} // namespace demo
