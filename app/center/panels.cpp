// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/panels.h"

#include <algorithm>

namespace app {

namespace {
constexpr double leastMap = 360; // logical pixels at a text size of 100 %
} // namespace

widgets::Panel* Panels::add(const QString& name, const QString& icon, QWidget* content, Place place) {
    auto* panel = new widgets::Panel(name, icon, content, &m_window);
    const bool areHidden = !m_hidden.isEmpty();
    if (areHidden)
        m_window.restoreState(m_hidden);
    m_all.push_back({panel, place});
    stand(m_all.size() - 1);
    panel->hide();
    if (areHidden) { // the layout that comes back has a place for the new one
        m_hidden = m_window.saveState();
        for (const Entry& entry : m_all)
            entry.panel->hide();
    }
    return panel;
}

void Panels::setLook(const widgets::Look& look) {
    m_look = look;
    for (const Entry& entry : m_all)
        entry.panel->setLook(look);
}

void Panels::size() {
    for (const Qt::Orientation along : {Qt::Horizontal, Qt::Vertical}) {
        QList<QDockWidget*> panels;
        QList<int> sizes;
        for (const Entry& entry : m_all) {
            if ((along == Qt::Vertical) != (entry.place.area == Qt::BottomDockWidgetArea))
                continue;
            panels << entry.panel;
            sizes << m_look.px(entry.place.width);
        }
        m_window.resizeDocks(panels, sizes, along);
    }
}

void Panels::stand(std::size_t index) {
    const Entry& entry = m_all[index];
    m_window.addDockWidget(entry.place.area, entry.panel);
    for (std::size_t before = 0; before < index; ++before)
        if (m_all[before].place.area == entry.place.area)
            return m_window.tabifyDockWidget(m_all[before].panel, entry.panel);
}

void Panels::arrange() {
    m_moved.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const Entry& entry = m_all[i];
        entry.panel->setFloating(false);
        stand(i);
        entry.panel->setVisible(entry.place.isShown);
    }
    size();
}

void Panels::standNew(const QStringList& known) {
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (!known.contains(m_all[i].panel->objectName())) {
            m_all[i].panel->setFloating(false);
            stand(i);
            m_all[i].panel->setVisible(m_all[i].place.isShown);
        }
}

void Panels::show(bool shown) {
    if (shown == m_hidden.isEmpty())
        return;
    if (shown) {
        m_window.restoreState(std::exchange(m_hidden, {}));
        fit();
        return;
    }
    m_hidden = m_window.saveState();
    for (const Entry& entry : m_all)
        entry.panel->hide();
}

bool Panels::isDocked(widgets::Panel* panel, Qt::DockWidgetArea area) const {
    return !panel->isFloating() && m_window.dockWidgetArea(panel) == area;
}

std::vector<widgets::Panel*> Panels::docked(Qt::DockWidgetArea area) const {
    std::vector<widgets::Panel*> found;
    for (const Entry& entry : m_all)
        if (!entry.panel->isHidden() && isDocked(entry.panel, area))
            found.push_back(entry.panel);
    return found;
}

void Panels::part() {
    for (const auto& [panel, area] : std::exchange(m_moved, {})) {
        const auto together = docked(Qt::LeftDockWidgetArea);
        if (together.empty() || !m_window.tabifiedDockWidgets(together.front()).contains(panel))
            continue; // the user has put it elsewhere since
        QDockWidget* mate = nullptr; // they were one behind the other there, too
        for (const Entry& entry : m_all)
            if (entry.panel != panel && isDocked(entry.panel, area))
                mate = entry.panel;
        m_window.addDockWidget(area, panel);
        if (mate)
            m_window.tabifyDockWidget(mate, panel);
        size();
    }
}

void Panels::fit() {
    if (!m_hidden.isEmpty() || m_isWall)
        return;
    const auto left = docked(Qt::LeftDockWidgetArea), right = docked(Qt::RightDockWidgetArea);
    // What stands on the right, or stood there before it was put behind the left ones for want of room.
    double leftWidth = 0, rightWidth = 0;
    for (const Entry& entry : m_all) {
        const auto isMoved = std::ranges::any_of(m_moved, [&](const auto& moved) { return moved.first == entry.panel; });
        if (std::ranges::count(left, entry.panel))
            leftWidth = std::max(leftWidth, entry.place.width);
        if (isMoved || std::ranges::count(right, entry.panel))
            rightWidth = std::max(rightWidth, entry.place.width);
    }
    const double needed = leftWidth + rightWidth + leastMap;
    if (m_window.width() >= m_look.px(needed))
        return part();
    if (left.empty() || right.empty())
        return;
    for (const Entry& entry : m_all) // also what is not shown now: it comes up in its place
        if (isDocked(entry.panel, Qt::RightDockWidgetArea)) {
            m_moved.emplace_back(entry.panel, Qt::RightDockWidgetArea);
            m_window.tabifyDockWidget(left.front(), entry.panel);
        }
    left.front()->raise();
}

void Panels::setWall(bool alone) {
    m_isWall = alone;
    if (!alone) {
        m_window.restoreState(m_beforeWall);
        return;
    }
    m_beforeWall = m_window.saveState();
    for (const Entry& entry : m_all)
        if (!entry.panel->isFloating())
            entry.panel->hide();
}

void Panels::bringUp(widgets::Panel* panel) {
    panel->show();
    panel->raise();
}

} // namespace app
