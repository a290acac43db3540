// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quality_panel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using quality::Check;
using quality::Finding;
using quality::Severity;
using widgets::QualityPanel;

namespace {

Finding found(Check check, std::uint64_t key) {
    Finding finding;
    finding.check = check;
    finding.key = key;
    finding.place = {106.5 + double(key) * 1e-4, 29.4};
    return finding;
}

quality::Rule rule(Check check, Severity severity, const char* title) {
    quality::Rule made;
    made.check = check;
    made.severity = severity;
    made.titleEn = QString::fromLatin1(title);
    return made;
}

/// `dates` findings of a warning and two of an error.
store::ExaminationPtr examination(int dates) {
    auto made = std::make_shared<store::Examination>();
    made->rules = {rule(Check::DateFuture, Severity::Warning, "Date"), rule(Check::CodeInvalid, Severity::Error, "Code"),
                   rule(Check::Spacing, Severity::Notice, "Spacing")};
    made->components = 1000;
    for (const std::uint64_t key : {1, 2})
        made->findings.push_back(found(Check::CodeInvalid, key));
    for (int key = 0; key < dates; ++key)
        made->findings.push_back(found(Check::DateFuture, std::uint64_t(key) + 10));
    return made;
}

struct Panel : QualityPanel {
    QSignalSpy asked{this, &QualityPanel::wordsWanted};
    QSignalSpy chosen{this, &QualityPanel::findingChosen};
    std::vector<geo::Point> marks;
    Panel() {
        setCity(true);
        setEditable(true);
        resize(380, 700);
        show();
        connect(this, &QualityPanel::ruleChosen, this, [this](const std::vector<geo::Point>& places) { marks = places; });
    }
    QTreeView* tree() { return findChild<QTreeView*>(QStringLiteral("qualityTree")); }
    QPushButton* button(const char* name) { return findChild<QPushButton*>(QString::fromLatin1(name)); }
    QString state() { return findChild<QLabel*>(QStringLiteral("qualityState"))->text(); }
    /// Answers everything that was asked.
    void answer(bool isRepairable = false) {
        while (!asked.isEmpty()) {
            const auto call = asked.takeFirst();
            auto words = std::make_shared<std::vector<store::Examiner::Words>>();
            for (const Finding& finding : call[1].value<std::vector<Finding>>())
                words->push_back({QStringLiteral("words of %1").arg(finding.key), isRepairable});
            setWords(call[0].toULongLong(), words);
        }
    }
};

} // namespace

class QualityPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesThatFoundSomethingStandErrorsFirst() {
        Panel panel;
        QAbstractItemModelTester tester(&panel.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        panel.showExamination(examination(3));
        QCOMPARE(panel.model().rowCount(), 2);
        QCOMPARE(panel.model().index(0, 0).data().toString(), QStringLiteral("Code"));
        QCOMPARE(panel.model().rowCount(panel.model().index(1, 0)), 3);
        QVERIFY(panel.state().contains(QStringLiteral("1,000")) && panel.state().contains(QStringLiteral("5")));
    }

    void onlyWhatIsSeenIsAskedFor() {
        Panel panel;
        panel.showExamination(examination(200'000));
        panel.answer();
        const QModelIndex dates = panel.model().indexOf(Check::DateFuture);
        panel.tree()->expand(dates);
        QVERIFY(panel.tree()->viewport()->grab().width() > 0);
        std::size_t wanted = 0;
        for (const auto& call : std::as_const(panel.asked))
            wanted += call[1].value<std::vector<Finding>>().size();
        QVERIFY(wanted > 0 && wanted < 400);
        panel.answer();
        QCOMPARE(panel.model().index(0, 0, dates).data().toString(), QStringLiteral("words of 10"));
    }

    void aFindingIsChosenAndItsRuleMarked() {
        Panel panel;
        panel.showExamination(examination(3));
        panel.tree()->setCurrentIndex(panel.model().index(1, 0, panel.model().indexOf(Check::DateFuture)));
        QCOMPARE(panel.chosen.count(), 1);
        QCOMPARE(panel.chosen[0][0].value<Finding>().key, std::uint64_t(11));
        QCOMPARE(panel.marks.size(), 3u);
        panel.answer(true);
        QVERIFY(panel.button("qualityRepair")->isVisible());
        QCOMPARE(panel.findChild<QLabel*>(QStringLiteral("qualitySentence"))->text(), QStringLiteral("words of 11"));
        QSignalSpy repair(&panel, &QualityPanel::repairAsked);
        QTest::mouseClick(panel.button("qualityRepair"), Qt::LeftButton);
        QCOMPARE(repair[0][0].value<Finding>().key, std::uint64_t(11));
        panel.setEditable(false);
        QVERIFY(!panel.button("qualityRepair")->isVisible());
    }

    /// The list does not jump away under the hand while findings are mended one after the other.
    void afterAMendingTheNextOneIsCurrent() {
        Panel panel;
        panel.showExamination(examination(3));
        const QModelIndex dates = panel.model().indexOf(Check::DateFuture);
        panel.tree()->expand(dates);
        panel.tree()->setCurrentIndex(panel.model().index(1, 0, dates));
        panel.chosen.clear();
        auto less = std::make_shared<store::Examination>(*examination(3));
        less->findings.erase(less->findings.begin() + 3);
        panel.showExamination(less);
        QVERIFY(panel.tree()->isExpanded(panel.model().indexOf(Check::DateFuture)));
        QCOMPARE(panel.model().finding(panel.tree()->currentIndex())->key, std::uint64_t(12));
        QVERIFY(panel.chosen.isEmpty()); // the map stays where it is
        QCOMPARE(panel.marks.size(), 2u);
        panel.showExamination(examination(0)); // the rule is clean now
        QVERIFY(panel.marks.empty());
    }

    void runsAreShownAndCancelled() {
        Panel panel;
        QSignalSpy run(&panel, &QualityPanel::runAsked), cancel(&panel, &QualityPanel::cancelAsked);
        QTest::mouseClick(panel.button("qualityRun"), Qt::LeftButton);
        QCOMPARE(run.count(), 1);
        QVERIFY(panel.isRunning() && !panel.button("qualityRun")->isVisible());
        panel.showProgress(0.5, QStringLiteral("halfway"));
        QCOMPARE(panel.state(), QStringLiteral("halfway"));
        QTest::mouseClick(panel.button("qualityCancel"), Qt::LeftButton);
        QCOMPARE(cancel.count(), 1);
        panel.showFault({city::FaultKind::Cancelled, QStringLiteral("cancelled"), {}});
        QVERIFY(!panel.isRunning() && panel.button("qualityRun")->isVisible());
        panel.showFault({city::FaultKind::Damaged, QStringLiteral("damaged"), {}});
        QCOMPARE(panel.state(), QStringLiteral("damaged"));
        panel.showExamination(std::make_shared<store::Examination>());
        QVERIFY(panel.state().contains(QStringLiteral("nothing found")));
    }
};

QTEST_MAIN(QualityPanelTest)
#include "tst_quality_panel.moc"
