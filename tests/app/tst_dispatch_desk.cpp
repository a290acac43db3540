// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

using support::TinyCity;

namespace {

store::ChangeNote by(const char* user) {
    store::ChangeNote note;
    note.user = QString::fromLatin1(user);
    return note;
}

} // namespace

/// Cases in the window: the dock, the pins, and what a hand does to them, while others work on the same city.
class DispatchDeskTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        openTiny(QStringLiteral("en"));
        QTRY_VERIFY(desk().panel().queue().rules());
        QTest::keyClick(&window(), Qt::Key_C);
    }
    void cleanup() { close(); }

    void aComponentThatIsClickedIsReportedUnderItsClass() {
        QTest::keyClick(&window(), Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(desk().panel().isReporting());
        const QPoint at = bring(TinyCity::place(7));
        QTRY_VERIFY(!scene().pick(at).empty());
        QTest::mouseClick(&map(), Qt::LeftButton, {}, at);
        QVERIFY(find<QComboBox>("caseReportClass")->currentText().startsWith(QStringLiteral("Component:")));
        QTRY_VERIFY(find<QLabel>("caseReportFollows")->isVisible());
        find<QLineEdit>("caseReportText")->setText(QStringLiteral("tilted"));
        QTest::keyClick(find<QLineEdit>("caseReportText"), Qt::Key_Return);
        QTRY_VERIFY(!desk().panel().isReporting());
        QCOMPARE(rows(), 1);
        const auto cases = desk().panel().chosen();
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases.front().kind, work::CaseKind::Component);
        QVERIFY(!cases.front().component.isNull());
        QVERIFY(cases.front().subDistrict > 0);
        QCOMPARE(desk().overlay().size(), std::size_t(1));
    }

    void aReportWithoutAClassIsNotWritten() {
        QTest::keyClick(&window(), Qt::Key_C, Qt::ShiftModifier);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, map().rect().center());
        desk().panel().reporting().submit();
        QVERIFY(find<QLabel>("caseReportFault")->isVisible());
        QTest::keyClick(&desk().panel().reporting(), Qt::Key_Escape);
        QVERIFY(!desk().panel().isReporting());
        QCOMPARE(rows(), 0);
    }

    void keysTakeACaseForwardAndAFormAsksForWhatIsDemanded() {
        report();
        QTRY_COMPARE(rows(), 1);
        table().setCurrentIndex(desk().panel().model().index(0, 0));
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_1); // accepting demands nothing
        QTRY_COMPARE(state(), work::states::accepted);
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier); // filing does
        QVERIFY(form().isOpen());
        QVERIFY(find<QComboBox>("caseFiling")->isVisible());
        find<QComboBox>("caseFiling")->setCurrentIndex(1);
        QTest::keyClick(find<QLineEdit>("caseReason"), Qt::Key_Return);
        QTRY_COMPARE(state(), work::states::filed);
        QVERIFY(!form().isOpen());
    }

    void whatIsMissingIsToldInTheForm() {
        report();
        QTRY_COMPARE(rows(), 1);
        table().setCurrentIndex(desk().panel().model().index(0, 0));
        const auto& offers = desk().panel().card().offers();
        const auto refuse = std::ranges::find_if(
            offers, [](const widgets::CaseOffer& offer) { return offer.row->action == work::actions::refuse; });
        QVERIFY(refuse != offers.end());
        QVERIFY(desk().panel().act(std::size_t(refuse - offers.begin()) + 1));
        QTest::keyClick(find<QLineEdit>("caseReason"), Qt::Key_Return);
        QTRY_VERIFY(find<QLabel>("caseActionFault")->isVisible());
        QCOMPARE(state(), work::states::reported);
        find<QLineEdit>("caseReason")->setText(QStringLiteral("not ours"));
        QTest::keyClick(find<QLineEdit>("caseReason"), Qt::Key_Return);
        QTRY_COMPARE(rows(), 0); // it is closed
    }

    void whoComesSecondIsToldWhoWasFaster() {
        const work::Order order = report();
        QTRY_COMPARE(rows(), 1);
        table().setCurrentIndex(desk().panel().model().index(0, 0));
        store::NewStep stale;
        stale.order = order.uid;
        stale.revision = order.revision;
        stale.move.action = work::actions::accept;
        stale.move.role = work::roles::acceptor;
        accept(order, "zhao");
        Q_EMIT desk().panel().stepsAsked({stale});
        QTRY_VERIFY(find<QLabel>("dispatchTold")->text().contains(QStringLiteral("zhao")));
        QCOMPARE(state(), work::states::accepted);
    }

    void rowsStayWhereTheyAreWhileOthersWork() {
        const work::Order first = report(0), second = report(1);
        QTRY_COMPARE(rows(), 2);
        table().sortByColumn(widgets::CaseModel::State, Qt::AscendingOrder);
        QCOMPARE(desk().panel().model().ids(), (std::vector{first.row, second.row}));
        accept(first, "zhao");
        const work::Order third = report(2);
        QTRY_COMPARE(rows(), 3);
        QTRY_COMPARE(desk().panel().queue().find(first.row)->order.state, work::states::accepted);
        QCOMPARE(desk().panel().model().ids(), (std::vector{first.row, second.row, third.row}));
        table().sortByColumn(widgets::CaseModel::State, Qt::DescendingOrder);
        QCOMPARE(desk().panel().model().ids().front(), first.row);
    }

    void aFilterHoldsInTheListOnTheMapAndInTheCounts() {
        accept(report(0), "zhao");
        report(1);
        report(2);
        QTRY_COMPARE(rows(), 3);
        QTRY_COMPARE(button("caseStage3")->text(), QStringLiteral("Filing 1"));
        QCOMPARE(button("caseStage1")->text(), QStringLiteral("Acceptance 2"));
        button("caseStage1")->click();
        QCOMPARE(rows(), 2);
        QCOMPARE(desk().overlay().size(), std::size_t(2));
        QCOMPARE(button("caseStage3")->text(), QStringLiteral("Filing 1"));
        find<QLineEdit>("caseFind")->setText(QStringLiteral("nothing of the kind"));
        QCOMPARE(rows(), 0);
        QVERIFY(find<QLabel>("dispatchEmpty")->isVisible());
    }

    void severalCasesAreTakenTogether() {
        report(0);
        report(1);
        QTRY_COMPARE(rows(), 2);
        table().selectAll();
        QCOMPARE(desk().panel().chosen().size(), std::size_t(2));
        QVERIFY(desk().panel().act(1));
        QTRY_VERIFY(
            std::ranges::all_of(desk().panel().queue().all(),
                                [](const auto& each) { return each.second.order.state == work::states::accepted; }));
    }

    void aPinAndItsRowAreChosenTogether() {
        const work::Order order = report();
        QTRY_COMPARE(rows(), 1);
        const QPoint at = bring(order.place);
        QTest::mouseClick(&map(), Qt::LeftButton, {}, at - QPoint(0, 14)); // the head of the pin
        QCOMPARE(desk().overlay().chosen(), std::optional(order.row));
        QCOMPARE(table().currentIndex().row(), 0);
        QTest::keyClick(&map(), Qt::Key_Escape);
        QVERIFY(!desk().overlay().chosen());
        QVERIFY(table().selectionModel()->selectedRows().isEmpty());
    }

    void aCaseAboutTheSameIsOfferedForMerging() {
        const work::Order first = report(0);
        report(0);
        QTRY_COMPARE(rows(), 2);
        table().setCurrentIndex(desk().panel().model().index(1, 0));
        const QString other = desk().panel().chosen().front().row == first.row ? desk().panel().model().entryAt(0)->order.number
                                                                               : first.number;
        QTRY_VERIFY(button("caseMerge1") && button("caseMerge1")->isVisible());
        QCOMPARE(button("caseMerge1")->text(), QStringLiteral("Merge into ") + other);
        button("caseMerge1")->click();
        QTest::keyClick(find<QLineEdit>("caseReason"), Qt::Key_Return);
        QTRY_COMPARE(rows(), 1);
    }

    void aClosedCityLeavesNothing() {
        report();
        QTRY_COMPARE(rows(), 1);
        m_center->closeCity();
        QCOMPARE(rows(), 0);
        QCOMPARE(desk().overlay().size(), std::size_t(0));
    }

