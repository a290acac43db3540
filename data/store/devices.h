// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/device.h"
#include "store/database.h"

namespace store {

/// What a city says of the devices that report live.
namespace devices {

/// All of them with their kinds; a city of an older schema has none.
city::Result<city::DeviceList> read(Database& db);

/// Adds devices in one transaction, journalled under `user` where the journal runs. Keys and null uids are given
/// here. A number that is taken is an Invalid fault, and nothing is added.
city::Result<void> add(Database& db, const std::vector<city::Device>& devices, const QString& user);

/// Changes where a device stands. NotFound for a number that no device has.
city::Result<void> setStanding(Database& db, const QString& number, city::Device::Standing standing, const QString& user);

} // namespace devices
} // namespace store
