// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"
#include "geo/geodesic.h"
#include "store/accounts.h"
#include "store/reader.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>

using city::Field;
using support::TinyCity;

/// Journeys of a supervisor through the real window.
class EditDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void aComponentIsEditedSavedUndoneAndRedone() {
        pick(7);
        key(Qt::Key_E);
        QVERIFY(form().isOpen() && form().isVisible());
        const auto behind = window().tabifiedDockWidgets(find<QDockWidget>("cardPanel"));
        QVERIFY(behind.contains(find<QDockWidget>("editPanel")));
        type(Field::Address, QStringLiteral("Longzhou Avenue 12"));
        find<QLineEdit>("formReason")->setText(QStringLiteral("seen on patrol"));
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY(!form().isOpen());
        QTRY_COMPARE(addressOf(7), QStringLiteral("Longzhou Avenue 12"));
        QCOMPARE(sql("SELECT reason FROM journal ORDER BY seq DESC LIMIT 1"), QStringLiteral("seen on patrol"));
        QTRY_VERIFY(cardHas(QStringLiteral("Longzhou Avenue 12"))); // the window follows
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(addressOf(7) != QStringLiteral("Longzhou Avenue 12"));
        QTRY_VERIFY(action("actionRedo")->isEnabled());
        key(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(addressOf(7), QStringLiteral("Longzhou Avenue 12"));
    }

    void aComponentIsAddedWhereTheMapIsClicked() {
        const int before = sql("SELECT count(*) FROM component_point").toInt();
        const geo::Point place{TinyCity::place(7).lon + 0.0001, TinyCity::place(7).lat + 0.0001};
        const QPoint at = bring(place);
        key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(form().isOpen());
        QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
        auto* classes = editor<QComboBox>(Field::Class);
        classes->setCurrentIndex(classes->findData(int(TinyCity::Bin)));
        type(Field::Name, QStringLiteral("果皮箱"));
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY2(!form().isOpen(), qPrintable(find<QLabel>("formMessage")->text()));
        QTRY_COMPARE(sql("SELECT count(*) FROM component_point").toInt(), before + 1);
        QTRY_COMPARE(scene().counts().total >= 1, true);
        QTRY_VERIFY(!scene().pick(at).empty());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(sql("SELECT count(*) FROM component_point").toInt(), before);
    }

    void aPlaceIsMovedOnTheMap() {
        pick(7);
        key(Qt::Key_E);
        QTest::mouseClick(button("fieldSetPlace"), Qt::LeftButton);
        const QPoint at = map().rect().center() + QPoint(60, 40);
        const geo::Point to = scene().view().toGeographic(scene().view().toMap(at));
        QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY2(!form().isOpen(), qPrintable(find<QLabel>("formMessage")->text()));
        auto reader = support::must(store::Reader::open(m_city->path()));
        const auto moved = support::must(reader.component({city::Shape::Point, 7}));
        QVERIFY(moved && geo::distance(moved->parts[0][0], to) < 1e-3);
    }

    void whatSomebodyElseChangedMeanwhileIsMerged() {
        pick(7);
        key(Qt::Key_E);
        type(Field::Address, QStringLiteral("mine"));
        change("UPDATE component_point SET note = 'theirs' WHERE id = 7");
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_COMPARE(editor<QPlainTextEdit>(Field::Note)->toPlainText(), QStringLiteral("theirs"));
        QVERIFY(form().isOpen());
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY(!form().isOpen());
        QCOMPARE(addressOf(7), QStringLiteral("mine"));
        QCOMPARE(sql("SELECT note FROM component_point WHERE id = 7"), QStringLiteral("theirs"));
    }

    void undoOutlivesARestart() {
        pick(7);
        key(Qt::Key_E);
        type(Field::Address, QStringLiteral("before the restart"));
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY(!form().isOpen());
        m_center.reset();
        open(QStringLiteral("en"));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(addressOf(7) != QStringLiteral("before the restart"));
    }

