// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using scene::MarkState;
using support::TinyCity;

/// The live city in the window: panel, map and what a hand does to them.
class FleetDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void withoutAFeedThePanelSaysHowToStartOne() {
        desk().showState(widgets::FeedState::NoFeed, QStringLiteral("xiuhuactl serve city.sqlite"));
        map().setFocus();
        QTest::keyClick(&window(), Qt::Key_V);
        QVERIFY(find<QLineEdit>("fleetCommand")->isVisible());
        QCOMPARE(find<QLineEdit>("fleetCommand")->text(), QStringLiteral("xiuhuactl serve city.sqlite"));
        QVERIFY(!find<QTreeView>("fleetTable")->isVisible());
    }

    void aClickOnAMarkReadsItAndNotTheComponentBelow() {
        show(entries());
        bring(TinyCity::place(7)); // the mark stands upon a component
        QTest::mouseClick(&map(), Qt::LeftButton, {}, screenOf(2));
        QCOMPARE(desk().overlay().chosen(), std::optional<std::uint64_t>(2));
        QVERIFY(!card().current());
        QVERIFY(find<QTreeView>("fleetTable")->isVisible());
        QCOMPARE(find<QTreeView>("fleetTable")->currentIndex().data().toString(), QStringLiteral("B-200"));
        QTest::keyClick(&map(), Qt::Key_Escape);
        QVERIFY(!desk().overlay().chosen());
    }

    void aRowKeepsItsPlaceWhileItsValuesChange() {
        show(entries());
        QTreeView& table = *find<QTreeView>("fleetTable");
        table.sortByColumn(widgets::FleetModel::Speed, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{"C-300", "B-200", "A-100"}));
        auto changed = entries();
        changed[0].mark.speed = 99;
        changed.push_back(entry(4, "D-400", 50));
        show(changed);
        QCOMPARE(names(), (QStringList{"C-300", "B-200", "A-100", "D-400"}));
        table.sortByColumn(widgets::FleetModel::Speed, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{"B-200", "C-300", "D-400", "A-100"}));
    }

    void aFilterHoldsInTheListAndOnTheMap() {
        auto all = entries();
        all[1].mark.state = MarkState::Offline;
        show(all);
        QCOMPARE(find<QToolButton>("fleetOffline")->text(), QStringLiteral("Offline 1"));
        find<QToolButton>("fleetOffline")->click();
        QCOMPARE(names(), (QStringList{"A-100", "C-300"}));
        QCOMPARE(desk().overlay().size(), std::size_t(2));
        find<QLineEdit>("fleetFind")->setText(QStringLiteral("wang"));
        QCOMPARE(names(), (QStringList{"C-300"}));
        QCOMPARE(desk().overlay().size(), std::size_t(1));
        find<QLineEdit>("fleetFind")->clear();
        find<QToolButton>("fleetOffline")->click();
        QCOMPARE(desk().overlay().size(), std::size_t(3));
    }

    void followingKeepsAVehicleInTheMiddleUntilTheMapIsDragged() {
        show(entries());
        desk().choose(1);
        window().findChild<QAction*>(QStringLiteral("actionFollow"))->trigger();
        QCOMPARE(desk().followed(), std::optional<std::uint64_t>(1));
        auto moved = entries();
        moved[0].mark.place.lon += 0.002;
        moved[0].mark.fixMs += 1000;
        show(moved);
        QTRY_VERIFY(!desk().overlay().isMoving());
        const geo::MapPoint middle = scene().view().center(),
                            there = scene().view().toMap(moved[0].mark.place);
        QVERIFY(std::hypot(middle.x - there.x, middle.y - there.y) < 2 * scene().view().metresPerPixel());
        scene::View view = scene().view();
        view.zoom(2, {10, 10});
        scene().setView(view);
        QVERIFY(desk().followed());
        view = scene().view();
        view.pan({200, 0});
        scene().setView(view);
        QVERIFY(!desk().followed());
        QVERIFY(!window().findChild<QAction*>(QStringLiteral("actionFollow"))->isChecked());
    }

    void aLostOwnerIsSaid() {
        show(entries());
        desk().showState(widgets::FeedState::Lost, {}, 3000);
        QTest::keyClick(&window(), Qt::Key_V);
        QVERIFY(find<QWidget>("fleetTold")->isVisible());
    }

    void aClosedCityLeavesNothing() {
        show(entries());
        desk().choose(1);
        m_center->closeCity();
        QCOMPARE(desk().overlay().size(), std::size_t(0));
        QCOMPARE(names(), QStringList());
        QVERIFY(!desk().overlay().chosen());
    }

private:
    static widgets::FleetEntry entry(std::uint64_t id, const char* name, double speed) {
        widgets::FleetEntry made;
        made.mark.id = id;
        made.mark.label = QString::fromLatin1(name);
        made.mark.speed = speed;
        made.mark.heading = 90;
        made.mark.place =
            id == 2 ? TinyCity::place(7)
                    : geo::Point{TinyCity::place(7).lon + 0.0005 * double(id), TinyCity::place(7).lat};
        made.mark.fixMs = 1'000'000;
        return made;
    }
    static std::vector<widgets::FleetEntry> entries() {
        std::vector all{entry(1, "A-100", 10), entry(2, "B-200", 20), entry(3, "C-300", 30)};
        all[2].driver = QStringLiteral("Wang");
        return all;
    }
    app::FleetDesk& desk() { return m_center->fleet(); }
    void show(const std::vector<widgets::FleetEntry>& entries) {
        auto now = std::make_shared<widgets::FleetNow>();
        now->atMs = 1'001'000;
        now->entries = entries;
        auto marks = std::make_shared<scene::FleetMarks>();
        for (const widgets::FleetEntry& each : entries)
            marks->push_back(each.mark);
        desk().showState(widgets::FeedState::Live);
        desk().showMarks(marks, now->atMs);
        desk().showNow(now);
    }
    QPoint screenOf(std::uint64_t id) {
        return scene().view().toScreen(*desk().overlay().placeOf(id)).toPoint();
    }
    QStringList names() {
        QStringList found;
        for (int row = 0; row < desk().panel().model().rowCount(); ++row)
            found << desk().panel().model().index(row, 0).data().toString();
        return found;
    }
};

QTEST_MAIN(FleetDeskTest)
#include "tst_fleet_desk.moc"
