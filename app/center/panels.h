// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panel.h"

#include <QMainWindow>
#include <utility>
#include <vector>

namespace app {

/// The panels around the map: where they stand, and that they leave the map room. While no city is open, and on a
/// wall that shows the map alone, they are hidden and keep their places.
class Panels {
public:
    explicit Panels(QMainWindow& window) : m_window(window) {}

    /// What a panel is, once and for all.
    struct Place {
        Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
        double width = 356;     ///< logical pixels at a text size of 100 %; the height for one at the bottom
        bool isShown = false;   ///< from the first start; others come when they are asked for
    };
    /// The window owns it. `name` is the object name, `icon` one of resources/themes/icons.
    widgets::Panel* add(const QString& name, const QString& icon, QWidget* content, Place place);

    void setLook(const widgets::Look& look);
    void arrange();          ///< as at the first start
    void standNew(const QStringList& known); ///< those that a layout of an older version had no place for
    void show(bool shown);   ///< all of them, as they stood
    /// One behind the other where those beside the map would leave no map; undone where there is room again.
    void fit();
    void part();             ///< undoes fit
    void setWall(bool alone);
    static void bringUp(widgets::Panel* panel); ///< shown, in front of the others on its place

private:
    struct Entry {
        widgets::Panel* panel;
        Place place;
    };
    /// Further ones of a side are tabs behind its first: two above one another would be too low.
    void stand(std::size_t index);
    bool isDocked(widgets::Panel* panel, Qt::DockWidgetArea area) const;
    std::vector<widgets::Panel*> docked(Qt::DockWidgetArea area) const; ///< those that stand there now
    void size();

    QMainWindow& m_window;
    widgets::Look m_look;
    std::vector<Entry> m_all;
    QByteArray m_hidden;     ///< the layout while all are hidden
    QByteArray m_beforeWall;
    bool m_isWall = false;
    /// Those that were put behind others for want of room, and where they stood.
    std::vector<std::pair<widgets::Panel*, Qt::DockWidgetArea>> m_moved;
};

} // namespace app
