// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/approval_rule.h"
#include "store/bulk.h"

/// Edits that wait until somebody who may approves them. Nothing of them is in the city's records until then.
namespace store::approval {

city::Result<std::vector<Rule>> rules(const QString& city);
/// Need the right to change settings everywhere; recorded in the audit. Invalid for a class or role that the city does not have.
city::Result<std::int64_t> addRule(const QString& city, const Rule& rule, const ChangeNote& note);
city::Result<void> dropRule(const QString& city, std::int64_t id, const ChangeNote& note);

enum class State { Waiting, Approved, Refused, Withdrawn };
const char* stateId(State state);

/// What was asked for as one.
struct Heap {
    QString batch, user, reason;
    std::int64_t madeMs = 0;  ///< UTC
    std::int64_t rows = 0, waiting = 0;
};
/// The newest first; with something waiting only, unless all are wanted.
city::Result<std::vector<Heap>> heaps(Database& db, bool all = false);

struct Edit {
    std::int64_t id = 0;
    QString batch;
    city::Patch patch;    ///< of an update on what the component is now, before with the values at the time of asking
    bool isMoved = false; ///< somebody changed or deleted the component since
    State state = State::Waiting;
    QString decidedBy, decision;
    std::int64_t decidedMs = 0;
    std::vector<city::Field> fields; ///< that it changes
};
/// Of one heap, in the order in which they were put down, at most `limit` after edit `after`.
city::Result<std::vector<Edit>> edits(Database& db, const QString& batch, std::size_t limit, std::int64_t after = 0);

/// An edit that waits, as the map shows it.
struct Mark {
    std::int64_t id = 0;
    QString batch, user;
    city::ComponentKey key; ///< row 0: it would be new
    geo::Point place;       ///< where it would be
    std::vector<city::Field> fields;
};
inline constexpr std::size_t mostMarks = 20'000;
/// What waits, for a window: every heap, and the newest edits.
struct Waiting {
    std::vector<Heap> heaps;
    std::vector<Mark> marks;
};
using WaitingPtr = std::shared_ptr<const Waiting>;
city::Result<Waiting> waiting(Database& db);
/// Changes with whatever happens to what waits.
city::Result<std::int64_t> stamp(Database& db);

struct Decision {
    enum class What { Approve, Refuse, Withdraw };
    What what = What::Approve;
    QString batch;
    std::vector<std::int64_t> edits;  ///< ids; all that wait where there are none
    std::vector<city::Field> fields;  ///< of one edit: these alone are written; all where there are none
    QString reason;
};
struct Outcome {
    std::int64_t decided = 0;         ///< edits
    QString batch;                    ///< under which the journal has them, where they were many
    std::vector<bulk::Faulty> faults; ///< these still wait: somebody changed the same fields since, or they fit no more
    std::int64_t faulty = 0;
    std::optional<city::ComponentKey> key; ///< of the one that was written
};
/// Approving writes by the road of every edit: one like a form's, many like a bulk edit's, in the name of who asked, with the
/// one who approved beside it. It needs the right `approve` at each place, and nobody approves their own; withdrawing is for
/// the one who asked. Approving and refusing want a reason. Who approved can take it back (Writer::undo).
city::Result<Outcome> decide(const QString& city, const Decision& decision, const ChangeNote& note, const Progress& progress = {});

} // namespace store::approval
