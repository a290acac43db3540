// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sheet_plan.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double largerBy = 1.25;
constexpr double largestSide = 16384; // device pixels, far above any screen

std::uint32_t withMargin(int pixels) {
    return std::uint32_t(std::min(std::ceil(pixels * largerBy / 2) * 2, largestSide));
}

} // namespace

wire::Render makeRender(const SheetWish& wish, wire::SheetKind sheet) {
    wire::Render render;
    render.sheet = sheet;
    render.centerX = wish.view.center().x;
    render.centerY = wish.view.center().y;
    render.metresPerPixel = wish.view.metresPerDevicePixel();
    const QSize device = wish.view.deviceSize();
    if (!device.isEmpty()) {
        render.width = withMargin(device.width());
        render.height = withMargin(device.height());
    }
    render.pixelRatio = wish.view.pixelRatio() * wish.textScale;
    render.theme = themeName(wish.theme).toStdString();
    render.language = wish.language.toStdString();
    for (const QString& layer : wish.hiddenLayers)
        render.hiddenLayers.push_back(layer.toStdString());
    return render;
}

bool sameLook(const wire::Render& asked, const SheetWish& wish) {
    const auto sameLayer = [](const std::string& a, const QString& b) { return a == b.toStdString(); };
    return asked.theme == themeName(wish.theme).toStdString() && asked.language == wish.language.toStdString() &&
           asked.pixelRatio == wish.view.pixelRatio() * wish.textScale &&
           std::equal(asked.hiddenLayers.begin(), asked.hiddenLayers.end(), wish.hiddenLayers.begin(),
                      wish.hiddenLayers.end(), sameLayer);
}

bool covers(const wire::Render& asked, const SheetWish& wish) {
    const double scale = asked.metresPerPixel / wish.view.metresPerDevicePixel();
    if (std::abs(scale - 1) > 1e-9 || !sameLook(asked, wish))
        return false;
    const double halfWidth = asked.width * asked.metresPerPixel / 2;
    const double halfHeight = asked.height * asked.metresPerPixel / 2;
    const geo::MapBox needed = wish.view.extent();
    // Half a pixel is lost to rounding; nobody sees it.
    const double slack = asked.metresPerPixel / 2;
    return needed.minX >= asked.centerX - halfWidth - slack && needed.maxX <= asked.centerX + halfWidth + slack &&
           needed.minY >= asked.centerY - halfHeight - slack && needed.maxY <= asked.centerY + halfHeight + slack;
}

} // namespace scene
