// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map_view.h"

#include "open_map.h"

#include <QContextMenuEvent>
#include <QLineF>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>
#include <memory>

using scene::MapScene;
using widgets::MapView;

namespace {

bool isSamePlace(geo::MapPoint a, geo::MapPoint b, double metres = 1e-3) {
    return std::hypot(a.x - b.x, a.y - b.y) < metres;
}

} // namespace

class MapViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWheelZoomsAtTheCursor_data();
    void theWheelZoomsAtTheCursor();
    void draggingMovesTheMapWithTheHand();
    void aShortPressPicksAndSelects();
    void aPressOnNothingPicksNothing();
    void dragsDoNotPick();
    void shiftAndDraggingZoomsToTheBox();
    void escapeGivesUpTheBox();
    void escapeGivesUpTheSelection();
    void aDoubleClickZoomsInThere();
    void twoFingersPinchTheMapBetweenThem_data();
    void twoFingersPinchTheMapBetweenThem();
    void keysMoveAndZoom_data();
    void keysMoveAndZoom();
    void homeShowsTheWholeCity();
    void returnPicksTheMiddle();
    void theCursorsPlaceIsTold();
    void whatTheMapMovesAwayIsNoLongerUnderTheCursor();
    void theContextMenuKnowsWhatIsUnderIt();
    void resizingReachesTheScene();
    void messagesArePaintedOverTheMap();
    void itIsNamedForThoseWhoCannotSeeIt();
    void theWholePictureIsPainted();
    void whatIsCompletedWithoutAPaintingIsTold();
};

void MapViewTest::theWheelZoomsAtTheCursor_data() {
    QTest::addColumn<int>("eighths");
    QTest::addColumn<double>("factor");
    QTest::newRow("a notch in") << 120 << 1.2;
    QTest::newRow("a notch out") << -120 << 1 / 1.2;
    QTest::newRow("a fine wheel") << 15 << std::pow(1.2, 0.125);
}

void MapViewTest::theWheelZoomsAtTheCursor() {
    QFETCH(int, eighths);
    QFETCH(double, factor);
    OpenMap map;
    const QPointF cursor(310, 240);
    const geo::MapPoint under = map.scene.view().toMap(cursor);
    map.wheel(cursor, eighths);
    QVERIFY(std::abs(2 / map.scene.view().metresPerPixel() - factor) < 0.01);
    QVERIFY(isSamePlace(map.scene.view().toMap(cursor), under));
}

void MapViewTest::draggingMovesTheMapWithTheHand() {
    OpenMap map;
    const geo::MapPoint held = map.scene.view().toMap(QPointF(300, 250));
    map.drag({300, 250}, {340, 220});
    QVERIFY(isSamePlace(map.scene.view().toMap(QPointF(340, 220)), held));
    QCOMPARE(map.scene.view().metresPerPixel(), 2.0);
}

void MapViewTest::aShortPressPicksAndSelects() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    QSignalSpy picked(&map.view, &MapView::picked);
    const auto row = corner::rows()[3];
    QTest::mouseClick(&map.view, Qt::LeftButton, {}, map.of(row));
    QCOMPARE(picked.size(), 1);
    const auto found = picked[0][0].value<std::vector<scene::Found>>();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].key, row.key);
    QVERIFY(found[0].state == city::State::Damaged);
}

void MapViewTest::aPressOnNothingPicksNothing() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    QSignalSpy picked(&map.view, &MapView::picked);
    QTest::mouseClick(&map.view, Qt::LeftButton, {}, {20, 20});
    QCOMPARE(picked.size(), 1);
    QVERIFY(picked[0][0].value<std::vector<scene::Found>>().empty());
}

void MapViewTest::dragsDoNotPick() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    QSignalSpy picked(&map.view, &MapView::picked);
    const QPoint lamp = map.of(corner::rows()[0]);
    map.drag(lamp, lamp + QPoint(60, 0));
    QVERIFY(picked.isEmpty());
}

void MapViewTest::shiftAndDraggingZoomsToTheBox() {
    OpenMap map;
    const geo::MapPoint a = map.scene.view().toMap(QPointF(200, 200));
    const geo::MapPoint b = map.scene.view().toMap(QPointF(320, 300));
    map.drag({200, 200}, {320, 300}, Qt::ShiftModifier);
    QVERIFY(isSamePlace(map.scene.view().center(), {(a.x + b.x) / 2, (a.y + b.y) / 2}));
    QCOMPARE(map.scene.view().metresPerPixel(), 2.0 * 120 / 600);
    const scene::View before = map.scene.view();
    map.drag({200, 200}, {203, 202}, Qt::ShiftModifier); // a slip, no box
    QCOMPARE(map.scene.view(), before);
}

