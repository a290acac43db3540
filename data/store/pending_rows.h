// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/approval.h"
#include "store/gate.h"

/// The rows of edits that wait. Internal to `store`; inside transactions of the caller.
namespace store::pending {

city::Result<std::vector<approval::Rule>> rules(Database& db);

/// Puts edits down. For one connection.
class Sheet {
public:
    static city::Result<Sheet> make(Database& db);
    /// The new row's id.
    city::Result<std::int64_t> add(const city::Patch& patch, const QString& batch, int srid);

private:
    Sheet(Database& db, Statement insert) : m_db(&db), m_insert(std::move(insert)) {}
    Database* m_db;
    Statement m_insert;
};

/// What was put down under `note.batch` is there for everybody, or grew.
city::Result<void> publish(Database& db, const ChangeNote& note);
/// One edit under a batch of its own, unless the note has one.
city::Result<std::int64_t> hold(Database& db, const city::Patch& patch, ChangeNote note, int srid);

/// One as it was put down: what it changes laid over `now`, where there is one.
struct Row {
    approval::Edit edit;
    std::optional<city::Component> now; ///< the component that it is about, where that is still there
    QString user, reason;
};
city::Result<std::optional<Row>> at(Database& db, std::int64_t id);
std::string editColumns(); ///< SELECT and FROM of what `read` reads: `pending_edit e`, `pending_batch b`
city::Result<Row> read(Database& db, const Statement& row);
std::vector<city::Field> fieldsOf(std::int64_t bits);

/// What approving it would write now. A Conflict where somebody changed one of its fields since, or it is gone.
city::Result<city::Patch> patchNow(const approval::Edit& edit, const std::optional<city::Component>& now,
                                   const std::vector<city::Field>& fields);

struct Verdict {
    approval::State state = approval::State::Approved;
    QString by, reason, written;
    std::vector<city::Field> taken; ///< all where there are none
};
class Ruling {
public:
    static city::Result<Ruling> make(Database& db, Verdict verdict);
    city::Result<void> of(std::int64_t id);

private:
    Ruling(Statement update, Verdict verdict) : m_update(std::move(update)), m_verdict(std::move(verdict)) {}
    Statement m_update;
    Verdict m_verdict;
};
/// A batch came to nothing: what was being put down under it goes, what was approved under it waits again.
city::Result<void> abandon(Database& db, const QString& batch);
city::Result<void> touch(Database& db, const QString& batch);

} // namespace store::pending
