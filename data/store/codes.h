// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/patch.h"
#include "store/database.h"

#include <optional>
#include <vector>

/// The sequence numbers of component codes.
namespace store::codes {

/// The numbers of one class in the city's district under its profile.
struct Space {
    QString prefix;               ///< everything before the sequence; empty for a class without a code
    std::int64_t most = 0;        ///< the greatest sequence there can be
    std::int64_t last = 0;        ///< the greatest in use
    std::int64_t used = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps; ///< free runs below `last`, ascending, the first hundred
    std::int64_t freeBelow() const { return last - used; }
};
city::Result<Space> spaceOf(Database& db, const city::Catalogue& catalogue, int classId);

/// The next free code of a class: one more than the greatest; once that is the greatest there can be, the lowest gap.
/// Empty for a class or a city whose codes this program cannot compose. The fault (Invalid) of a class that is full says
/// what can be done. To be called inside the transaction that uses the code.
city::Result<QString> next(Database& db, const city::Catalogue& catalogue, int classId);

bool changesClass(const city::Patch& patch);
/// A code tells its class: one that stays behind when the class changes gives way to a new one.
void dropOfOldClass(const city::Catalogue& catalogue, city::Patch& patch);

/// Another component than `own` that holds a valid code; nothing when the code is free.
city::Result<std::optional<city::ComponentKey>> holderOf(Database& db, const QString& code, city::ComponentKey own);

} // namespace store::codes
