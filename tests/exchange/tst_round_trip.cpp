// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exporting.h"
#include "exchange/importing.h"
#include "store/shape_blob.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace exchange;
using namespace support;

namespace {

/// A record's values, without those a city gives anew (key, revision), and its shape.
struct Kept {
    QStringList cells;
    city::Shape shape = city::Shape::Point;
    std::vector<city::Path> parts;
};

struct Kind {
    const char* target;
    const char* table;
    const char* columns;
};
constexpr Kind kinds[] = {
    {"component", "component_point",
     "code, code_fault, class_id, name, authority_id, owner_id, maintainer_id, sub_district_id, "
     "community_id, unit_grid, "
     "state, surveyed, changed, source, accuracy, address, note"},
    {"component", "component_line", "code, class_id, name, sub_district_id, state, surveyed, address, note"},
    {"component", "component_polygon",
     "code, class_id, name, sub_district_id, state, surveyed, address, note"},
    {"road", "road", "name, class, one_way, width_m, from_node, to_node, sub_district_id, opened, rebuilt"},
    {"facility", "facility",
     "kind, name, capacity, hours, address, opened, rebuilt, sub_district_id, community_id"},
    {"building", "building", "name, floors, kind"},
    {"compound", "compound", "name, households, opened, rebuilt, community_id"},
    {"green", "green", "name, kind"},
};

std::vector<Kept> content(const QString& city, const Kind& kind) {
    auto db = must(store::CityFile::openReading(city));
    auto query = must(db.prepare(std::string("SELECT geom, hex(uid), ") + kind.columns + " FROM " +
                                 kind.table + " ORDER BY uid"));
    std::vector<Kept> all;
    while (must(query.step())) {
        Kept& one = all.emplace_back();
        const auto blob = query.blob(0);
        auto shape = store::decodeShape(blob.first, std::size_t(blob.second));
        if (shape)
            one = {{}, shape->shape, std::move(shape->parts)};
        for (int i = 1; i < query.columns(); ++i)
            one.cells += query.text(i);
    }
    return all;
}

double areaOf(const city::Path& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
               (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
    return sum;
}

/// Shapefiles turn an area's edge as they want it: here all turn the same way.
city::Path turned(city::Path ring, city::Shape shape) {
    if (shape == city::Shape::Polygon && areaOf(ring) < 0)
        std::ranges::reverse(ring);
    return ring;
}

/// A sentence where something is not as it was.
QString difference(const std::vector<Kept>& before, const std::vector<Kept>& after, double degrees) {
    if (before.size() != after.size())
        return QStringLiteral("%1 rows of %2").arg(after.size()).arg(before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].cells != after[i].cells)
            return before[i].cells.join('|') + QStringLiteral(" became ") + after[i].cells.join('|');
        if (before[i].parts.size() != after[i].parts.size())
            return QStringLiteral("the parts of ") + before[i].cells.join('|');
        for (std::size_t part = 0; part < before[i].parts.size(); ++part) {
            const city::Path a = turned(before[i].parts[part], before[i].shape),
                             b = turned(after[i].parts[part], after[i].shape);
            const bool isSame = std::ranges::equal(a, b, [&](geo::Point p, geo::Point q) {
                return std::abs(p.lon - q.lon) <= degrees && std::abs(p.lat - q.lat) <= degrees;
            });
            if (!isSame)
                return QStringLiteral("the place of ") + before[i].cells.join('|');
        }
    }
    return {};
}

