// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "geo/point.h"
#include "scene/theme.h"

#include <QSize>
#include <QStringList>
#include <optional>

namespace app {

/// What `xiuhuactl render` is to draw.
struct RenderPlan {
    static constexpr int longestSide = 16384;        ///< pixels
    static constexpr qint64 mostPixels = 100'000'000;

    QString city;
    QString output;
    QSize size;
    std::optional<geo::Box> box;
    QString subDistrict; ///< its code; empty = none named
    scene::Theme theme = scene::Theme::Dark;
    bool base = true;    ///< with the engine's sheets

    /// From the command line. The fault says what is wrong with it.
    static city::Result<RenderPlan> parse(QStringList arguments);
};

} // namespace app
