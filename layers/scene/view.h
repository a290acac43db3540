// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"
#include "geo/projection.h"

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <memory>

/// View, sheets, overlays, canvas: Qt 6 Gui, no widgets, no SQL.
namespace scene {

/// Every coordinate space of the map picture, and the only conversions between them:
/// geographic (degrees), map (metres in the city's map CRS), screen (logical pixels of the map widget, y down),
/// device (screen times pixel ratio). North is up. A value.
class View {
public:
    View() = default;
    explicit View(std::shared_ptr<const geo::Projection> projection) : m_projection(std::move(projection)) {}

    geo::MapPoint center() const { return m_center; }
    double metresPerPixel() const { return m_metresPerPixel; } ///< of a logical pixel
    double metresPerDevicePixel() const { return m_metresPerPixel / m_pixelRatio; }
    QSize size() const { return m_size; }             ///< logical pixels
    QSize deviceSize() const;
    double pixelRatio() const { return m_pixelRatio; }

    void setSize(QSize logical, double pixelRatio);
    void setCenter(geo::MapPoint center);
    void setMetresPerPixel(double metres); ///< clamped to 0.01 .. 1000
    /// Shows all of `box` with a margin of that share of the size on each side.
    void fit(const geo::MapBox& box, double margin = 0.04);
    /// Zooms by `factor` (2 = twice as close) and keeps what is under `fixed` where it is.
    void zoom(double factor, QPointF fixed);
    void pan(QPointF pixels); ///< the content moves by that many logical pixels

    geo::MapPoint toMap(QPointF screen) const;
    QPointF toScreen(geo::MapPoint map) const;
    geo::Point toGeographic(geo::MapPoint map) const; ///< NaN without a projection
    geo::MapPoint toMap(geo::Point place) const;
    geo::MapBox extent() const; ///< in map metres
    const geo::Projection* projection() const { return m_projection.get(); }

    friend bool operator==(const View& a, const View& b) {
        return a.m_center == b.m_center && a.m_metresPerPixel == b.m_metresPerPixel && a.m_size == b.m_size &&
               a.m_pixelRatio == b.m_pixelRatio;
    }

private:
    std::shared_ptr<const geo::Projection> m_projection;
    geo::MapPoint m_center;
    double m_metresPerPixel = 10;
    QSize m_size{1, 1};
    double m_pixelRatio = 1;
};

} // namespace scene
