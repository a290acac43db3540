// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "store/database.h"

/// What a component's place and class say of its other fields. Internal to `store`.
namespace store::following {

/// Where a place is: 0 and empty where nothing covers it. The unit grid decides where there is one.
struct Spot {
    int subDistrict = 0, community = 0;
    QString unitGrid;
};
city::Result<Spot> spotOf(Database& db, geo::Point place);

/// Sub-district, community and unit grid follow the position of a component that is added (as far as they are empty) or
/// moved (as far as the patch leaves them alone). Where nothing covers the place they stay as they are.
city::Result<void> follow(Database& db, city::Patch& patch);

} // namespace store::following
