// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "scene/map_scene.h"
#include "widgets/look.h"

#include <QTimer>
#include <QWidget>
#include <optional>

class QFrame;
class QLabel;
class QProgressBar;

namespace widgets {

/// The line at the bottom of the window: base map and its age, what is loading, components in view, those that cannot
/// be drawn, the cursor's place, the scale. What does not fit is left out, the least needed first.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue, bool readOnly);
    void setEngine(const scene::EngineStatus& status);
    void setLoading(double share, const QString& what); ///< 0..1; below 0 = nothing is loading
    void setCounts(const scene::Counts& counts);
    void setTotal(quint64 total);                       ///< components of the whole city
    void setUnplaced(quint64 count);                    ///< of these, those that have no place on the map
    void setCursor(std::optional<geo::Point> place, geo::MapPoint map);
    void setMetresPerPixel(double metres);
    void setUser(const QString& name); ///< who is signed in; empty = nobody

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Item {
        QLabel* label;
        QFrame* rule;
        int rank; ///< higher ranks are left out first
        bool wanted;
    };
    QLabel* add(const char* name, int rank);
    void put(QLabel* label, const QString& text);
    void fit();
    void fill();
    void fillSoon();
    void fillEngine();

    QTimer m_soon;
    Look m_look;
    std::vector<Item> m_items;
    QLabel *m_engine, *m_loading, *m_counted, *m_unplacedText, *m_degrees, *m_metres, *m_scale, *m_city, *m_demo,
        *m_readOnly, *m_userText;
    QProgressBar* m_bar;
    city::CataloguePtr m_catalogue;
    bool m_isReadOnly = false;
    scene::EngineStatus m_status;
    double m_share = -1;
    QString m_what, m_user;
    quint64 m_inView = 0, m_total = 0, m_unplaced = 0;
    std::optional<geo::Point> m_cursor;
    geo::MapPoint m_cursorMap;
    double m_metresPerPixel = 0;
};

} // namespace widgets
