// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view_history.h"

#include <cmath>

namespace widgets {

namespace {

constexpr int restMs = 600;
constexpr double apart = 0.2; // of the view's size, or of its scale

} // namespace

ViewHistory::ViewHistory(scene::MapScene& scene, QObject* parent) : QObject(parent), m_scene(scene) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &ViewHistory::settle);
    connect(&scene, &scene::MapScene::viewChanged, this, [this] { m_rest.start(); });
}

ViewHistory::Stop ViewHistory::now() const {
    return {m_scene.view().center(), m_scene.view().metresPerPixel()};
}

bool ViewHistory::isApart(const Stop& a, const Stop& b) const {
    const QSize size = m_scene.view().size();
    const double scale = std::max(a.metresPerPixel, b.metresPerPixel);
    return std::abs(std::log(a.metresPerPixel / b.metresPerPixel)) > apart ||
           std::abs(a.center.x - b.center.x) > apart * scale * size.width() ||
           std::abs(a.center.y - b.center.y) > apart * scale * size.height();
}

void ViewHistory::settle() {
    m_rest.stop();
    const Stop here = now();
    if (!m_stops.empty() && !isApart(here, m_stops[m_at])) {
        m_stops[m_at] = here; // the same place, a little better seen
        return;
    }
    if (!m_stops.empty())
        m_stops.resize(m_at + 1);
    m_stops.push_back(here);
    if (m_stops.size() > mostStops)
        m_stops.erase(m_stops.begin());
    m_at = m_stops.size() - 1;
    Q_EMIT changed();
}

bool ViewHistory::canGoBack() const {
    return m_at > 0 || (!m_stops.empty() && isApart(now(), m_stops[m_at]));
}

void ViewHistory::go(std::size_t stop) {
    m_at = stop;
    scene::View view = m_scene.view();
    view.setMetresPerPixel(m_stops[stop].metresPerPixel);
    view.setCenter(m_stops[stop].center);
    m_scene.setView(view);
    m_rest.stop(); // this is no new place
    Q_EMIT changed();
}

void ViewHistory::back() {
    settle();
    if (m_at > 0)
        go(m_at - 1);
}

void ViewHistory::forward() {
    settle();
    if (canGoForward())
        go(m_at + 1);
}

void ViewHistory::clear() {
    m_rest.stop();
    m_stops.clear();
    m_at = 0;
    Q_EMIT changed();
}

} // namespace widgets