    void aChangeIsReadInTheLifeAndTakenBack() {
        const QString first = addressOf(7);
        change("UPDATE component_point SET address = 'elsewhere', note = 'noted' WHERE id = 7");
        pick(7);
        key(Qt::Key_Y);
        auto* tree = find<QTreeWidget>("historyTree");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QTreeWidgetItem* changed = tree->topLevelItem(0);
        QVERIFY(changed->text(0).contains(QStringLiteral("another program")));
        QCOMPARE(changed->childCount(), 2);
        const int address = changed->child(0)->text(0).contains(QStringLiteral("elsewhere")) ? 0 : 1;
        tree->setCurrentItem(changed->child(address));
        QTest::mouseClick(button("historyRestore"), Qt::LeftButton);
        QTRY_COMPARE(addressOf(7), first);
        QCOMPARE(sql("SELECT note FROM component_point WHERE id = 7"), QStringLiteral("noted")); // of that field alone
        QTRY_COMPARE(tree->topLevelItemCount(), 2);                                              // it follows
    }

    /// Undo does not take along what somebody built on it.
    void whatSomebodyBuiltOnIsNotUndone() {
        pick(7);
        key(Qt::Key_E);
        type(Field::Address, QStringLiteral("mine"));
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY(!form().isOpen() && action("actionUndo")->isEnabled());
        change("UPDATE component_point SET address = 'theirs' WHERE id = 7");
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(find<QLabel>("noticeText")->isVisible());
        QCOMPARE(addressOf(7), QStringLiteral("theirs"));
    }

    void whereThereAreAccountsEditingAsksForOneAndGoesOn() {
        {
            auto accounts = support::must(store::Accounts::open(m_city->path()));
            support::must(accounts.createAdministrator(QStringLiteral("chief"), QStringLiteral("a long phrase")));
        }
        m_center.reset();
        open(QStringLiteral("en"));
        QTRY_VERIFY(m_center->edits().signIn().isNeeded());
        pick(7);
        key(Qt::Key_E);
        auto* name = find<QLineEdit>("signInName");
        QVERIFY(name->isVisible() && !form().isOpen());
        name->setText(QStringLiteral("chief"));
        find<QLineEdit>("signInPhrase")->setText(QStringLiteral("wrong"));
        QTest::mouseClick(button("signInGo"), Qt::LeftButton);
        QTRY_VERIFY(find<QLabel>("signInFault")->isVisible());
        find<QLineEdit>("signInPhrase")->setText(QStringLiteral("a long phrase"));
        QTest::mouseClick(button("signInGo"), Qt::LeftButton);
        QTRY_VERIFY(form().isOpen());
        type(Field::Address, QStringLiteral("by the chief"));
        QTest::mouseClick(button("formSave"), Qt::LeftButton);
        QTRY_VERIFY2(!form().isOpen(), qPrintable(find<QLabel>("formMessage")->text()));
        QCOMPARE(sql("SELECT user FROM journal ORDER BY seq DESC LIMIT 1"), QStringLiteral("chief"));
        key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!m_center->edits().signIn().login());
    }

private:
    void pick(int row) {
        clickOn(TinyCity::place(row));
        QTRY_COMPARE(card().page(), widgets::ComponentCard::Page::Shown);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&window(), key, modifiers); }
    widgets::ComponentForm& form() { return m_center->edits().form(); }
    QAction* action(const char* name) { return find<QAction>(name); }
    template <typename W> W* editor(Field field) {
        return form().findChild<W*>(QStringLiteral("fieldEditor%1").arg(int(field)));
    }
    void type(Field field, const QString& text) {
        auto* line = editor<QLineEdit>(field);
        line->setText(text);
        Q_EMIT line->textEdited(text);
    }
    QString sql(const char* question) { return support::shell(*m_city, QString::fromLatin1(question)).trimmed(); }
    QString addressOf(int row) {
        return support::shell(*m_city, QStringLiteral("SELECT address FROM component_point WHERE id = %1").arg(row)).trimmed();
    }
    bool cardHas(const QString& value) {
        return std::any_of(card().fields().begin(), card().fields().end(),
                           [&](const auto& field) { return field.value == value; });
    }
};

QTEST_MAIN(EditDeskTest)
#include "tst_edit_desk.moc"
