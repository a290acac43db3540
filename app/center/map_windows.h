// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/map_window.h"
#include "center/workspace.h"

#include <QSettings>
#include <functional>
#include <vector>

namespace app {

/// The further map windows of a city: opens and closes them, keeps linked ones together, and remembers for each set of
/// screens where they stood. All of them read one index.
class MapWindows : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t most = 4; ///< each has an engine of its own

    /// Both outlive it.
    MapWindows(scene::MapScene& main, QSettings& settings);
    ~MapWindows() override;

    /// The engine that windows of the open city get.
    void setCity(const scene::EngineLink::Options& engine);
    void closeCity(); ///< and its windows, remembered before
    void setLook(const widgets::Look& look);
    void tellChanged(qint64 change, const QStringList& tables);

    /// One more, in view of the main map; null when there are `most` of them or no city is open.
    MapWindow* open();
    /// Those that stood on these screens when they were remembered.
    void restore(const QList<ScreenPlace>& screens);
    void remember(const QList<ScreenPlace>& screens);
    const std::vector<std::unique_ptr<MapWindow>>& windows() const { return m_windows; }

Q_SIGNALS:
    void opened(MapWindow* window);

private:
    MapWindow* add(int number);
    void lookWhere(const scene::View& view);
    void remove(MapWindow* window);

    scene::MapScene& m_main;
    QSettings& m_settings;
    widgets::Look m_look;
    std::optional<scene::EngineLink::Options> m_engine;
    std::vector<std::unique_ptr<MapWindow>> m_windows;
    bool m_isFollowing = false; ///< linked maps are being moved
};

} // namespace app
