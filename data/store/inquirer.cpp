// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/inquirer.h"

#include "store/row_keeper.h"

#include <QMetaObject>

#include <utility>

namespace store {

/// Everything that an inquirer does, on its thread.
class Inquirer::Worker : public QObject {
    Q_OBJECT

public:
    Worker(const QString& path, std::shared_ptr<Desk> desk) : m_keeper(path), m_desk(std::move(desk)) {}

    /// Whatever lies on the desk, the newest of each. What needs no details is answered before they are read.
    void work() {
        takeCity();
        sum();
        if (!m_keeper.rows())
            return; // asked again when there are some
        std::optional<Asked> asked;
        {
            const std::lock_guard lock(m_desk->mutex);
            asked = std::exchange(m_desk->asked, std::nullopt);
        }
        if (!asked)
            return;
        const bool needsDetails = asked->details || asked->wish.expression.needsDetails() ||
                                  (asked->wish.sort.field && query::traitsOf(*asked->wish.sort.field).isDetail);
        if (needsDetails && !readDetails())
            return;
        list(*asked);
    }

Q_SIGNALS:
    void listed(quint64 ticket, query::ListingPtr listing);
    void summed(quint64 ticket, store::Inquirer::StatisticsPtr statistics);
    void progressed(double share, const QString& what);
    void changed();
    void failed(const city::Fault& fault);

private:
    void takeCity() {
        std::optional<std::pair<search::Finder, city::CataloguePtr>> city;
        {
            const std::lock_guard lock(m_desk->mutex);
            city = std::exchange(m_desk->city, std::nullopt);
        }
        if (!city)
            return;
        if (const auto taken = m_keeper.take(city->first, city->second, progress()); !taken)
            return fail(taken.error());
        if (m_keeper.rows())
            Q_EMIT changed();
    }

    bool readDetails() {
        if (m_keeper.rows()->hasDetails())
            return true;
        const auto loaded = m_keeper.loadDetails(progress());
        Q_EMIT progressed(1, {});
        if (!loaded)
            fail(loaded.error());
        return loaded.has_value();
    }

    void list(const Asked& asked) {
        const auto isOvertaken = [&desk = *m_desk, ticket = asked.ticket] { return desk.stopping || desk.newestList != ticket; };
        query::ListingPtr listing = m_lister.first(m_keeper.rows(), asked.wish, isOvertaken);
        if (!listing || isOvertaken())
            return;
        Q_EMIT listed(asked.ticket, listing);
        if (listing->isWhole())
            return;
        sum();
        listing = m_lister.whole(isOvertaken);
        if (listing && !isOvertaken())
            Q_EMIT listed(asked.ticket, listing);
    }

    void sum() {
        std::optional<std::pair<quint64, city::Selection>> wanted;
        {
            const std::lock_guard lock(m_desk->mutex);
            if (m_keeper.rows())
                wanted = std::exchange(m_desk->toSum, std::nullopt);
        }
        if (!wanted || m_desk->newestSum != wanted->first)
            return;
        const query::RowsPtr& rows = m_keeper.rows();
        const std::vector<query::Row> of = rows->rowsOf(rows->bitsOf(wanted->second));
        Q_EMIT summed(wanted->first, std::make_shared<const query::Statistics>(query::Statistics::of(*rows, of)));
    }

    void fail(const city::Fault& fault) {
        if (!m_desk->stopping && fault.kind != city::FaultKind::Cancelled)
            Q_EMIT failed(fault);
    }

    Progress progress() {
        return [this](double share, const QString& what) {
            Q_EMIT progressed(share, what);
            return !m_desk->stopping;
        };
    }

    RowKeeper m_keeper;
    std::shared_ptr<Desk> m_desk;
    query::Lister m_lister;
};

Inquirer::Inquirer(const QString& path, QObject* parent) : QObject(parent), m_worker(new Worker(path, m_desk)) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &Worker::listed, this, &Inquirer::listed);
    connect(m_worker, &Worker::summed, this, &Inquirer::summed);
    connect(m_worker, &Worker::progressed, this, &Inquirer::progressed);
    connect(m_worker, &Worker::changed, this, &Inquirer::changed);
    connect(m_worker, &Worker::failed, this, &Inquirer::failed);
    m_thread.start();
}

Inquirer::~Inquirer() {
    m_desk->stopping = true;
    m_thread.quit();
    m_thread.wait();
}

void Inquirer::wake() {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->work(); });
}

void Inquirer::setCity(const search::Finder& finder, city::CataloguePtr catalogue) {
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->city.emplace(finder, std::move(catalogue));
    }
    wake();
}

void Inquirer::list(quint64 ticket, const query::Wish& wish, bool details) {
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->asked = Asked{ticket, wish, details};
        m_desk->newestList = ticket;
    }
    wake();
}

void Inquirer::sum(quint64 ticket, const city::Selection& selection) {
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->toSum.emplace(ticket, selection);
        m_desk->newestSum = ticket;
    }
    wake();
}

} // namespace store

#include "inquirer.moc"
