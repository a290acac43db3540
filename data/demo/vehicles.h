// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/device.h"
#include "store/database.h"

namespace demo {

/// Vehicles of a demo city: made up, and named so. The n-th is the same in every city of the same companies.
inline constexpr int usualVehicles = 600;

/// Adds those that are missing to make `count`. An Invalid fault in a city that is no demo city: no vehicle is made up
/// there.
city::Result<void> ensureVehicles(store::Database& city, int count);

} // namespace demo
