// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_rows.h"

#include "city/anchor.h"
#include "store/component_scan.h"
#include "store/shape_blob.h"

#include <limits>

namespace store::reader {

namespace {

using search::ComponentRow;
using search::GazetteerBuilder;
using search::Kind;

constexpr char componentColumns[] =
    "SELECT id, class_id, sub_district_id, community_id, state, code, name, address, note, geom FROM ";

std::string componentsOf(city::Shape shape) { return componentColumns + std::string(tableOf(shape)); }

/// Texts are valid until the statement's next step.
ComponentRow componentRow(const Statement& q, city::Shape shape) {
    ComponentRow row;
    row.key = {shape, q.integer(0)};
    row.classId = std::uint16_t(q.integer(1));
    row.subDistrict = std::uint16_t(q.integer(2));
    row.community = std::uint32_t(q.integer(3));
    row.state = city::State(q.integer(4) & 3);
    row.code = q.utf8(5);
    row.name = q.utf8(6);
    row.address = q.utf8(7);
    row.note = q.utf8(8);
    row.anchor = anchorIn(shape, q.blob(9));
    return row;
}

/// Where a line is read off, in the middle; a polygon's inside; a point itself.
void setShape(GazetteerBuilder::Row& row, const std::pair<const unsigned char*, int>& blob) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    row.anchor = {none, none};
    const auto decoded = decodeShape(blob.first, std::size_t(blob.second));
    if (!decoded)
        return;
    row.anchor = city::anchorOf(decoded->shape, decoded->parts);
    for (const city::Path& path : decoded->parts)
        for (const geo::Point& p : path)
            row.box.add(p);
}

struct Source {
    const char* sql; ///< id, name, code, address, sub-district, community, kind, geometry
    Kind kind;
};

constexpr Source sources[] = {
    {"SELECT id, name, code, '', sub_district_id, id, '', geom FROM community", Kind::Community},
    {"SELECT p.id, p.name, '', '', c.sub_district_id, p.community_id, '', p.geom FROM compound p "
     "LEFT JOIN community c ON c.id = p.community_id",
     Kind::Compound},
    {"SELECT id, name, '', '', sub_district_id, 0, '', geom FROM road WHERE name <> ''", Kind::Road},
    {"SELECT id, name, '', address, sub_district_id, community_id, kind, geom FROM facility",
     Kind::PracticePoint},
    {"SELECT id, name, '', '', 0, 0, '', geom FROM green WHERE name <> ''", Kind::Green},
    {"SELECT id, name, '', '', 0, 0, '', geom FROM water WHERE name <> ''", Kind::Water},
    {"SELECT id, name, '', '', 0, 0, '', geom FROM building WHERE name <> ''", Kind::Building},
    {"SELECT g.id, '', g.code, '', c.sub_district_id, g.community_id, '', g.geom FROM unit_grid g "
     "LEFT JOIN community c ON c.id = g.community_id",
     Kind::UnitGrid},
};

city::Result<void> addPlaces(Database& db, const Source& source, GazetteerBuilder& builder) {
    auto query = db.prepare(source.sql);
    if (!query)
        return tl::unexpected(query.error());
    for (;;) {
        const auto step = query->step();
        if (!step)
            return tl::unexpected(step.error());
        if (!*step)
            return {};
        const std::string_view facility = query->utf8(6);
        const auto kind = facility.empty() ? source.kind : search::kindOfFacility(facility);
        if (!kind)
            continue;
        GazetteerBuilder::Row row{
            *kind,          query->integer(0),      query->text(1),         {}, query->text(2),
            query->text(3), int(query->integer(4)), int(query->integer(5)), {}, {}};
        setShape(row, query->blob(7));
        builder.add(row);
    }
}

/// Null for what is no row of a table with an outline.
const char* placeTable(Kind kind) {
    switch (kind) {
    case Kind::SubDistrict: return "sub_district";
    case Kind::Community: return "community";
    case Kind::Compound: return "compound";
    case Kind::Road: return "road";
    case Kind::Green: return "green";
    case Kind::Water: return "water";
    case Kind::Building: return "building";
    case Kind::UnitGrid: return "unit_grid";
    default: return nullptr;
    }
}

std::int64_t countOf(Database& db, city::Shape shape) {
    return db.number(std::string("SELECT count(*) FROM ") + tableOf(shape)).value_or(0);
}

} // namespace

city::Result<search::GazetteerPtr> gazetteer(Database& db, const city::Catalogue& catalogue) {
    GazetteerBuilder builder(catalogue);
    for (const Source& source : sources)
        if (auto added = addPlaces(db, source, builder); !added)
            return tl::unexpected(added.error());
    return builder.finish();
}

city::Result<search::ComponentTextsPtr> componentTexts(Database& db, const Progress& progress) {
    search::ComponentTextsBuilder builder;
    std::int64_t expected = 1;
    for (int s = 0; s < city::shapeCount; ++s)
        expected += countOf(db, city::Shape(s));
    const auto read = eachComponent(db, expected, progress, QT_TRANSLATE_NOOP("store", "Preparing the search"), componentsOf,
                                    [&](const Statement& q, city::Shape shape) { builder.add(componentRow(q, shape)); });
    if (!read)
        return tl::unexpected(read.error());
    return builder.finish();
}

city::Result<search::ComponentTextsPtr> componentTexts(Database& db,
                                                       const std::vector<city::ComponentKey>& keys) {
    search::ComponentTextsBuilder builder;
    const auto read = eachOf(db, keys, componentsOf,
                             [&](const Statement& q, city::Shape shape) { builder.add(componentRow(q, shape)); });
    if (!read)
        return tl::unexpected(read.error());
    return builder.finish();
}

city::Result<std::vector<city::Path>> outlineOf(Database& db, const search::Hit& hit) {
    std::vector<city::Path> parts;
    const char* table = placeTable(hit.kind);
    if (!table)
        return parts;
    const bool isRoad = hit.kind == Kind::Road;
    auto query = db.prepare("SELECT geom FROM " + std::string(table) +
                            (isRoad ? " WHERE name = ?1 AND coalesce(sub_district_id, 0) = ?2" : " WHERE id = ?1"));
    if (!query)
        return tl::unexpected(query.error());
    if (isRoad)
        query->bind(1, hit.name).bind(2, hit.subDistrict);
    else
        query->bind(1, hit.id);
    for (;;) {
        const auto step = query->step();
        if (!step)
            return tl::unexpected(step.error());
        if (!*step)
            return parts;
        const auto blob = query->blob(0);
        if (auto decoded = decodeShape(blob.first, std::size_t(blob.second)))
            parts.insert(parts.end(), decoded->parts.begin(), decoded->parts.end());
    }
}

} // namespace store::reader
