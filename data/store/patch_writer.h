// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/gate.h"

namespace store {

/// How a patch comes: as it was submitted, or as what takes one back (`isExact`: nothing is filled in or judged, since what
/// stood there comes back).
struct Origin {
    const char* kind = "do";
    std::int64_t inverseOf = 0; ///< edit_step.id
    bool isExact = false;
};

/// Checks a patch and writes it in one transaction of its own. Internal to `store`.
Answer writePatch(Database& db, const city::Catalogue& catalogue, Gate& gate, const city::Patch& patch, const ChangeNote& note,
                  const Origin& origin = {});

/// The catalogue on a connection that is open already.
city::Result<city::Catalogue> readCatalogue(Database& db);
/// One component on such a connection.
city::Result<std::optional<city::Component>> readComponent(Database& db, city::ComponentKey key);

} // namespace store
