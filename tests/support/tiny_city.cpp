// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_city.h"

#include "store/shape_blob.h"

#include <QProcess>

namespace support {

namespace {

using city::Path;
using city::Shape;

constexpr int srid = 4490;

Path ring(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

city::Uid uid(int table, int row) {
    return city::Uid::make(1'700'000'000'000, std::uint64_t(table), std::uint64_t(row));
}

double westOf(int subDistrict) {
    return TinyCity::west + TinyCity::side * (subDistrict - 1);
}

constexpr char smallTables[] = R"(
INSERT INTO code_profile VALUES ('A', 'CJ/T 214 layout', 'A', 'made up for tests'),
                                ('B', 'newer layout', 'B', 'made up for tests');
INSERT INTO major_class VALUES (1, '01', '公用设施', 'Public utilities', '#4f9dde'),
    (2, '02', '交通设施', 'Traffic', '#e0a43a'), (3, '03', '市容环境设施', 'Environment', '#b07fd6'),
    (4, '04', '园林绿化设施', 'Landscaping', '#59b36a'), (5, '05', '其他部件', 'Other', '#9aa5b1');
INSERT INTO service_line VALUES (1, 'S11', '排水与井盖管护', 'Drainage and manhole upkeep', 'municipal'),
    (2, 'S10', '照明与景观灯饰管护', 'Lighting upkeep', 'municipal'),
    (3, 'S06', '绿化管护', 'Greening upkeep', 'landscaping');
INSERT INTO component_class (id, major_id, name, name_en, shape, symbol, importance, service_line_id, source) VALUES
    (1, 1, '污水井盖', 'Sewer cover', 0, 'manhole', 1, 1, 'tests'), (2, 1, '路灯', 'Street lamp', 0, 'lamp', 2, 2, 'tests'),
    (3, 3, '垃圾箱', 'Litter bin', 0, 'bin', 1, NULL, 'tests'), (4, 4, '行道树', 'Street tree', 0, 'tree', 0, 3, 'tests'),
    (5, 2, '交通护栏', 'Guardrail', 1, '', 1, NULL, 'tests'), (6, 4, '绿地', 'Green area', 2, '', 0, 3, 'tests');
INSERT INTO component_class_code VALUES (1, 'A', '01', '02', 'tests'), (2, 'A', '01', '37', 'tests'),
    (3, 'A', '03', '05', 'tests'), (4, 'A', '04', '02', 'tests'), (5, 'A', '02', '17', 'tests'),
    (6, 'A', '04', '99', 'tests'), (1, 'B', '01', '002', 'tests'), (2, 'B', '01', '037', 'tests'),
    (3, 'B', '03', '005', 'tests'), (4, 'B', '04', '002', 'tests'), (5, 'B', '02', '017', 'tests'),
    (6, 'B', '04', '999', 'tests');
INSERT INTO company (id, code, name, name_en) VALUES (1, 'C1', '甲城市服务公司', 'City services A'),
    (2, 'C2', '乙城市服务公司', 'City services B');
INSERT INTO department (id, code, name, name_en, company_id) VALUES (1, 'D1', '城市管理局', 'City management bureau', NULL),
    (2, 'D2', '水务集团', 'Water works', NULL), (3, 'D3', '甲公司养护部', 'Upkeep, company A', 1),
    (4, 'D4', '乙公司养护部', 'Upkeep, company B', 2);
)";

struct Loader {
    store::Database& db;

    store::Statement insert(const char* sql) { return must(db.prepare(sql)); }

