// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/plan.h"
#include "store/database.h"

namespace demo {

/// Writes a plan into a city that was made for bulk loading. One transaction; components are prepared on a second
/// thread while others are written.
class Loader {
public:
    Loader(const Plan& plan, store::Database& city) : m_plan(plan), m_city(city) {}

    /// A Cancelled fault when `progress` says so; a NoSpace or Io fault from the file.
    city::Result<void> load(const Progress& progress);

private:
    city::Result<void> loadAll(const Progress& progress);
    city::Result<void> loadLists();
    city::Result<void> loadDivisions(const geo::Projection& projection);
    city::Result<void> loadRoads(const geo::Projection& projection);
    city::Result<void> loadGround(const geo::Projection& projection);
    city::Result<void> loadFacilities(const geo::Projection& projection);
    city::Result<void> loadComponents(const Progress& progress);
    QByteArray uid(int table, std::size_t row) const;

    const Plan& m_plan;
    store::Database& m_city;
};

} // namespace demo
