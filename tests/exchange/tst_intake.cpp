// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliveries.h"
#include "store/road_lines.h"

#include <QTest>

using namespace deliveries;
using namespace exchange;
using namespace support;

namespace {

constexpr double west = TinyCity::west, south = TinyCity::south;
/// Degrees of latitude.
constexpr double metre = 1 / 111'000.0;

QByteArray lines(const std::vector<city::Path>& all) {
    QJsonArray features;
    for (const city::Path& line : all) {
        QJsonArray places;
        for (const geo::Point p : line)
            places.append(QJsonArray{p.lon, p.lat});
        features.append(
            QJsonObject{{"type", "Feature"},
                        {"properties", QJsonObject{{"name", "新路"}}},
                        {"geometry", QJsonObject{{"type", "LineString"}, {"coordinates", places}}}});
    }
    return QJsonDocument(QJsonObject{{"type", "FeatureCollection"}, {"features", features}}).toJson();
}

} // namespace

/// What a row gets from where it lies.
class TestIntake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sectionsMeetInNodes_data() {
        QTest::addColumn<double>("gap");
        QTest::addColumn<bool>("meet");
        QTest::newRow("end on end") << 0.0 << true;
        QTest::newRow("surveyed a hand apart") << 0.2 << true;
        QTest::newRow("two metres apart") << 2.0 << false;
    }
    void sectionsMeetInNodes() {
        QFETCH(double, gap);
        QFETCH(bool, meet);
        const TinyCity tiny;
        const auto nodes = ask(tiny.path(), "SELECT count(*) FROM road_node"),
                   roads = ask(tiny.path(), "SELECT max(id) FROM road");
        const geo::Point a{west + 0.001, south + 0.004}, b{west + 0.003, south + 0.004},
            c{west + 0.003, south + 0.006};
        const city::Path second{{b.lon, b.lat + gap * metre}, c};
        const QString file = put(tiny.folder() + QStringLiteral("/roads.geojson"), lines({{a, b}, second}));
        const auto report = must(importInto(tiny.path(), wishFor(file, {{"target", "road"}}), {}));
        QCOMPARE(report.files[0].in, 2);
        auto db = must(store::CityFile::openReading(tiny.path()));
        auto query =
            must(db.prepare("SELECT from_node, to_node, AsText(geom) FROM road WHERE id > ?1 ORDER BY id"));
        query.bind(1, roads);
        QVERIFY(must(query.step()));
        const auto middle = query.integer(1);
        QVERIFY(query.integer(0) > 0 && middle > 0 && query.integer(0) != middle);
        QVERIFY(must(query.step()));
        QCOMPARE(query.integer(0) == middle, meet);
        QVERIFY(query.integer(1) > 0);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM road_node") - nodes, meet ? 3 : 4);
        // Nobody's coordinates were touched for it.
        const auto all = must(store::roadLines(db));
        QVERIFY(all.back().path == second);
        // The whole goes back as one, and comes again onto the same nodes.
        must(store::batches::revert(tiny.path(), report.batch, {QStringLiteral("tester"), {}, {}, {}}, {}));
        must(importInto(tiny.path(), wishFor(file, {{"target", "road"}}), {}));
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM road_node") - nodes, meet ? 3 : 4);
    }

    void aSectionJoinsTheStreetsThatAreThere() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openReading(tiny.path()));
        const store::RoadLine street = must(store::roadLines(db)).front();
        const auto nodes = ask(tiny.path(), "SELECT count(*) FROM road_node");
        const geo::Point end = street.path.back();
        const QString file =
            put(tiny.folder() + QStringLiteral("/roads.geojson"), lines({{{end.lon - 0.001, end.lat + 0.002}, end}}));
        QCOMPARE(must(importInto(tiny.path(), wishFor(file, {{"target", "road"}}), {})).files[0].in, 1);
        QCOMPARE(must(store::roadLines(db)).back().to, street.to);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM road_node"), nodes + 1);
    }

    void theUnitGridIsThatOfThePlace() {
        const TinyCity tiny;
        const geo::Point place{west + 0.0113, south + 0.0127};
        const auto csv = QStringLiteral("lon,lat,BGID\n%1,%2,\n%3,%2,500113003001999\n")
                             .arg(place.lon, 0, 'f', 7)
                             .arg(place.lat, 0, 'f', 7)
                             .arg(place.lon + 0.0002, 0, 'f', 7);
        const QString file = put(tiny.folder() + QStringLiteral("/lamps.csv"), csv.toUtf8());
        const QJsonObject lamp{{"fields", QJsonObject{{"class", QJsonObject{{"value", "Street lamp"}}}}}};
        const auto last = ask(tiny.path(), "SELECT max(id) FROM component_point");
        const FileReport report = must(importInto(tiny.path(), wishFor(file, lamp), {})).files[0];
        QVERIFY2(report.in == 2, report.rejects.empty() ? "" : qPrintable(report.rejects[0].reason));
        auto db = must(store::CityFile::openReading(tiny.path()));
        auto query =
            must(db.prepare("SELECT c.unit_grid, g.code FROM component_point c LEFT JOIN unit_grid g ON "
                            "ST_Contains(g.geom, c.geom) WHERE c.id > ?1 ORDER BY c.id"));
        query.bind(1, last);
        QVERIFY(must(query.step()));
        QVERIFY(!query.text(0).isEmpty());
        QCOMPARE(query.text(0), query.text(1)); // by the place, as SpatiaLite finds it
        QVERIFY(must(query.step()));
        QCOMPARE(query.text(0), QStringLiteral("500113003001999")); // what the file says stands
    }
};

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
