// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"

#include "city/anchor.h"
#include "geo/plane.h"
#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <cmath>
#include <numbers>

namespace store {

namespace {

using geo::metresPerDegree;
using reader::metresTo;
/// Roads further away than this say nothing about a place.
constexpr double farthestRoadMetres = 2'000;

/// The name of the first area of `table` that holds the point; empty when none does.
city::Result<QString> areaAt(Database& db, const char* table, geo::Point point) {
    const std::string name = table;
    auto query = db.prepare("SELECT t.name, t.geom FROM " + name + " t WHERE t.id IN (SELECT pkid FROM idx_" + name +
                            "_geom WHERE xmin <= ?1 AND xmax >= ?1 AND ymin <= ?2 AND ymax >= ?2) AND t.geom NOT NULL");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, point.lon).bind(2, point.lat);
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return QString();
        const auto blob = query->blob(1);
        const auto shape = decodeShape(blob.first, std::size_t(blob.second));
        if (shape && city::isInside(point, shape->parts)) return query->text(0);
    }
}

struct NearRoad {
    QString name;
    double metres = std::numeric_limits<double>::infinity();
};

city::Result<NearRoad> nearestWithin(Database& db, geo::Point point, double metres) {
    auto query = db.prepare("SELECT t.name, t.geom FROM road t WHERE t.id IN (SELECT pkid FROM idx_road_geom WHERE "
                            "xmin <= ?1 AND xmax >= ?2 AND ymin <= ?3 AND ymax >= ?4) AND t.name <> ''");
    if (!query) return tl::unexpected(query.error());
    const double dLat = metres / metresPerDegree;
    const double dLon = dLat / std::max(0.01, std::cos(point.lat * std::numbers::pi / 180));
    query->bind(1, point.lon + dLon).bind(2, point.lon - dLon).bind(3, point.lat + dLat).bind(4, point.lat - dLat);
    NearRoad best;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return best;
        const auto blob = query->blob(1);
        const auto shape = decodeShape(blob.first, std::size_t(blob.second));
        if (!shape) continue;
        const double away = metresTo(shape->parts.front(), point);
        if (away < best.metres) best = {query->text(0), away};
    }
}

} // namespace

city::Result<Reader::Place> Reader::place(geo::Point point) {
    Place place;
    if (!geo::isValid(point)) return place;
    const std::pair<const char*, QString*> areas[] = {
        {"sub_district", &place.subDistrict}, {"community", &place.community}, {"compound", &place.compound}};
    for (const auto& [table, name] : areas) {
        auto found = areaAt(m_db, table, point);
        if (!found) return tl::unexpected(found.error());
        *name = std::move(*found);
    }
    // A road found in a small window may be farther than one just outside it: the window's half side bounds what
    // is certain, so it grows until the nearest lies within that.
    for (double metres = 60; metres <= farthestRoadMetres; metres *= 3) {
        const auto road = nearestWithin(m_db, point, metres);
        if (!road) return tl::unexpected(road.error());
        if (road->metres > metres) continue;
        place.road = road->name;
        place.roadMetres = road->metres;
        break;
    }
    return place;
}

} // namespace store
