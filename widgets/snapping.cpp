// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapping.h"

#include "scene/live_city.h"
#include "scene/marks.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

QPointF nearestOn(QPointF a, QPointF b, QPointF p) {
    const QPointF way = b - a;
    const double length = QPointF::dotProduct(way, way);
    return length > 0 ? a + way * std::clamp(QPointF::dotProduct(p - a, way) / length, 0.0, 1.0) : a;
}

/// The place of a component that holds the cursor: the anchor of a point; of a line or an area a vertex, else the nearest
/// place on its edge. Nothing where all of them are too far.
std::optional<QPointF> holdOf(const scene::MarkedPlace& place, const scene::View& view, QPointF p) {
    const auto isNear = [p](QPointF q) { return std::hypot(q.x() - p.x(), q.y() - p.y()) <= snapPixels; };
    if (place.parts.empty()) {
        const QPointF anchor = view.toScreen(place.anchor);
        return isNear(anchor) ? std::optional(anchor) : std::nullopt;
    }
    std::optional<QPointF> edge;
    for (const auto& part : place.parts)
        for (std::size_t i = 0; i < part.size(); ++i) {
            const QPointF vertex = view.toScreen(part[i]);
            if (isNear(vertex))
                return vertex;
            const QPointF between = i == 0 ? vertex : nearestOn(view.toScreen(part[i - 1]), vertex, p);
            if (!edge && isNear(between))
                edge = between;
        }
    return edge;
}

} // namespace

Snapped snappedAt(const scene::MapScene& scene, QPointF screen, std::optional<city::ComponentKey> except) {
    const scene::View& view = scene.view();
    if (const city::RegistryPtr& registry = scene.city().registry())
        for (const scene::Found& found : scene.pick(screen, snapPixels))
            if (found.key != except)
                if (const auto place = scene::MarkedPlace::of(found.key, *registry, view))
                    if (const auto hold = holdOf(*place, view, screen))
                        return {view.toGeographic(view.toMap(*hold)), true};
    return {view.toGeographic(view.toMap(screen)), false};
}

} // namespace widgets
