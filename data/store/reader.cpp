// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"

#include "store/component_columns.h"

#include "city/anchor.h"
#include "geo/plane.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <QDate>

#include <cmath>
#include <numbers>

namespace store {

namespace reader {

QDate dateOf(std::int64_t yyyymmdd) {
    return QDate(int(yyyymmdd / 10000), int(yyyymmdd / 100 % 100), int(yyyymmdd % 100));
}

const char* tableOf(city::Shape shape) {
    switch (shape) {
    case city::Shape::Point: return "component_point";
    case city::Shape::Line: return "component_line";
    case city::Shape::Polygon: break;
    }
    return "component_polygon";
}

std::optional<city::Shape> shapeOf(const QString& table) {
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon})
        if (table == QLatin1String(tableOf(shape))) return shape;
    return std::nullopt;
}

bool isInEveryRow(const QString& table) {
    return table == QLatin1String("department") || table == QLatin1String("component_class");
}

geo::Point anchorIn(city::Shape shape, const std::pair<const unsigned char*, int>& blob) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto length = std::size_t(blob.second);
    if (shape == city::Shape::Point) return decodePoint(blob.first, length).value_or(geo::Point{none, none});
    const auto decoded = decodeShape(blob.first, length);
    return decoded && decoded->shape == shape ? city::anchorOf(shape, decoded->parts) : geo::Point{none, none};
}

double metresTo(const city::Path& path, geo::Point p) {
    const double east = geo::metresPerDegree * std::cos(p.lat * std::numbers::pi / 180);
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < path.size(); ++i)
        nearest = std::min(nearest, geo::metresTo(path[i - 1], path[i], p, east));
    return nearest;
}

} // namespace reader

namespace {

geo::Box boxOf(const std::pair<const unsigned char*, int>& blob) {
    geo::Box box;
    if (const auto shape = decodeShape(blob.first, std::size_t(blob.second)))
        for (const city::Path& path : shape->parts)
            for (const geo::Point& p : path) box.add(p);
    return box;
}

city::Result<void> readAreas(Database& db, city::Catalogue& c) {
    auto read = eachRow(db, "SELECT id, code, coalesce(civil_code, ''), name, name_en, seat_lon, seat_lat, geom "
                         "FROM sub_district ORDER BY sort, id", [&](const Statement& q) {
        c.subDistricts.push_back({int(q.integer(0)), q.text(1), q.text(2), q.text(3), q.text(4),
                                  {q.real(5), q.real(6)}, boxOf(q.blob(7))});
    });
    if (!read) return read;
    return eachRow(db, "SELECT id, code, name, sub_district_id FROM community ORDER BY code", [&](const Statement& q) {
        c.communities.push_back({int(q.integer(0)), q.text(1), q.text(2), int(q.integer(3))});
    });
}

city::Result<void> readClasses(Database& db, city::Catalogue& c) {
    auto read = eachRow(db, "SELECT id, code, name, name_en, colour FROM major_class ORDER BY code", [&](const Statement& q) {
        c.majors.push_back({int(q.integer(0)), q.text(1), q.text(2), q.text(3), q.text(4)});
    });
    if (!read) return read;
    return eachRow(db,
                "SELECT k.id, k.major_id, k.name, k.name_en, k.shape, k.symbol, k.importance, coalesce(k.service_line_id, 0), "
                "coalesce(min(x.major || x.minor), '') "
                "FROM component_class k JOIN major_class m ON m.id = k.major_id "
                "LEFT JOIN component_class_code x ON x.class_id = k.id AND x.profile_id = (SELECT code_profile FROM city) "
                "GROUP BY k.id ORDER BY m.code, min(x.minor) IS NULL, min(x.minor), k.id",
                [&](const Statement& q) {
        c.classes.push_back({int(q.integer(0)), int(q.integer(1)), q.text(2), q.text(3), city::Shape(q.integer(4)), q.text(5),
                             int(q.integer(6)), int(q.integer(7)), q.text(8)});
    });
}

city::Result<void> readOrganisations(Database& db, city::Catalogue& c) {
    auto read = eachRow(db, "SELECT id, code, name, name_en, scene FROM service_line ORDER BY code", [&](const Statement& q) {
        c.serviceLines.push_back({int(q.integer(0)), q.text(1), q.text(2), q.text(3), q.text(4)});
    });
    if (!read) return read;
    read = eachRow(db, "SELECT id, code, name, name_en FROM company ORDER BY code", [&](const Statement& q) {
        c.companies.push_back({int(q.integer(0)), q.text(1), q.text(2), q.text(3)});
    });
    if (!read) return read;
    return eachRow(db, "SELECT id, code, name, name_en, coalesce(company_id, 0) FROM department ORDER BY code",
                [&](const Statement& q) {
        c.departments.push_back({int(q.integer(0)), q.text(1), q.text(2), q.text(3), int(q.integer(4))});
    });
}

city::Result<void> readProfile(Database& db, city::Catalogue& c) {
    return eachRow(db, "SELECT uid, name, name_en, admin_code, code_profile, geographic_srid, map_srid, time_zone, demo, schematic, "
                    "(SELECT layout FROM code_profile p WHERE p.id = city.code_profile) FROM city WHERE id = 1", [&](const Statement& q) {
        const auto uid = q.blob(0);
        c.profile = {city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid()), q.text(1), q.text(2), q.text(3),
                     q.text(4), int(q.integer(5)), int(q.integer(6)), q.text(7), q.integer(8) != 0, q.integer(9) != 0,
                     city::codeLayoutOf(q.text(10)).value_or(city::CodeLayout::A)};
    });
}

} // namespace

