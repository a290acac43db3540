// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "scene/city_index.h"
#include "scene/index_cache.h"
#include "scene/job_thread.h"

#include <QHash>
#include <QObject>
#include <memory>

namespace scene {

/// A city as its maps share it: catalogue, registry and the index made of them, on a thread of its own (two for
/// the first). Any number of maps draw from one index. Lives in the GUI thread; no call waits, but for the
/// destructor, which stops work in the middle.
class LiveCity : public QObject {
    Q_OBJECT

public:
    explicit LiveCity(QObject* parent = nullptr);
    ~LiveCity() override;

    /// The city's folder for what is kept from one start to the next; empty = nowhere.
    void setCacheFolder(const QString& folder);
    /// Of another city, it leaves nothing of the one before.
    void setCatalogue(city::CataloguePtr catalogue);
    /// The chunks that differ from the registry before; all of them for the first.
    void setRegistry(city::RegistryPtr registry, const std::vector<std::size_t>& chunks);
    /// The registry stands in a packed file under `stamp`: packs its index, too, if that is the newest.
    void keep(const city::RegistryPtr& registry, quint64 stamp);

    /// Highlighted on every map of the city, through all edits; a moment later.
    void setMarks(const city::Selection& marks);

    const city::CataloguePtr& catalogue() const { return m_catalogue; }
    const city::RegistryPtr& registry() const { return m_registry; } ///< the newest given
    const CityIndexPtr& index() const { return m_index; }            ///< the newest; null until the first is made
    /// index() is of the newest registry.
    bool isIndexed() const { return m_index && !m_indexing && m_index->registry == m_registry; }
    QHash<int, quint64> totalsBySubDistrict() const; ///< of the whole city, whatever is visible
    QHash<int, quint64> totalsByClass() const;
    quint64 refused() const; ///< components without a usable place

Q_SIGNALS:
    void catalogueChanged();
    void registryChanged();
    void indexed(); ///< index() is new

private:
    struct Job;
    void startIndexing();
    void indexInThread(Job& job, const std::atomic<bool>& cancelled);
    void takeIndex();
    CityCrs crs() const;
    void writeKept();

    // The GUI thread's.
    std::shared_ptr<IndexCache> m_cache;
    city::CataloguePtr m_catalogue;
    city::RegistryPtr m_registry;
    city::Selection m_marks;
    std::pair<city::RegistryPtr, quint64> m_kept; ///< packed, and under what stamp
    std::vector<std::size_t> m_changedChunks;     ///< of m_registry against the one last sent to be indexed
    quint64 m_epoch = 0;                          ///< rises with each city and coordinate system
    bool m_indexing = false;
    CityIndexPtr m_index;

    // Handed over by the thread.
    struct Handover;
    std::unique_ptr<Handover> m_handover;

    std::unique_ptr<JobThread<Job>> m_thread; ///< last, so that it ends first
};

} // namespace scene
