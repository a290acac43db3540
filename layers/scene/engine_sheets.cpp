// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/engine_sheets.h"

#include "scene/engine_link.h"
#include "scene/sheet_cache.h"

#include <QDateTime>
#include <algorithm>

namespace scene {

namespace {

constexpr int restMs = 80;     // a hand that pauses longer has arrived
constexpr int movingMs = 250;  // between intermediate sheets while it moves
constexpr int ageStepMs = 1000;
constexpr int keepMs = 2000;   // sheets that stood so long are worth the disk

/// The engine does not draw components, unless a user's own project does.
bool concernsSheets(const QStringList& tables) {
    return std::any_of(tables.begin(), tables.end(), [](const QString& table) {
        return table != QLatin1String("component_point") && table != QLatin1String("component_line") &&
               table != QLatin1String("component_polygon");
    });
}

EngineStatus::State stateOf(EngineLink::State state) {
    switch (state) {
    case EngineLink::State::Starting: return EngineStatus::State::Starting;
    case EngineLink::State::Ready: return EngineStatus::State::Ready;
    case EngineLink::State::Drawing: return EngineStatus::State::Drawing;
    case EngineLink::State::Restarting: return EngineStatus::State::Restarting;
    case EngineLink::State::Failed: break;
    }
    return EngineStatus::State::Failed;
}

} // namespace

EngineSheets::EngineSheets(QObject* parent) : QObject(parent) {
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &EngineSheets::ask);
    m_ageing.setInterval(ageStepMs);
    connect(&m_ageing, &QTimer::timeout, this, &EngineSheets::statusChanged);
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(keepMs);
    connect(&m_keeping, &QTimer::timeout, this, &EngineSheets::keep);
}

EngineSheets::~EngineSheets() = default;

void EngineSheets::setCacheFolder(const QString& folder) {
    m_cache = folder.isEmpty() ? nullptr : std::make_unique<SheetCache>(folder);
    m_kept = 0;
    if (!m_cache)
        return;
    connect(m_cache.get(), &SheetCache::loaded, this, [this] {
        Q_EMIT frameArrived();
        Q_EMIT statusChanged();
    });
    if (m_wish)
        m_cache->load(m_wish->theme);
}

void EngineSheets::setLink(EngineLink* link) {
    if (m_link)
        m_link->disconnect(this);
    m_link = link;
    m_asked = {};
    m_rest.stop();
    m_ageing.stop();
    if (link) {
        connect(link, &EngineLink::frameArrived, this, &EngineSheets::takeFrame);
        connect(link, &EngineLink::stateChanged, this, &EngineSheets::statusChanged);
        connect(link, &EngineLink::problem, this, &EngineSheets::statusChanged);
        ask();
    }
    Q_EMIT statusChanged();
}

void EngineSheets::show(const SheetWish& wish) {
    const bool lookChanged = m_wish && m_asked[0] && !sameLook(m_asked[0]->render, wish);
    m_wish = wish;
    if (m_cache && !(m_link && m_link->frame(wire::SheetKind::Base)))
        m_cache->load(wish.theme);
    if (!m_link || isCovered())
        return;
    if (lookChanged || !m_asked[0])
        ask();
    else
        askSoon();
}

void EngineSheets::tellChanged(qint64 change, const QStringList& tables) {
    if (!m_link)
        return;
    m_link->tellChanged(change, tables);
    if (!concernsSheets(tables) && !m_link->hasProject())
        return;
    m_stale = true;
    askSoon();
}

bool EngineSheets::isCovered() const {
    return m_wish && !m_stale && std::all_of(m_asked.begin(), m_asked.end(), [this](const auto& asked) {
        return asked && covers(asked->render, *m_wish);
    });
}

bool EngineSheets::isWaiting() const {
    for (int s = 0; s < wire::sheetCount; ++s) {
        const auto shown = frame(wire::SheetKind(s));
        if (m_asked[std::size_t(s)] && (!shown || shown->frame.request != m_asked[std::size_t(s)]->request))
            return true;
    }
    return false;
}

void EngineSheets::askSoon() {
    if (!m_rest.isActive())
        m_moving.start();
    // While it moves, an answer on its way is worth more than a newer question.
    if (!isWaiting() && m_moving.isValid() && m_moving.elapsed() > movingMs)
        ask();
    else
        m_rest.start(restMs);
}

void EngineSheets::ask() {
    m_rest.stop();
    if (!m_link || !m_wish || isCovered())
        return;
    m_stale = false;
    for (int s = 0; s < wire::sheetCount; ++s) {
        const wire::Render render = makeRender(*m_wish, wire::SheetKind(s));
        if (render.width == 0)
            return;
        m_asked[std::size_t(s)] = Asked{render, m_link->request(render)};
    }
    m_ageing.start();
    Q_EMIT statusChanged();
}

void EngineSheets::takeFrame() {
    if (isCurrent(wire::SheetKind::Base) && isCurrent(wire::SheetKind::Labels)) {
        m_ageing.stop();
        m_keeping.start();
        if (m_cache)
            m_cache->drop();
    }
    Q_EMIT frameArrived();
    Q_EMIT statusChanged();
}

std::shared_ptr<const SheetFrame> EngineSheets::frame(wire::SheetKind sheet) const {
    std::shared_ptr<const SheetFrame> fresh = m_link ? m_link->frame(sheet) : nullptr;
    return fresh || !m_cache || !m_wish ? fresh : m_cache->frame(sheet, *m_wish);
}

bool EngineSheets::isFilled(wire::SheetKind sheet) const {
    const auto shown = frame(sheet);
    if (!shown || !m_wish)
        return false;
    const wire::Frame& f = shown->frame;
    const double halfWidth = (f.width + 1) * f.metresPerPixel / 2, halfHeight = (f.height + 1) * f.metresPerPixel / 2;
    const geo::MapBox seen = m_wish->view.extent();
    return seen.minX >= f.centerX - halfWidth && seen.maxX <= f.centerX + halfWidth &&
           seen.minY >= f.centerY - halfHeight && seen.maxY <= f.centerY + halfHeight;
}

void EngineSheets::keep() {
    if (!m_cache || !m_wish || !m_wish->isStart || !isCurrent(wire::SheetKind::Base) ||
        !isCurrent(wire::SheetKind::Labels) || m_asked[0]->request == m_kept)
        return;
    SheetCache::Sheets sheets;
    for (int s = 0; s < wire::sheetCount; ++s)
        sheets[std::size_t(s)] = KeptSheet{m_wish->city.toStdString(), m_asked[std::size_t(s)]->render,
                                           frame(wire::SheetKind(s))};
    m_kept = m_asked[0]->request;
    m_cache->keep(std::move(sheets));
}

bool EngineSheets::isCurrent(wire::SheetKind sheet) const {
    const auto& asked = m_asked[std::size_t(sheet)];
    const auto shown = frame(sheet);
    return asked && shown && m_wish && !m_stale && shown->frame.request == asked->request &&
           covers(asked->render, *m_wish);
}

EngineStatus EngineSheets::status() const {
    EngineStatus status;
    if (!m_link)
        return status;
    status.state = stateOf(m_link->state());
    status.restarts = m_link->restarts();
    status.text = m_link->lastProblem();
    status.current = isCurrent(wire::SheetKind::Base);
    if (const auto base = frame(wire::SheetKind::Base))
        status.ageMs = std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - base->requestedMs);
    return status;
}

} // namespace scene
