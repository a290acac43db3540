// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session.h"

#include "store/batch.h"
#include "store/reader_parts.h"
#include "store/registry_cache.h"
#include "store/registry_keeper.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QMetaObject>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <future>
#include <numeric>

namespace store {

namespace {

Q_LOGGING_CATEGORY(logSession, "xiuhua.store.session")

constexpr int watchMs = 300;         // behind the first frame
constexpr int settleMs = 1000;       // after the first frame, when nobody waits any more
constexpr int againMs = 5000;        // when the city went on in the meantime
constexpr int laterMs = 30'000;      // after many changes
constexpr std::int64_t manyChanges = 2000;

} // namespace

/// Everything that a session does, on its thread.
class Session::Worker : public QObject {
    Q_OBJECT

public:
    Worker(QString path, std::atomic<bool>& stopping) : m_path(std::move(path)), m_stopping(stopping) {}

    void load() {
        if (batches::areUnfinished(m_path)) // what cannot be finished now does not keep the city from opening
            (void)batches::recover(m_path, [this](double share, const QString& what) {
                Q_EMIT progressed(share, what);
                return !m_stopping;
            });
        const RegistryCache cache(m_path);
        // Checked while the city is opened; both take some milliseconds.
        auto packed = std::async(std::launch::async, [&cache] { return cache.load(); });
        auto reader = Reader::open(m_path);
        if (!reader && reader.error().kind == city::FaultKind::Older) {
            Q_EMIT progressed(0, QCoreApplication::translate("store", "Bringing the city up to date"));
            if (auto migrated = CityFile::openWriting(m_path); !migrated) return fail(migrated.error());
            reader = Reader::open(m_path);
        }
        if (!reader) return fail(reader.error());
        m_reader.emplace(std::move(*reader));
        if (!readCatalogue() || (!takePacked(cache, packed.get()) && !readRegistry())) return;
        startKeeper();
        // Opening a connection keeps a core busy for a while; what is committed until then is not lost.
        QTimer::singleShot(watchMs, this, &Worker::startWatching);
    }

    void startWatching() {
        m_changes = std::make_unique<Changes>(m_path, m_registry->change());
        m_changes->setActive(m_active);
        connect(m_changes.get(), &Changes::committed, this, &Worker::follow);
        connect(m_changes.get(), &Changes::touched, this, &Worker::lookWhatWaits);
        connect(m_changes.get(), &Changes::failed, this, &Worker::failed);
    }

    void setActive(bool active) {
        m_active = active;
        if (m_changes) m_changes->setActive(active);
    }

    void lookNow() {
        if (m_changes) m_changes->lookNow();
    }

    void readComponent(quint64 ticket, city::ComponentKey key) {
        if (!m_reader) return answer(ticket, nullptr, {});
        auto component = m_reader->component(key);
        if (!component) {
            fail(component.error());
            return answer(ticket, nullptr, {});
        }
        if (!*component) return answer(ticket, nullptr, {});
        Reader::Place place;
        if (const auto rows = m_reader->registryRows({key}); rows && !rows->empty())
            if (auto found = m_reader->place(rows->front().anchor)) place = *found;
        answer(ticket, std::make_shared<const city::Component>(std::move(**component)), place);
    }

    void readLife(quint64 ticket, city::ComponentKey key) {
        LifePtr life;
        if (m_reader) {
            auto read = m_reader->history(key);
            if (read) life = std::make_shared<const std::vector<Reader::Change>>(std::move(*read));
            else fail(read.error());
        }
        Q_EMIT lifeRead(ticket, life);
    }

    void readWaiting() {
        m_waitingStamp = -1;
        lookWhatWaits();
    }

    void lookWhatWaits() {
        if (m_stopping || !m_reader) return;
        const auto stamp = approval::stamp(m_reader->database());
        if (!stamp || *stamp == m_waitingStamp) return;
        auto waiting = approval::waiting(m_reader->database());
        if (!waiting) return fail(waiting.error());
        m_waitingStamp = *stamp;
        Q_EMIT waitingRead(std::make_shared<const approval::Waiting>(std::move(*waiting)));
    }

