// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/writer.h"

/// Who changes what, for the journal's triggers (`change_context`), inside a transaction: set before its first change, cleared
/// before its end. Internal to `store`.
namespace store::change_context {

city::Result<void> set(Database& db, const city::Uid& patch, const ChangeNote& note);
city::Result<void> clear(Database& db);

} // namespace store::change_context
