// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/projection.h"

#include <QTest>
#include <thread>

using namespace geo;

class TestProjection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkValuesAreMetToTheMillimetre_data() {
        QTest::addColumn<int>("map");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::newRow("CGCS2000 / 3-degree Gauss-Kruger CM 108E") << 4545 << 358254.617 << 3252274.236;
        QTest::newRow("CGCS2000 / 3-degree Gauss-Kruger CM 105E") << 4544 << 649513.205 << 3252374.028;
    }
    void checkValuesAreMetToTheMillimetre() {
        QFETCH(int, map);
        QFETCH(double, x);
        QFETCH(double, y);
        const auto projection = Projection::make(4490, map);
        QVERIFY2(projection, projection ? "" : projection.error().c_str());
        const Point place{106.54, 29.38};
        const MapPoint found = projection->forward(place);
        QVERIFY2(std::abs(found.x - x) < 0.001, qPrintable(QString::number(found.x, 'f', 4)));
        QVERIFY2(std::abs(found.y - y) < 0.001, qPrintable(QString::number(found.y, 'f', 4)));
        const Point back = projection->inverse(found);
        QVERIFY(std::abs(back.lon - place.lon) < 1e-9 && std::abs(back.lat - place.lat) < 1e-9);
    }

    void wgs84GivesTheSameEasting() {
        // EPSG:4326 has latitude first in the registry, and so has 4490: both must be read as lon, lat.
        const auto projection = Projection::make(4326, 4545);
        QVERIFY(projection);
        const MapPoint found = projection->forward(Point{106.54, 29.38});
        QVERIFY(std::abs(found.x - 358254.617) < 0.01 && std::abs(found.y - 3252274.236) < 0.01);
    }

    void aBatchIsTheSameAsOneByOne() {
        const auto projection = Projection::make(4490, 4545);
        QVERIFY(projection);
        std::vector<Point> from;
        for (int i = 0; i < 1000; ++i)
            from.push_back({106.4 + 0.0007 * i, 29.0 + 0.0009 * ((i * 37) % 1000)});
        from.push_back({std::nan(""), 29});
        from.push_back({106.5, 91});
        from.push_back({106.5, 29.5});
        std::vector<MapPoint> to(from.size());
        projection->forward(from, to);
        for (std::size_t i = 0; i < from.size(); ++i) {
            const MapPoint one = projection->forward(from[i]);
            if (std::isnan(one.x))
                QVERIFY(std::isnan(to[i].x) && std::isnan(to[i].y));
            else
                QCOMPARE(to[i], one);
        }
        QVERIFY(!std::isnan(to.back().x));
        projection->forward(std::span<const Point>(), std::span<MapPoint>());
    }

    void impossiblePlacesBecomeNaN_data() {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        const double inf = std::numeric_limits<double>::infinity();
        QTest::newRow("NaN longitude") << std::nan("") << 29.0;
        QTest::newRow("NaN latitude") << 106.0 << std::nan("");
        QTest::newRow("infinite") << inf << 29.0;
        QTest::newRow("latitude 91") << 106.0 << 91.0;
        QTest::newRow("longitude 200") << 200.0 << 29.0;
        QTest::newRow("metres for degrees") << 358254.0 << 3252274.0;
    }
    void impossiblePlacesBecomeNaN() {
        QFETCH(double, lon);
        QFETCH(double, lat);
        const auto projection = Projection::make(4490, 4545);
        QVERIFY(projection);
        const MapPoint found = projection->forward(Point{lon, lat});
        QVERIFY(std::isnan(found.x) && std::isnan(found.y));
        // And the next good one is good again.
        QVERIFY(std::isfinite(projection->forward(Point{106.5, 29.4}).x));
    }

    void impossibleMapPlacesBecomeNaN() {
        const auto projection = Projection::make(4490, 4545);
        QVERIFY(projection);
        const double inf = std::numeric_limits<double>::infinity();
        for (const MapPoint p : {MapPoint{inf, 0}, MapPoint{0, std::nan("")}, MapPoint{1e300, -1e300}}) {
            const Point found = projection->inverse(p);
            QVERIFY(std::isnan(found.lon) && std::isnan(found.lat));
        }
        QVERIFY(std::abs(projection->inverse({358254.617, 3252274.236}).lon - 106.54) < 1e-7);
    }

    void unsuitableSystemsAreRefusedWithASentence_data() {
        QTest::addColumn<int>("geographic");
        QTest::addColumn<int>("map");
        QTest::newRow("unknown geographic") << 1 << 4545;
        QTest::newRow("unknown map") << 4490 << 999999;
        QTest::newRow("negative") << -4490 << 4545;
        QTest::newRow("zero") << 4490 << 0;
        QTest::newRow("map is geographic") << 4490 << 4326;
        QTest::newRow("map in feet") << 4490 << 2263;
        QTest::newRow("map is vertical") << 4490 << 5737;
        QTest::newRow("geographic is projected") << 4545 << 4545;
        QTest::newRow("geographic in three dimensions") << 4480 << 4545;
    }
    void unsuitableSystemsAreRefusedWithASentence() {
        QFETCH(int, geographic);
        QFETCH(int, map);
        const auto projection = Projection::make(geographic, map);
        QVERIFY(!projection);
        QVERIFY(projection.error().ends_with('.'));
        QVERIFY(projection.error().size() > 20);
    }

    void eachThreadMayHaveItsOwn() {
        std::vector<MapPoint> found(4);
        {
            std::vector<std::jthread> threads;
            for (MapPoint& slot : found)
                threads.emplace_back([&slot] {
                    const auto projection = Projection::make(4490, 4545);
                    for (int i = 0; projection && i < 1000; ++i)
                        slot = projection->forward(Point{106.54, 29.38});
                });
        }
        for (const MapPoint& slot : found)
            QVERIFY(std::abs(slot.x - 358254.617) < 0.001);
    }

    void itCanBeMoved() {
        auto made = Projection::make(4490, 4545);
        QVERIFY(made);
        Projection moved = std::move(*made);
        QVERIFY(std::isfinite(moved.forward(Point{106.5, 29.4}).x));
    }

    void aMillionPlacesAtOnce() {
        const auto projection = Projection::make(4490, 4545);
        QVERIFY(projection);
        std::vector<Point> from(1'200'000);
        for (std::size_t i = 0; i < from.size(); ++i)
            from[i] = {106.4 + 0.6 * double(i % 1999) / 1999, 29.1 + 0.6 * double(i % 1511) / 1511};
        std::vector<MapPoint> to(from.size());
        QBENCHMARK {
            projection->forward(from, to);
        }
        QVERIFY(std::isfinite(to.back().x));
    }
};

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
