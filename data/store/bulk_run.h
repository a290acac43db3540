// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/bulk_maker.h"
#include "store/component_columns.h"
#include "store/slices.h"

#include <deque>
#include <future>

namespace store::bulk {

/// Writes what is made of each component of a selection, while it still fits the row. What comes next is made on another thread
/// meanwhile. Internal to `store`.
class Run {
public:
    /// From the row as it is now; on one thread at a time, with a connection of its own.
    using Make = std::function<city::Result<Maker::Made>(city::ComponentKey)>;
    /// In the transaction of the slice.
    using Also = std::function<city::Result<void>(const Maker::Made&)>;

    Run(Database& db, const city::Catalogue& catalogue, Make make, const city::Selection& selection, Faults faults, Outcome& outcome)
        : m_db(db), m_catalogue(catalogue), m_make(std::move(make)), m_selection(selection), m_faults(faults), m_outcome(outcome) {}
    ~Run() {
        if (m_coming.valid()) m_coming.wait();
    }
    /// Done instead of writing.
    void doInstead(Also what) { m_instead = std::move(what); }
    /// Done beside each row that was written.
    void doBeside(Also what) { m_beside = std::move(what); }

    /// Outside transactions: patches to write, where there are any left; Cancelled where `goOn` says so.
    city::Result<void> makeAhead(const std::function<bool()>& goOn);
    /// Inside one.
    city::Result<int> write(int most);
    double share() const { return m_selection.isEmpty() ? 1 : double(m_done) / double(m_selection.size()); }

private:
    struct Again {
        city::ComponentKey key;
        int attempts = 0;
    };
    using Some = city::Result<std::vector<std::pair<Maker::Made, int>>>; ///< with the number of attempts
    void begin();
    city::Result<void> take(Maker::Made made, int attempts);
    city::Result<bool> update(const Maker::Made& made);
    city::Result<Statement*> prepared(const city::Patch& patch, const ComponentColumns& columns);

    struct Prepared {
        city::Shape shape;
        std::vector<city::Field> fields;
        Statement statement;
    };
    Database& m_db;
    const city::Catalogue& m_catalogue;
    Make m_make; ///< at work on `m_coming`
    const city::Selection& m_selection;
    const Faults m_faults;
    Outcome& m_outcome;
    Also m_instead, m_beside;
    std::size_t m_next = 0, m_done = 0;
    std::deque<std::pair<Maker::Made, int>> m_made;
    std::deque<Again> m_again; ///< somebody else was faster
    std::vector<Prepared> m_prepared;
    std::future<Some> m_coming;
};

/// What is written as one batch.
struct Task {
    const city::Selection& selection;
    Faults faults = Faults::Refuse;
    const city::Catalogue& catalogue;
    Run::Make make;
    Run::Also instead = {}, beside = {};
    QString approvedBy = {};                     ///< who approved what the note's user asked for
    std::function<city::Result<void>(Slices&)> finally = {}; ///< once all is written
};
/// Runs it in slices under the note's batch, which is locked and marked on the disk; what a failure, a stop or a kill leaves is
/// taken back. Where anything came into the journal it is one step of undo of who approved it, else of the note's user.
city::Result<Outcome> runAsBatch(Database& db, const Task& task, const ChangeNote& note, const Progress& progress);

/// Whether anything of it waits for approval. Rules that spare the user everywhere, or that want more rows, need no look.
city::Result<bool> isAsked(const std::vector<approval::Rule>& rules, const Task& task, const Gate::Admitted& who);
/// `runAsBatch`, or all of it put down to wait where a rule of approval concerns any of it.
city::Result<Outcome> writeOrHold(Database& db, const Gate& gate, const Gate::Admitted& who, Task task, const ChangeNote& note, const Progress& progress);

city::Result<void> cancelled();

template <typename Result>
void list(Result& result, const Maker::Made& made) {
    ++result.faulty;
    if (result.faults.size() < mostListed) result.faults.push_back({made.patch.key, made.patch.before.code, made.faults});
}

} // namespace store::bulk
