// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/draw_tool.h"

#include "geo/geodesic.h"
#include "open_map.h"

#include <QSignalSpy>
#include <QtTest>

using widgets::DrawTool;

namespace {

/// An open map of the corner with the tool in hand.
struct Drawing : OpenMap {
    DrawTool tool{scene};
    std::vector<city::Path> parts;
    int drawn = 0;
    QSignalSpy finished{&tool, &DrawTool::finished};

    explicit Drawing(city::Shape shape, std::optional<city::ComponentKey> moved = {}) {
        view.addOverlay(tool.sketch());
        QObject::connect(&tool, &DrawTool::drawn, &tool, [this](const std::vector<city::Path>& made) {
            parts = made;
            ++drawn;
        });
        tool.begin(shape, moved);
        view.setTool(&tool);
    }
    ~Drawing() { view.setTool(nullptr); }
    geo::Point place(QPoint at) const { return scene.view().toGeographic(scene.view().toMap(at)); }
    void click(QPoint at) { QTest::mouseClick(&view, Qt::LeftButton, {}, at); }
    void key(Qt::Key key) { QTest::keyClick(&view, key); }
};

} // namespace

class DrawToolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneClickPlacesAPoint() {
        Drawing d(city::Shape::Point);
        d.click({33, 44});
        QCOMPARE(d.finished.count(), 1);
        QVERIFY(d.parts == (std::vector<city::Path>{{d.place({33, 44})}}));
    }

    void clicksAndReturnMakeALine() {
        Drawing d(city::Shape::Line);
        d.click({20, 20});
        d.key(Qt::Key_Return);
        QCOMPARE(d.drawn, 0); // one vertex is no line
        d.click({120, 20});
        d.click({130, 90});
        d.key(Qt::Key_Backspace);
        d.key(Qt::Key_Return);
        QCOMPARE(d.parts.at(0).size(), 2u);
        QVERIFY(geo::distance(d.parts[0][1], d.place({120, 20})) < 1e-3);
    }

    void aPolygonIsClosed() {
        Drawing d(city::Shape::Polygon);
        d.click({20, 20});
        d.click({120, 20});
        QTest::mouseClick(&d.view, Qt::LeftButton, {}, {120, 120});
        QTest::mouseDClick(&d.view, Qt::LeftButton, {}, {120, 120});
        QCOMPARE(d.drawn, 1);
        QCOMPARE(d.parts.at(0).front(), d.parts.at(0).back());
        QVERIFY(d.parts[0].size() >= 4);
    }

    void escapeLeavesThePlaceAsItWas() {
        Drawing d(city::Shape::Line);
        d.click({20, 20});
        d.key(Qt::Key_Escape);
        QCOMPARE(d.finished.count(), 1);
        QCOMPARE(d.drawn, 0);
    }

    void verticesSnapToOtherComponents() {
        Drawing d(city::Shape::Point);
        QTRY_VERIFY(d.scene.isComplete());
        const auto row = corner::rows()[0];
        d.click(d.of(row) + QPoint(4, 3));
        QVERIFY(geo::distance(d.parts.at(0).at(0), row.anchor) < 1e-3);
    }

    void anAreaHoldsAtItsVerticesAndEdgesOnly() {
        const auto bed = corner::rows()[4];
        const city::Path& ring = bed.parts.front();
        Drawing d(city::Shape::Point);
        QTRY_VERIFY(d.scene.isComplete());
        scene::View near = d.scene.view();
        near.setCenter(near.toMap(bed.anchor));
        near.setMetresPerPixel(near.metresPerPixel() / 8); // so that the edge is far from the anchor
        d.scene.setView(near);
        QTRY_VERIFY(d.scene.isComplete());
        const auto at = [&](geo::Point p) { return d.scene.view().toScreen(d.scene.view().toMap(p)).toPoint(); };
        const QPoint inside = at(bed.anchor) + QPoint(30, 0);
        d.click(inside);
        QVERIFY(geo::distance(d.parts.at(0).at(0), d.place(inside)) < 1e-3);
        d.tool.begin(city::Shape::Point, {});
        d.view.setTool(&d.tool);
        d.click(at(ring[0]) + QPoint(3, 3));
        QVERIFY(geo::distance(d.parts.at(0).at(0), ring[0]) < 1e-3);
        d.tool.begin(city::Shape::Point, {});
        d.view.setTool(&d.tool);
        const geo::Point middle{(ring[0].lon + ring[1].lon) / 2, (ring[0].lat + ring[1].lat) / 2};
        d.click(at(middle) + QPoint(0, 5));
        QVERIFY(geo::distance(d.parts.at(0).at(0), middle) < 2 * near.metresPerPixel());
    }

    void whatIsMovedDoesNotHoldItself() {
        const auto row = corner::rows()[0];
        Drawing d(city::Shape::Point, row.key);
        QTRY_VERIFY(d.scene.isComplete());
        const QPoint beside = d.of(row) + QPoint(4, 3);
        d.click(beside);
        QVERIFY(geo::distance(d.parts.at(0).at(0), d.place(beside)) < 1e-3);
    }
};

QTEST_MAIN(DrawToolTest)
#include "tst_draw_tool.moc"
