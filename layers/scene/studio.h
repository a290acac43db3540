// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "scene/map_picture.h"
#include "scene/picture_pool.h"

#include <atomic>
#include <optional>

namespace scene {

/// Draws the pictures of one map, one after the other, for the thread that asks. What the picture before shows
/// already is not drawn again: a picture has margins, and one that moves out of them takes over what both show,
/// to the pixel.
class Studio {
public:
    struct Order {
        MapRequest request;
        CityIndexPtr city;
        city::CataloguePtr catalogue;
    };

    /// `symbols` is the folder of the class symbols.
    explicit Studio(const QString& symbols, int threads = 2);

    /// A picture that covers the view of the order: the last one where nothing is missing. Null when cancelled,
    /// short of memory, or for a view without pixels.
    MapPicturePtr draw(const Order& order, const std::atomic<bool>& cancelled);
    /// What `draw` gave last, with its margins drawn too. Null when cancelled.
    MapPicturePtr drawMargins(const std::atomic<bool>& cancelled);

    /// Logical pixels on each side of a picture: what a hand drags in a few frames.
    static constexpr double margin = 128;

private:
    /// A picture being drawn.
    struct Easel {
        MapPicture picture;
        std::shared_ptr<QImage> image;
        std::uint32_t* pixels = nullptr; ///< of the image, which others read meanwhile: not asked for again

        kernel::Rect all() const { return {0, 0, picture.window.width, picture.window.height}; }
        kernel::Canvas canvas() const { return {pixels, image->bytesPerLine() / 4}; }
        kernel::Picture drawn() const; ///< from the image's corner
    };

    void choosePalette();
    bool canGoOn() const;
    std::optional<Easel> newEasel(const kernel::Window& view, const std::atomic<bool>& cancelled);
    bool cover(Easel& easel, const kernel::Rect& wanted, const std::atomic<bool>& cancelled);
    bool coverWithDensity(Easel& easel, const std::atomic<bool>& cancelled);
    kernel::Surroundings surroundings(const kernel::Window& window) const;
    MapPicturePtr hang(Easel easel);

    SymbolAtlas m_atlas;
    kernel::Sheet m_sheet;
    PicturePool m_pool{QImage::Format_RGB32};
    PicturePool m_densityPool{QImage::Format_ARGB32_Premultiplied};

    Order m_order;
    std::shared_ptr<const kernel::Palette> m_palette;
    ComponentLook m_look; ///< of the palette, with what follows
    std::shared_ptr<const StyleKeys> m_keys;
    city::CataloguePtr m_catalogue;
    bool m_hasMarks = false;

    std::optional<Easel> m_last;
    MapPicturePtr m_shown; ///< the last one, as given out
};

} // namespace scene
