// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/component_sheet.h"

#include "kernel/query.h"
#include "scene/picture_pool.h"
#include "scene/theme_colours.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logFrames, "xiuhua.scene.frames", QtInfoMsg)

constexpr double marginPixels = 96; // logical, on each side: what a fast hand drags in a few frames
constexpr int largestWindow = 32767; // the kernel's limit

kernel::Canvas canvasOf(QImage& image) {
    return {reinterpret_cast<std::uint32_t*>(image.bits()), image.bytesPerLine() / 4};
}

/// The picture of `running` would be of no use while waiting for `next`.
bool isUseless(const ComponentRequest& running, const ComponentRequest& next) {
    const ComponentLook& a = running.look;
    const ComponentLook& b = next.look;
    const double zoom = running.window.metresPerPixel / next.window.metresPerPixel;
    return a.visibility != b.visibility || a.theme != b.theme || a.pixelRatio != b.pixelRatio || zoom > 2 ||
           zoom < 0.5 || !running.extent.intersects(next.extent);
}

} // namespace

ComponentRequest ComponentRequest::of(const View& view, const Visibility& visibility, Theme theme) {
    ComponentRequest request;
    request.look = {visibility, theme, ZoomStep::of(view.metresPerPixel()), view.pixelRatio()};
    request.extent = view.extent();
    const QSize device = view.deviceSize();
    if (device.isEmpty())
        return request;
    const int margin = int(std::lround(marginPixels * view.pixelRatio()));
    request.window.metresPerPixel = view.metresPerDevicePixel();
    request.window.width = std::min(device.width() + 2 * margin, largestWindow);
    request.window.height = std::min(device.height() + 2 * margin, largestWindow);
    request.window.topLeft = {request.extent.minX - margin * request.window.metresPerPixel,
                              request.extent.maxY + margin * request.window.metresPerPixel};
    return request;
}

struct ComponentSheet::IndexJob {
    quint64 epoch = 0;
    CityCrs crs;
    std::shared_ptr<const IndexCache> cache;
    city::RegistryPtr registry;
    CityIndexPtr before;
    std::vector<std::size_t> chunks;
};

struct ComponentSheet::DrawJob {
    quint64 number = 0;
    ComponentRequest request;
    CityIndexPtr city;
    city::CataloguePtr catalogue;
};

/// Results on their way to the GUI thread.
struct ComponentSheet::Handover {
    std::mutex mutex;
    CityIndexPtr city;
    quint64 epoch = 0;
    bool hasIndex = false;
    ComponentFramePtr frame;
    std::atomic<int> symbolFaults{0};
};

/// What the drawing thread keeps from frame to frame.
struct ComponentSheet::Studio {
    explicit Studio(const QString& symbols) : atlas(symbols) {}
    SymbolAtlas atlas;
    kernel::Sheet sheet{2};
    PicturePool pool;
    std::shared_ptr<const kernel::Palette> palette;
    ComponentLook look; ///< of the palette, with what follows
    std::shared_ptr<const StyleKeys> keys;
    city::CataloguePtr catalogue;

    const std::shared_ptr<const kernel::Palette>& paletteFor(const DrawJob& job) {
        if (!palette || look != job.request.look || keys != job.city->keys || catalogue != job.catalogue) {
            look = job.request.look;
            keys = job.city->keys;
            catalogue = job.catalogue;
            palette = std::make_shared<const kernel::Palette>(makePalette(*keys, *catalogue, look, atlas));
        }
        return palette;
    }
};

ComponentSheet::ComponentSheet(const QString& symbols, QObject* parent)
    : QObject(parent), m_handover(std::make_unique<Handover>()), m_studio(std::make_unique<Studio>(symbols)) {
    m_indexThread = std::make_unique<JobThread<IndexJob>>(
        [this](IndexJob& job, const std::atomic<bool>& cancelled) { indexInThread(job, cancelled); });
    m_drawThread = std::make_unique<JobThread<DrawJob>>(
        [this](DrawJob& job, const std::atomic<bool>& cancelled) { drawInThread(job, cancelled); });
}

ComponentSheet::~ComponentSheet() = default;

void ComponentSheet::setCacheFolder(const QString& folder) {
    m_cache = folder.isEmpty() ? nullptr : std::make_shared<IndexCache>(folder);
}

void ComponentSheet::keepIndex(const city::RegistryPtr& registry, quint64 stamp) {
    m_kept = {registry, stamp};
    writeKept();
}

void ComponentSheet::writeKept() {
    if (m_cache && m_catalogue && m_city && m_city->registry == m_kept.first)
        m_cache->write(m_city, crs(), m_kept.second);
}

CityCrs ComponentSheet::crs() const {
    return {m_catalogue->profile.geographicSrid, m_catalogue->profile.mapSrid};
}

void ComponentSheet::setCatalogue(city::CataloguePtr catalogue) {
    const bool otherCrs = m_catalogue && catalogue &&
                          (m_catalogue->profile.mapSrid != catalogue->profile.mapSrid ||
                           m_catalogue->profile.geographicSrid != catalogue->profile.geographicSrid);
    m_catalogue = std::move(catalogue);
    if (otherCrs) {
        ++m_epoch;
        m_indexing = false;
        m_city.reset();
        m_frame.reset();
    }
    m_drawing.reset();
    startIndexing();
    startDrawing();
}

