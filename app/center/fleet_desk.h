// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/live_menu.h"
#include "center/main_window.h"
#include "scene/fleet_overlay.h"
#include "widgets/fleet_panel.h"
#include "widgets/map_marks.h"

#include <QElapsedTimer>
#include <QTimer>
#include <unordered_set>

namespace app {

/// The live city in the window: brings what is shown of it onto the map and into the panel, paces the frames,
/// and follows a vehicle. Where it comes from, the feed or the history, is not its matter.
class FleetDesk : public QObject, private widgets::MapMarks {
    Q_OBJECT

public:
    /// Both outlive it.
    FleetDesk(MainWindow& window, scene::MapScene& scene);
    ~FleetDesk() override;

    void setLook(const widgets::Look& look);
    /// An empty path: it is closed, and nothing is shown.
    void setCity(const QString& path, city::CataloguePtr catalogue);
    /// Every mark there is, as often as something moved; `nowMs`: the city's time.
    void showMarks(scene::FleetMarksPtr marks, std::int64_t nowMs);
    /// All about them, for the panel, a few times a second at most.
    void showNow(widgets::FleetNowPtr now);
    void showState(widgets::FeedState state, const QString& command = {}, std::int64_t ageMs = 0);
    void choose(std::optional<std::uint64_t> id);
    void zoomTo(std::uint64_t id);
    void follow(std::optional<std::uint64_t> id);
    std::optional<std::uint64_t> followed() const { return m_followed; }

    LiveMenu& menu() { return *m_menu; }
    widgets::FleetPanel& panel() { return *m_content; }
    const scene::FleetOverlay& overlay() const { return m_overlay; }

Q_SIGNALS:
    void chosenChanged(std::optional<std::uint64_t> id);

private:
    bool choose(QPointF at) override;
    bool hover(std::optional<QPointF> at) override;
    void giveUp() override { choose(std::nullopt); }
    void connectMenu(widgets::Panel* panel);
    void applyFilter();
    void hand(); ///< what passes the filter to the overlay
    void tick();
    void keepInMiddle();
    void noteView();
    QStringList linesOf(std::uint64_t id) const;

    MainWindow& m_window;
    scene::MapScene& m_scene;
    QString m_path;
    LiveMenu* m_menu;
    widgets::FleetPanel* m_content;
    widgets::Panel* m_panel;
    scene::FleetOverlay m_overlay;
    scene::FleetMarksPtr m_marks;
    std::unordered_set<std::uint64_t> m_hidden; ///< by the filter
    QElapsedTimer m_clock;
    QTimer m_frames;                       ///< runs while something glides
    QTimer m_seconds;                      ///< ages
    std::int64_t m_nowMs = 0, m_nowAt = 0; ///< the city's time, and when it was told by m_clock
    std::optional<std::uint64_t> m_followed;
    geo::MapPoint m_middle;    ///< where following put the map
    double m_scale = 0;        ///< metres a pixel, then
    bool m_isStanding = false; ///< time stands: ages do not grow between two sets of marks
};

} // namespace app
