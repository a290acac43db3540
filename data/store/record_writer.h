// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/gate.h"
#include "store/undo.h"

namespace store {

/// Checks a change of a record and writes it in one transaction of its own; of one that takes something back nothing is
/// filled in or judged. Internal to `store`.
RecordAnswer writeRecord(Database& db, const city::Catalogue& catalogue, const city::RecordTables& tables, Gate& gate,
                         const city::RecordPatch& patch, const ChangeNote& note, const undo::Origin& origin = {});

/// The patch that takes a step back that changed a record; nothing where the step was of another table. A Conflict where the
/// row changed since.
tl::expected<std::optional<city::RecordPatch>, RecordRefusal> inverseOfRecord(Database& db, const city::RecordTables& tables,
                                                                             const undo::Step& step);

} // namespace store
