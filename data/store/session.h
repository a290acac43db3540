// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/registry.h"
#include "store/approval.h"
#include "store/changes.h"
#include "store/reader.h"

#include <QObject>
#include <QThread>
#include <atomic>
#include <memory>

namespace store {

/// One open city as a window sees it. Lives in the GUI thread; every call returns at once; reading happens on a
/// thread of its own, which follows `Changes` and publishes each new version of the registry. The first one comes
/// from the packed registry where that fits, and is held against the rows a little later.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(const QString& path, QObject* parent = nullptr);
    ~Session() override; ///< stops within a moment, in the middle of loading too

    void start();
    QString path() const { return m_path; }
    /// Looks for changes every 20 ms (active) or every second.
    void setActive(bool active);
    /// A change was written by this program: looks at once.
    void lookNow();
    /// Answered by `componentRead` with the same ticket.
    void readComponent(quint64 ticket, city::ComponentKey key);
    using LifePtr = std::shared_ptr<const std::vector<Reader::Change>>;
    /// Answered by `lifeRead` with the same ticket.
    void readLife(quint64 ticket, city::ComponentKey key);
    using EditsPtr = std::shared_ptr<const std::vector<approval::Edit>>;
    static constexpr std::size_t mostEdits = 500;
    /// Of a batch that waits for approval, at most `mostEdits`; answered by `editsRead` with the same ticket.
    void readEdits(quint64 ticket, const QString& batch);
    void readWaiting(); ///< answered by `waitingRead`

Q_SIGNALS:
    void progressed(double share, const QString& what);
    /// Once, before the first registry; again when one of the small tables changed.
    void catalogueRead(city::CataloguePtr catalogue);
    /// The first one has every chunk in `chunks`; later ones those that differ from the one before.
    void registryRead(city::RegistryPtr registry, const std::vector<std::size_t>& chunks);
    /// This version was held against the rows of the city and is what its packed file holds, under `stamp`; 0 when
    /// nothing could be written.
    void registryKept(city::RegistryPtr registry, quint64 stamp);
    /// Tables that changed, for the engine, or `*` alone for all of them; components are in the registry already
    /// when this comes.
    void tablesChanged(qint64 change, const QStringList& tables);
    void componentRead(quint64 ticket, std::shared_ptr<const city::Component> component,
                       const store::Reader::Place& place); ///< null: it is gone
    void lifeRead(quint64 ticket, store::Session::LifePtr life); ///< null: it could not be read
    /// What waits for approval; again with everything that happens to it.
    void waitingRead(store::approval::WaitingPtr waiting);
    void editsRead(quint64 ticket, store::Session::EditsPtr edits); ///< null: they could not be read
    void failed(const city::Fault& fault);

private:
    class Worker;
    QString m_path;
    std::atomic<bool> m_stopping = false;
    QThread m_thread;
    Worker* m_worker = nullptr; ///< lives in m_thread, deleted with it
};

} // namespace store
