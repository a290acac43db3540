// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/fleet_desk.h"

#include "widgets/texts.h"

#include <QLocale>
#include <cmath>

namespace app {

namespace {
constexpr double panelWidth = 400; // logical pixels at a text size of 100 %
constexpr int frameMs = 16, secondMs = 1000;
constexpr double closeEnough = 1.0; // metres a pixel, to see a vehicle in its street
} // namespace

FleetDesk::FleetDesk(MainWindow& window, scene::MapScene& scene)
    : m_window(window), m_scene(scene), m_menu(new LiveMenu(&window)), m_content(new widgets::FleetPanel) {
    m_panel = window.addPanel(QStringLiteral("fleetPanel"), QStringLiteral("fleet"), m_content,
                              {Qt::LeftDockWidgetArea, panelWidth, false});
    window.map().addOverlay(m_overlay);
    window.map().addMarks(*this);
    scene.setCrowd(&m_overlay);
    window.actions().addMenu(m_menu, m_menu->icons());
    m_clock.start();
    m_frames.setInterval(frameMs);
    m_frames.setTimerType(Qt::PreciseTimer);
    m_seconds.setInterval(secondMs);
    connect(&m_frames, &QTimer::timeout, this, &FleetDesk::tick);
    connect(&m_seconds, &QTimer::timeout, this, &FleetDesk::tick);
    connect(&scene, &scene::MapScene::viewChanged, this, &FleetDesk::noteView);
    connectMenu(m_panel);
    m_menu->setEnabledFor(false, false);
}

FleetDesk::~FleetDesk() {
    m_scene.setCrowd(nullptr);
    m_window.map().removeMarks(*this);
}

void FleetDesk::connectMenu(widgets::Panel* panel) {
    using widgets::FleetPanel;
    connect(m_menu->fleet, &QAction::triggered, panel, [panel] { Panels::bringUp(panel); });
    connect(m_menu->find, &QAction::triggered, this, [this, panel] {
        Panels::bringUp(panel);
        m_content->focusFind();
    });
    connect(m_menu->zoom, &QAction::triggered, this, [this] {
        if (m_overlay.chosen())
            zoomTo(*m_overlay.chosen());
    });
    connect(m_menu->follow, &QAction::triggered, this,
            [this](bool on) { follow(on ? m_overlay.chosen() : std::nullopt); });
    connect(m_menu->trails, &QAction::toggled, this, [this](bool on) {
        m_overlay.setTrails(on);
        m_window.map().update();
    });
    connect(m_menu->names, &QAction::toggled, this, [this](bool on) {
        m_overlay.setLabels(on);
        m_window.map().update();
    });
    connect(m_content, &FleetPanel::chosen, this,
            qOverload<std::optional<std::uint64_t>>(&FleetDesk::choose));
    connect(m_content, &FleetPanel::zoomAsked, this, &FleetDesk::zoomTo);
    connect(m_content, &FleetPanel::followAsked, this,
            [this](quint64 id, bool on) { follow(on ? std::optional<std::uint64_t>(id) : std::nullopt); });
    connect(m_content, &FleetPanel::filterChanged, this, &FleetDesk::applyFilter);
}

void FleetDesk::setLook(const widgets::Look& look) {
    m_content->setLook(look);
}

void FleetDesk::setCity(const QString& path, city::CataloguePtr catalogue) {
    if (!path.isEmpty() && path == m_path)
        return m_content->setCatalogue(std::move(catalogue));
    m_path = path;
    m_menu->setEnabledFor(catalogue != nullptr, false);
    m_marks.reset();
    m_hidden.clear();
    m_overlay.clear();
    m_followed.reset();
    m_frames.stop();
    m_seconds.stop();
    m_content->setState(catalogue ? widgets::FeedState::NoFeed : widgets::FeedState::NoCity);
    m_content->setCity(std::move(catalogue));
    m_window.map().update();
}

void FleetDesk::showState(widgets::FeedState state, const QString& command, std::int64_t ageMs) {
    m_isStanding = state == widgets::FeedState::Played;
    m_content->setState(state, command, ageMs);
}

void FleetDesk::showMarks(scene::FleetMarksPtr marks, std::int64_t nowMs) {
    m_marks = std::move(marks);
    m_nowMs = nowMs;
    m_nowAt = m_clock.elapsed();
    hand();
    if (!m_seconds.isActive())
        m_seconds.start();
}

void FleetDesk::hand() {
    scene::FleetMarksPtr shown = m_marks;
    if (m_marks && !m_hidden.empty()) {
        auto passing = std::make_shared<scene::FleetMarks>();
        for (const scene::FleetMark& mark : *m_marks)
            if (!m_hidden.contains(mark.id))
                passing->push_back(mark);
        shown = passing;
    }
    m_overlay.set(std::move(shown), m_scene.view(), m_clock.elapsed());
    tick();
}

void FleetDesk::showNow(widgets::FleetNowPtr now) {
    m_content->setNow(std::move(now));
    if (!m_hidden.empty() || m_content->filter() != widgets::FleetFilter())
        applyFilter();
}

void FleetDesk::applyFilter() {
    m_hidden.clear();
    if (const widgets::FleetNowPtr& now = m_content->model().now();
        now && m_content->filter() != widgets::FleetFilter())
        for (const widgets::FleetEntry& entry : now->entries)
            if (!m_content->filter().passes(entry))
                m_hidden.insert(entry.mark.id);
    hand();
}

void FleetDesk::tick() {
    const std::int64_t frame = m_clock.elapsed();
    m_overlay.advance(frame, m_isStanding ? m_nowMs : m_nowMs + frame - m_nowAt);
    keepInMiddle();
    if (m_overlay.isMoving() && !m_frames.isActive())
        m_frames.start();
    else if (!m_overlay.isMoving())
        m_frames.stop();
    m_window.map().update();
}

void FleetDesk::choose(std::optional<std::uint64_t> id) {
    if (id == m_overlay.chosen())
        return;
    m_overlay.setChosen(id);
    m_menu->setEnabledFor(m_menu->fleet->isEnabled(), id.has_value());
    if (m_followed && m_followed != id)
        follow(std::nullopt);
    m_content->setChosen(id);
    m_window.map().update();
    Q_EMIT chosenChanged(id);
}

bool FleetDesk::choose(QPointF at) {
    const auto id = m_overlay.pick(at, m_scene.view(), m_scene.textScale());
    choose(id);
    if (id)
        Panels::bringUp(m_panel);
    return id.has_value();
}

bool FleetDesk::hover(std::optional<QPointF> at) {
    const auto id = at ? m_overlay.pick(*at, m_scene.view(), m_scene.textScale()) : std::nullopt;
    if (!id && !m_overlay.hovered())
        return false;
    m_overlay.setHovered(id, id ? linesOf(*id) : QStringList());
    m_window.map().update();
    return id.has_value();
}

QStringList FleetDesk::linesOf(std::uint64_t id) const {
    const widgets::FleetEntry* entry = m_content->model().entry(id);
    if (!entry)
        return {};
    QStringList lines{entry->mark.label.isEmpty() ? entry->number : entry->mark.label,
                      m_content->model().kindAndCompany(*entry)};
    const std::int64_t now = m_isStanding ? m_nowMs : m_nowMs + m_clock.elapsed() - m_nowAt;
    QString state =
        tr("%1, %2").arg(widgets::stateName(entry->mark.state), widgets::ageText(now - entry->mark.fixMs));
    if (std::isfinite(entry->mark.speed))
        state += tr(", %1 km/h").arg(QLocale().toString(entry->mark.speed, 'f', 0));
    lines << state;
    for (const QString& each : {entry->driver, entry->task})
        if (!each.isEmpty())
            lines << each;
    for (const widgets::FleetLevel& level : entry->levels)
        lines
            << tr("%1: %2 %3").arg(level.name, QLocale().toString(level.value, 'g', 4), level.unit).trimmed();
    return lines;
}

void FleetDesk::zoomTo(std::uint64_t id) {
    const auto place = m_overlay.placeOf(id);
    if (!place)
        return;
    scene::View view = m_scene.view();
    view.setCenter(*place);
    view.setMetresPerPixel(std::min(view.metresPerPixel(), closeEnough));
    m_middle = *place;
    m_scene.setView(view);
}

void FleetDesk::follow(std::optional<std::uint64_t> id) {
    if (id && !m_overlay.placeOf(*id))
        id.reset();
    m_followed = id;
    m_menu->follow->setChecked(id.has_value());
    m_content->setFollowed(id);
    keepInMiddle();
}

void FleetDesk::keepInMiddle() {
    const auto place = m_followed ? m_overlay.placeOf(*m_followed) : std::nullopt;
    if (!place)
        return;
    scene::View view = m_scene.view();
    const geo::MapPoint before = view.center();
    m_middle = *place;
    if (std::hypot(before.x - place->x, before.y - place->y) < view.metresPerPixel() / 4)
        return;
    view.setCenter(*place);
    m_scene.setView(view);
}

void FleetDesk::noteView() {
    const scene::View& view = m_scene.view();
    if (!m_followed || std::exchange(m_scale, view.metresPerPixel()) != view.metresPerPixel())
        return;                  // after a zoom at the cursor the next frame brings it back to the middle
    constexpr double byHand = 8; // pixels
    if (std::hypot(view.center().x - m_middle.x, view.center().y - m_middle.y) >
        byHand * view.metresPerPixel())
        follow(std::nullopt);
}

} // namespace app
