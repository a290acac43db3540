// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/listing.h"
#include "query/statistics.h"
#include "store/city_file.h"

#include <QObject>
#include <QThread>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace store {

/// Queries, sorts and sums up the components of one open city for a window. Lives in the GUI thread; every call returns at
/// once, the work is done on a thread of its own. The newest wish cancels the older ones, which are never answered.
class Inquirer : public QObject {
    Q_OBJECT

public:
    using StatisticsPtr = std::shared_ptr<const query::Statistics>;

    explicit Inquirer(const QString& path, QObject* parent = nullptr);
    ~Inquirer() override; ///< stops within a moment, in the middle of reading too

    /// What is searched now (Searcher::found), and the city's names. Nothing is answered before.
    void setCity(const search::Finder& finder, city::CataloguePtr catalogue);
    /// Answered by `listed` with the same ticket: by a first page, where sorting takes long, and then by all. `details`
    /// says that columns beyond the texts are shown; they are read once.
    void list(quint64 ticket, const query::Wish& wish, bool details);
    /// Answered by `summed`: of those that are still there.
    void sum(quint64 ticket, const city::Selection& selection);

Q_SIGNALS:
    void listed(quint64 ticket, query::ListingPtr listing);
    void summed(quint64 ticket, store::Inquirer::StatisticsPtr statistics);
    void progressed(double share, const QString& what); ///< 1: read
    void changed(); ///< there are other rows now: ask again
    void failed(const city::Fault& fault);

private:
    class Worker;
    struct Asked {
        quint64 ticket = 0;
        query::Wish wish;
        bool details = false;
    };
    /// What the two threads share.
    struct Desk {
        std::atomic<bool> stopping = false;
        std::atomic<quint64> newestList = 0, newestSum = 0; ///< tickets
        std::mutex mutex;
        std::optional<Asked> asked; ///< the newest, until it is taken up
        std::optional<std::pair<quint64, city::Selection>> toSum;
        std::optional<std::pair<search::Finder, city::CataloguePtr>> city;
    };
    void wake();

    std::shared_ptr<Desk> m_desk = std::make_shared<Desk>();
    QThread m_thread;
    Worker* m_worker; ///< lives in m_thread, deleted with it
};

} // namespace store

Q_DECLARE_METATYPE(query::ListingPtr)
