// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/following.h"

#include "city/anchor.h"
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

city::Result<void> follow(Database& db, city::Patch& patch) {
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
    const auto spot = spotOf(db, city::anchorOf(patch.key.shape, c.parts));
    if (!spot) return tl::unexpected(spot.error());
    if (subDistrict && spot->subDistrict) c.subDistrict = spot->subDistrict;
    // A community of another sub-district than the one that was chosen would only be refused.
    if (community && spot->community && spot->subDistrict == c.subDistrict) c.community = spot->community;
    if (grid && !spot->unitGrid.isEmpty() && spot->community == c.community) c.unitGrid = spot->unitGrid;
    return {};
}

} // namespace store::following
