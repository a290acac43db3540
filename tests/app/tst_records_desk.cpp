// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

using support::TinyCity;

/// Journeys of a supervisor who keeps facilities and roads.
class RecordsDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        openTiny(QStringLiteral("en"));
        key(Qt::Key_U);
        QVERIFY(panel().isVisible());
        QTRY_COMPARE(view()->model()->rowCount(), 1);
    }
    void cleanup() { close(); }

    void aVendorAreaIsAddedOnTheMapAndTakenBack() {
        const QPoint at = bring({106.535, 29.365});
        QTest::mouseClick(button("recordsNew"), Qt::LeftButton);
        QVERIFY(form().isOpen());
        QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
        type("name", QStringLiteral("Riverside vendors"));
        choose("kind", QStringLiteral("Vendor area"));
        type("capacity", QStringLiteral("40"));
        type("opened", QDate::currentDate().addDays(-2).toString(Qt::ISODate));
        save();
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        QCOMPARE(sql("SELECT sub_district_id || ' ' || capacity FROM facility WHERE kind = 'vendor_area'"), QStringLiteral("2 40"));
        QTRY_VERIFY(find<QLabel>("recordsFigures")->text().contains(QLatin1String("1 opened in")));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(view()->model()->rowCount(), 1);
    }

    void everyFaultStandsBesideItsField() {
        openFirst();
        type("name", QString());
        type("capacity", QStringLiteral("many"));
        type("rebuilt", QStringLiteral("soon"));
        QTest::mouseClick(button("recordSave"), Qt::LeftButton);
        QVERIFY(form().isOpen());
        for (const char* column : {"name", "capacity", "rebuilt"})
            QVERIFY2(editor(column).hasFault(), column);
        QVERIFY(!editor("hours").hasFault());
        QVERIFY(find<QLabel>("recordMessage")->text().contains(QLatin1String("3 fields")));
    }

    void whatSomebodyElseChangedMeanwhileIsMerged() {
        openFirst();
        change("UPDATE facility SET hours = '06:00-23:00', address = 'theirs', revision = revision + 1 WHERE id = 1");
        type("capacity", QStringLiteral("6"));
        type("address", QStringLiteral("mine"));
        QTest::mouseClick(button("recordSave"), Qt::LeftButton);
        QTRY_VERIFY(editor("address").hasFault());
        QCOMPARE(text("hours"), QStringLiteral("06:00-23:00"));
        QTest::mouseClick(editor("address").findChild<QAbstractButton*>(QStringLiteral("fieldOther")), Qt::LeftButton);
        QCOMPARE(text("address"), QStringLiteral("theirs"));
        save();
        QCOMPARE(sql("SELECT capacity || address FROM facility WHERE id = 1"), QStringLiteral("6theirs"));
    }

    void aRoadSectionIsDrawnAndPickedAgain() {
        find<QComboBox>("recordsTable")->setCurrentIndex(2);
        QTRY_COMPARE(view()->model()->rowCount(), 6);
        bring({106.51, 29.37});
        QTest::mouseClick(button("recordsNew"), Qt::LeftButton);
        const QPoint centre = map().rect().center();
        QTest::mouseClick(&map(), Qt::LeftButton, {}, centre);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, centre + QPoint(80, 40));
        QTest::keyClick(&map(), Qt::Key_Return);
        choose("class", QStringLiteral("Lane"));
        type("width_m", QStringLiteral("4.5"));
        save();
        QTRY_COMPARE(view()->model()->rowCount(), 7);
        QCOMPARE(scene().view().metresPerPixel(), 0.2); // nobody chose another place
        QCOMPARE(sql("SELECT count(*) FROM road r JOIN road_node a ON a.id = r.from_node JOIN road_node b ON b.id = r.to_node "
                     "WHERE r.width_m = 4.5 AND a.id <> b.id"), QStringLiteral("1"));
        QTest::mouseClick(button("recordsPick"), Qt::LeftButton);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, centre + QPoint(41, 21));
        QTRY_VERIFY(form().isOpen());
        QCOMPARE(text("width_m"), QStringLiteral("4.5"));
        QTest::mouseClick(button("recordDelete"), Qt::LeftButton);
        QTRY_COMPARE(view()->model()->rowCount(), 6);
    }

    void theFilterAndOtherLanguagesKeepTheList() {
        find<QLineEdit>("recordsFilter")->setText(QStringLiteral("no such thing"));
        QCOMPARE(view()->model()->rowCount(), 0);
        QVERIFY(!find<QLabel>("recordsState")->text().isEmpty());
        find<QLineEdit>("recordsFilter")->setText(QStringLiteral("public TOILET"));
        QCOMPARE(view()->model()->rowCount(), 1);
        Q_EMIT window().actions().languageAsked(QStringLiteral("zh_CN"));
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QTRY_COMPARE(view()->model()->index(0, 1).data().toString(), QStringLiteral("公共厕所"));
    }

    void aReadOnlyCityOffersNothing() {
        panel().setEditable(false);
        QVERIFY(!button("recordsNew")->isEnabled());
        view()->setCurrentIndex(view()->model()->index(0, 0));
        QTest::keyClick(view(), Qt::Key_Return);
        QTest::qWait(0);
        QVERIFY(!form().isOpen());
    }

private:
    widgets::RecordsPanel& panel() { return m_center->records().panel(); }
    widgets::RecordForm& form() { return panel().form(); }
    QTableView* view() { return find<QTableView>("recordsView"); }
    widgets::RecordEditor& editor(const char* column) {
        return *form().findChild<widgets::RecordEditor*>(QStringLiteral("record_") + QLatin1String(column));
    }
    QLineEdit* line(const char* column) { return form().findChild<QLineEdit*>(QStringLiteral("recordEditor_") + QLatin1String(column)); }
    QString text(const char* column) { return line(column)->text(); }
    void type(const char* column, const QString& text) {
        line(column)->clear();
        QTest::keyClicks(line(column), text);
    }
    void choose(const char* column, const QString& name) {
        auto* box = form().findChild<QComboBox*>(QStringLiteral("recordEditor_") + QLatin1String(column));
        box->setCurrentIndex(box->findText(name));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&map(), key, modifiers); }
    void openFirst() {
        view()->setCurrentIndex(view()->model()->index(0, 0));
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(form().isOpen());
    }
    void save() {
        QTest::mouseClick(button("recordSave"), Qt::LeftButton);
        QTRY_VERIFY2(!form().isOpen(), qPrintable(find<QLabel>("recordMessage")->text()));
    }
    QString sql(const char* text) { return support::shell(*m_city, QLatin1String(text)).trimmed(); }
};

QTEST_MAIN(RecordsDeskTest)
#include "tst_records_desk.moc"