    void areas() {
        auto sub = insert("INSERT INTO sub_district (id, uid, code, name, name_en, seat_lon, seat_lat, sort, geom) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?1, ?8)");
        auto community = insert("INSERT INTO community (id, uid, code, name, sub_district_id, geom) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        auto compound = insert("INSERT INTO compound (id, uid, name, community_id, households, geom) "
                               "VALUES (?1, ?2, ?3, ?1, 400, ?4)");
        auto grid = insert("INSERT INTO unit_grid (id, uid, code, community_id, geom) VALUES (?1, ?2, ?3, ?4, ?5)");
        auto line = insert("INSERT INTO responsibility (sub_district_id, service_line_id, company_id) VALUES (?1, ?2, ?3)");
        const QString names[] = {QStringLiteral("龙洲湾街道"), QStringLiteral("鱼洞街道"), QStringLiteral("花溪街道")};
        const QString pinyin[] = {QStringLiteral("Longzhouwan"), QStringLiteral("Yudong"), QStringLiteral("Huaxi")};
        for (int id = 1; id <= TinyCity::subDistricts; ++id) {
            const double w = westOf(id), e = w + TinyCity::side, s = TinyCity::south, n = s + TinyCity::side;
            must(sub.bind(1, id).bind(2, uid(1, id).bytes()).bind(3, TinyCity::subDistrictCode(id)).bind(4, names[id - 1])
                     .bind(5, pinyin[id - 1]).bind(6, (w + e) / 2).bind(7, (s + n) / 2)
                     .bind(8, store::encodeShape(Shape::Polygon, {ring(w, s, e, n)}, srid)).run());
            for (int service = 1; service <= 3; ++service)
                must(line.bind(1, id).bind(2, service).bind(3, id % 2 + 1).run());
            for (int half = 0; half < 2; ++half) {
                const int c = id * 2 - 1 + half;
                const double cs = s + half * TinyCity::side / 2, cn = cs + TinyCity::side / 2;
                const QString code = TinyCity::subDistrictCode(id) + QStringLiteral("00%1").arg(half + 1);
                must(community.bind(1, c).bind(2, uid(2, c).bytes()).bind(3, code)
                         .bind(4, names[id - 1].left(2) + QStringLiteral("%1社区").arg(half + 1)).bind(5, id)
                         .bind(6, store::encodeShape(Shape::Polygon, {ring(w, cs, e, cn)}, srid)).run());
                must(compound.bind(1, c).bind(2, uid(3, c).bytes()).bind(3, QStringLiteral("小区%1").arg(c))
                         .bind(4, store::encodeShape(Shape::Polygon, {ring(w + .002, cs + .002, w + .008, cs + .006)}, srid)).run());
                for (int g = 0; g < 4; ++g) {
                    const int row = (c - 1) * 4 + g + 1;
                    const double gw = w + g * TinyCity::side / 4;
                    must(grid.bind(1, row).bind(2, uid(4, row).bytes()).bind(3, code + QStringLiteral("00%1").arg(g + 1))
                             .bind(4, c).bind(5, store::encodeShape(Shape::Polygon, {ring(gw, cs, gw + TinyCity::side / 4, cn)}, srid)).run());
                }
            }
        }
    }

