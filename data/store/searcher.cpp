// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searcher.h"

#include "store/search_index.h"
#include "store/search_rows.h"

#include <QMetaObject>

#include <utility>

namespace store {

/// Everything that a searcher does, on its thread.
class Searcher::Worker : public QObject {
    Q_OBJECT

public:
    Worker(QString path, std::shared_ptr<Desk> desk) : m_path(std::move(path)), m_desk(std::move(desk)) {}

    void load() {
        auto index = SearchIndex::open(m_path);
        if (!index)
            return fail(index.error());
        m_index.emplace(std::move(*index));
        Q_EMIT progressed(Stage::Places, 0);
        answerNewest();
        readBoundaries();
        if (const auto loaded = m_index->loadComponents(progress()); !loaded)
            return fail(loaded.error());
        Q_EMIT progressed(Stage::Everything, 1);
        answerNewest();
        Q_EMIT found(m_index->finder());
        Q_EMIT changed();
    }

    void follow() {
        if (!m_index || m_desk->stopping)
            return;
        const auto before = m_index->finder().gazetteer();
        const auto followed = m_index->follow(progress());
        if (!followed)
            return fail(followed.error());
        if (before != m_index->finder().gazetteer())
            readBoundaries();
        if (*followed) {
            Q_EMIT found(m_index->finder());
            Q_EMIT changed();
        }
    }

    void answerNewest() {
        std::optional<Asked> asked;
        {
            const std::lock_guard lock(m_desk->mutex);
            if (m_index)
                asked = std::exchange(m_desk->asked, std::nullopt);
        }
        if (!asked)
            return;
        const auto isOvertaken = [&desk = *m_desk, ticket = asked->ticket] {
            return desk.stopping || desk.newest != ticket;
        };
        auto page = std::make_shared<search::Page>(m_index->finder().find(asked->question, isOvertaken));
        if (!isOvertaken())
            Q_EMIT answered(asked->ticket, std::move(page));
    }

    void outline(quint64 ticket, const search::Hit& hit) {
        if (!m_index)
            return;
        auto parts = reader::outlineOf(m_index->reader().database(), hit);
        if (!parts)
            return fail(parts.error());
        Q_EMIT outlined(ticket, *parts);
    }

Q_SIGNALS:
    void answered(quint64 ticket, store::Searcher::PagePtr page);
    void outlined(quint64 ticket, const std::vector<city::Path>& parts);
    void boundariesRead(const std::vector<city::Path>& rings);
    void progressed(store::Searcher::Stage stage, double share);
    void changed();
    void found(const search::Finder& finder);
    void failed(const city::Fault& fault);

private:
    void fail(const city::Fault& fault) {
        if (!m_desk->stopping && fault.kind != city::FaultKind::Cancelled)
            Q_EMIT failed(fault);
    }

    void readBoundaries() {
        std::vector<city::Path> rings;
        for (const city::SubDistrict& entry : m_index->catalogue().subDistricts) {
            search::Hit hit;
            hit.kind = search::Kind::SubDistrict;
            hit.id = entry.id;
            const auto parts = reader::outlineOf(m_index->reader().database(), hit);
            if (!parts)
                return fail(parts.error());
            rings.insert(rings.end(), parts->begin(), parts->end());
        }
        Q_EMIT boundariesRead(rings);
    }

    /// Questions are answered in the midst of reading: from the places, or from what stood before.
    Progress progress() {
        return [this](double share, const QString&) {
            Q_EMIT progressed(m_index->finder().hasComponents() ? Stage::Everything : Stage::Places, share);
            answerNewest();
            return !m_desk->stopping;
        };
    }

    const QString m_path;
    std::shared_ptr<Desk> m_desk;
    std::optional<SearchIndex> m_index;
};

Searcher::Searcher(const QString& path, QObject* parent)
    : QObject(parent), m_worker(new Worker(path, m_desk)) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &Worker::answered, this, &Searcher::answered);
    connect(m_worker, &Worker::outlined, this, &Searcher::outlined);
    connect(m_worker, &Worker::boundariesRead, this, &Searcher::boundariesRead);
    connect(m_worker, &Worker::progressed, this, &Searcher::progressed);
    connect(m_worker, &Worker::changed, this, &Searcher::changed);
    connect(m_worker, &Worker::found, this, &Searcher::found);
    connect(m_worker, &Worker::failed, this, &Searcher::failed);
    m_thread.start();
}

Searcher::~Searcher() {
    m_desk->stopping = true;
    m_thread.quit();
    m_thread.wait();
}

void Searcher::start() {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->load(); });
}

void Searcher::ask(quint64 ticket, const search::Question& question) {
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->asked = Asked{ticket, question};
        m_desk->newest = ticket;
    }
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->answerNewest(); });
}

void Searcher::forget() {
    const std::lock_guard lock(m_desk->mutex);
    m_desk->asked.reset();
    m_desk->newest = 0;
}

void Searcher::follow() {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->follow(); });
}

void Searcher::outline(quint64 ticket, const search::Hit& hit) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ticket, hit] { worker->outline(ticket, hit); });
}

} // namespace store

#include "searcher.moc"
