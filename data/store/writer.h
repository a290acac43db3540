// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "city/record.h"
#include "store/login.h"
#include "store/reader.h"

#include <functional>
#include <future>
#include <memory>

namespace store {

/// Who changes what for which reason; the journal keeps it.
struct ChangeNote {
    QString user;    ///< never empty: a journal row without a user came from outside this program
    QString reason;
    QString batch;   ///< common to the patches of one bulk edit; may be empty
    std::optional<std::int64_t> eventMs; ///< when it happened in the world, UTC, where that differs from now
    LoginPtr login = {}; ///< needed where the city has accounts; its name is the user then
};

/// What a patch became.
struct Receipt {
    city::ComponentKey key;
    std::int64_t revision = 0; ///< of the row now; of a deleted row: its last
    std::int64_t seq = 0;      ///< journal.seq of this change
    std::int64_t rows = 1;     ///< how many; more where a bulk edit was taken back or done again, and `key` is not used
    std::optional<city::Component> component = {}; ///< as it was written, with what was filled in; of a deleted one nothing
    std::int64_t pending = 0;  ///< pending_edit.id: nothing was written, it waits for somebody who approves it
    std::optional<city::Record> record = {}; ///< where it was not a component that was taken back; `key` is not used then
};

/// Why a patch was not written.
struct Refusal {
    city::Fault fault;
    std::vector<city::FieldFault> fields;     ///< with Invalid: every faulty field
    std::optional<city::Component> theirs;    ///< with Conflict: the row as it is now; nothing when it is gone
};

using Answer = tl::expected<Receipt, Refusal>;

/// The same of facilities, compounds, road sections and green spaces.
struct RecordReceipt {
    std::int64_t revision = 0, seq = 0;
    city::Record record; ///< as it was written; of a deleted one as it was
};
struct RecordRefusal {
    city::Fault fault;
    std::vector<city::RecordFault> fields;
    std::optional<city::Record> theirs;
};
using RecordAnswer = tl::expected<RecordReceipt, RecordRefusal>;

/// The single writer of one city in this process: patches are checked and written on its thread, one
/// transaction each, in the order of submission. Other processes may write at the same time: each transaction
/// waits for the write lock (5 s at most) and compares the revision inside. Submit from any thread.
class Writer {
public:
    /// Opens on its own thread; where that fails, every patch is answered with that fault.
    explicit Writer(const QString& path);
    /// Writes what was submitted before, then ends.
    ~Writer();

    std::future<Answer> submit(city::Patch patch, ChangeNote note);
    /// `answered` runs on the writer's thread.
    void submit(city::Patch patch, ChangeNote note, std::function<void(const Answer&)> answered);

    /// The same of another record of the city; texts, references and shape are judged by its table (city::RecordTables). What
    /// follows from the place is filled in where it is empty; the ends of a road section get their nodes.
    std::future<RecordAnswer> submit(city::RecordPatch patch, ChangeNote note);
    void submit(city::RecordPatch patch, ChangeNote note, std::function<void(const RecordAnswer&)> answered);

    /// Takes back the newest change of the note's user that is not taken back yet, by the inverse of its patch; or does
    /// again what was taken back last, as long as the user did nothing else since. The same after a restart. A Conflict
    /// where somebody changed the row since (nothing is overwritten), NotFound where there is nothing left. A bulk edit is
    /// one change; taking it back lets other patches in between.
    std::future<Answer> undo(ChangeNote note);
    std::future<Answer> redo(ChangeNote note);
    void undo(ChangeNote note, std::function<void(const Answer&)> answered);
    void redo(ChangeNote note, std::function<void(const Answer&)> answered);

private:
    class Desk;
    std::unique_ptr<Desk> m_desk;
};

} // namespace store
