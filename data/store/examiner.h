// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/ledger.h"
#include "store/bulk.h"
#include "store/quality_list.h"

#include <QObject>
#include <atomic>
#include <memory>

namespace store {

/// What the rules of data quality found in one city.
struct Examination {
    std::vector<quality::Rule> rules;
    std::vector<std::int64_t> counts; ///< by quality::Check
    std::vector<quality::Finding> findings; ///< by rule, then key
    std::size_t components = 0;       ///< looked at
    std::int64_t change = 0;          ///< journal.seq
};
using ExaminationPtr = std::shared_ptr<const Examination>;

/// Holds one open city against the rules of data quality for a window, and keeps what was found true while the city
/// changes. Lives in the GUI thread; every call returns at once, the work is done on a thread of its own.
class Examiner : public QObject {
    Q_OBJECT

public:
    /// A finding in words, and whether there is one certain repair of it.
    struct Words {
        QString text;
        bool isRepairable = false;
    };
    using WordsPtr = std::shared_ptr<const std::vector<Words>>;

    explicit Examiner(const QString& path, QObject* parent = nullptr);
    ~Examiner() override; ///< stops within a moment, in the middle of reading too

    /// Looks at everything; answered by `examined` or `failed`.
    void start();
    /// Ends a run that is going on; answered by `failed` with Cancelled.
    void cancel();
    /// The city changed: what was found is brought up to date, once there has been a run.
    void follow();
    /// Answered by `described` with the same ticket, in the order of `findings`.
    void describe(quint64 ticket, std::vector<quality::Finding> findings, bool isChinese);
    /// Answered by `repaired` with the same finding.
    void repair(const quality::Finding& finding);
    /// Everything of a rule that has a certain repair, as one batch; answered by `repairedAll` or `failed`.
    void repairAll(quality::Check check, const ChangeNote& note);
    /// Everything that was found, in words; answered by `listed` or `failed`.
    void list(bool isChinese);

Q_SIGNALS:
    void progressed(double share, const QString& what);
    void examined(store::ExaminationPtr examination);
    void described(quint64 ticket, store::Examiner::WordsPtr words);
    /// The component as it is, and put right; both null where there is no certain repair of it any more.
    void repaired(const quality::Finding& finding, std::shared_ptr<const city::Component> before,
                  std::shared_ptr<const city::Component> after);
    void repairedAll(quality::Check check, const store::bulk::Outcome& outcome);
    void listed(std::shared_ptr<const store::QualityList> list);
    void failed(const city::Fault& fault);

private:
    class Worker;
    class Thread; ///< WorkerThread<Worker>
    std::shared_ptr<std::atomic<bool>> m_stopping = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<Thread> m_thread;
};

} // namespace store
