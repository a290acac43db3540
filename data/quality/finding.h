// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/rules.h"

#include "geo/point.h"

namespace quality {

/// Something that a rule found. Small: its sentence is made when somebody reads it (Ledger::sentence).
struct Finding {
    enum class Subject : std::uint8_t { Component, Delivery, Grid, Community };

    Check check = Check::RequiredMissing;
    Subject subject = Subject::Component;
    std::uint64_t key = 0;    ///< of the component (ComponentKey::packed), or of the first one of a delivery; a place in
                              ///< the ground's list of grids or communities
    std::uint64_t other = 0;  ///< the component or grid that it clashes with, or the delivery; 0 = none
    std::int64_t detail = 0;  ///< which fields, which value; what it means depends on the rule
    geo::Point place;
    friend bool operator==(const Finding& a, const Finding& b) {
        const auto same = [](double x, double y) { return x == y || (x != x && y != y); }; // without a place: NaN
        return a.check == b.check && a.subject == b.subject && a.key == b.key && a.other == b.other && a.detail == b.detail &&
               same(a.place.lon, b.place.lon) && same(a.place.lat, b.place.lat);
    }
};

} // namespace quality
