// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/map_scene.h"

#include <QObject>
#include <QTimer>
#include <vector>

namespace widgets {

/// The views that somebody looked at for a moment, to go back to and forward again. A view counts when the
/// map has rested and lies well apart from the one before; going somewhere else from an earlier view forgets
/// the later ones.
class ViewHistory : public QObject {
    Q_OBJECT

public:
    /// The scene outlives it.
    explicit ViewHistory(scene::MapScene& scene, QObject* parent = nullptr);

    bool canGoBack() const;
    bool canGoForward() const { return m_at + 1 < m_stops.size(); }
    void back();
    void forward();
    void settle(); ///< takes the view in as it is, without waiting for it to rest
    void clear();  ///< another city

    static constexpr std::size_t mostStops = 100;

Q_SIGNALS:
    void changed(); ///< what can be gone to

private:
    struct Stop {
        geo::MapPoint center;
        double metresPerPixel = 0;
    };
    Stop now() const;
    bool isApart(const Stop& a, const Stop& b) const;
    void go(std::size_t stop);

    scene::MapScene& m_scene;
    QTimer m_rest;
    std::vector<Stop> m_stops;
    std::size_t m_at = 0; ///< where the map is, of m_stops
};

} // namespace widgets
