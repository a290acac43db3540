// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/mapping.h"
#include "geo/point.h"
#include "store/database.h"

#include <vector>

namespace exchange {

/// Looks at places as they come, and says afterwards what seems wrong with all of them: axes swapped, degrees
/// of GCJ-02 taken for WGS-84 or the other way round, the wrong city.
class Survey {
public:
    /// Of a row's first vertex, in the coordinates that the importer delivers. Every so many are kept.
    void add(const parcel::Shape& shape);
    /// Sentences for the user; none when all looks well. The roads of the city tell a shift.
    city::Result<QStringList> judge(store::Database& city, const geo::Box& extent,
                                    const Mapping& mapping) const;

private:
    std::vector<parcel::Place> m_places;
    std::int64_t m_seen = 0;
};

} // namespace exchange
