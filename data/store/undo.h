// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/gate.h"

/// Taking back what a user did, and doing it again; the same after a restart, since it stands in the city (`edit_step`).
/// Internal to `store`; users call Writer::undo and redo.
namespace store::undo {

struct Step {
    std::int64_t id = 0, journalSeq = 0;
};
/// The newest thing that `user` did (or did again) and has not taken back; nothing when there is none.
city::Result<std::optional<Step>> undoable(Database& db, const QString& user);
/// The newest thing that `user` took back, with nothing else done since.
city::Result<std::optional<Step>> redoable(Database& db, const QString& user);

/// The patch that takes a step back. A Conflict, with the row as it is now, where the row changed since and that was not
/// taken back.
tl::expected<city::Patch, Refusal> inverseOf(Database& db, const Step& step);

/// Notes a step, inside the transaction that made it.
city::Result<void> note(Database& db, const QString& user, const char* kind, const city::Uid& patch, std::int64_t journalSeq,
                        std::int64_t inverseOf);

} // namespace store::undo
