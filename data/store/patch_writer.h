// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/gate.h"
#include "store/undo.h"

namespace store {

/// Checks a patch and writes it in one transaction of its own; of one that takes something back (`origin.inverseOf`) nothing is
/// filled in or judged, since what stood there comes back. What a rule of approval concerns is put down to wait instead, unless
/// it is being approved (`origin.askedBy`). `alongside` runs in the same transaction once it is written. Internal to `store`.
Answer writePatch(Database& db, const city::Catalogue& catalogue, Gate& gate, const city::Patch& patch, const ChangeNote& note,
                  const undo::Origin& origin = {}, const std::function<city::Result<void>()>& alongside = {});

/// The catalogue on a connection that is open already.
city::Result<city::Catalogue> readCatalogue(Database& db);
/// One component on such a connection.
city::Result<std::optional<city::Component>> readComponent(Database& db, city::ComponentKey key);

} // namespace store
