// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using city::Field;
using support::TinyCity;

class BulkDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void whatIsSelectedIsPreviewedChangedAndTakenBack() {
        change("UPDATE component_point SET state = 0");
        begin(20);
        set(Field::State, int(city::State::Missing));
        press("bulkPreview");
        QTRY_VERIFY(button("bulkApply")->isVisible());
        QVERIFY(message().contains(QStringLiteral("20 would change")));
        QVERIFY(find<QTreeWidget>("bulkResults")->topLevelItemCount() > 0);
        QCOMPARE(missing(), 0); // a preview changes nothing
        find<QLineEdit>("bulkReason")->setText(QStringLiteral("after the storm"));
        press("bulkApply");
        QTRY_COMPARE(missing(), 20);
        QTRY_VERIFY(message().contains(QStringLiteral("20 changed")));
        QCOMPARE(number("SELECT count(DISTINCT batch) FROM journal WHERE reason = 'after the storm'"), 1);
        const auto onMap = [this] { return scene().counts().byState.value(int(city::State::Missing)); };
        QTRY_VERIFY(onMap() > 0);
        QTest::keyClick(&map(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(missing(), 0); // as one
    }

    /// A date before the survey: each row says why, and nothing is changed unless these are left out.
    void rowsThatCannotChangeAreToldAndLeftOut() {
        change("UPDATE component_point SET surveyed = 20250601 WHERE id IN (3, 4)");
        change("UPDATE component_point SET surveyed = 20200101 WHERE id IN (1, 2, 5)");
        begin(5);
        auto* line = m_center->bulk().panel().findChild<QLineEdit*>(editorName(Field::Changed));
        line->setText(QStringLiteral("2024-01-01"));
        Q_EMIT line->textEdited(line->text());
        press("bulkPreview");
        QTRY_VERIFY(message().contains(QStringLiteral("2 cannot")));
        QVERIFY(!button("bulkApply")->isEnabled());
        press("bulkSkip");
        QVERIFY(button("bulkApply")->isEnabled());
        press("bulkApply");
        QTRY_COMPARE(number("SELECT count(*) FROM component_point WHERE changed = 20240101"), 3);
    }

    void nothingAskedForIsSaidAtOnce() {
        begin(3);
        press("bulkPreview");
        QVERIFY(message().contains(QStringLiteral("Say what is to change")));
        QVERIFY(!m_center->bulk().panel().isBusy());
    }

    /// What was previewed is what is changed: another selection or another wish wants another preview.
    void aPreviewHoldsForItsSelectionAlone() {
        begin(3);
        find<QDoubleSpinBox>("bulkEast")->setValue(2);
        press("bulkPreview");
        QTRY_VERIFY(button("bulkApply")->isVisible());
        m_center->desk().select(points(4));
        QVERIFY(!button("bulkApply")->isVisible());
        press("bulkPreview");
        QTRY_VERIFY(button("bulkApply")->isVisible());
        find<QDoubleSpinBox>("bulkEast")->setValue(3);
        QVERIFY(!button("bulkApply")->isVisible());
    }

private:
    static city::Selection points(int count) {
        std::vector<std::uint64_t> keys;
        for (int row = 1; row <= count; ++row)
            keys.push_back(city::ComponentKey{city::Shape::Point, row}.packed());
        return city::Selection::of(std::move(keys));
    }
    void begin(int count) {
        map().setFocus();
        QTest::keyClick(&window(), Qt::Key_E, Qt::ShiftModifier);
        QVERIFY(m_center->bulk().panel().isVisible());
        m_center->desk().select(points(count));
    }
    /// In the bulk panel: the form has editors of the same names.
    static QString editorName(Field field) { return QStringLiteral("fieldEditor%1").arg(int(field)); }
    void set(Field field, int value) {
        auto* choices = m_center->bulk().panel().findChild<QComboBox*>(editorName(field));
        choices->setCurrentIndex(choices->findData(value));
        QVERIFY(find<QCheckBox>(qPrintable(QStringLiteral("bulkSet%1").arg(int(field))))->isChecked());
    }
    void press(const char* name) {
        QTest::mouseClick(button(name), Qt::LeftButton, {}, QPoint(8, button(name)->height() / 2));
    }
    QString message() { return find<QLabel>("bulkMessage")->text(); }
    int number(const char* question) { return support::shell(*m_city, QString::fromLatin1(question)).trimmed().toInt(); }
    int missing() { return number("SELECT count(*) FROM component_point WHERE state = 2"); }
};

QTEST_MAIN(BulkDeskTest)
#include "tst_bulk_desk.moc"
