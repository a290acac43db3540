// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"
#include "city/result.h"
#include "history/columns.h"

namespace history {

inline constexpr std::size_t mostRows = 4096; ///< of one chunk

/// Fixes of one device as bytes, ordered by time, 1 to mostRows of them; every value comes back bit by bit.
/// Ends with a checksum (XXH3).
Buffer pack(std::span<const city::Fix> fixes);
/// The same for readings of one quantity of one device.
Buffer pack(std::span<const city::Reading> readings);

/// Damaged for bytes that are not what `pack` made: wrong checksum, cut, disordered, places that are none.
/// `device` and `quantity` are what the row says; the bytes do not repeat them.
city::Result<std::vector<city::Fix>> unpackFixes(Bytes bytes, city::DeviceKey device);
city::Result<std::vector<city::Reading>> unpackReadings(Bytes bytes, city::DeviceKey device,
                                                        city::QuantityId quantity);

/// Puts a right checksum at the end of bytes, for those who make damaged ones.
void seal(Buffer& bytes);

} // namespace history
