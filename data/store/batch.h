// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/row_sink.h"
#include "store/writer.h"

#include <optional>
#include <vector>

namespace store {

/// Many new rows for a city in use. They are staged in a file of their own, `NAME.files/batches/ID.batch`,
/// and checked there; `apply` then inserts them in slices that hold the city's write lock at most 20 ms each,
/// journalled under the batch's id. The journal tells how far it came: a batch whose program was killed while
/// staging leaves nothing, one killed later is taken up by `recover` or `apply` again.
class Batch {
public:
    static constexpr int mostLockMs = 20;

    /// The user and reason of `note` stand in each journal row; its batch is given an id here.
    static city::Result<Batch> begin(const QString& city, ChangeNote note);
    Batch(Batch&& other) noexcept;
    Batch& operator=(Batch&&) = delete;
    ~Batch(); ///< what was not applied goes

    const QString& id() const { return m_note.batch; }
    /// One row for a table of the city, in the order in which rows are to be inserted: tables that others
    /// refer to first.
    city::Result<void> add(const char* table, const char* columns, std::span<const Cell> cells);

    /// How slices went.
    struct Pace {
        std::int64_t rows = 0;
        int slices = 0;
        double longestMs = 0; ///< that the write lock was held
        double p99Ms = 0;     ///< all but a hundredth of the slices held it no longer
    };
    /// All rows or none: when a slice fails, because somebody wrote what clashes or the disk is full, or when
    /// `progress` says stop, those before it are taken back.
    city::Result<Pace> apply(const Progress& progress);

private:
    Batch() = default;
    city::Result<void> stageTable(const char* table, const char* columns);

    QString m_city, m_path;
    ChangeNote m_note;
    std::unique_ptr<Database> m_stage;
    std::unique_ptr<RowSink> m_sink;
    std::vector<std::string> m_tables;
    int m_lock = -1;
    bool m_keep = false; ///< there is something in the file that the next start needs
};

namespace batches {

/// One batch that the journal knows.
struct Entry {
    QString id, user, reason;
    std::int64_t rows = 0, firstSeq = 0, receivedMs = 0;
};
city::Result<std::vector<Entry>> list(const QString& city);

/// What `revert` did.
struct Reverted {
    QString id;            ///< the batch that took it back
    std::int64_t rows = 0; ///< taken out
    std::int64_t gone = 0; ///< were deleted before
};
/// Takes out every row that a batch brought in, in slices like `apply`. Refused with a Conflict, before
/// anything is touched, when a row was changed since or something else refers to one.
city::Result<Reverted> revert(const QString& city, const QString& batch, const ChangeNote& note,
                              const Progress& progress);

/// Goes on with what a killed program left of its batches: applies the rest of those that were staged to
/// their end, takes the others back. Those of programs that live are left alone. The number taken up. When
/// `progress` says stop, the rest is left to another start.
city::Result<int> recover(const QString& city, const Progress& progress = {});
/// True when `recover` has work: a look into a folder, no more.
bool areUnfinished(const QString& city);

} // namespace batches

} // namespace store
