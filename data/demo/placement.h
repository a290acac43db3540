// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/blocks.h"
#include "demo/random.h"
#include "demo/unit_grids.h"

#include <functional>

namespace demo {

/// One component as planned: where it is; what it says of itself follows from its number when it is written.
struct Item {
    Spot spot;                ///< the point, or a place on the line or polygon
    std::uint16_t type = 0;   ///< index into Sources::classes
    std::int16_t community = 0;
    std::int32_t grid = 0;    ///< index into UnitGrids::cells
    std::int32_t road = -1;   ///< index into Network::roads, for the address
    std::int32_t shape = -1;  ///< index into Placement::shapes for lines and polygons
};

/// Puts components where a street has them, each class by the rule in its data row: so many, evenly spaced over
/// the places that the rule names. Their number is exact.
class Placement {
public:
    /// Returns false to stop.
    using Progress = std::function<bool(double share)>;

    struct Scene {
        const Sources& sources;
        const Ground& ground;
        const Divisions& divisions;
        const Locator& locator;
        const UnitGrids& grids;
        const Network& network;
        const Blocks& blocks;
    };
    Placement(const Scene& scene, int count, std::uint64_t seed, const Progress& progress);

    std::vector<Item>& items() { return m_items; }
    const std::vector<Item>& items() const { return m_items; }
    const std::vector<Line>& shapes() const { return m_shapes; }
    bool isComplete() const { return m_complete; }

private:
    struct Task {
        int type;
        int count;
        QString place, side;
        bool polygon, line;
        Random random;
    };
    /// The ground between two neighbouring arms of a crossing, clear of both carriageways.
    struct Corner {
        Spot node, spot;
        Spot direction; ///< of the first arm, outwards
        double half;    ///< its half width
        int road;
    };
    std::vector<int> counts(int count) const;
    std::vector<Corner> cornersOf(bool major) const;
    int place(Task& task);
    int alongRoads(Task& task);
    int atMeetings(Task& task);
    int inRings(Task& task);
    int onBanks(Task& task);
    int onBridges(Task& task);
    int inTunnels(Task& task);
    int inYards(Task& task);
    int inOpenCountry(Task& task);
    bool put(const Task& task, Spot spot, int road, Line shape = {}, bool overWater = false);
    bool putBeside(Task& task, int road, double metres, double side);
    double roadWeight(const Road& road, const QString& place) const;
    double offset(Task& task, const Road& road) const;
    int nearestRoad(Spot spot) const;

    Scene m_scene;
    std::vector<Item> m_items;
    std::vector<Line> m_shapes;
    std::vector<Corner> m_corners[2]; ///< of all crossings, of those of main roads; found when first asked for
    bool m_complete = true;
};

} // namespace demo