void MapViewTest::escapeGivesUpTheBox() {
    OpenMap map;
    const scene::View before = map.scene.view();
    QTest::mousePress(&map.view, Qt::LeftButton, Qt::ShiftModifier, {100, 100});
    map.move({300, 300});
    QTest::keyClick(&map.view, Qt::Key_Escape);
    QTest::mouseRelease(&map.view, Qt::LeftButton, Qt::ShiftModifier, {300, 300});
    QCOMPARE(map.scene.view(), before);
}

void MapViewTest::escapeGivesUpTheSelection() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    const QImage plain = map.view.grab().toImage();
    const QPoint lamp = map.of(corner::rows()[0]);
    QTest::mouseClick(&map.view, Qt::LeftButton, {}, lamp);
    QVERIFY(map.view.grab().toImage() != plain);
    QSignalSpy picked(&map.view, &MapView::picked);
    QTest::keyClick(&map.view, Qt::Key_Escape);
    QCOMPARE(picked.size(), 1);
    QCOMPARE(map.view.grab().toImage(), plain);
}

void MapViewTest::aDoubleClickZoomsInThere() {
    OpenMap map;
    const geo::MapPoint under = map.scene.view().toMap(QPointF(310, 260));
    QTest::mouseDClick(&map.view, Qt::LeftButton, {}, {310, 260});
    QCOMPARE(map.scene.view().metresPerPixel(), 1.0);
    QVERIFY(isSamePlace(map.scene.view().toMap(QPointF(310, 260)), under));
}

void MapViewTest::twoFingersPinchTheMapBetweenThem_data() {
    QTest::addColumn<int>("from"); // pixels from the middle to each finger
    QTest::addColumn<int>("to");
    QTest::addColumn<QPoint>("by"); // both fingers' way
    QTest::newRow("apart") << 40 << 120 << QPoint();
    QTest::newRow("together") << 120 << 40 << QPoint();
    QTest::newRow("apart and away") << 40 << 120 << QPoint(50, -30);
}

void MapViewTest::twoFingersPinchTheMapBetweenThem() {
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QPoint, by);
    QWidget window; // outlives the map in it
    OpenMap map;
    window.resize(700, 600);
    map.view.setParent(&window);
    map.view.move(20, 20);
    map.view.show();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QSignalSpy picked(&map.view, &MapView::picked);
    const QPoint middle(300, 250);
    // The first step only tells a pinch from a tap: what lies between the fingers then is held.
    constexpr int steps = 10;
    const geo::MapPoint held = map.scene.view().toMap(middle + QPointF(by) / steps);
    QTest::touchEvent(&map.view, screen.get()).press(0, middle - QPoint(from, 0)).press(1, middle + QPoint(from, 0));
    for (int i = 1; i <= steps; ++i) {
        const int reach = from + (to - from) * i / steps;
        const QPoint at = middle + by * i / steps;
        QTest::touchEvent(&map.view, screen.get()).move(0, at - QPoint(reach, 0)).move(1, at + QPoint(reach, 0));
    }
    QTest::touchEvent(&map.view, screen.get()).release(0, middle + by - QPoint(to, 0)).release(1, middle + by + QPoint(to, 0));
    const double factor = 2 / map.scene.view().metresPerPixel(), first = from + (to - from) / double(steps);
    QVERIFY2(std::abs(factor / (to / first) - 1) < 0.01, qPrintable(QString::number(factor)));
    const QPointF now = map.scene.view().toScreen(held);
    QVERIFY2(QLineF(now, middle + by).length() < 1, qPrintable(QStringLiteral("%1, %2").arg(now.x()).arg(now.y())));
    QCOMPARE(picked.size(), 0);
}

void MapViewTest::keysMoveAndZoom_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<QPointF>("moved"); // metres the middle goes east and north
    QTest::addColumn<double>("metres");
    QTest::newRow("left") << int(Qt::Key_Left) << QPointF(-180, 0) << 2.0;
    QTest::newRow("right") << int(Qt::Key_Right) << QPointF(180, 0) << 2.0;
    QTest::newRow("up") << int(Qt::Key_Up) << QPointF(0, 150) << 2.0;
    QTest::newRow("down") << int(Qt::Key_Down) << QPointF(0, -150) << 2.0;
    QTest::newRow("plus") << int(Qt::Key_Plus) << QPointF(0, 0) << 2 / 1.5;
    QTest::newRow("equals, its key without Shift") << int(Qt::Key_Equal) << QPointF(0, 0) << 2 / 1.5;
    QTest::newRow("minus") << int(Qt::Key_Minus) << QPointF(0, 0) << 3.0;
}

void MapViewTest::keysMoveAndZoom() {
    QFETCH(int, key);
    QFETCH(QPointF, moved);
    QFETCH(double, metres);
    OpenMap map;
    const geo::MapPoint before = map.scene.view().center();
    QTest::keyClick(&map.view, Qt::Key(key));
    QVERIFY(isSamePlace(map.scene.view().center(), {before.x + moved.x(), before.y + moved.y()}));
    QCOMPARE(map.scene.view().metresPerPixel(), metres);
}

