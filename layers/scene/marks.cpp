// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/marks.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double smallestOutline = 12; // logical pixels: below, the ring says it all
constexpr double tooFar = 1e5;         // pixels; QPainter's fixed point breaks far outside

QPainterPath outlineOf(const View& view, const MarkedPlace& place) {
    QPainterPath path;
    for (const auto& part : place.parts)
        for (std::size_t i = 0; i < part.size(); ++i) {
            const QPointF p = view.toScreen(part[i]);
            const QPointF bounded(std::clamp(p.x(), -tooFar, tooFar), std::clamp(p.y(), -tooFar, tooFar));
            i == 0 ? path.moveTo(bounded) : path.lineTo(bounded);
        }
    const QRectF box = path.boundingRect();
    return std::max(box.width(), box.height()) < smallestOutline ? QPainterPath() : path;
}

void paintMark(QPainter& painter, const View& view, const MarkedPlace& place, double radius, double width,
               QColor colour, QColor under) {
    const QPainterPath outline = outlineOf(view, place);
    const QPointF at = view.toScreen(place.anchor);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(under, width * 2.2), QPen(colour, width)}) {
        painter.setPen(pen);
        if (!outline.isEmpty())
            painter.drawPath(outline);
        else if (std::abs(at.x()) < tooFar && std::abs(at.y()) < tooFar)
            painter.drawEllipse(at, radius, radius);
    }
}

} // namespace

std::optional<MarkedPlace> MarkedPlace::of(city::ComponentKey key, const city::Registry& registry,
                                           const View& view) {
    const std::ptrdiff_t number = registry.chunkOf(key);
    if (number < 0 || std::size_t(number) >= registry.chunks().size() || !view.projection())
        return std::nullopt;
    const city::RegistryChunk& chunk = *registry.chunks()[std::size_t(number)];
    const auto found = std::find(chunk.key.begin(), chunk.key.end(), key.packed());
    if (found == chunk.key.end())
        return std::nullopt;
    const auto row = std::size_t(found - chunk.key.begin());
    MarkedPlace place;
    place.anchor = view.toMap(chunk.anchor[row]);
    if (!std::isfinite(place.anchor.x) || !std::isfinite(place.anchor.y))
        return std::nullopt;
    const auto shape = std::lower_bound(chunk.shapeRow.begin(), chunk.shapeRow.end(), std::uint32_t(row));
    if (shape != chunk.shapeRow.end() && *shape == row)
        for (const city::Path& path : chunk.partsOf(std::size_t(shape - chunk.shapeRow.begin()))) {
            std::vector<geo::MapPoint> part(path.size());
            view.projection()->forward(path, part);
            std::erase_if(part, [](geo::MapPoint p) { return !std::isfinite(p.x) || !std::isfinite(p.y); });
            place.parts.push_back(std::move(part));
        }
    return place;
}

void paintSelection(QPainter& painter, const View& view, const MarkedPlace& place, double reach,
                    const ThemeColours& colours) {
    const double radius = std::max(reach, 3.0) + 6;
    paintMark(painter, view, place, radius, 3, colours.accent, colours.outline);
    // Four ticks outwards: found at once among rings of other meanings.
    const QPointF at = view.toScreen(place.anchor);
    if (std::abs(at.x()) > tooFar || std::abs(at.y()) > tooFar)
        return;
    painter.setPen(QPen(colours.accent, 3, Qt::SolidLine, Qt::FlatCap));
    for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
        painter.drawLine(at + way * (radius + 2), at + way * (radius + 8));
}

void paintHover(QPainter& painter, const View& view, const MarkedPlace& place, double reach,
                const ThemeColours& colours) {
    paintMark(painter, view, place, std::max(reach, 3.0) + 3, 1.5, colours.hover, colours.outline);
}

} // namespace scene
