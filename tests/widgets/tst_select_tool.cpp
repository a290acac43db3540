// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/select_tool.h"

#include "open_map.h"

#include <QSignalSpy>
#include <QtTest>

using widgets::SelectTool;
using Way = SelectTool::Way;
using Change = SelectTool::Change;

namespace {

/// An open map of the corner with the tool in hand, all of it drawn.
struct Selecting : OpenMap {
    SelectTool tool{scene};
    std::vector<city::RegistryRow> rows = corner::rows();
    QSignalSpy selected{&tool, &SelectTool::selected};

    explicit Selecting(Way way) {
        view.addOverlay(tool.area());
        tool.start(way);
        view.setTool(&tool);
        if (!QTest::qWaitFor([this] { return scene.isComplete(); }, support::patience))
            qFatal("the map is not drawn");
    }
    ~Selecting() { view.setTool(nullptr); }
    QPoint at(int number) const { return of(rows[std::size_t(number - 1)]); }
    /// The numbers of what was selected last.
    QList<int> last() const {
        QList<int> numbers;
        if (!selected.empty())
            for (const std::uint64_t key : selected.back().at(0).value<city::Selection>().keys())
                numbers << int(city::ComponentKey::unpacked(key).row);
        return numbers;
    }
    Change change() const { return selected.back().at(1).value<Change>(); }
};

} // namespace

class SelectToolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRectangleSelectsWhatStandsInIt() {
        Selecting s(Way::Rectangle);
        const geo::MapPoint before = s.scene.view().center();
        s.drag(s.at(1) + QPoint(-20, 60), s.at(5) + QPoint(20, -20));
        QCOMPARE(s.last(), (QList<int>{1, 5}));
        QCOMPARE(s.change(), Change::Replace);
        QCOMPARE(s.scene.view().center(), before); // the drag was the tool's
        QVERIFY(s.tool.area().isEmpty());
    }

    void aLassoLeavesOutWhatLiesInItsBay() {
        Selecting s(Way::Lasso);
        const QPoint left = s.at(1), low = s.at(3);
        QTest::mousePress(&s.view, Qt::LeftButton, {}, left + QPoint(-15, -15));
        for (const QPoint to : {left + QPoint(15, -15), left + QPoint(15, 15), QPoint(left.x() + 2, low.y() - 20), low + QPoint(15, -15),
                                low + QPoint(15, 15), low + QPoint(-60, 15)})
            s.move(to);
        QVERIFY(!s.tool.area().isEmpty());
        QTest::mouseRelease(&s.view, Qt::LeftButton, {}, low + QPoint(-60, 15));
        QCOMPARE(s.last(), (QList<int>{1, 3}));
    }

    void aPolygonIsClosedByAKeyAndItsCornersAreTakenBack() {
        Selecting s(Way::Polygon);
        const auto click = [&](QPoint at) { QTest::mouseClick(&s.view, Qt::LeftButton, {}, at); };
        click(s.at(4) + QPoint(-30, -30));
        click(s.at(4) + QPoint(30, -30));
        click({10, 10});
        QTest::keyClick(&s.view, Qt::Key_Backspace);
        click(s.at(2) + QPoint(30, 30));
        click(s.at(2) + QPoint(-30, 30));
        QVERIFY(s.selected.empty());
        QTest::keyClick(&s.view, Qt::Key_Return);
        QCOMPARE(s.last(), (QList<int>{2, 4}));
        QVERIFY(s.tool.area().isEmpty());
    }

    void aPolygonStaysOnTheMapWhenItMoves() {
        Selecting s(Way::Polygon);
        for (const QPoint corner : {QPoint(-20, -20), QPoint(20, -20), QPoint(20, 20), QPoint(-20, 20)})
            QTest::mouseClick(&s.view, Qt::LeftButton, {}, s.at(3) + corner);
        s.drag({300, 400}, {360, 350}); // pans: a polygon is drawn by clicks
        QTRY_VERIFY(s.scene.isComplete());
        QTest::keyClick(&s.view, Qt::Key_Return);
        QCOMPARE(s.last(), QList<int>{3});
    }

    void modifiersAddAndTakeAway_data() {
        QTest::addColumn<Way>("way");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<Change>("change");
        for (const Way way : {Way::Rectangle, Way::Polygon}) {
            const char* name = way == Way::Rectangle ? "rectangle" : "polygon";
            QTest::addRow("%s, none", name) << way << Qt::KeyboardModifiers() << Change::Replace;
            QTest::addRow("%s, Shift", name) << way << Qt::KeyboardModifiers(Qt::ShiftModifier) << Change::Add;
            QTest::addRow("%s, Ctrl", name) << way << Qt::KeyboardModifiers(Qt::ControlModifier) << Change::Remove;
            QTest::addRow("%s, Alt", name) << way << Qt::KeyboardModifiers(Qt::AltModifier) << Change::Remove;
        }
    }
    void modifiersAddAndTakeAway() {
        QFETCH(Way, way);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(Change, change);
        Selecting s(way);
        const double before = s.scene.view().metresPerPixel();
        if (way == Way::Rectangle) {
            s.drag(s.at(1) - QPoint(20, 20), s.at(1) + QPoint(20, 20), modifiers);
        } else {
            for (const QPoint corner : {QPoint(-20, -20), QPoint(20, -20), QPoint(20, 20), QPoint(-20, 20)})
                QTest::mouseClick(&s.view, Qt::LeftButton, modifiers, s.at(1) + corner);
            QTest::keyClick(&s.view, Qt::Key_Return);
        }
        QCOMPARE(s.last(), QList<int>{1});
        QCOMPARE(s.change(), change);
        QCOMPARE(s.scene.view().metresPerPixel(), before); // Shift did not zoom to a box
    }

    void aClickIsAboutTheOneUnderIt() {
        Selecting s(Way::Rectangle);
        QTest::mouseClick(&s.view, Qt::LeftButton, Qt::ShiftModifier, s.at(2));
        QCOMPARE(s.last(), QList<int>{2});
        QCOMPARE(s.change(), Change::Add);
        QTest::mouseClick(&s.view, Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(s.selected.size(), 2);
        QVERIFY(s.last().isEmpty()); // nothing is there: nothing is selected
    }

    void whatIsHiddenIsNotSelected() {
        Selecting s(Way::Rectangle);
        scene::Visibility visibility;
        visibility.hiddenClasses.insert(1);
        s.scene.setVisibility(visibility);
        QTRY_VERIFY(s.scene.isComplete());
        s.drag({1, 1}, {598, 498});
        QCOMPARE(s.last(), (QList<int>{3, 5}));
    }

    void escapeGivesUpTheAreaAndThenTheTool() {
        Selecting s(Way::Rectangle);
        QSignalSpy finished(&s.tool, &SelectTool::finished);
        QTest::mousePress(&s.view, Qt::LeftButton, {}, {100, 100});
        s.move({200, 200});
        QTest::keyClick(&s.view, Qt::Key_Escape);
        s.move({300, 300}); // the button is still down
        QTest::mouseRelease(&s.view, Qt::LeftButton, {}, {300, 300});
        QVERIFY(s.selected.empty() && finished.empty() && s.tool.area().isEmpty());
        QTest::keyClick(&s.view, Qt::Key_Escape);
        QCOMPARE(finished.size(), 1);
    }
};

QTEST_MAIN(SelectToolTest)
#include "tst_select_tool.moc"
