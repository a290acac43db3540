// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/district.h"
#include "demo/facilities.h"
#include "demo/organisations.h"
#include "demo/placement.h"

#include <memory>

/// The demo city: deterministic, schematic, made of public facts and of nothing secret.
namespace demo {

/// Told of the work: a share from 0 to 1 and what is being done; returns false to cancel.
using Progress = std::function<bool(double share, const QString& what)>;

/// One district in memory, in metres, drawn where Banan lies; the same for the same count and seed (and the same C
/// library: sine and cosine are its own).
struct Plan {
    static constexpr int fewest = 1000, most = 1'500'000, usual = 1'200'000;
    static constexpr int geographicSrid = 4490, mapSrid = 4545;

    District district;
    Sources sources;
    std::unique_ptr<Ground> ground;
    std::unique_ptr<Divisions> divisions;
    std::unique_ptr<Locator> locator;
    std::unique_ptr<UnitGrids> grids;
    std::unique_ptr<Streets> streets;
    std::unique_ptr<Network> network;
    std::unique_ptr<Blocks> blocks;
    std::unique_ptr<Facilities> facilities;
    std::unique_ptr<Organisations> organisations;
    std::unique_ptr<Placement> placement;

    /// Items sorted by sub-district and place. `count` from `fewest` to `most`, otherwise an Invalid fault.
    static city::Result<Plan> make(const District& district, const Progress& progress = {});
    /// To degrees, where the district lies. A NotFound fault without the projection's data.
    city::Result<Mapping> mapping() const;
};

} // namespace demo
