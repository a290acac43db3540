// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/map_windows.h"

#include <QScopedValueRollback>
#include <algorithm>

namespace app {

namespace {

QString group(const QList<ScreenPlace>& screens) { return QStringLiteral("maps/") + Workspace::nameOf(screens); }

} // namespace

MapWindows::MapWindows(scene::MapScene& main, QSettings& settings) : m_main(main), m_settings(settings) {
    connect(&main, &scene::MapScene::viewChanged, this, [this] { lookWhere(m_main.view()); });
    connect(&main, &scene::MapScene::looksChanged, this, [this] {
        for (const auto& window : m_windows)
            window->follow();
    });
}

MapWindows::~MapWindows() = default;

void MapWindows::setCity(const scene::EngineLink::Options& engine) { m_engine = engine; }

void MapWindows::closeCity() {
    m_windows.clear();
    m_engine.reset();
}

void MapWindows::setLook(const widgets::Look& look) {
    m_look = look;
    for (const auto& window : m_windows)
        window->setLook(look);
}

void MapWindows::tellChanged(qint64 change, const QStringList& tables) {
    for (const auto& window : m_windows)
        window->scene().tellChanged(change, tables);
}

MapWindow* MapWindows::add(int number) {
    auto window = std::make_unique<MapWindow>(number, m_main, *m_engine);
    MapWindow* const made = window.get();
    made->setLook(m_look);
    connect(made, &MapWindow::moved, this, [this, made] { lookWhere(made->scene().view()); });
    connect(made, &MapWindow::linked, this, [this] { lookWhere(m_main.view()); });
    connect(made, &MapWindow::closed, this, [this, made] { remove(made); }, Qt::QueuedConnection);
    m_windows.push_back(std::move(window));
    Q_EMIT opened(made);
    return made;
}

MapWindow* MapWindows::open() {
    if (!m_engine || m_windows.size() >= most)
        return nullptr;
    constexpr QSize usual(1280, 800);
    int number = 2; // the main window's map is the first
    while (std::any_of(m_windows.begin(), m_windows.end(), [number](const auto& w) { return w->number() == number; }))
        ++number;
    MapWindow* const window = add(number);
    window->resize(usual);
    window->show();
    return window;
}

void MapWindows::remove(MapWindow* window) {
    std::erase_if(m_windows, [window](const auto& w) { return w.get() == window; });
}

/// Moves every linked map, and the main one, to the place and scale of a view; each keeps its size.
void MapWindows::lookWhere(const scene::View& view) {
    const bool anyLinked = std::any_of(m_windows.begin(), m_windows.end(), [](const auto& w) { return w->isLinked(); });
    if (m_isFollowing || !anyLinked)
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    m_main.lookWhere(view);
    for (const auto& window : m_windows)
        if (window->isLinked())
            window->scene().lookWhere(view);
}

void MapWindows::remember(const QList<ScreenPlace>& screens) {
    if (!m_engine)
        return;
    m_settings.remove(group(screens));
    m_settings.beginWriteArray(group(screens), int(m_windows.size()));
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        const MapWindow& window = *m_windows[i];
        m_settings.setArrayIndex(int(i));
        m_settings.setValue(QStringLiteral("place"), window.isFullScreen() || window.isMaximized() ? window.normalGeometry()
                                                                                             : window.geometry());
        m_settings.setValue(QStringLiteral("fullScreen"), window.isFullScreen());
        m_settings.setValue(QStringLiteral("linked"), window.isLinked());
    }
    m_settings.endArray();
}

void MapWindows::restore(const QList<ScreenPlace>& screens) {
    if (!m_engine || !m_windows.empty())
        return;
    const int count = std::min(m_settings.beginReadArray(group(screens)), int(most));
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        const QRect place = m_settings.value(QStringLiteral("place")).toRect();
        if (!place.isValid())
            continue;
        MapWindow* const window = add(i + 2);
        window->setGeometry(Workspace::brought(place, screens));
        window->setLinked(m_settings.value(QStringLiteral("linked")).toBool());
        if (m_settings.value(QStringLiteral("fullScreen")).toBool())
            window->setWindowState(window->windowState() | Qt::WindowFullScreen);
        window->show();
    }
    m_settings.endArray();
}

} // namespace app
