// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "city/result.h"

#include <QObject>
#include <memory>
#include <vector>

namespace store {

enum class Operation { Insert, Update, Delete };

/// One row of the journal's tail.
struct Change {
    std::int64_t seq = 0;
    QString table;
    std::int64_t row = 0;
    Operation operation = Operation::Update;
    QString user; ///< empty: the change came from outside this program
};

/// What was committed since the last call, in order.
struct ChangeSet {
    std::int64_t first = 0, last = 0; ///< journal.seq
    std::vector<Change> changes;
    bool truncated = false;           ///< too many to list (over 100,000), or another file took the path's place:
                                      ///< read everything again
};

/// Every commit to one city by anyone, in order, exactly once. Watches from a thread of its own (PRAGMA
/// data_version, then the journal's tail); signals arrive in the receiver's thread.
class Changes : public QObject {
    Q_OBJECT

public:
    /// Starts after change number `since`.
    Changes(const QString& path, std::int64_t since, QObject* parent = nullptr);
    ~Changes() override;

    /// 20 ms between looks while a window is active, 1 s otherwise.
    void setActive(bool active);
    /// Somebody knows that there is something: without waiting for the next look.
    void lookNow();

Q_SIGNALS:
    void committed(const store::ChangeSet& changes);
    /// Somebody committed; `committed` came before where it was journalled. What is not journalled is told by this alone.
    void touched();
    void failed(const city::Fault& fault); ///< the file vanished or broke; watching goes on

private:
    class Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace store

Q_DECLARE_METATYPE(store::ChangeSet)
