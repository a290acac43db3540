// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/plan.h"
#include "store/database.h"

namespace demo {

/// Writes a plan into a city that was made for bulk loading, beside the districts that are there: in one
/// transaction, with components prepared on a second thread while others are written. The first district brings the
/// lists that are the whole city's.
class Loader {
public:
    Loader(const Plan& plan, store::Database& city) : m_plan(plan), m_city(city) {}

    /// A Cancelled fault when `progress` says so; a NoSpace or Io fault from the file.
    city::Result<void> load(const Progress& progress);

private:
    city::Result<void> loadAll(const Progress& progress);
    city::Result<void> loadLists();
    city::Result<void> loadResponsibilities();
    city::Result<void> loadDivisions(const Mapping& mapping);
    city::Result<void> loadRoads(const Mapping& mapping);
    city::Result<void> loadGround(const Mapping& mapping);
    city::Result<void> loadFacilities(const Mapping& mapping);
    city::Result<void> loadComponents(const Progress& progress);
    /// The greatest id that districts before have given in a table; 0 without any.
    city::Result<int> lastId(const char* table);
    QByteArray uid(int table, std::size_t row) const;

    const Plan& m_plan;
    store::Database& m_city;
};

} // namespace demo
