// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/measure_tool.h"

#include "geo/geodesic.h"
#include "open_map.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

using widgets::MeasureTool;

namespace {

/// An open map of the corner with the tool in hand.
struct Measuring : OpenMap {
    MeasureTool tool{scene};

    Measuring() {
        view.addOverlay(tool.measure());
        tool.setOn(true);
        view.setTool(&tool);
    }
    ~Measuring() { view.setTool(nullptr); }
    geo::Point place(QPoint at) const { return scene.view().toGeographic(scene.view().toMap(at)); }
    void click(QPoint at) { QTest::mouseClick(&view, Qt::LeftButton, {}, at); }
};

} // namespace

class MeasureToolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clicksMakeAWayWithLengthBearingAndArea() {
        Measuring m;
        QSignalSpy picked(&m.view, &widgets::MapView::picked);
        m.click({20, 20});
        m.click({120, 20});
        const auto two = m.tool.measure().figures();
        QVERIFY(std::abs(two.metres - geo::distance(m.place({20, 20}), m.place({120, 20}))) < 1e-6);
        QVERIFY(std::abs(two.metres - 200) < 1);
        QVERIFY(std::abs(*two.bearing - 90) < 2 && !two.squareMetres);
        m.click({120, 120});
        const auto three = m.tool.measure().figures();
        QVERIFY(std::abs(*three.squareMetres - 200 * 200 / 2) < 200);
        QVERIFY(std::abs(*three.bearing - 180) < 2);
        QVERIFY(picked.isEmpty()); // nothing is picked meanwhile
        QVERIFY(m.tool.measure().text().contains(QStringLiteral("Area")));
    }

    void theCursorShowsTheLegThatItWouldAdd() {
        Measuring m;
        m.click({20, 20});
        m.move({70, 20});
        QVERIFY(std::abs(m.tool.measure().figures().metres - 100) < 1);
        QCOMPARE(m.tool.measure().points().size(), 1u);
    }

    void pointsSnapToComponents() {
        Measuring m;
        QTRY_VERIFY(m.scene.isComplete());
        const auto row = corner::rows()[0];
        const QPoint at = m.scene.view().toScreen(m.scene.view().toMap(row.anchor)).toPoint();
        m.click(at + QPoint(4, 3));
        QCOMPARE(m.tool.measure().points().size(), 1u);
        QVERIFY(geo::distance(m.tool.measure().points()[0], row.anchor) < 1e-3);
    }

    void keysEndTakeBackCopyAndPutAway() {
        Measuring m;
        m.click({20, 20});
        m.click({120, 20});
        m.click({120, 120});
        QTest::keyClick(&m.view, Qt::Key_Backspace);
        QCOMPARE(m.tool.measure().points().size(), 2u);
        QTest::keyClick(&m.view, Qt::Key_Return);
        QVERIFY(m.tool.measure().hasEnded());
        m.move({400, 400});
        QVERIFY(std::abs(m.tool.measure().figures().metres - 200) < 1); // it has ended
        QTest::keyClick(&m.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), m.tool.measure().text());
        m.click({300, 300}); // another way
        QCOMPARE(m.tool.measure().points().size(), 1u);
        QSignalSpy finished(&m.tool, &MeasureTool::finished);
        QTest::keyClick(&m.view, Qt::Key_Escape);
        QCOMPARE(finished.size(), 1);
        m.tool.setOn(false);
        m.view.setTool(nullptr);
        const geo::MapPoint before = m.scene.view().center();
        QTest::keyClick(&m.view, Qt::Key_Right); // the map's keys are the map's
        QVERIFY(m.scene.view().center().x > before.x);
    }

    void theWayIsPaintedAndGoesAway() {
        Measuring m;
        QTRY_VERIFY(m.scene.isComplete());
        m.tool.setOn(false);
        const QImage plain = m.view.grab().toImage();
        m.tool.setOn(true);
        m.click({20, 200});
        m.click({520, 400});
        QVERIFY(m.view.grab().toImage() != plain);
        m.tool.setOn(false);
        QCOMPARE(m.view.grab().toImage(), plain);
    }
};

QTEST_MAIN(MeasureToolTest)
#include "tst_measure_tool.moc"
