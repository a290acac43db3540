// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"
#include "store/reader.h"
#include "store/writer.h"

#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>

using support::TinyCity;

/// What waits for approval, in the real window. The city has no accounts: its rule spares nobody.
class ApprovalDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        openTiny(QStringLiteral("en"));
        change("INSERT INTO approval_rule (spares) VALUES ('nobody')");
    }
    void cleanup() { close(); }

    void whatWaitsIsOnTheCardAndIsApproved() {
        ask(7);
        clickOn(TinyCity::place(7));
        QTRY_VERIFY(button("cardPending")->isVisible());
        QVERIFY(button("cardPending")->text().contains(QStringLiteral("State")));
        QTest::mouseClick(button("cardPending"), Qt::LeftButton);
        QTRY_VERIFY(fields()->topLevelItemCount() > 0);
        QCOMPARE(fields()->topLevelItem(0)->text(1), city::stateName(city::State::Intact));
        QCOMPARE(fields()->topLevelItem(0)->text(2), city::stateName(city::State::Damaged));
        QVERIFY(!button("approvalApprove")->isEnabled()); // without a reason
        find<QLineEdit>("approvalReason")->setText(QStringLiteral("seen too"));
        QTest::mouseClick(button("approvalApprove"), Qt::LeftButton);
        QTRY_COMPARE(sql("SELECT state FROM component_point WHERE id = 7"), QStringLiteral("1"));
        QTRY_COMPARE(tree()->topLevelItemCount(), 0);
        QTRY_VERIFY(!button("cardPending")->isVisible());
    }

    void oneFieldIsLeftOut() {
        ask(7, QStringLiteral("leaning"));
        QTest::keyClick(&map(), Qt::Key_Y, Qt::ShiftModifier);
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        tree()->setCurrentItem(tree()->topLevelItem(0));
        QTRY_COMPARE(tree()->topLevelItem(0)->childCount(), 1);
        tree()->setCurrentItem(tree()->topLevelItem(0)->child(0));
        QCOMPARE(fields()->topLevelItemCount(), 2);
        fields()->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
        find<QLineEdit>("approvalReason")->setText(QStringLiteral("the state only"));
        QTest::mouseClick(button("approvalApprove"), Qt::LeftButton);
        QTRY_COMPARE(sql("SELECT state FROM component_point WHERE id = 7"), QStringLiteral("1"));
        QVERIFY(sql("SELECT note FROM component_point WHERE id = 7") != QStringLiteral("leaning"));
    }

    void aRefusalChangesNothing() {
        ask(7);
        QTest::keyClick(&map(), Qt::Key_Y, Qt::ShiftModifier);
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        tree()->setCurrentItem(tree()->topLevelItem(0));
        find<QLineEdit>("approvalReason")->setText(QStringLiteral("not so"));
        QTest::mouseClick(button("approvalRefuse"), Qt::LeftButton);
        QTRY_COMPARE(tree()->topLevelItemCount(), 0);
        QCOMPARE(sql("SELECT state FROM component_point WHERE id = 7"), QStringLiteral("0"));
    }

    void aClosedCityLeavesNothing() {
        ask(7);
        QTRY_COMPARE(tree()->topLevelItemCount(), 1);
        m_center->closeCity();
        QCOMPARE(tree()->topLevelItemCount(), 0);
    }

private:
    /// Somebody asks for a damaged state, and for a note.
    void ask(int row, const QString& note = {}) {
        auto reader = support::must(store::Reader::open(m_city->path()));
        const city::Component before = *support::must(reader.component({city::Shape::Point, row}));
        city::Component after = before;
        after.state = city::State::Damaged;
        if (!note.isEmpty())
            after.note = note;
        store::Writer writer(m_city->path());
        QVERIFY(writer.submit(city::Patch::update(before, after), {QStringLiteral("asker"), QStringLiteral("seen"), {}, {}}).get());
    }
    QString sql(const char* text) { return support::shell(*m_city, QString::fromLatin1(text)).trimmed(); }
    QTreeWidget* tree() { return find<QTreeWidget>("approvalTree"); }
    QTreeWidget* fields() { return find<QTreeWidget>("approvalFields"); }
};

QTEST_MAIN(ApprovalDeskTest)
#include "tst_approval_desk.moc"