private:
    app::DispatchDesk& desk() { return m_center->dispatch(); }
    QTreeView& table() { return *find<QTreeView>("dispatchTable"); }
    widgets::CaseActionForm& form() { return desk().panel().card().form(); }
    int rows() { return desk().panel().model().rowCount(); }
    work::State state() {
        const auto cases = desk().panel().chosen();
        return cases.empty() ? work::states::none : cases.front().state;
    }
    /// By another program.
    work::Order report(int step = 0) {
        auto at = support::must(store::CaseDesk::open(m_city->path()));
        store::NewCase what;
        what.classCode = QStringLiteral("0112");
        what.place = geo::Point{TinyCity::place(7).lon + 0.002 * step, TinyCity::place(7).lat};
        const auto answer = at.report(what, by("li"));
        if (!answer)
            qFatal("%s", qPrintable(answer.error().fault.sentence));
        return answer->order;
    }
    void accept(const work::Order& order, const char* user) {
        auto at = support::must(store::CaseDesk::open(m_city->path()));
        store::NewStep step;
        step.order = order.uid;
        step.revision = order.revision;
        step.move.action = work::actions::accept;
        step.move.role = work::roles::acceptor;
        QVERIFY(at.step(step, by(user)));
    }
};

QTEST_MAIN(DispatchDeskTest)
#include "tst_dispatch_desk.moc"
