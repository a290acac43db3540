// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/following.h"

#include "city/anchor.h"
#include "store/querying.h"
#include "store/shape_blob.h"

namespace store::following {

namespace {

struct Area {
    std::int64_t id = 0, parent = 0;
    QString code;
};

/// The first area of a table that holds the place; id 0 for none.
city::Result<Area> areaAt(Database& db, const std::string& table, const std::string& parent, geo::Point p) {
    auto query = db.prepare("SELECT t.id, " + parent + ", t.code, t.geom FROM " + table + " t WHERE t.id IN (SELECT pkid FROM idx_" + table +
                            "_geom WHERE xmin <= ?1 AND xmax >= ?1 AND ymin <= ?2 AND ymax >= ?2) ORDER BY t.id");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, p.lon).bind(2, p.lat);
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return Area();
        const auto blob = query->blob(3);
        const auto shape = decodeShape(blob.first, std::size_t(blob.second));
        if (shape && city::isInside(p, shape->parts)) return Area{query->integer(0), query->integer(1), query->text(2)};
    }
}

} // namespace

city::Result<Spot> spotOf(Database& db, geo::Point place) {
    Spot spot;
    if (!geo::isValid(place)) return spot;
    const auto grid = areaAt(db, "unit_grid", "t.community_id", place);
    if (!grid) return tl::unexpected(grid.error());
    spot.unitGrid = grid->code;
    spot.community = int(grid->parent);
    if (!spot.community) {
        const auto community = areaAt(db, "community", "t.sub_district_id", place);
        if (!community) return tl::unexpected(community.error());
        spot.community = int(community->id);
        spot.subDistrict = int(community->parent);
    } else {
        auto parent = db.prepare("SELECT sub_district_id FROM community WHERE id = ?1");
        if (!parent) return tl::unexpected(parent.error());
        const auto row = parent->bind(1, spot.community).step();
        if (!row) return tl::unexpected(row.error());
        if (*row) spot.subDistrict = int(parent->integer(0));
    }
    if (!spot.subDistrict) {
        const auto subDistrict = areaAt(db, "sub_district", "0", place);
        if (!subDistrict) return tl::unexpected(subDistrict.error());
        spot.subDistrict = int(subDistrict->id);
    }
    return spot;
}

city::Result<Areas::Layer> Areas::layer(Database& db, const char* table, const char* parent) {
    Layer layer;
    std::vector<std::vector<geo::Ring>> rings;
    const auto read = eachRow(db, "SELECT id, " + std::string(parent) + ", code, geom FROM " + table + " ORDER BY id", [&](const Statement& q) {
        layer.areas.push_back({int(q.integer(0)), int(q.integer(1)), q.text(2)});
        const auto blob = q.blob(3);
        auto shape = decodeShape(blob.first, std::size_t(blob.second));
        rings.push_back(shape ? std::move(shape->parts) : std::vector<geo::Ring>());
    });
    if (!read) return tl::unexpected(read.error());
    layer.index = geo::RegionIndex(std::move(rings));
    return layer;
}

const Areas::Named* Areas::Layer::at(geo::Point place) const {
    const int number = index.at(place);
    return number < 0 ? nullptr : &areas[std::size_t(number)];
}

city::Result<Areas> Areas::read(Database& db) {
    Areas areas;
    const auto take = [&](Layer& to, const char* table, const char* parent) -> city::Result<void> {
        auto read = layer(db, table, parent);
        if (!read) return tl::unexpected(read.error());
        to = std::move(*read);
        return {};
    };
    auto done = take(areas.m_subDistricts, "sub_district", "0");
    if (done) done = take(areas.m_communities, "community", "sub_district_id");
    if (done) done = take(areas.m_grids, "unit_grid", "community_id");
    if (!done) return tl::unexpected(done.error());
    for (const Named& community : areas.m_communities.areas) areas.m_parents[community.id] = community.parent;
    return areas;
}

Spot Areas::at(geo::Point place) const {
    Spot spot;
    if (const Named* grid = m_grids.at(place)) {
        spot.unitGrid = grid->code;
        spot.community = grid->parent;
        if (const auto parent = m_parents.find(grid->parent); parent != m_parents.end()) spot.subDistrict = parent->second;
    } else if (const Named* community = m_communities.at(place)) {
        spot.community = community->id;
        spot.subDistrict = community->parent;
    }
    if (!spot.subDistrict)
        if (const Named* subDistrict = m_subDistricts.at(place)) spot.subDistrict = subDistrict->id;
    return spot;
}

namespace {

template <typename SpotAt>
city::Result<void> followWith(city::Patch& patch, SpotAt spotAt) {
    using city::Field;
    using Kind = city::Patch::Kind;
    if (patch.kind == Kind::Delete) return {};
    if (patch.kind == Kind::Update && city::isSame(patch.before, patch.after, Field::Geometry)) return {};
    city::Component& c = patch.after;
    const auto mayFollow = [&](Field field, bool isEmpty) {
        return patch.kind == Kind::Insert ? isEmpty : city::isSame(patch.before, c, field);
    };
    const bool subDistrict = mayFollow(Field::SubDistrict, c.subDistrict == 0), community = mayFollow(Field::Community, c.community == 0),
               grid = mayFollow(Field::UnitGrid, c.unitGrid.isEmpty());
    if ((!subDistrict && !community && !grid) || c.parts.empty()) return {};
    const city::Result<Spot> spot = spotAt(city::anchorOf(patch.key.shape, c.parts));
    if (!spot) return tl::unexpected(spot.error());
    if (subDistrict && spot->subDistrict) c.subDistrict = spot->subDistrict;
    // A community of another sub-district than the one that was chosen would only be refused.
    if (community && spot->community && spot->subDistrict == c.subDistrict) c.community = spot->community;
    if (grid && !spot->unitGrid.isEmpty() && spot->community == c.community) c.unitGrid = spot->unitGrid;
    return {};
}

} // namespace

city::Result<void> follow(Database& db, city::Patch& patch) {
    return followWith(patch, [&](geo::Point place) { return spotOf(db, place); });
}

void follow(const Areas& areas, city::Patch& patch) {
    (void)followWith(patch, [&](geo::Point place) { return city::Result<Spot>(areas.at(place)); });
}

} // namespace store::following