    void readEdits(quint64 ticket, const QString& batch) {
        EditsPtr edits;
        if (m_reader) {
            auto read = approval::edits(m_reader->database(), batch, mostEdits);
            if (read) edits = std::make_shared<const std::vector<approval::Edit>>(std::move(*read));
            else fail(read.error());
        }
        Q_EMIT editsRead(ticket, edits);
    }

Q_SIGNALS:
    void progressed(double share, const QString& what);
    void catalogueRead(city::CataloguePtr catalogue);
    void registryRead(city::RegistryPtr registry, const std::vector<std::size_t>& chunks);
    void registryKept(city::RegistryPtr registry, quint64 stamp);
    void tablesChanged(qint64 change, const QStringList& tables);
    void componentRead(quint64 ticket, std::shared_ptr<const city::Component> component, const store::Reader::Place& place);
    void lifeRead(quint64 ticket, store::Session::LifePtr life);
    void waitingRead(store::approval::WaitingPtr waiting);
    void editsRead(quint64 ticket, store::Session::EditsPtr edits);
    void failed(const city::Fault& fault);

private:
    void fail(const city::Fault& fault) {
        if (!m_stopping && fault.kind != city::FaultKind::Cancelled) Q_EMIT failed(fault);
    }

    void answer(quint64 ticket, std::shared_ptr<const city::Component> component, const Reader::Place& place) {
        Q_EMIT componentRead(ticket, std::move(component), place);
    }

    bool readCatalogue() {
        auto catalogue = m_reader->catalogue();
        if (!catalogue) {
            fail(catalogue.error());
            return false;
        }
        Q_EMIT catalogueRead(std::make_shared<const city::Catalogue>(std::move(*catalogue)));
        return true;
    }

    bool readRegistry() {
        auto registry = m_reader->registry([this](double share, const QString& what) {
            Q_EMIT progressed(share, what);
            return !m_stopping;
        });
        if (!registry) {
            fail(registry.error());
            return false;
        }
        publish(std::make_shared<const city::Registry>(std::move(*registry)));
        m_isFresh = true;
        if (m_settle) m_settle->start(settleMs);
        return true;
    }

    void publish(city::RegistryPtr registry) {
        m_registry = std::move(registry);
        std::vector<std::size_t> all(m_registry->chunks().size());
        std::iota(all.begin(), all.end(), std::size_t(0));
        Q_EMIT registryRead(m_registry, all);
    }

    /// False when there is none or it does not fit.
    bool takePacked(const RegistryCache& cache, const std::optional<RegistryCache::Loaded>& loaded) {
        if (!loaded) return false;
        const auto verdict = cache.judge(*loaded, *m_reader);
        if (!verdict) return false;
        publish(loaded->registry);
        loaded->file->release(); // what is not looked at again is no memory of ours
        std::unordered_map<std::uint64_t, city::ComponentKey> touched;
        for (const city::ComponentKey& key : verdict->touched) touched.emplace(key.packed(), key);
        return verdict->change == m_registry->change() || apply(touched, verdict->change);
    }

    void startKeeper() {
        m_keeper = std::make_unique<RegistryKeeper>(m_path);
        m_settle = std::make_unique<QTimer>();
        m_settle->setSingleShot(true);
        connect(m_settle.get(), &QTimer::timeout, this, [this] {
            if (m_keeper->isBusy()) return m_settle->start(againMs);
            m_keeper->keep(m_registry, m_isFresh);
        });
        connect(m_keeper.get(), &RegistryKeeper::overtaken, this, [this] { m_settle->start(againMs); });
        connect(m_keeper.get(), &RegistryKeeper::kept, this, [this](const city::RegistryPtr& registry, quint64 stamp) {
            m_keptChange = registry->change();
            Q_EMIT registryKept(registry, stamp);
        });
        connect(m_keeper.get(), &RegistryKeeper::wrong, this, [this] {
            qCWarning(logSession) << "the rows of" << m_path << "are not those that were packed; they are read again";
            if (readRegistry()) Q_EMIT tablesChanged(m_registry->change(), {QStringLiteral("*")});
        });
        m_keptChange = m_registry->change();
        m_settle->start(settleMs);
    }

