// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/view.h"

#include <QtTest>
#include <cmath>

using scene::View;

class ViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void screenAndMapRoundTrip_data();
    void screenAndMapRoundTrip();
    void yGrowsToTheNorthAndScreenDown();
    void zoomKeepsWhatIsUnderTheCursor_data();
    void zoomKeepsWhatIsUnderTheCursor();
    void zoomStopsAtItsLimits();
    void fitShowsAllOfTheBox_data();
    void fitShowsAllOfTheBox();
    void fittingAnEmptyBoxChangesNothing();
    void panMovesTheContentWithTheHand();
    void deviceSizeFollowsThePixelRatio_data();
    void deviceSizeFollowsThePixelRatio();
    void numbersThatAreNotFiniteAreRefused();
    void degreesGoThroughTheProjectionAndBack();
    void withoutProjectionDegreesAreNotANumber();
};

void ViewTest::screenAndMapRoundTrip_data() {
    QTest::addColumn<QPointF>("screen");
    QTest::addColumn<double>("metres");
    QTest::newRow("corner at city scale") << QPointF(0, 0) << 33.0;
    QTest::newRow("beyond the edge") << QPointF(-40, 4000) << 1.0;
    QTest::newRow("street scale") << QPointF(123.25, 77.75) << 0.05;
}

void ViewTest::screenAndMapRoundTrip() {
    QFETCH(QPointF, screen);
    QFETCH(double, metres);
    View view;
    view.setSize({1440, 900}, 1.5);
    view.setCenter({358254.617, 3252274.236});
    view.setMetresPerPixel(metres);
    const QPointF back = view.toScreen(view.toMap(screen));
    QVERIFY(std::abs(back.x() - screen.x()) < 1e-6);
    QVERIFY(std::abs(back.y() - screen.y()) < 1e-6);
}

void ViewTest::yGrowsToTheNorthAndScreenDown() {
    View view;
    view.setSize({100, 100}, 1);
    view.setMetresPerPixel(2);
    QCOMPARE(view.toMap(QPointF(50, 0)), (geo::MapPoint{0, 100}));
    QCOMPARE(view.toMap(QPointF(100, 50)), (geo::MapPoint{100, 0}));
    QCOMPARE(view.extent(), (geo::MapBox{-100, -100, 100, 100}));
}

void ViewTest::zoomKeepsWhatIsUnderTheCursor_data() {
    QTest::addColumn<double>("factor");
    QTest::newRow("in") << 1.25;
    QTest::newRow("out") << 0.4;
    QTest::newRow("into the limit") << 1e9;
}

void ViewTest::zoomKeepsWhatIsUnderTheCursor() {
    QFETCH(double, factor);
    View view;
    view.setSize({800, 600}, 2);
    view.setCenter({1000, 2000});
    view.setMetresPerPixel(3);
    const QPointF cursor(700, 50);
    const geo::MapPoint before = view.toMap(cursor);
    view.zoom(factor, cursor);
    const geo::MapPoint after = view.toMap(cursor);
    QVERIFY(std::hypot(after.x - before.x, after.y - before.y) < 1e-6);
}

void ViewTest::zoomStopsAtItsLimits() {
    View view;
    view.zoom(1e12, {});
    QCOMPARE(view.metresPerPixel(), 0.01);
    view.zoom(1e-12, {});
    QCOMPARE(view.metresPerPixel(), 1000.0);
}

void ViewTest::fitShowsAllOfTheBox_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(3840, 2160);
    QTest::newRow("tall") << QSize(600, 1900);
}

void ViewTest::fitShowsAllOfTheBox() {
    QFETCH(QSize, size);
    View view;
    view.setSize(size, 1);
    const geo::MapBox box{340000, 3220000, 400000, 3290000};
    view.fit(box, 0.05);
    const geo::MapBox shown = view.extent();
    QVERIFY(shown.contains({box.minX, box.minY}) && shown.contains({box.maxX, box.maxY}));
    // No farther than needed: one direction is filled but for its margins.
    const double fill = std::max(box.width() / shown.width(), box.height() / shown.height());
    QVERIFY(std::abs(fill - 0.9) < 1e-9);
}

void ViewTest::fittingAnEmptyBoxChangesNothing() {
    View view;
    view.setSize({400, 300}, 1);
    const View before = view;
    view.fit({});
    QCOMPARE(view, before);
}

void ViewTest::panMovesTheContentWithTheHand() {
    View view;
    view.setSize({400, 300}, 1);
    view.setMetresPerPixel(4);
    const geo::MapPoint held = view.toMap(QPointF(10, 20));
    view.pan({30, -5});
    QCOMPARE(view.toScreen(held), QPointF(40, 15));
}

void ViewTest::deviceSizeFollowsThePixelRatio_data() {
    QTest::addColumn<double>("ratio");
    QTest::addColumn<QSize>("device");
    QTest::newRow("1") << 1.0 << QSize(101, 50);
    QTest::newRow("1.5") << 1.5 << QSize(152, 75);
    QTest::newRow("2") << 2.0 << QSize(202, 100);
}

void ViewTest::deviceSizeFollowsThePixelRatio() {
    QFETCH(double, ratio);
    QFETCH(QSize, device);
    View view;
    view.setSize({101, 50}, ratio);
    view.setMetresPerPixel(3);
    QCOMPARE(view.deviceSize(), device);
    QCOMPARE(view.metresPerDevicePixel(), 3 / ratio);
}

void ViewTest::numbersThatAreNotFiniteAreRefused() {
    View view;
    view.setSize({400, 300}, 1);
    const View before = view;
    view.setCenter({qQNaN(), 1});
    view.setMetresPerPixel(qQNaN());
    view.zoom(qQNaN(), {});
    view.zoom(0, {});
    view.setSize({400, 300}, qInf());
    QCOMPARE(view, before);
}

void ViewTest::degreesGoThroughTheProjectionAndBack() {
    auto made = geo::Projection::make(4490, 4545);
    QVERIFY(made.has_value());
    const View view(std::make_shared<const geo::Projection>(std::move(*made)));
    const geo::MapPoint map = view.toMap(geo::Point{106.54, 29.38});
    QVERIFY(std::hypot(map.x - 358254.617, map.y - 3252274.236) < 0.01);
    const geo::Point back = view.toGeographic(map);
    QVERIFY(std::abs(back.lon - 106.54) < 1e-9 && std::abs(back.lat - 29.38) < 1e-9);
}

void ViewTest::withoutProjectionDegreesAreNotANumber() {
    const View view;
    QVERIFY(std::isnan(view.toMap(geo::Point{106, 29}).x));
    QVERIFY(std::isnan(view.toGeographic({1, 2}).lon));
}

QTEST_GUILESS_MAIN(ViewTest)
#include "tst_view.moc"
