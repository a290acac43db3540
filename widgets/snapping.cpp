// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapping.h"

#include "scene/live_city.h"
#include "scene/marks.h"

namespace widgets {

Snapped snappedAt(const scene::MapScene& scene, QPointF screen, std::optional<city::ComponentKey> except) {
    const scene::View& view = scene.view();
    if (const city::RegistryPtr& registry = scene.city().registry())
        for (const scene::Found& found : scene.pick(screen, snapPixels))
            if (found.key != except)
                if (const auto place = scene::MarkedPlace::of(found.key, *registry, view))
                    return {view.toGeographic(place->anchor), true};
    return {view.toGeographic(view.toMap(screen)), false};
}

} // namespace widgets
