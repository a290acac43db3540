// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/composer.h"

#include "scene/engine_link.h"

#include <QPainter>
#include <cmath>

namespace scene {

namespace {

/// A picture, the part of it to show, and where its corner lies on the map.
struct Placed {
    const QImage& image;
    QRect part;
    geo::MapPoint topLeft;
    double metresPerPixel; ///< of an image pixel
};

constexpr double sameScale = 1e-6;

/// Where the part lies on the view, in device pixels: whole ones where the scale is the view's.
QRectF target(const View& view, const Placed& placed) {
    const double metres = view.metresPerDevicePixel();
    const double scale = placed.metresPerPixel / metres;
    const geo::MapPoint corner = view.toMap(QPointF(0, 0));
    const QPointF at((placed.topLeft.x - corner.x) / metres, (corner.y - placed.topLeft.y) / metres);
    if (std::abs(scale - 1) < sameScale)
        return placed.part.translated(int(std::lround(at.x())), int(std::lround(at.y())));
    return {at + QPointF(placed.part.topLeft()) * scale, QSizeF(placed.part.size()) * scale};
}

bool isSameScale(const View& view, const Placed& placed) {
    return std::abs(placed.metresPerPixel / view.metresPerDevicePixel() - 1) < sameScale;
}

void paint(QPainter& painter, const View& view, const Placed& placed) {
    const QRectF to = target(view, placed);
    const double scale = placed.metresPerPixel / view.metresPerDevicePixel();
    if (isSameScale(view, placed)) // crisp, and a plain copy for the painter
        return painter.drawImage(to.topLeft().toPoint(), placed.image, placed.part);
    // Only what can be seen: far outside, a scaled target overflows the painter's numbers.
    const QRectF seen = to & QRectF(QPointF(0, 0), QSizeF(view.deviceSize()));
    if (!seen.isEmpty())
        painter.drawImage(seen, placed.image,
                          QRectF((seen.topLeft() - to.topLeft()) / scale + QPointF(placed.part.topLeft()), seen.size() / scale));
}

/// A band of the picture, then what lies on it, then the next.
void paintBands(QPainter& painter, const View& view, const Placed& placed, const Crowd& crowd) {
    constexpr int height = 48; // pixels: with the rows of marks that reach into it, half of a second-level cache at 4K
    const QPoint to = target(view, placed).topLeft().toPoint();
    const QSize size = view.deviceSize();
    for (int top = 0; top < size.height(); top += height) {
        const QRect band(0, top, size.width(), std::min(height, size.height() - top));
        painter.drawImage(band.topLeft(), placed.image, band.translated(placed.part.topLeft() - to));
        crowd.paintBand(painter, band);
    }
}

std::optional<Placed> placed(const MapPicture* map) {
    if (!map || map->covered.isEmpty())
        return std::nullopt;
    const kernel::Rect& c = map->covered;
    return Placed{*map->image, QRect(c.left, c.top, c.right - c.left, c.bottom - c.top), map->window.topLeft,
                  map->window.metresPerPixel};
}

/// The pixels that lie wholly in it.
QRect wholePixels(const QRectF& r) {
    const QPoint from(int(std::ceil(r.left())), int(std::ceil(r.top())));
    return {from, QSize(int(std::floor(r.right())) - from.x(), int(std::floor(r.bottom())) - from.y())};
}

void paintMap(QPainter& painter, const Scenery& scenery) {
    const View& view = scenery.view;
    const std::optional<Placed> map = placed(scenery.map.get());
    painter.save();
    painter.scale(1 / view.pixelRatio(), 1 / view.pixelRatio()); // now in device pixels
    QRegion bare(QRect(QPoint(0, 0), view.deviceSize()));
    if (map)
        bare -= wholePixels(target(view, *map));
    if (!bare.isEmpty()) {
        painter.setClipRegion(bare);
        painter.fillRect(bare.boundingRect(), ThemeColours::of(scenery.theme).ground);
        if (const SheetFrame* base = scenery.base.get(); isUsable(scenery.base))
            paint(painter, view, {base->image, base->image.rect(), topLeft(*base), base->frame.metresPerPixel});
        painter.setClipping(false);
    }
    const bool isCrowded = scenery.crowd && scenery.crowd->gather(view, scenery.theme, scenery.furniture.textScale);
    const QRect whole(QPoint(0, 0), view.deviceSize());
    if (map && isCrowded && bare.isEmpty() && isSameScale(view, *map)) {
        paintBands(painter, view, *map, *scenery.crowd);
    } else {
        if (map)
            paint(painter, view, *map);
        if (isCrowded)
            scenery.crowd->paintBand(painter, whole);
    }
    painter.restore();
}

} // namespace

void paintScenery(QPainter& painter, const Scenery& scenery) {
    const View& view = scenery.view;
    const ThemeColours& colours = ThemeColours::of(scenery.theme);
    paintMap(painter, scenery);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double reach = ZoomStep::of(view.metresPerPixel(), scenery.furniture.textScale).reach();
    if (scenery.hovered && (!scenery.selected || scenery.selected->anchor != scenery.hovered->anchor))
        paintHover(painter, view, *scenery.hovered, reach, colours);
    if (scenery.selected)
        paintSelection(painter, view, *scenery.selected, reach, colours);
    painter.restore();
    paintFurniture(painter, view, scenery.furniture, colours);
}

} // namespace scene
