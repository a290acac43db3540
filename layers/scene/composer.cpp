// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/composer.h"

#include "scene/engine_link.h"

#include <QPainter>
#include <cmath>

namespace scene {

namespace {

/// A drawn sheet and where it lies on the map.
struct PlacedSheet {
    const QImage& image;
    geo::MapPoint topLeft;
    double metresPerPixel; ///< of an image pixel
};

constexpr double sameScale = 1e-6;

void paintSheet(QPainter& painter, const View& view, const PlacedSheet& sheet) {
    const double metres = view.metresPerDevicePixel();
    const double scale = sheet.metresPerPixel / metres;
    const geo::MapPoint corner = view.toMap(QPointF(0, 0));
    const QPointF at((sheet.topLeft.x - corner.x) / metres, (corner.y - sheet.topLeft.y) / metres);
    painter.save();
    painter.scale(1 / view.pixelRatio(), 1 / view.pixelRatio()); // now in device pixels
    if (std::abs(scale - 1) < sameScale) {
        // Whole pixels: crisp, and a plain copy for the painter.
        painter.drawImage(QPoint(int(std::lround(at.x())), int(std::lround(at.y()))), sheet.image);
    } else {
        // Only what can be seen: far outside, a scaled target overflows the painter's numbers.
        const QRectF seen = QRectF(QPointF(-at.x() / scale, -at.y() / scale), QSizeF(view.deviceSize()) / scale) &
                            QRectF(sheet.image.rect());
        if (!seen.isEmpty())
            painter.drawImage(QRectF(at + seen.topLeft() * scale, seen.size() * scale), sheet.image, seen);
    }
    painter.restore();
}

PlacedSheet placed(const SheetFrame& frame) {
    const double metres = frame.frame.metresPerPixel;
    return {frame.image,
            {frame.frame.centerX - frame.image.width() * metres / 2,
             frame.frame.centerY + frame.image.height() * metres / 2},
            metres};
}

bool isUsable(const std::shared_ptr<const SheetFrame>& frame) {
    return frame && !frame->image.isNull() && frame->frame.metresPerPixel > 0;
}

/// Scaled text reads badly; beyond this it is only in the way.
bool isNearScale(const SheetFrame& frame, const View& view) {
    const double scale = frame.frame.metresPerPixel / view.metresPerDevicePixel();
    return scale > 0.5 && scale < 2;
}

} // namespace

void paintPicture(QPainter& painter, const Picture& picture) {
    const View& view = picture.view;
    const ThemeColours& colours = ThemeColours::of(picture.theme);
    painter.fillRect(QRect(QPoint(0, 0), view.size()), colours.ground);
    if (isUsable(picture.base))
        paintSheet(painter, view, placed(*picture.base));
    if (picture.components) {
        const kernel::Window& window = picture.components->request.window;
        paintSheet(painter, view, {*picture.components->image, window.topLeft, window.metresPerPixel});
    }
    if (isUsable(picture.labels) && isNearScale(*picture.labels, view))
        paintSheet(painter, view, placed(*picture.labels));

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double reach = ZoomStep::of(view.metresPerPixel()).reach();
    if (picture.hovered && (!picture.selected || picture.selected->anchor != picture.hovered->anchor))
        paintHover(painter, view, *picture.hovered, reach, colours);
    if (picture.selected)
        paintSelection(painter, view, *picture.selected, reach, colours);
    painter.restore();
    paintFurniture(painter, view, picture.furniture, colours);
}

} // namespace scene
