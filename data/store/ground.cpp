// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ground.h"

#include "city/anchor.h"
#include "geo/plane.h"
#include "store/querying.h"
#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>
#include <numbers>

namespace store::ground {

namespace {

/// The first column of each row, as bytes.
city::Result<void> addTexts(Database& db, const std::string& sql, std::vector<std::string>& to) {
    auto query = db.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    return eachRow(*query, [&](const Statement& q) {
        const auto bytes = q.blob(0);
        to.emplace_back(reinterpret_cast<const char*>(bytes.first), std::size_t(bytes.second));
    });
}

geo::Point placeOf(std::pair<const unsigned char*, int> blob, city::Shape shape) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (shape == city::Shape::Point) return decodePoint(blob.first, std::size_t(blob.second)).value_or(geo::Point{nan, nan});
    const auto decoded = decodeShape(blob.first, std::size_t(blob.second));
    return decoded ? city::anchorOf(shape, decoded->parts) : geo::Point{nan, nan};
}

} // namespace

city::Result<std::vector<Area>> areas(Database& db, const char* table) {
    const std::string name = table;
    const char* parent = name == "community" ? "sub_district_id" : name == "compound" ? "coalesce(community_id, 0)" : "0";
    auto query = db.prepare("SELECT id, " + std::string(parent) + ", geom FROM " + name + " ORDER BY id");
    if (!query) return tl::unexpected(query.error());
    std::vector<Area> found;
    auto done = eachRow(*query, [&](const Statement& q) {
        const auto blob = q.blob(2);
        auto shape = decodeShape(blob.first, std::size_t(blob.second));
        found.push_back({int(q.integer(0)), int(q.integer(1)), shape ? std::move(shape->parts) : std::vector<city::Path>()});
    });
    if (!done) return tl::unexpected(done.error());
    return found;
}

city::Result<void> eachComponent(Database& db, const std::function<void(const Standing&)>& take) {
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon}) {
        auto query = db.prepare("SELECT CASE WHEN code_fault IS NULL THEN code END, class_id, geom FROM " +
                                std::string(reader::tableOf(shape)));
        if (!query) return tl::unexpected(query.error());
        auto done = eachRow(*query, [&](const Statement& q) {
            take({q.utf8(0), int(q.integer(1)), placeOf(q.blob(2), shape)});
        });
        if (!done) return done;
    }
    return {};
}

city::Result<std::vector<std::string>> codes(Database& db, const char* table) {
    std::vector<std::string> found;
    if (auto done = addTexts(db, "SELECT code FROM " + std::string(table) + " ORDER BY id", found); !done) return tl::unexpected(done.error());
    return found;
}

city::Result<std::vector<std::string>> uids(Database& db, const char* table) {
    std::vector<std::string> found;
    if (auto done = addTexts(db, "SELECT uid FROM " + std::string(table), found); !done) return tl::unexpected(done.error());
    return found;
}

city::Result<std::vector<ClassCode>> classCodes(Database& db, const QString& profile) {
    auto query = db.prepare("SELECT major || minor, class_id FROM component_class_code WHERE profile_id = ?1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, profile);
    std::vector<ClassCode> found;
    auto done = eachRow(*query, [&](const Statement& q) { found.push_back({std::string(q.utf8(0)), int(q.integer(1))}); });
    if (!done) return tl::unexpected(done.error());
    return found;
}

city::Result<city::CodeLayout> layoutOf(Database& db, const QString& profile) {
    auto query = db.prepare("SELECT layout FROM code_profile WHERE id = ?1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, profile);
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    const auto layout = *row ? city::codeLayoutOf(query->text(0)) : std::nullopt;
    if (layout) return *layout;
    return city::fail(city::FaultKind::NotFound,
                      QCoreApplication::translate("store", "The city has no code profile %1. Name one of its own in the mapping.").arg(profile));
}

city::Result<std::int64_t> lastId(Database& db, const char* table) {
    return db.number("SELECT coalesce(max(id), 0) FROM " + std::string(table));
}

city::Result<std::optional<double>> roadDistance(Database& db, geo::Point place) {
    constexpr double metres = 300;
    const double dLat = metres / geo::metresPerDegree, east = std::cos(place.lat * std::numbers::pi / 180);
    const double dLon = dLat / std::max(0.01, east);
    auto query = db.prepare("SELECT geom FROM road WHERE id IN (SELECT pkid FROM idx_road_geom WHERE xmin <= ?1 AND xmax >= ?2 "
                            "AND ymin <= ?3 AND ymax >= ?4)");
    if (!query) return std::nullopt; // a city that is being built has no spatial index yet
    query->bind(1, place.lon + dLon).bind(2, place.lon - dLon).bind(3, place.lat + dLat).bind(4, place.lat - dLat);
    std::optional<double> nearest;
    auto done = eachRow(*query, [&](const Statement& q) {
        const auto blob = q.blob(0);
        const auto shape = decodeShape(blob.first, std::size_t(blob.second));
        if (!shape) return;
        const double away = reader::metresTo(shape->parts.front(), place);
        if (away <= metres && (!nearest || away < *nearest)) nearest = away;
    });
    if (!done) return tl::unexpected(done.error());
    return nearest;
}

} // namespace store::ground