    void surroundings() {
        auto node = insert("INSERT INTO road_node (id, geom) VALUES (?1, ?2)");
        auto road = insert("INSERT INTO road (id, uid, name, class, one_way, width_m, from_node, to_node, sub_district_id, geom) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        const double middle = TinyCity::south + TinyCity::side / 2;
        for (int id = 0; id <= TinyCity::subDistricts; ++id)
            must(node.bind(1, id + 1).bind(2, store::encodePoint({westOf(id + 1), middle}, srid)).run());
        for (int id = 1; id <= TinyCity::subDistricts; ++id) {
            must(road.bind(1, id).bind(2, uid(5, id).bytes()).bind(3, QStringLiteral("中环路")).bind(4, QStringLiteral("arterial"))
                     .bind(5, 0).bind(6, 20.0).bind(7, id).bind(8, id + 1).bind(9, id)
                     .bind(10, store::encodeShape(Shape::Line, {{{westOf(id), middle}, {westOf(id + 1), middle}}}, srid)).run());
            const geo::Point end{westOf(id), TinyCity::south + TinyCity::side};
            must(node.bind(1, id + 10).bind(2, store::encodePoint(end, srid)).run());
            must(road.bind(1, id + 10).bind(2, uid(5, id + 10).bytes()).bind(3, QStringLiteral("横街%1").arg(id))
                     .bind(4, QStringLiteral("lane")).bind(5, 1).bind(6, 5.0).bind(7, id).bind(8, id + 10).bind(9, id)
                     .bind(10, store::encodeShape(Shape::Line, {{{westOf(id), middle}, end}}, srid)).run());
        }
        const double s = TinyCity::south, w = TinyCity::west;
        must(insert("INSERT INTO water (name, kind, geom) VALUES ('长江', 'river', ?1)")
                 .bind(1, store::encodeShape(Shape::Polygon, {ring(w, s - .01, w + .09, s - .001)}, srid)).run());
        must(insert("INSERT INTO green (name, kind, geom) VALUES ('中心公园', 'park', ?1)")
                 .bind(1, store::encodeShape(Shape::Polygon, {ring(w + .02, s + .02, w + .025, s + .025)}, srid)).run());
        must(insert("INSERT INTO building (floors, geom) VALUES (18, ?1)")
                 .bind(1, store::encodeShape(Shape::Polygon, {ring(w + .003, s + .003, w + .0034, s + .0033)}, srid)).run());
        must(insert("INSERT INTO facility (kind, name, hours, community_id, sub_district_id, geom) "
                    "VALUES ('public_toilet', '中环路公厕', '00:00-24:00', 1, 1, ?1)")
                 .bind(1, store::encodePoint({w + .01, s + .012}, srid)).run());
    }

    void component(store::Statement& row, int id, int table, int subDistrict, int classId, const QString& code,
                   geo::Point at, const QByteArray& geom) {
        const int half = at.lat < TinyCity::south + TinyCity::side / 2 ? 0 : 1;
        row.bind(1, id).bind(2, uid(table, id).bytes()).bind(3, code).bind(5, classId)
            .bind(6, QStringLiteral("部件%1").arg(id)).bind(7, id % 2 + 3).bind(8, subDistrict)
            .bind(9, subDistrict * 2 - 1 + half).bind(10, id % 20 == 0 ? id / 20 % 4 : 0).bind(11, geom);
        // The last point's code is one digit short: kept as it was written, with its fault.
        if (table == 6 && id == TinyCity::points) row.bind(4, QStringLiteral("15 digits instead of 16")).bind(3, code.left(15));
        else row.bindNull(4);
        must(row.run());
    }

    store::Statement componentInsert(const char* table) {
        return must(db.prepare(std::string("INSERT INTO ") + table +
                               " (id, uid, code, code_fault, class_id, name, authority_id, owner_id, maintainer_id, "
                               "sub_district_id, community_id, unit_grid, state, surveyed, source, accuracy, address, geom) "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 2, ?7, ?8, ?9, '500113003001001', ?10, 20240517, 0, 0, "
                               "'中环路', ?11)"));
    }

    void components() {
        const char* codes[] = {"0102", "0137", "0305", "0402", "0217", "0499"};
        const auto code = [&](int classId, int sequence) {
            return QStringLiteral("500113%1%2").arg(QLatin1String(codes[classId - 1])).arg(sequence, 6, 10, QLatin1Char('0'));
        };
        auto point = componentInsert("component_point");
        for (int id = 1; id <= TinyCity::points; ++id) {
            const int classId = id % 4 + 1;
            const geo::Point at = TinyCity::place(id);
            component(point, id, 6, (id - 1) / TinyCity::pointsEach + 1, classId, code(classId, id), at,
                      store::encodePoint(at, srid));
        }
        auto line = componentInsert("component_line");
        auto polygon = componentInsert("component_polygon");
        for (int id = 1; id <= TinyCity::lines; ++id) {
            const int subDistrict = (id - 1) / TinyCity::linesEach + 1;
            const double w = westOf(subDistrict) + .002 * ((id - 1) % TinyCity::linesEach + 1), s = TinyCity::south + .01;
            component(line, id, 7, subDistrict, TinyCity::Guardrail, code(TinyCity::Guardrail, id), {w, s},
                      store::encodeShape(Shape::Line, {{{w, s}, {w + .001, s}, {w + .001, s + .0005}}}, srid));
            component(polygon, id, 8, subDistrict, TinyCity::GreenArea, code(TinyCity::GreenArea, id), {w, s + .01},
                      store::encodeShape(Shape::Polygon, {ring(w, s + .01, w + .001, s + .011)}, srid));
        }
    }
};

} // namespace

city::Profile TinyCity::profile() {
    city::Profile profile;
    profile.uid = uid(0, 1);
    profile.name = QStringLiteral("小城");
    profile.nameEn = QStringLiteral("Tiny City");
    profile.adminCode = QStringLiteral("500113");
    profile.codeProfile = QStringLiteral("A");
    profile.timeZone = QStringLiteral("Asia/Shanghai");
    profile.demo = true;
    profile.schematic = true;
    return profile;
}

QString TinyCity::subDistrictCode(int id) {
    return QStringLiteral("50011300%1").arg(id + 2);
}

geo::Point TinyCity::place(int row) {
    const int subDistrict = (row - 1) / pointsEach + 1, i = (row - 1) % pointsEach;
    return {westOf(subDistrict) + side * (i % 10 + .5) / 10, south + side * (i / 10 + .5) / 10};
}

TinyCity::TinyCity() {
    store::Database db = must(store::CityFile::create(path(), profile(), true));
    must(db.execute("BEGIN"));
    must(db.execute(smallTables));
    Loader loader{db};
    loader.areas();
    loader.surroundings();
    loader.components();
    must(db.execute("COMMIT"));
    must(store::CityFile::finishBulk(db));
}

QString shell(const TinyCity& tiny, const QString& sql, int expectedCode) {
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), QStringLiteral("-bail"), tiny.path(), sql});
    if (!process.waitForFinished(30'000)) qFatal("sqlite3 did not end");
    const QString errors = QString::fromUtf8(process.readAllStandardError());
    if (process.exitCode() != expectedCode) qFatal("sqlite3 ended with %d: %s", process.exitCode(), qPrintable(errors));
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed() + errors;
}

} // namespace support
