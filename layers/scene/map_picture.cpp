// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/map_picture.h"

#include "scene/engine_link.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr int largestWindow = 32767; // the kernel's limit

bool isSame(const std::weak_ptr<const SheetFrame>& a, const std::weak_ptr<const SheetFrame>& b) {
    return !a.owner_before(b) && !b.owner_before(a);
}

} // namespace

MapRequest MapRequest::of(const View& view, const Visibility& visibility, Theme theme, double textScale) {
    MapRequest request;
    request.look = {visibility, theme, ZoomStep::of(view.metresPerPixel(), textScale), view.pixelRatio()};
    request.extent = view.extent();
    const QSize device = view.deviceSize();
    request.window = {{request.extent.minX, request.extent.maxY},
                      view.metresPerDevicePixel(),
                      std::min(device.width(), largestWindow),
                      std::min(device.height(), largestWindow)};
    return request;
}

kernel::Rect MapPicture::place(const kernel::Window& of) const {
    constexpr double farthest = 1 << 24;
    const auto pixels = [&](double metres) {
        return int(std::lround(std::clamp(metres / window.metresPerPixel, -farthest, farthest)));
    };
    const int left = pixels(of.topLeft.x - window.topLeft.x), top = pixels(window.topLeft.y - of.topLeft.y);
    return {left, top, left + of.width, top + of.height};
}

bool MapPicture::covers(const kernel::Window& of) const {
    return of.metresPerPixel == window.metresPerPixel && covered.contains(place(of));
}

bool MapPicture::hasSheets(const std::weak_ptr<const SheetFrame>& otherBase,
                           const std::weak_ptr<const SheetFrame>& otherLabels) const {
    return isSame(base, otherBase) && isSame(labels, otherLabels);
}

bool isUsable(const std::shared_ptr<const SheetFrame>& sheet) {
    return sheet && !sheet->image.isNull() && sheet->frame.metresPerPixel > 0;
}

geo::MapPoint topLeft(const SheetFrame& sheet) {
    const double metres = sheet.frame.metresPerPixel;
    return {sheet.frame.centerX - sheet.image.width() * metres / 2,
            sheet.frame.centerY + sheet.image.height() * metres / 2};
}

bool isNearScale(const SheetFrame& labels, double metresPerPixel) {
    const double scale = labels.frame.metresPerPixel / metresPerPixel;
    return scale > 0.5 && scale < 2;
}

} // namespace scene