/// More of what is hard to carry: texts that look like formulas or numbers, quotes, empty and wrong values.
void make(const QString& city) {
    must(must(store::CityFile::openWriting(city))
             .execute("UPDATE component_point SET name = '=cmd|calc', note = '''+1', address = '“引号”,逗号' "
                      "WHERE id = 3; "
                      "UPDATE component_point SET code = 'no code', code_fault = 'x', state = 2, surveyed = "
                      "20240229 WHERE id = 4; "
                      "UPDATE component_point SET name = '007', note = '1e5', address = '-1', unit_grid = "
                      "NULL WHERE id = 5; "
                      "UPDATE road SET name = '=1+1', opened = 20200101, width_m = 7.25 WHERE id = 1; "
                      "INSERT INTO facility (kind, name, capacity, hours, address, opened, rebuilt, "
                      "sub_district_id, community_id, geom) "
                      "SELECT 'public_toilet', '公厕\"' || id, id, '06:00-22:00', '0' || id, 20190301, NULL, "
                      "sub_district_id, "
                      "community_id, geom FROM component_point WHERE id % 20 = 1; "
                      "INSERT INTO building (name, floors, kind, geom) SELECT '楼' || id, id, 'residential', "
                      "geom FROM compound; "
                      "INSERT INTO green (name, kind, geom) SELECT '+绿', 'park', geom FROM "
                      "component_polygon WHERE id < 4 "));
}

} // namespace

/// What was exported imports again unchanged.
class TestRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBackAsItWas_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("crs");
        const auto row = [](const char* ending, const char* crs) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(ending, crs)))
                << QString::fromLatin1(ending) << QString::fromLatin1(crs);
        };
        for (const char* ending : {"gpkg", "geojson", "csv", "xlsx", "shp"})
            for (const char* crs : {"", "GCJ-02"})
                row(ending, crs);
        for (const char* crs : {"EPSG:4545", "EPSG:3857"}) {
            row("gpkg", crs);
            row("csv", crs);
        }
    }
    void everythingComesBackAsItWas() {
        QFETCH(QString, ending);
        QFETCH(QString, crs);
        const TinyCity tiny;
        make(tiny.path());
        std::vector<std::vector<Kept>> before;
        for (const Kind& kind : kinds)
            before.push_back(content(tiny.path(), kind));
        ImportWish back;
        back.note.user = QStringLiteral("tester");
        std::int64_t rows = 0;
        for (const char* target : {"road", "facility", "building", "compound", "green", "component"}) {
            ExportWish wish;
            wish.target = QLatin1String(target);
            wish.file =
                tiny.folder() + QStringLiteral("/out's \"") + wish.target + QStringLiteral("\".") + ending;
            wish.crs = crs;
            const auto report = must(exportFrom(tiny.path(), wish, {}));
            rows += report.rows;
            const Mapping mapping = must(Mapping::read(report.mapping));
            for (const QString& file : report.files)
                for (const parcel::Layer& table : must(tables(file, {}))) {
                    back.deliveries.push_back({file, mapping});
                    back.deliveries.back().mapping.layer = QString::fromStdString(table.name);
                }
        }
        for (const Kind& kind : kinds)
            must(must(store::CityFile::openWriting(tiny.path()))
                     .execute(std::string("DELETE FROM ") + kind.table));
        std::int64_t in = 0;
        for (const FileReport& file : must(importInto(tiny.path(), back, {})).files) {
            QVERIFY2(file.refused == 0, file.rejects.empty() ? "" : qPrintable(file.rejects[0].reason));
            in += file.in;
        }
        QCOMPARE(in, rows);
        // A millimetre, where the places were computed or written down as decimals.
        const double degrees = crs.isEmpty() && ending != QStringLiteral("xlsx") ? 0 : 1e-8;
        for (std::size_t i = 0; i < std::size(kinds); ++i) {
            std::vector<Kept> after = content(tiny.path(), kinds[i]);
            if (i == 0) // the words of a fault are said anew
                for (std::vector<Kept>* all : {&before[i], &after})
                    for (Kept& one : *all)
                        one.cells[2] = one.cells[2].isEmpty() ? QString() : QStringLiteral("fault");
            const QString found = difference(before[i], after, degrees);
            QVERIFY2(found.isEmpty(),
                     qPrintable(QLatin1String(kinds[i].table) + QStringLiteral(": ") + found));
        }
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_round_trip.moc"
