// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "geo/projection.h"

#include <optional>
#include <tl/expected.hpp>

namespace search {

/// One place on the ground that was typed instead of searched for.
struct Spot {
    geo::Point place;
    double metresPerPixel = 0; ///< of the view that a link names; 0 = none
    enum class Reading { Degrees, Gcj, MapMetres, Link } reading = Reading::Degrees;
};

/// What a spot is held against.
struct SpotContext {
    const city::Profile& profile;
    const geo::Projection& projection;
    geo::MapBox city; ///< a spot lies inside
};

/// Reads coordinates: degrees as decimals or as degrees, minutes and seconds, in either order where letters
/// or the city tell which is which; metres of the map CRS, in either order; with `gcj` (or 火星, 高德) before
/// or behind them degrees of GCJ-02; or a map link. Nothing when `text` is none of these, so that it is
/// searched for; a sentence when it is but cannot be meant: outside the city, ambiguous, a link of another
/// city.
std::optional<tl::expected<Spot, QString>> readSpot(const QString& text, const SpotContext& context);

/// A link to a view, as text that readSpot takes: xiuhua://ADMIN-CODE/LON,LAT,METRES-PER-PIXEL.
QString linkTo(const city::Profile& profile, geo::Point place, double metresPerPixel);

} // namespace search
