// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"
#include "widgets/table_model.h"

#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>

using support::TinyCity;

/// Selecting in the real window, on the offscreen platform, with a small city.
class SelectionDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void aRectangleOnTheMapIsSelectedMarkedAndSummedUp() {
        QTest::keyClick(&window(), Qt::Key_T);
        QTRY_COMPARE(table().rows().model()->rowCount(), all);
        map().setFocus();
        QTest::keyClick(&window(), Qt::Key_R);
        drag();
        QTRY_COMPARE(desk().selection().size(), std::size_t(all));
        QTRY_COMPARE(scene().city().index()->marks, desk().selection());
        QTRY_VERIFY(sums().contains(QStringLiteral("%1 selected").arg(all)) && sums().contains(QStringLiteral("length")));
        QTest::keyClick(&map(), Qt::Key_Escape);
        QVERIFY(!action("actionSelectRectangle")->isChecked());
        QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk().selection().isEmpty());
        QTRY_VERIFY(scene().city().index()->marks.isEmpty());
    }

    void aSelectionIsMadeWhileTheTableIsAway() {
        QVERIFY(!table().isVisible());
        QTest::keyClick(&window(), Qt::Key_R);
        drag();
        QCOMPARE(desk().selection().size(), std::size_t(all));
        QTest::keyClick(&window(), Qt::Key_T);
        QTRY_VERIFY(sums().contains(QStringLiteral("selected")));
    }

    void aSelectionLivesThroughEditsByOthers() {
        selectByQuery(QStringLiteral("class = 路灯"));
        const auto before = desk().selection();
        QCOMPARE(before.size(), std::size_t(TinyCity::points / 4));
        change("UPDATE component_point SET state = 1 WHERE class_id = 2");
        change("DELETE FROM component_point WHERE id = (SELECT min(id) FROM component_point WHERE class_id = 2)");
        QTRY_VERIFY(sums().contains(QStringLiteral("%1 selected").arg(before.size() - 1)) && sums().contains(QStringLiteral("Damaged")));
        QCOMPARE(scene().city().index()->marks, before);
    }

    void theTableFollowsEditsByOthers() {
        QTest::keyClick(&window(), Qt::Key_T);
        QTRY_COMPARE(table().rows().model()->rowCount(), all);
        change("DELETE FROM component_point WHERE id <= 40");
        QTRY_COMPARE(table().rows().model()->rowCount(), all - 40);
    }

    void addingAndTakingAwayInvertingAndTheClassOfOne() {
        selectByQuery(QStringLiteral("kind = 点"));
        QTest::keyClick(&window(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk().selection().size(), std::size_t(TinyCity::lines + TinyCity::polygons));
        map().setFocus();
        QTest::keyClick(&window(), Qt::Key_R);
        drag(Qt::ControlModifier);
        QVERIFY(desk().selection().isEmpty());
        drag(Qt::ShiftModifier);
        QCOMPARE(desk().selection().size(), std::size_t(all));
        QTest::keyClick(&map(), Qt::Key_Escape);
        QVERIFY(!action("actionSelectClass")->isEnabled()); // of which?
        clickOn(TinyCity::place(7));
        QTRY_VERIFY(action("actionSelectClass")->isEnabled());
        action("actionSelectClass")->trigger();
        QVERIFY(desk().selection().size() < std::size_t(all) && desk().selection().size() >= std::size_t(TinyCity::points / 4));
    }

    void aRowOpensItsCardAndFliesThere() {
        QTest::keyClick(&window(), Qt::Key_T);
        QTRY_VERIFY(table().listing() && table().listing()->isWhole());
        const scene::View before = scene().view();
        auto& rows = table().rows();
        const QPoint at = rows.visualRect(rows.model()->index(3, rows.horizontalHeader()->logicalIndex(0))).center();
        QTest::mouseDClick(rows.viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(!(scene().view() == before));
        QTRY_COMPARE(window().card().page(), widgets::ComponentCard::Page::Shown);
        QCOMPARE(window().card().current(), std::optional(table().listing()->rows->keyAt(table().listing()->order[3])));
    }

    void theWholeSelectionIsShown() {
        selectByQuery(QStringLiteral("sub_district = %1").arg(TinyCity::subDistrictCode(3)));
        QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(scene().view().extent().contains(scene().view().toMap(TinyCity::place(TinyCity::points - 1))));
        QTRY_VERIFY(!scene().view().extent().contains(scene().view().toMap(TinyCity::place(1))));
    }

    void aSelectionIsWrittenIntoAFile() {
        selectByQuery(QStringLiteral("class = 路灯"));
        const QString file = m_folder.filePath(QStringLiteral("lamps.geojson"));
        desk().writeSelection(file);
        QTRY_VERIFY2(sums().contains(QStringLiteral("lamps.geojson")), qPrintable(sums()));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count("\"Feature\""), TinyCity::points / 4);
        QVERIFY(!find<QAbstractButton>("tableStop")->isVisible());
    }

    void oneToolIsInTheHand() {
        QTest::keyClick(&window(), Qt::Key_R);
        QVERIFY(action("actionSelectRectangle")->isChecked());
        QTest::keyClick(&window(), Qt::Key_M);
        QVERIFY(!action("actionSelectRectangle")->isChecked() && action("actionMeasure")->isChecked());
        QTest::keyClick(&window(), Qt::Key_P);
        QVERIFY(action("actionSelectPolygon")->isChecked() && !action("actionMeasure")->isChecked());
        QTest::keyClick(&window(), Qt::Key_P); // puts it down again
        QVERIFY(!action("actionSelectPolygon")->isChecked());
        clickOn(TinyCity::place(7)); // picks, as without a tool
        QTRY_COMPARE(card().page(), widgets::ComponentCard::Page::Shown);
    }

    void closingTheCityEmptiesEverything() {
        selectByQuery(QStringLiteral("class = 路灯"));
        m_center->closeCity();
        QVERIFY(desk().selection().isEmpty() && table().listing() == nullptr);
        QVERIFY(!action("actionSelectRectangle")->isEnabled());
        m_center->openCity(m_city->path());
        QTRY_COMPARE(table().rows().model()->rowCount(), all);
    }

    void everyActionSaysWhatItDoes() {
        for (auto* each : table().findChildren<QAbstractButton*>(QRegularExpression(QStringLiteral("^table"))))
            QVERIFY2(!each->accessibleName().isEmpty() && !each->toolTip().isEmpty(), qPrintable(each->objectName()));
        Q_EMIT window().actions().languageAsked(QStringLiteral("zh_CN"));
        QTRY_COMPARE(action("actionSelectRectangle")->text(), QStringLiteral("矩形选择"));
    }

private:
    static constexpr int all = TinyCity::points + TinyCity::lines + TinyCity::polygons;

    app::SelectionDesk& desk() { return m_center->desk(); }
    widgets::TablePanel& table() { return desk().table(); }
    QAction* action(const char* name) { return window().findChild<QAction*>(QString::fromLatin1(name)); }
    QString sums() { return table().findChild<QLabel*>(QStringLiteral("tableSums"))->text(); }
    void selectByQuery(const QString& where) {
        QTest::keyClick(&window(), Qt::Key_T);
        table().select(where);
        QTRY_VERIFY(!desk().selection().isEmpty());
    }
    /// Across all of the map.
    void drag(Qt::KeyboardModifiers modifiers = {}) {
        QTRY_VERIFY(scene().within(QRectF(map().rect())).size() == std::size_t(all)); // it is drawn
        const QPoint to(map().width() - 2, map().height() - 2);
        QTest::mousePress(&map(), Qt::LeftButton, modifiers, {1, 1});
        QTest::mouseMove(&map(), to);
        QTest::mouseRelease(&map(), Qt::LeftButton, modifiers, to);
    }
};

QTEST_MAIN(SelectionDeskTest)
#include "tst_selection_desk.moc"