    void follow(const ChangeSet& set) {
        if (m_stopping) return;
        if (set.truncated) return readAllAgain(set.last);
        QSet<QString> tables;
        std::unordered_map<std::uint64_t, city::ComponentKey> touched;
        for (const Change& change : set.changes) {
            tables.insert(change.table);
            if (const auto shape = reader::shapeOf(change.table)) {
                const city::ComponentKey key{*shape, change.row};
                touched.emplace(key.packed(), key);
            }
        }
        static const QSet<QString> named = {QStringLiteral("city"), QStringLiteral("component_class"), QStringLiteral("company"),
                                            QStringLiteral("department"), QStringLiteral("sub_district"), QStringLiteral("community")};
        const bool everyRow = std::any_of(tables.begin(), tables.end(), reader::isInEveryRow);
        if (tables.intersects(named) && !readCatalogue()) return;
        if (everyRow ? !readRegistry() : !touched.empty() && !apply(touched, set.last)) return;
        QStringList sorted(tables.begin(), tables.end());
        sorted.sort();
        Q_EMIT tablesChanged(set.last, sorted);
    }

    bool apply(const std::unordered_map<std::uint64_t, city::ComponentKey>& touched, std::int64_t change) {
        std::vector<city::ComponentKey> keys;
        for (const auto& [packed, key] : touched) keys.push_back(key);
        const auto rows = m_reader->registryRows(keys);
        if (!rows) {
            fail(rows.error());
            return false;
        }
        auto gone = touched;
        for (const city::RegistryRow& row : *rows) gone.erase(row.key.packed());
        std::vector<city::ComponentKey> removed;
        for (const auto& [packed, key] : gone) removed.push_back(key);
        city::Registry::Difference difference;
        m_registry = std::make_shared<const city::Registry>(m_registry->with(*rows, removed, change, &difference));
        m_isFresh = false;
        Q_EMIT registryRead(m_registry, difference.chunks);
        if (m_settle && !m_settle->isActive() && change - m_keptChange > manyChanges) m_settle->start(laterMs);
        return true;
    }

    /// After too many changes at once, or when another file took the city's place: on a new connection.
    void readAllAgain(std::int64_t change) {
        auto reader = Reader::open(m_path);
        if (!reader) return fail(reader.error());
        m_reader.emplace(std::move(*reader));
        if (!readCatalogue() || !readRegistry()) return;
        Q_EMIT tablesChanged(change, {QStringLiteral("*")});
    }

    const QString m_path;
    std::atomic<bool>& m_stopping;
    std::optional<Reader> m_reader;
    city::RegistryPtr m_registry;
    std::unique_ptr<Changes> m_changes;
    std::unique_ptr<RegistryKeeper> m_keeper;
    std::unique_ptr<QTimer> m_settle;  ///< until the keeper looks
    std::int64_t m_waitingStamp = -1;  ///< of what was told last
    std::int64_t m_keptChange = 0;     ///< of the version that it looked at last
    bool m_isFresh = false;            ///< read from the rows, and nothing changed since
    bool m_active = false;
};

Session::Session(const QString& path, QObject* parent)
    : QObject(parent), m_path(path), m_worker(new Worker(path, m_stopping)) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &Worker::progressed, this, &Session::progressed);
    connect(m_worker, &Worker::catalogueRead, this, &Session::catalogueRead);
    connect(m_worker, &Worker::registryRead, this, &Session::registryRead);
    connect(m_worker, &Worker::registryKept, this, &Session::registryKept);
    connect(m_worker, &Worker::tablesChanged, this, &Session::tablesChanged);
    connect(m_worker, &Worker::componentRead, this, &Session::componentRead);
    connect(m_worker, &Worker::lifeRead, this, &Session::lifeRead);
    connect(m_worker, &Worker::waitingRead, this, &Session::waitingRead);
    connect(m_worker, &Worker::editsRead, this, &Session::editsRead);
    connect(m_worker, &Worker::failed, this, &Session::failed);
    m_thread.start();
}

Session::~Session() {
    m_stopping = true;
    m_thread.quit();
    m_thread.wait();
}

void Session::start() {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->load(); });
}

void Session::setActive(bool active) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, active] { worker->setActive(active); });
}

void Session::readComponent(quint64 ticket, city::ComponentKey key) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ticket, key] { worker->readComponent(ticket, key); });
}

void Session::lookNow() {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->lookNow(); });
}

void Session::readLife(quint64 ticket, city::ComponentKey key) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ticket, key] { worker->readLife(ticket, key); });
}

void Session::readWaiting() {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->readWaiting(); });
}

void Session::readEdits(quint64 ticket, const QString& batch) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ticket, batch] { worker->readEdits(ticket, batch); });
}

} // namespace store

#include "session.moc"
