// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/sheet.h"
#include "scene/city_index.h"
#include "scene/component_look.h"
#include "scene/view.h"

#include <QImage>
#include <memory>

namespace scene {

struct SheetFrame;

/// What to draw: a view, how its components look, and what lies under and over them.
struct MapRequest {
    kernel::Window window; ///< the view itself, in device pixels; without size for a view without pixels
    geo::MapBox extent;    ///< the same: what is counted
    ComponentLook look;
    std::shared_ptr<const SheetFrame> base, labels; ///< the engine's; null = none

    static MapRequest of(const View& view, const Visibility& visibility, Theme theme, double textScale = 1);
};

/// Base map, components and labels of some place, in one opaque picture. Of its image only `covered` is drawn
/// and will not change; the rest belongs to the thread that draws.
struct MapPicture {
    kernel::Window window; ///< where the image lies, on the index's lattice
    kernel::Rect covered;  ///< pixels of the image
    ComponentLook look;
    CityIndexPtr city;
    std::shared_ptr<const kernel::Palette> palette;
    std::weak_ptr<const SheetFrame> base, labels; ///< that were drawn into it
    std::shared_ptr<const QImage> image;          ///< RGB32

    /// The pixels of the image on which a window of the same scale lies.
    kernel::Rect place(const kernel::Window& of) const;
    bool covers(const kernel::Window& of) const;
    /// It shows these sheets and no others.
    bool hasSheets(const std::weak_ptr<const SheetFrame>& otherBase, const std::weak_ptr<const SheetFrame>& otherLabels) const;
};

using MapPicturePtr = std::shared_ptr<const MapPicture>;

/// The sheet holds a picture of some place.
bool isUsable(const std::shared_ptr<const SheetFrame>& sheet);
/// The map place of the corner of a usable sheet's picture.
geo::MapPoint topLeft(const SheetFrame& sheet);
/// Beyond this, scaled labels are only in the way.
bool isNearScale(const SheetFrame& labels, double metresPerPixel);

} // namespace scene
