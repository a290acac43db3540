// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "geo/region_index.h"
#include "store/database.h"

#include <unordered_map>

/// What a component's place and class say of its other fields. Internal to `store`.
namespace store::following {

/// Where a place is: 0 and empty where nothing covers it. The unit grid decides where there is one.
struct Spot {
    int subDistrict = 0, community = 0;
    QString unitGrid;
};
city::Result<Spot> spotOf(Database& db, geo::Point place);

/// The same for many places: every area in memory.
class Areas {
public:
    static city::Result<Areas> read(Database& db);
    Spot at(geo::Point place) const;

private:
    struct Named {
        int id = 0, parent = 0;
        QString code;
    };
    struct Layer {
        std::vector<Named> areas;
        geo::RegionIndex index;
        const Named* at(geo::Point place) const;
    };
    static city::Result<Layer> layer(Database& db, const char* table, const char* parent);
    Layer m_subDistricts, m_communities, m_grids;
    std::unordered_map<int, int> m_parents; ///< of communities
};

/// Sub-district, community and unit grid follow the position of a component that is added (as far as they are empty) or
/// moved (as far as the patch leaves them alone). Where nothing covers the place they stay as they are.
city::Result<void> follow(Database& db, city::Patch& patch);
void follow(const Areas& areas, city::Patch& patch);

} // namespace store::following
