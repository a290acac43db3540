// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/live_city.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logIndex, "xiuhua.scene.index", QtInfoMsg)

/// Totals of the index's keys, gathered by what `id` says of a key.
template <typename Id>
QHash<int, quint64> gathered(const CityIndexPtr& index, Id id) {
    QHash<int, quint64> totals;
    for (std::size_t i = 0; index && i < index->totals.size(); ++i)
        if (const quint64 n = index->totals[i])
            totals[id((*index->keys)[i])] += n;
    return totals;
}

} // namespace

struct LiveCity::Job {
    quint64 epoch = 0;
    CityCrs crs;
    std::shared_ptr<const IndexCache> cache;
    city::RegistryPtr registry;
    CityIndexPtr before;
    std::vector<std::size_t> chunks;
    city::Selection marks;
};

/// The result on its way to the GUI thread.
struct LiveCity::Handover {
    std::mutex mutex;
    CityIndexPtr index;
    quint64 epoch = 0;
    bool isFull = false;
};

LiveCity::LiveCity(QObject* parent) : QObject(parent), m_handover(std::make_unique<Handover>()) {
    m_thread = std::make_unique<JobThread<Job>>(
        [this](Job& job, const std::atomic<bool>& cancelled) { indexInThread(job, cancelled); });
}

LiveCity::~LiveCity() = default;

void LiveCity::setCacheFolder(const QString& folder) {
    m_cache = folder.isEmpty() ? nullptr : std::make_shared<IndexCache>(folder);
}

void LiveCity::keep(const city::RegistryPtr& registry, quint64 stamp) {
    m_kept = {registry, stamp};
    writeKept();
}

void LiveCity::writeKept() {
    if (m_cache && m_catalogue && m_index && m_index->registry == m_kept.first)
        m_cache->write(m_index, crs(), m_kept.second);
}

CityCrs LiveCity::crs() const { return {m_catalogue->profile.geographicSrid, m_catalogue->profile.mapSrid}; }

void LiveCity::setCatalogue(city::CataloguePtr catalogue) {
    const CityCrs before = m_catalogue ? crs() : CityCrs();
    const bool isOther = m_catalogue && m_catalogue->profile.uid != catalogue->profile.uid;
    const bool isFirst = !m_catalogue;
    m_catalogue = std::move(catalogue);
    if (isOther || (!isFirst && crs() != before)) {
        ++m_epoch;
        m_indexing = false;
        m_index.reset();
    }
    if (isOther) {
        m_registry.reset();
        m_marks = {};
        m_changedChunks.clear();
    }
    startIndexing();
    Q_EMIT catalogueChanged();
}

void LiveCity::setRegistry(city::RegistryPtr registry, const std::vector<std::size_t>& chunks) {
    m_registry = std::move(registry);
    m_changedChunks.insert(m_changedChunks.end(), chunks.begin(), chunks.end());
    startIndexing();
    Q_EMIT registryChanged();
}

void LiveCity::setMarks(const city::Selection& marks) {
    m_marks = marks;
    startIndexing();
}

void LiveCity::startIndexing() {
    if (m_indexing || !m_catalogue || !m_registry || (m_index && m_index->registry == m_registry && m_index->marks == m_marks))
        return;
    Job job;
    job.epoch = m_epoch;
    job.crs = crs();
    job.cache = m_cache;
    job.registry = m_registry;
    const bool canPatch = m_index && !m_index->index.chunks().empty() &&
                          m_index->index.chunks().size() <= m_registry->chunks().size();
    if (canPatch)
        job.before = m_index;
    job.chunks = std::exchange(m_changedChunks, {});
    job.marks = m_marks;
    m_indexing = true;
    m_thread->submit(std::move(job));
}

void LiveCity::indexInThread(Job& job, const std::atomic<bool>& cancelled) {
    QElapsedTimer timer;
    timer.start();
    const int threads = job.before ? 1 : 2;
    const bool isMade = job.before && job.before->registry == job.registry; // but for its marks
    CityIndexPtr made = isMade ? job.before : job.cache && !job.before ? job.cache->read(job.crs, job.registry) : nullptr;
    if (!made)
        made = makeIndex(job.crs, job.registry, job.before, job.chunks, threads, cancelled);
    if (made && !(made->marks == job.marks))
        made = withMarks(made, job.marks);
    if (cancelled)
        return;
    qCDebug(logIndex) << "index of change" << job.registry->change() << "in" << timer.elapsed() << "ms";
    {
        const std::lock_guard lock(m_handover->mutex);
        m_handover->index = std::move(made);
        m_handover->epoch = job.epoch;
        m_handover->isFull = true;
    }
    QMetaObject::invokeMethod(this, &LiveCity::takeIndex, Qt::QueuedConnection);
}

void LiveCity::takeIndex() {
    CityIndexPtr made;
    {
        const std::lock_guard lock(m_handover->mutex);
        if (!std::exchange(m_handover->isFull, false) || m_handover->epoch != m_epoch)
            return;
        made = std::move(m_handover->index);
    }
    m_indexing = false;
    if (!made)
        return; // the log says why; asking again would not help
    m_index = std::move(made);
    writeKept();
    startIndexing();
    Q_EMIT indexed();
}

QHash<int, quint64> LiveCity::totalsBySubDistrict() const {
    return gathered(m_index, [](const StyleKey& key) { return int(key.subDistrict); });
}

QHash<int, quint64> LiveCity::totalsByClass() const {
    return gathered(m_index, [](const StyleKey& key) { return int(key.classId); });
}

quint64 LiveCity::refused() const { return m_index ? m_index->index.refused() : 0; }

} // namespace scene
