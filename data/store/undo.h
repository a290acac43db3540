// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/gate.h"

/// Taking back what a user did, and doing it again; the same after a restart, since it stands in the city (`edit_step`).
/// Internal to `store`; users call Writer::undo and redo.
namespace store::undo {

/// How a change comes: as something new, or as what takes a step back.
struct Origin {
    const char* kind = "do"; ///< or undo, redo
    std::int64_t inverseOf = 0; ///< edit_step.id; 0 of what is new
    QString askedBy = {};       ///< of an edit that waited and is approved by the note's user: in whose name it is written
};
const char* kindOf(const QString& text); ///< one of the three

struct Step {
    std::int64_t id = 0, journalSeq = 0;
    QString batch; ///< of many changes as one; empty of a single one
};
/// The newest thing that `user` did (or did again) and has not taken back; nothing when there is none.
city::Result<std::optional<Step>> undoable(Database& db, const QString& user);
/// The newest thing that `user` took back, with nothing else done since.
city::Result<std::optional<Step>> redoable(Database& db, const QString& user);

/// What the journal holds of a change.
struct Entry {
    QString table;
    std::int64_t row = 0;
    city::Uid uid;
    std::int64_t revision = 0;
    char operation = 'U'; ///< I, U or D
    QByteArray before;    ///< JSON by column
};
city::Result<Entry> entryAt(Database& db, std::int64_t seq);

/// The patch that takes a step back. A Conflict, with the row as it is now, where the row changed since and that was not
/// taken back.
tl::expected<city::Patch, Refusal> inverseOf(Database& db, const Step& step);

/// Notes a step, inside the transaction that made it.
city::Result<void> note(Database& db, const QString& user, const Origin& origin, const city::Uid& patch, std::int64_t journalSeq);
/// Notes a whole batch, in a transaction of its own: it is done.
city::Result<void> noteBatch(Database& db, const QString& user, const Origin& origin, const QString& batch);
/// True once `noteBatch` was.
city::Result<bool> isNoted(Database& db, const QString& batch);

} // namespace store::undo