void MapViewTest::homeShowsTheWholeCity() {
    OpenMap map;
    map.wheel({100, 100}, 1200);
    QTest::keyClick(&map.view, Qt::Key_Home);
    const geo::MapBox city = map.scene.cityBox();
    QVERIFY(map.scene.view().extent().contains({city.minX, city.minY}));
    QVERIFY(map.scene.view().extent().contains({city.maxX, city.maxY}));
}

void MapViewTest::returnPicksTheMiddle() {
    OpenMap map;
    scene::View at = map.scene.view();
    at.setCenter(at.toMap(corner::rows()[2].anchor));
    map.scene.setView(at);
    QTRY_VERIFY(map.scene.isComplete());
    QSignalSpy picked(&map.view, &MapView::picked);
    QTest::keyClick(&map.view, Qt::Key_Return);
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<std::vector<scene::Found>>().at(0).key, corner::rows()[2].key);
}

void MapViewTest::theCursorsPlaceIsTold() {
    OpenMap map;
    geo::Point place;
    geo::MapPoint metres;
    connect(&map.view, &MapView::cursorMoved, this, [&](geo::Point p, geo::MapPoint m) {
        place = p;
        metres = m;
    });
    const auto row = corner::rows()[1];
    map.move(map.of(row));
    QVERIFY(std::abs(place.lon - row.anchor.lon) < 3e-5 && std::abs(place.lat - row.anchor.lat) < 3e-5);
    QVERIFY(isSamePlace(metres, map.scene.view().toMap(row.anchor), 2));
}

void MapViewTest::whatTheMapMovesAwayIsNoLongerUnderTheCursor() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    QSignalSpy hovered(&map.view, &MapView::hovered);
    map.view.setAttribute(Qt::WA_UnderMouse); // as an entering mouse does
    map.move(map.of(corner::rows()[0]));
    QTRY_COMPARE(hovered.size(), 1);
    QVERIFY(!hovered.first().first().value<std::vector<scene::Found>>().empty());
    scene::View away = map.scene.view();
    away.pan({150, 0});
    map.scene.setView(away);
    QTRY_COMPARE(hovered.size(), 2);
    QVERIFY(hovered.last().first().value<std::vector<scene::Found>>().empty());
}

void MapViewTest::theContextMenuKnowsWhatIsUnderIt() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    std::vector<scene::Found> found;
    connect(&map.view, &MapView::contextRequested, this,
            [&](const QPoint&, geo::MapPoint, const std::vector<scene::Found>& under) { found = under; });
    const QPoint at = map.of(corner::rows()[0]);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, map.view.mapToGlobal(at));
    QCoreApplication::sendEvent(&map.view, &event);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].key, corner::rows()[0].key);
}

void MapViewTest::resizingReachesTheScene() {
    OpenMap map;
    map.view.resize(333, 222);
    QTRY_COMPARE(map.scene.view().size(), QSize(333, 222));
}

void MapViewTest::messagesArePaintedOverTheMap() {
    OpenMap map;
    QTRY_VERIFY(map.scene.isComplete());
    const QImage plain = map.view.grab().toImage();
    map.view.setMessage(QStringLiteral("Loading"), QStringLiteral("Reading components"), 0.3);
    const QImage third = map.view.grab().toImage();
    QVERIFY(third != plain);
    map.view.setMessage(QStringLiteral("Loading"), QStringLiteral("Reading components"), 0.9);
    QVERIFY(map.view.grab().toImage() != third);
    map.view.clearMessage();
    QCOMPARE(map.view.grab().toImage(), plain);
}

void MapViewTest::itIsNamedForThoseWhoCannotSeeIt() {
    OpenMap map;
    QVERIFY(!map.view.accessibleName().isEmpty());
    map.view.setMessage(QStringLiteral("No city is open"));
    QVERIFY(map.view.accessibleDescription().contains(QStringLiteral("No city is open")));
}

void MapViewTest::theWholePictureIsPainted() {
    // The view paints every pixel itself, so nothing of what was behind may be left.
    OpenMap map;
    QImage image(map.view.size(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    map.view.render(&image, {}, {}, {});
    for (const QPoint corner : {QPoint(0, 0), QPoint(599, 0), QPoint(0, 499), QPoint(599, 499)})
        QVERIFY(image.pixelColor(corner) != QColor(Qt::magenta));
}

void MapViewTest::whatIsCompletedWithoutAPaintingIsTold() {
    OpenMap map;
    QSignalSpy shown(&map.view, &MapView::shown);
    QTRY_VERIFY(!shown.isEmpty() && shown.last() == QList<QVariant>({true, true}));
    scene::View view = map.scene.view();
    view.pan({3, 0});
    map.scene.setView(view);
    map.view.repaint(); // all that is seen stands, but nobody has said so yet
    QTRY_VERIFY(map.scene.isComplete());
    QTRY_COMPARE(shown.last(), QList<QVariant>({true, true}));
    QVERIFY(shown.size() > 2);
}

QTEST_MAIN(MapViewTest)
#include "tst_map_view.moc"
