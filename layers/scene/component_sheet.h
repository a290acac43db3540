// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "kernel/sheet.h"
#include "scene/city_index.h"
#include "scene/component_look.h"
#include "scene/index_cache.h"
#include "scene/job_thread.h"
#include "scene/view.h"

#include <QImage>
#include <QObject>
#include <memory>
#include <optional>

namespace scene {

/// What to draw: a part of the map and how.
struct ComponentRequest {
    kernel::Window window; ///< margin around the view included
    geo::MapBox extent;    ///< of the view itself: what is counted
    ComponentLook look;

    /// The view with a margin, so that panning has something to show until the next frame comes. Empty for a
    /// view without pixels.
    static ComponentRequest of(const View& view, const Visibility& visibility, Theme theme);
};

/// One drawn picture of the components, with what it was drawn from. Immutable.
struct ComponentFrame {
    quint64 number = 0; ///< of the request
    ComponentRequest request;
    CityIndexPtr city;
    std::shared_ptr<const kernel::Palette> palette;
    std::shared_ptr<const QImage> image; ///< premultiplied ARGB32, device pixels
    quint64 drawn = 0;
    std::vector<std::uint64_t> inView;        ///< visible anchors inside the extent, by key
    double milliseconds = 0;             ///< drawing took
};

using ComponentFramePtr = std::shared_ptr<const ComponentFrame>;

/// The sheet of components: makes the index of each registry on one thread (two for the first) and draws the
/// newest request on another. Lives in the GUI thread; no call waits, but for the destructor, which stops work
/// in the middle.
class ComponentSheet : public QObject {
    Q_OBJECT

public:
    /// `symbols` is the folder of the class symbols.
    explicit ComponentSheet(const QString& symbols, QObject* parent = nullptr);
    ~ComponentSheet() override;

    /// Where indexes are kept from one start to the next; empty = nowhere.
    void setCacheFolder(const QString& folder);
    void setCatalogue(city::CataloguePtr catalogue);
    /// The chunks that differ from the registry before; all of them for the first.
    void setRegistry(city::RegistryPtr registry, const std::vector<std::size_t>& chunks);
    /// The registry stands in a packed file under `stamp`: packs its index, too, if that is the newest.
    void keepIndex(const city::RegistryPtr& registry, quint64 stamp);
    /// Asks for a picture; the newest one wins.
    void request(const ComponentRequest& request);

    CityIndexPtr city() const;        ///< the newest index; null until the first is made
    ComponentFramePtr frame() const;  ///< the newest picture; null until the first is drawn
    /// The picture is of the newest request, catalogue and registry.
    bool isCurrent() const;
    int symbolFaults() const;

Q_SIGNALS:
    void indexed(); ///< city() is new
    void drawn();   ///< frame() is new

private:
    struct IndexJob;
    struct DrawJob;
    void startIndexing();
    void startDrawing();
    void indexInThread(IndexJob& job, const std::atomic<bool>& cancelled);
    void drawInThread(DrawJob& job, const std::atomic<bool>& cancelled);
    void takeIndex();
    void takeFrame();

    CityCrs crs() const;
    void writeKept();

    // The GUI thread's.
    std::shared_ptr<IndexCache> m_cache;
    city::CataloguePtr m_catalogue;
    city::RegistryPtr m_registry;             ///< the newest given
    std::pair<city::RegistryPtr, quint64> m_kept; ///< packed, and under what stamp
    std::vector<std::size_t> m_changedChunks; ///< of m_registry against the one last sent to be indexed
    quint64 m_epoch = 0;                      ///< rises with each catalogue
    bool m_indexing = false;
    CityIndexPtr m_city;
    std::optional<ComponentRequest> m_request;
    std::optional<ComponentRequest> m_drawing; ///< the last one sent to be drawn
    quint64 m_number = 0;
    ComponentFramePtr m_frame;

    // Handed over by the threads.
    struct Handover;
    std::unique_ptr<Handover> m_handover;

    // The drawing thread's.
    struct Studio;
    std::unique_ptr<Studio> m_studio;

    // Last, so that they end first.
    std::unique_ptr<JobThread<IndexJob>> m_indexThread;
    std::unique_ptr<JobThread<DrawJob>> m_drawThread;
};

} // namespace scene