void ComponentSheet::setRegistry(city::RegistryPtr registry, const std::vector<std::size_t>& chunks) {
    m_registry = std::move(registry);
    m_changedChunks.insert(m_changedChunks.end(), chunks.begin(), chunks.end());
    startIndexing();
}

void ComponentSheet::request(const ComponentRequest& request) {
    m_request = request;
    startDrawing();
}

void ComponentSheet::startIndexing() {
    if (m_indexing || !m_catalogue || !m_registry || (m_city && m_city->registry == m_registry))
        return;
    IndexJob job;
    job.epoch = m_epoch;
    job.crs = crs();
    job.cache = m_cache;
    job.registry = m_registry;
    const bool canPatch = m_city && !m_city->index.chunks().empty() &&
                          m_city->index.chunks().size() <= m_registry->chunks().size();
    if (canPatch)
        job.before = m_city;
    job.chunks = std::exchange(m_changedChunks, {});
    m_indexing = true;
    m_indexThread->submit(std::move(job));
}

void ComponentSheet::startDrawing() {
    if (!m_request || m_request->window.width <= 0 || !m_city || !m_catalogue)
        return;
    const bool cancel = m_drawing && isUseless(*m_drawing, *m_request);
    m_drawing = m_request;
    m_drawThread->submit({++m_number, *m_request, m_city, m_catalogue}, cancel);
}

void ComponentSheet::indexInThread(IndexJob& job, const std::atomic<bool>& cancelled) {
    QElapsedTimer timer;
    timer.start();
    const int threads = job.before ? 1 : 2;
    CityIndexPtr made = job.cache && !job.before ? job.cache->read(job.crs, job.registry) : nullptr;
    if (!made)
        made = makeIndex(job.crs, job.registry, job.before, job.chunks, threads, cancelled);
    if (cancelled)
        return;
    qCDebug(logFrames) << "index of change" << job.registry->change() << "in" << timer.elapsed() << "ms";
    {
        const std::lock_guard lock(m_handover->mutex);
        m_handover->city = std::move(made);
        m_handover->epoch = job.epoch;
        m_handover->hasIndex = true;
    }
    QMetaObject::invokeMethod(this, &ComponentSheet::takeIndex, Qt::QueuedConnection);
}

void ComponentSheet::takeIndex() {
    CityIndexPtr made;
    {
        const std::lock_guard lock(m_handover->mutex);
        if (!std::exchange(m_handover->hasIndex, false) || m_handover->epoch != m_epoch)
            return;
        made = std::move(m_handover->city);
    }
    m_indexing = false;
    if (!made)
        return; // the log says why; asking again would not help
    m_city = std::move(made);
    writeKept();
    m_drawing.reset();
    startIndexing();
    startDrawing();
    Q_EMIT indexed();
}

void ComponentSheet::drawInThread(DrawJob& job, const std::atomic<bool>& cancelled) {
    QElapsedTimer timer;
    timer.start();
    auto frame = std::make_shared<ComponentFrame>();
    frame->number = job.number;
    frame->request = job.request;
    // Where its pixels really lie: that is where it must be shown.
    frame->request.window = kernel::onLattice(job.request.window, job.city->index.origin());
    frame->city = job.city;
    frame->palette = m_studio->paletteFor(job);
    m_handover->symbolFaults = m_studio->atlas.faults();

    const kernel::Window& window = job.request.window;
    const std::shared_ptr<QImage> image = m_studio->pool.take({window.width, window.height});
    if (!image)
        return;
    kernel::DrawStats stats;
    const kernel::Index& index = job.city->index;
    const bool whole =
        job.request.look.visibility.density
            ? m_studio->sheet.drawDensity(index, *frame->palette, window, canvasOf(*image),
                                          ThemeColours::of(job.request.look.theme).density, 8, &stats, &cancelled)
            : m_studio->sheet.draw(index, *frame->palette, window, canvasOf(*image), &stats, &cancelled);
    if (!whole)
        return;
    frame->image = image;
    frame->drawn = stats.drawn;
    frame->inView = kernel::countByKey(index, *frame->palette, job.request.extent);
    frame->milliseconds = double(timer.nsecsElapsed()) / 1e6;
    qCDebug(logFrames) << "frame" << job.number << window.width << "x" << window.height << "drew" << frame->drawn
                       << "in" << frame->milliseconds << "ms";
    {
        const std::lock_guard lock(m_handover->mutex);
        m_handover->frame = std::move(frame);
    }
    QMetaObject::invokeMethod(this, &ComponentSheet::takeFrame, Qt::QueuedConnection);
}

void ComponentSheet::takeFrame() {
    ComponentFramePtr frame;
    {
        const std::lock_guard lock(m_handover->mutex);
        frame = std::exchange(m_handover->frame, nullptr);
    }
    if (!frame || !m_catalogue || !m_city || frame->city->index.origin() != m_city->index.origin())
        return; // of a city that is no longer shown
    m_frame = std::move(frame);
    Q_EMIT drawn();
}

CityIndexPtr ComponentSheet::city() const {
    return m_city;
}

ComponentFramePtr ComponentSheet::frame() const {
    return m_frame;
}

bool ComponentSheet::isCurrent() const {
    return m_frame && m_city && m_frame->number == m_number && m_frame->city == m_city && !m_indexing &&
           m_city->registry == m_registry;
}

int ComponentSheet::symbolFaults() const {
    return m_handover->symbolFaults;
}

} // namespace scene
