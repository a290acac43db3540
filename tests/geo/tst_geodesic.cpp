// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geodesic.h"

#include "geo/polygon.h"
#include "geo/projection.h"

#include <QTest>
#include <numbers>

using namespace geo;

class TestGeodesic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuarterMeridianHasItsKnownLength() {
        // 10001965.729 m on GRS 80, whose shape CGCS2000 shares.
        QVERIFY(std::abs(distance({106, 0}, {106, 90}) - 10001965.7293) < 0.001);
    }

    void aDegreeOfTheEquatorIsItsShareOfTheCircle() {
        QVERIFY(std::abs(distance({106, 0}, {107, 0}) - 6378137.0 * std::numbers::pi / 180) < 1e-6);
    }

    void aPathIsTheSumOfItsLegs() {
        const std::vector<Point> path{{106.5, 29.4}, {106.6, 29.4}, {106.6, 29.5}};
        const double sum = distance(path[0], path[1]) + distance(path[1], path[2]);
        QCOMPARE(length(path), sum);
        QCOMPARE(length(std::span(path).first(1)), 0.0);
        QCOMPARE(length({}), 0.0);
    }

    void bearingsGoRoundFromNorthByEast() {
        const Point here{106.5, 29.4};
        QCOMPARE(bearing(here, {106.5, 29.5}), 0.0);
        QVERIFY(std::abs(bearing(here, {106.5, 29.3}) - 180) < 1e-9);
        QVERIFY(std::abs(bearing(here, {106.50001, 29.4}) - 90) < 1e-4);
        QVERIFY(std::abs(bearing(here, {106.49999, 29.4}) - 270) < 1e-4);
        QCOMPARE(bearing(here, here), 0.0);
        QVERIFY(std::isnan(bearing(here, {400, 0})));
    }

    void anOctantHasAnEighthOfTheSurface() {
        const std::vector<Point> octant{{0, 0}, {90, 0}, {90, 90}};
        QVERIFY(std::abs(area(octant) / 510065621724089.0 * 8 - 1) < 1e-9); // GRS 80's surface
    }

    void aSmallRingHasItsAreaOnTheMap() {
        const auto projection = Projection::make(4490, 4545);
        QVERIFY(projection);
        // Near the central meridian of 108 E the projection keeps areas to a part in a million.
        const std::vector<Point> ring{{107.99, 29.40}, {108.01, 29.40}, {108.01, 29.41}, {108.0, 29.42}};
        std::vector<MapPoint> flat(ring.size());
        projection->forward(ring, flat);
        QVERIFY(std::abs(area(ring) / signedArea(flat) - 1) < 1e-5);
    }

    void theWayARingTurnsDoesNotMatter() {
        std::vector<Point> ring{{106.5, 29.4}, {106.6, 29.4}, {106.6, 29.5}};
        const double open = area(ring);
        QVERIFY(open > 0);
        std::reverse(ring.begin(), ring.end());
        QVERIFY(std::abs(area(ring) - open) < 1e-3);
        ring.push_back(ring.front());
        QVERIFY(std::abs(area(ring) - open) < 1e-3);
    }

    void aRingWithoutAreaHasNone() {
        QCOMPARE(area({}), 0.0);
        const std::vector<Point> two{{106.5, 29.4}, {106.6, 29.4}, {106.5, 29.4}};
        QCOMPARE(area(two), 0.0);
    }

    void invalidPlacesMakeNaN() {
        const std::vector<Point> broken{{106.5, 29.4}, {std::nan(""), 29.4}, {106.6, 29.5}};
        QVERIFY(std::isnan(length(broken)));
        QVERIFY(std::isnan(area(broken)));
        QVERIFY(std::isnan(distance({106, 29}, {106, 95})));
    }
};

QTEST_GUILESS_MAIN(TestGeodesic)
#include "tst_geodesic.moc"
