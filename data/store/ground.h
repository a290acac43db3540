// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/code.h"
#include "city/component.h"
#include "store/database.h"

#include <functional>
#include <vector>

/// What is in a city already, for those who bring more into it.
namespace store::ground {

/// A sub-district, community, compound: an area with a name.
struct Area {
    int id = 0;
    int parent = 0;                ///< a community's sub-district, a compound's community; 0 for none
    std::vector<city::Path> rings; ///< the outer one first; none where the geometry is missing
};
/// Of `sub_district`, `community`, `compound` or `unit_grid`, by id.
city::Result<std::vector<Area>> areas(Database& db, const char* table);

/// A component as duplicates are told by: its code where that is valid, its class and where its symbol stands.
struct Standing {
    std::string_view code; ///< UTF-8, valid during the call; empty without a valid one
    int classId = 0;
    geo::Point place;      ///< NaN without a usable geometry
};
city::Result<void> eachComponent(Database& db, const std::function<void(const Standing&)>& take);
/// The identities of all rows of a table, 16 bytes each.
city::Result<std::vector<std::string>> uids(Database& db, const char* table);
/// Codes of sub-districts, communities or unit grids, by id.
city::Result<std::vector<std::string>> codes(Database& db, const char* table);

/// The meaning of codes under a profile that need not be the city's own: class ids by major and minor digits.
struct ClassCode {
    std::string digits;
    int classId = 0;
};
city::Result<std::vector<ClassCode>> classCodes(Database& db, const QString& profile);
/// The layout of a profile; NotFound when the city does not know it.
city::Result<city::CodeLayout> layoutOf(Database& db, const QString& profile);

/// The greatest id in a table; 0 when it is empty.
city::Result<std::int64_t> lastId(Database& db, const char* table);
/// Metres from a place to the nearest road within 300 m; nothing when there is none, or while the city has no
/// spatial index yet.
city::Result<std::optional<double>> roadDistance(Database& db, geo::Point place);

} // namespace store::ground
