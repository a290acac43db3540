// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"

#include <QPushButton>
#include <QTreeView>

using quality::Check;
using support::TinyCity;

class QualityDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void aFindingIsShownRepairedAndTakenBack() {
        change("UPDATE component_point SET sub_district_id = 2, community_id = NULL WHERE id = 7");
        run();
        const QModelIndex rule = model().indexOf(Check::SubDistrictMismatch);
        QVERIFY(rule.isValid());
        QCOMPARE(model().rowCount(rule), 1);
        tree().setCurrentIndex(model().index(0, 0, rule));
        QTRY_COMPARE(card().current(), std::optional(city::ComponentKey{city::Shape::Point, 7}));
        QTRY_VERIFY(button("qualityRepair")->isVisible());
        QTest::mouseClick(button("qualityRepair"), Qt::LeftButton);
        QTRY_COMPARE(subDistrict(), QStringLiteral("1"));
        QTRY_VERIFY(!model().indexOf(Check::SubDistrictMismatch).isValid()); // the list follows
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(subDistrict(), QStringLiteral("2"));
        QTRY_VERIFY(model().indexOf(Check::SubDistrictMismatch).isValid());
    }

    void whatSomebodyElseBreaksIsFound() {
        run();
        QVERIFY(!model().indexOf(Check::DateFuture).isValid());
        change("UPDATE component_point SET surveyed = 29990101 WHERE id IN (3, 4)");
        QTRY_VERIFY(model().indexOf(Check::DateFuture).isValid());
        QCOMPARE(model().rowCount(model().indexOf(Check::DateFuture)), 2);
    }

    void aClosedCityLeavesNothing() {
        change("UPDATE component_point SET surveyed = 29990101 WHERE id = 3");
        run();
        m_center->closeCity();
        QCOMPARE(model().rowCount(), 0);
    }

private:
    void run() {
        map().setFocus();
        QTest::keyClick(&window(), Qt::Key_Q);
        QVERIFY(button("qualityRun")->isVisible());
        QTest::mouseClick(button("qualityRun"), Qt::LeftButton);
        QTRY_VERIFY(!m_center->quality().panel().isRunning());
    }
    widgets::FindingsModel& model() { return m_center->quality().panel().model(); }
    QTreeView& tree() { return *find<QTreeView>("qualityTree"); }
    QString subDistrict() {
        return support::shell(*m_city, QStringLiteral("SELECT sub_district_id FROM component_point WHERE id = 7")).trimmed();
    }
};

QTEST_MAIN(QualityDeskTest)
#include "tst_quality_desk.moc"
