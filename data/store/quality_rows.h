// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/ground.h"
#include "quality/facts.h"
#include "store/city_file.h"

#include <memory>

namespace store {

/// What the rules of data quality look at, from one commit of the city.
struct QualityView {
    std::shared_ptr<const quality::Ground> ground;
    std::vector<quality::Facts> rows; ///< by shape, then key
    std::int64_t change = 0;          ///< journal.seq
};

/// Everything, on two threads.
city::Result<QualityView> readQuality(const QString& path, const Progress& progress = {});

/// Facts of the components of `keys` that still exist, as `readQuality` would read them: for a ledger that follows
/// the journal. Keys that are gone go to `gone`.
city::Result<std::vector<quality::Facts>> readFacts(Database& db, const std::vector<city::ComponentKey>& keys,
                                                    std::vector<std::uint64_t>& gone);

} // namespace store
