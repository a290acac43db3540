// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_context.h"

namespace store::change_context {

city::Result<void> set(Database& db, const city::Uid& patch, const ChangeNote& note, const QString& approvedBy) {
    auto row = db.prepare("UPDATE change_context SET user = ?1, patch_id = ?2, batch = ?3, reason = ?4, event_ms = ?5, "
                          "approved_by = ?6, settling = NULL WHERE id = 1");
    if (!row)
        return tl::unexpected(row.error());
    row->bind(1, note.user).bind(2, patch.bytes());
    note.batch.isEmpty() ? row->bindNull(3) : row->bind(3, note.batch);
    note.reason.isEmpty() ? row->bindNull(4) : row->bind(4, note.reason);
    note.eventMs ? row->bind(5, *note.eventMs) : row->bindNull(5);
    approvedBy.isEmpty() ? row->bindNull(6) : row->bind(6, approvedBy);
    return row->run();
}

city::Result<void> clear(Database& db) {
    return db.execute("UPDATE change_context SET user = NULL, patch_id = NULL, batch = NULL, reason = NULL, "
                      "event_ms = NULL, approved_by = NULL, settling = NULL WHERE id = 1");
}

} // namespace store::change_context
