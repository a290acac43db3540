// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gcj.h"
#include "geo/geodesic.h"

#include <QTest>
#include <random>
#include <type_traits>

using namespace geo;

static_assert(!std::is_convertible_v<Point, GcjPoint> && !std::is_convertible_v<GcjPoint, Point>,
              "datums must not mix without an explicit conversion");

class TestGcj : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRoundTripErrsByLessThanACentimetre_data() {
        QTest::addColumn<Box>("box");
        QTest::newRow("Banan") << Box{106.4, 29.1, 107.0, 29.8};
        QTest::newRow("China's box") << Box{72.004, 0.8293, 137.8347, 55.8271};
        QTest::newRow("where a term has its root") << Box{104.999, 34.999, 105.001, 35.001};
    }
    void theRoundTripErrsByLessThanACentimetre() {
        QFETCH(Box, box);
        std::mt19937_64 random(20240601);
        std::uniform_real_distribution<double> lon(box.west, box.east), lat(box.south, box.north);
        double worst = 0;
        for (int i = 0; i < 100'000; ++i) {
            const Point p{lon(random), lat(random)};
            const Point back = fromGcj(toGcj(p));
            worst = std::max({worst, std::abs(back.lon - p.lon), std::abs(back.lat - p.lat)});
        }
        QVERIFY2(worst < 0.01 / 111'320 / 1.5, qPrintable(QString::number(worst))); // 1 cm on the diagonal
    }

    void bananIsShiftedEastAndSouth() {
        const Point p{106.54, 29.38};
        const GcjPoint g = toGcj(p);
        const double east = distance(p, {g.lon, p.lat});
        const double south = distance(p, {p.lon, g.lat});
        QVERIFY(g.lon > p.lon && g.lat < p.lat);
        QVERIFY2(std::abs(east - 362) < 5, qPrintable(QString::number(east)));
        QVERIFY2(std::abs(south - 322) < 5, qPrintable(QString::number(south)));
    }

    void outsideChinaNothingMoves_data() {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::newRow("Greenwich") << 0.0 << 51.5;
        QTest::newRow("New York") << -74.0 << 40.7;
        QTest::newRow("Sydney") << 151.2 << -33.9;
    }
    void outsideChinaNothingMoves() {
        QFETCH(double, lon);
        QFETCH(double, lat);
        QCOMPARE(toGcj({lon, lat}), (GcjPoint{lon, lat}));
        QCOMPARE(fromGcj({lon, lat}), (Point{lon, lat}));
    }

    void nonsenseComesBackAsItIs() {
        const double inf = std::numeric_limits<double>::infinity();
        QVERIFY(std::isnan(toGcj({std::nan(""), 29}).lon));
        QVERIFY(std::isnan(fromGcj({106, std::nan("")}).lat));
        QCOMPARE(toGcj({inf, 29}).lon, inf);
        QCOMPARE(fromGcj({106, -inf}).lat, -inf);
        QCOMPARE(fromGcj({1e300, 1e300}).lon, 1e300);
    }
};

QTEST_GUILESS_MAIN(TestGcj)
#include "tst_gcj.moc"
