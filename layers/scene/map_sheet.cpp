// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/map_sheet.h"

#include "kernel/query.h"

#include <QLoggingCategory>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logFrames, "xiuhua.scene.frames", QtInfoMsg)

constexpr qint64 countingMs = 100; // between two counts while the view moves: nobody reads faster

/// The picture of `running` would be of no use while waiting for `next`.
bool isUseless(const MapRequest& running, const MapRequest& next) {
    const ComponentLook& a = running.look;
    const ComponentLook& b = next.look;
    const double zoom = running.window.metresPerPixel / next.window.metresPerPixel;
    return a.visibility != b.visibility || a.theme != b.theme || a.pixelRatio != b.pixelRatio || zoom > 2 ||
           zoom < 0.5 || !running.extent.intersects(next.extent);
}

} // namespace

/// Results on their way to the GUI thread.
struct MapSheet::Handover {
    std::mutex mutex;
    MapPicturePtr picture;
    ViewCounts counts;
    quint64 drawn = 0, counted = 0; ///< requests answered
    bool isFull = false;
};

MapSheet::MapSheet(const LiveCity& city, const QString& symbols, QObject* parent)
    : QObject(parent), m_city(city), m_handover(std::make_unique<Handover>()), m_symbols(symbols) {
    m_countingSoon.setSingleShot(true);
    connect(&m_countingSoon, &QTimer::timeout, this, &MapSheet::count);
    m_countThread = std::make_unique<JobThread<CountJob>>(
        [this](CountJob& job, const std::atomic<bool>&) { countInThread(job); }, JobThread<CountJob>::Pace::Drawing);
    m_drawThread = std::make_unique<JobThread<Job>>(
        [this](Job& job, const std::atomic<bool>& cancelled) { drawInThread(job, cancelled); },
        JobThread<Job>::Pace::Drawing);
}

MapSheet::~MapSheet() = default;

void MapSheet::request(const MapRequest& request) {
    m_request = request;
    if (request.window.width <= 0 || request.window.height <= 0 || !m_city.index() || !m_city.catalogue())
        return;
    const bool cancel = m_sent && isUseless(*m_sent, request);
    m_sent = request;
    m_newest = ++m_number;
    m_drawThread->submit({m_number, {request, m_city.index(), m_city.catalogue()}}, cancel);
}

void MapSheet::askAgain() {
    if (!m_city.index()) { // of another coordinate system
        m_picture.reset();
        m_newest = ++m_number;
    }
    if (m_request)
        request(*m_request);
}

void MapSheet::drawInThread(Job& job, const std::atomic<bool>& cancelled) {
    QElapsedTimer timer;
    timer.start();
    if (!m_studio)
        m_studio = std::make_unique<Studio>(m_symbols);
    const MapPicturePtr picture = m_studio->draw(job.order, cancelled);
    if (!picture)
        return;
    qCDebug(logFrames) << "picture" << job.number << "in" << double(timer.nsecsElapsed()) / 1e6 << "ms";
    handOver(job.number, picture);
    if (!isNewest(job))
        return;
    if (MapPicturePtr whole = m_studio->drawMargins(cancelled); whole != picture && whole)
        handOver(job.number, std::move(whole));
    qCDebug(logFrames) << "margins" << job.number << "after" << double(timer.nsecsElapsed()) / 1e6 << "ms";
}

void MapSheet::countSoon() {
    if (m_countingSoon.isActive() || m_counted == m_number || !isDrawn())
        return;
    const qint64 since = m_sinceCounting.isValid() ? m_sinceCounting.elapsed() : countingMs;
    if (since >= countingMs)
        count();
    else
        m_countingSoon.start(int(countingMs - since));
}

void MapSheet::count() {
    if (!isDrawn() || !m_request)
        return; // when the newest is drawn, it will be asked again
    m_sinceCounting.start();
    m_countThread->submit({m_number, m_picture, m_request->extent});
}

void MapSheet::countInThread(CountJob& job) {
    handOver(job.number, ViewCounts{job.picture->city->keys, kernel::countByKey(job.picture->city->index,
                                                                                *job.picture->palette, job.extent)});
}

template <typename What>
void MapSheet::handOver(quint64 number, What what) {
    {
        const std::lock_guard lock(m_handover->mutex);
        if constexpr (std::is_same_v<What, ViewCounts>) {
            m_handover->counts = std::move(what);
            m_handover->counted = number;
        } else {
            m_handover->picture = std::move(what);
            m_handover->drawn = number;
        }
        if (std::exchange(m_handover->isFull, true))
            return; // somebody is on the way already
    }
    QMetaObject::invokeMethod(this, &MapSheet::take, Qt::QueuedConnection);
}

void MapSheet::take() {
    MapPicturePtr picture;
    bool isCounted = false;
    {
        const std::lock_guard lock(m_handover->mutex);
        m_handover->isFull = false;
        picture = std::exchange(m_handover->picture, nullptr);
        m_drawn = m_handover->drawn;
        isCounted = std::exchange(m_counted, m_handover->counted) != m_handover->counted;
        if (isCounted)
            m_counts = std::move(m_handover->counts);
    }
    const CityIndexPtr& index = m_city.index();
    if (picture && index && picture->city->index.origin() == index->index.origin()) { // not of a city before
        const bool isMore = m_picture && m_picture->palette == picture->palette &&
                            m_picture->city == picture->city && m_picture->hasSheets(picture->base, picture->labels);
        const bool shows = !isMore || !m_request || !m_picture->covers(m_request->window);
        m_picture = std::move(picture);
        if (shows)
            Q_EMIT drawn();
    }
    countSoon();
    if (isCounted)
        Q_EMIT counted();
    Q_EMIT answered();
}

bool MapSheet::isDrawn() const {
    return m_picture && m_drawn == m_number && m_picture->city == m_city.index() && m_city.isIndexed();
}

} // namespace scene
