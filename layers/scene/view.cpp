// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/view.h"

#include <cmath>
#include <limits>

namespace scene {

namespace {

constexpr double nearest = 0.01; // metres per logical pixel
constexpr double farthest = 1000;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

QSize View::deviceSize() const {
    return {int(std::lround(m_size.width() * m_pixelRatio)), int(std::lround(m_size.height() * m_pixelRatio))};
}

void View::setSize(QSize logical, double pixelRatio) {
    m_size = logical.expandedTo({0, 0});
    if (std::isfinite(pixelRatio) && pixelRatio > 0)
        m_pixelRatio = pixelRatio;
}

void View::setCenter(geo::MapPoint center) {
    if (std::isfinite(center.x) && std::isfinite(center.y))
        m_center = center;
}

void View::setMetresPerPixel(double metres) {
    if (std::isfinite(metres))
        m_metresPerPixel = std::clamp(metres, nearest, farthest);
}

void View::fit(const geo::MapBox& box, double margin) {
    if (box.isEmpty() || m_size.isEmpty())
        return;
    const double share = std::clamp(1 - 2 * margin, 0.1, 1.0);
    setCenter(box.center());
    setMetresPerPixel(std::max(box.width() / (m_size.width() * share), box.height() / (m_size.height() * share)));
}

void View::zoom(double factor, QPointF fixed) {
    if (!std::isfinite(factor) || factor <= 0)
        return;
    const geo::MapPoint kept = toMap(fixed);
    setMetresPerPixel(m_metresPerPixel / factor);
    const geo::MapPoint moved = toMap(fixed);
    setCenter({m_center.x + kept.x - moved.x, m_center.y + kept.y - moved.y});
}

void View::pan(QPointF pixels) {
    setCenter({m_center.x - pixels.x() * m_metresPerPixel, m_center.y + pixels.y() * m_metresPerPixel});
}

geo::MapPoint View::toMap(QPointF screen) const {
    return {m_center.x + (screen.x() - m_size.width() / 2.0) * m_metresPerPixel,
            m_center.y - (screen.y() - m_size.height() / 2.0) * m_metresPerPixel};
}

QPointF View::toScreen(geo::MapPoint map) const {
    return {(map.x - m_center.x) / m_metresPerPixel + m_size.width() / 2.0,
            (m_center.y - map.y) / m_metresPerPixel + m_size.height() / 2.0};
}

geo::Point View::toGeographic(geo::MapPoint map) const {
    return m_projection ? m_projection->inverse(map) : geo::Point{nan, nan};
}

geo::MapPoint View::toMap(geo::Point place) const {
    return m_projection ? m_projection->forward(place) : geo::MapPoint{nan, nan};
}

geo::MapBox View::extent() const {
    geo::MapBox box;
    box.add(toMap(QPointF(0, 0)));
    box.add(toMap(QPointF(m_size.width(), m_size.height())));
    return box;
}

} // namespace scene
