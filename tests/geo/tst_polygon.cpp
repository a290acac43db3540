// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/polygon.h"

#include <QTest>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <numbers>
#include <random>

using namespace geo;
namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using BoostPolygon = bg::model::polygon<BoostPoint, false>;

namespace {

/// A star-shaped ring with random radii: concave, never crossing itself.
MapRing starRing(std::mt19937_64& random, int points) {
    std::uniform_real_distribution<double> radius(10, 100);
    MapRing ring;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points, r = radius(random);
        ring.push_back({358000 + r * std::cos(angle), 3252000 + r * std::sin(angle)});
    }
    return ring;
}

BoostPolygon boostOf(const MapRing& ring) {
    BoostPolygon polygon;
    for (const MapPoint& p : ring)
        bg::append(polygon.outer(), BoostPoint(p.x, p.y));
    bg::correct(polygon);
    return polygon;
}

} // namespace

class TestPolygon : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insideAgreesWithBoostGeometry() {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> offset(-110, 110);
        for (int polygon = 0; polygon < 50; ++polygon) {
            const MapRing ring = starRing(random, 3 + polygon);
            const BoostPolygon other = boostOf(ring);
            for (int i = 0; i < 200; ++i) {
                const MapPoint p{358000 + offset(random), 3252000 + offset(random)};
                QCOMPARE(contains(ring, p), bg::within(BoostPoint(p.x, p.y), other));
            }
        }
    }

    void theSecondRingIsAHole() {
        const std::vector<MapRing> rings{{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                                         {{4, 4}, {6, 4}, {6, 6}, {4, 6}}};
        QVERIFY(contains(rings, {1, 1}));
        QVERIFY(!contains(rings, {5, 5}));
        QVERIFY(!contains(rings, {11, 5}));
        const std::vector<Ring> degrees{{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                                        {{4, 4}, {6, 4}, {6, 6}, {4, 6}}};
        QVERIFY(contains(degrees, {1, 1}) && !contains(degrees, {5, 5}));
    }

    void aPointOnASharedEdgeLiesInExactlyOne() {
        const MapRing left{{0, 0}, {5, 1}, {7, 9}, {0, 10}}, right{{5, 1}, {12, 0}, {12, 10}, {7, 9}};
        for (int i = 1; i < 100; ++i) {
            const double y = 1 + 8.0 * i / 100;
            const MapPoint p{5 + (y - 1) / 8 * 2, y};
            QVERIFY(contains(left, p) != contains(right, p));
        }
    }

    void nothingIsInsideWhatHasNoPoints() {
        QVERIFY(!contains(MapRing{}, {0, 0}));
        QVERIFY(!contains(std::vector<MapRing>{}, {0, 0}));
        QVERIFY(!contains(MapRing{{0, 0}, {1, 1}, {1, 0}}, {std::nan(""), 0.5}));
        QVERIFY(!contains(MapRing{{0, 0}, {1, 1}, {1, 0}}, {-std::numeric_limits<double>::infinity(), 0.5}));
    }

    void areaAndCentroidAgreeWithBoostGeometry() {
        std::mt19937_64 random(11);
        for (int n = 3; n < 60; ++n) {
            const MapRing ring = starRing(random, n);
            const BoostPolygon other = boostOf(ring);
            QVERIFY(std::abs(signedArea(ring) - bg::area(other)) < 1e-4);
            BoostPoint centre(0, 0);
            bg::centroid(other, centre);
            const MapPoint own = centroid(ring);
            QVERIFY(std::abs(own.x - centre.x()) < 1e-4 && std::abs(own.y - centre.y()) < 1e-4);
        }
    }

    void theCentroidOfALineIsTheMeanOfItsPoints() {
        const MapPoint c = centroid(MapRing{{0, 0}, {4, 4}, {2, 2}, {0, 0}});
        QCOMPARE(c, (MapPoint{2, 2}));
        QCOMPARE(centroid(Ring{{106, 29}}), (Point{106, 29}));
        QVERIFY(std::isnan(centroid(MapRing{}).x));
    }

    void thePointInsideIsInside() {
        std::mt19937_64 random(13);
        for (int n = 3; n < 200; ++n) {
            const std::vector<MapRing> rings{starRing(random, n)};
            const auto p = pointInside(rings);
            QVERIFY(p);
            QVERIFY(contains(rings, *p));
        }
        // A ring around a hole that holds the centroid.
        const std::vector<Ring> ring{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{1, 1}, {9, 1}, {9, 9}, {1, 9}}};
        const auto p = pointInside(ring);
        QVERIFY(p && contains(ring, *p));
    }

    void aPolygonWithoutAreaHasNoInside() {
        QVERIFY(!pointInside(std::vector<MapRing>{}));
        QVERIFY(!pointInside(std::vector<MapRing>{{{0, 0}, {1, 0}, {2, 0}}}));
        QVERIFY(!pointInside(std::vector<MapRing>{{{0, 0}, {1, 1}}}));
        QVERIFY(!pointInside(std::vector<MapRing>{{{0, std::nan("")}, {1, std::nan("")}, {1, 1}}}));
    }

    void theNearestPlaceAgreesWithBoostGeometry() {
        std::mt19937_64 random(17);
        std::uniform_real_distribution<double> offset(-150, 150);
        for (int n = 2; n < 40; ++n) {
            const MapRing path = starRing(random, n);
            bg::model::linestring<BoostPoint> other;
            for (const MapPoint& p : path)
                bg::append(other, BoostPoint(p.x, p.y));
            for (int i = 0; i < 50; ++i) {
                const MapPoint p{358000 + offset(random), 3252000 + offset(random)};
                const auto nearest = nearestOn(path, p);
                QVERIFY(nearest);
                QVERIFY(std::abs(nearest->distance - bg::distance(BoostPoint(p.x, p.y), other)) < 1e-6);
                const MapPoint a = path[nearest->segment], b = path[nearest->segment + 1];
                QVERIFY(std::abs(a.x + nearest->share * (b.x - a.x) - nearest->place.x) < 1e-9);
            }
        }
        QVERIFY(!nearestOn(MapRing{}, {0, 0}));
        QCOMPARE(nearestOn(MapRing{{3, 4}}, {0, 0})->distance, 5.0);
        QCOMPARE(nearestOn(MapRing{{3, 4}, {3, 4}}, {0, 0})->distance, 5.0);
    }

    void clippingByHalfPlanesMakesAVoronoiCell() {
        const std::vector<MapPoint> seats{{20, 30}, {70, 20}, {50, 80}, {85, 75}};
        double sum = 0;
        for (const MapPoint& seat : seats) {
            MapRing cell{{0, 0}, {100, 0}, {100, 100}, {0, 100}};
            for (const MapPoint& other : seats)
                if (!(other == seat))
                    cell = clipped(cell, HalfPlane::nearerTo(seat, other));
            QVERIFY(contains(cell, seat));
            sum += signedArea(cell);
        }
        QVERIFY(std::abs(sum - 10'000) < 1e-6);
    }

    void clippingAllAwayLeavesNothing() {
        const MapRing square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
        QVERIFY(clipped(square, {1, 0, -1}).empty());
        QCOMPARE(clipped(square, {1, 0, 20}).size(), std::size_t(4));
        QVERIFY(clipped(MapRing{}, {1, 0, 0}).empty());
    }
};

QTEST_GUILESS_MAIN(TestPolygon)
#include "tst_polygon.moc"
