// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/writer.h"

/// Who changes what, for the journal's triggers (`change_context`), inside a transaction: set before its first change, cleared
/// before its end. Internal to `store`.
namespace store::change_context {

/// `approvedBy`: who approved what the note's user asked for; empty of what needed nobody.
city::Result<void> set(Database& db, const city::Uid& patch, const ChangeNote& note, const QString& approvedBy = {});
city::Result<void> clear(Database& db);

} // namespace store::change_context