city::Result<Reader> Reader::open(const QString& path) {
    auto db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    return Reader(std::move(*db));
}

city::Result<city::Catalogue> readCatalogue(Database& db) {
    city::Catalogue catalogue;
    for (const auto read : {readProfile, readAreas, readClasses, readOrganisations})
        if (auto done = read(db, catalogue); !done) return tl::unexpected(done.error());
    catalogue.index();
    return catalogue;
}

city::Result<std::optional<city::Component>> readComponent(Database& db, city::ComponentKey key) {
    auto query = db.prepare(ComponentColumns::select(key.shape) + " WHERE id = ?1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, key.row);
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    return ComponentColumns::read(*query, key);
}

city::Result<city::Catalogue> Reader::catalogue() {
    return readCatalogue(m_db);
}

city::Result<std::optional<city::Component>> Reader::component(city::ComponentKey key) {
    return readComponent(m_db, key);
}

city::Result<std::optional<city::ComponentKey>> Reader::byCode(const QString& code) {
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon}) {
        auto query = m_db.prepare(std::string("SELECT id FROM ") + reader::tableOf(shape) +
                                  " WHERE code = ?1 AND code IS NOT NULL AND code_fault IS NULL");
        if (!query) return tl::unexpected(query.error());
        query->bind(1, code);
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (*row) return city::ComponentKey{shape, query->integer(0)};
    }
    return std::nullopt;
}

city::Result<std::int64_t> Reader::lastChange() {
    return m_db.number("SELECT coalesce(max(seq), 0) FROM journal");
}

city::Result<std::vector<Reader::Count>> Reader::counts() {
    std::vector<Count> counts;
    for (const char* table : {"sub_district", "community", "compound", "unit_grid", "road", "water", "green", "building",
                              "facility", "component_class", "service_line", "company", "department", "component_point",
                              "component_line", "component_polygon", "journal"}) {
        const auto rows = m_db.number(std::string("SELECT count(*) FROM ") + table);
        if (!rows) return tl::unexpected(rows.error());
        counts.push_back({QLatin1String(table), *rows});
    }
    return counts;
}

city::Result<city::Catalogue> catalogueOf(const QString& path) {
    return Reader::open(path).and_then([](Reader reader) { return reader.catalogue(); });
}

} // namespace store
