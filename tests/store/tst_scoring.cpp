// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/finding_desk.h"
#include "store/freeze.h"
#include "support/tiny_city.h"

#include <QDateTime>
#include <QTest>

using namespace support;
using namespace store;
using score::FindingAction;

namespace {

ChangeNote by(const QString& user) {
    ChangeNote note;
    note.user = user;
    return note;
}

score::FindingMove move(FindingAction action, const QString& opinion = QStringLiteral("because")) {
    score::FindingMove made;
    made.action = action, made.opinion = opinion;
    return made;
}

/// Noon of a day of last month in the city's zone.
std::int64_t lastMonth(int day) {
    const QDate today = QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone("Asia/Shanghai")).date();
    const QDate then = QDate(today.year(), today.month(), 1).addMonths(-1).addDays(day - 1);
    return QDateTime(then, QTime(4, 0), Qt::UTC).toMSecsSinceEpoch();
}

score::Period period() {
    const QDate day = QDateTime::fromMSecsSinceEpoch(lastMonth(1), QTimeZone("Asia/Shanghai")).date();
    return score::Period::around(day, score::Period::Unit::Month);
}

NewFinding found(int day = 3) {
    NewFinding what;
    what.item = "S01-02", what.text = "果皮", what.place = geo::Point{106.51, 29.37},
    what.found = lastMonth(day);
    return what;
}

std::int64_t counted(const QString& city, const char* id) {
    const auto rules = must(ScoreRules::read());
    const auto ledger = must(must(ScoreReader::open(city)).ledger(period(), rules));
    return ledger.tally().sum({})[std::size_t(rules.counts.indexOf(QLatin1String(id)))];
}

} // namespace

class ScoringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFindingCostsPointsOnlyOnceItIsAccepted() {
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path()));
        auto finding = must(desk.report(found(), by("auditor")));
        QCOMPARE(counted(tiny.path(), "findings_pending"), 1);
        QCOMPARE(counted(tiny.path(), "points"), 0);
        finding = must(desk.step(finding.uid, finding.revision, move(FindingAction::Accept), by("reviewer")));
        QCOMPARE(counted(tiny.path(), "findings"), 1);
        QCOMPARE(counted(tiny.path(), "points"), 100'000); // S01-02 costs 0.1
        QCOMPARE(must(desk.story(finding.number)).steps.size(), 2u);
    }

    void whoReportsDoesNotReview() {
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path()));
        const auto finding = must(desk.report(found(), by("auditor")));
        const auto refused =
            desk.step(finding.uid, finding.revision, move(FindingAction::Accept), by("auditor"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, city::FaultKind::Forbidden);
    }

    void aSecondReviewerIsToldThatSomebodyWasFaster() {
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path())), other = must(FindingDesk::open(tiny.path()));
        const auto finding = must(desk.report(found(), by("auditor")));
        must(desk.step(finding.uid, finding.revision, move(FindingAction::Accept), by("wang")));
        const auto late = other.step(finding.uid, finding.revision, move(FindingAction::Reject), by("li"));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, city::FaultKind::Conflict);
    }

    /// Neither the appellant nor the reviewer decides, nor one person twice; two who agree lift it.
    void anAppealIsLiftedByTwoOthers() {
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path()));
        auto finding = must(desk.report(found(), by("auditor")));
        finding = must(desk.step(finding.uid, finding.revision, move(FindingAction::Accept), by("reviewer")));
        finding = must(desk.step(finding.uid, finding.revision, move(FindingAction::Appeal), by("company")));
        for (const char* user : {"company", "reviewer", "auditor"})
            QVERIFY2(!desk.step(finding.uid, finding.revision, move(FindingAction::LiftAppeal), by(user)),
                     user);
        finding =
            must(desk.step(finding.uid, finding.revision, move(FindingAction::LiftAppeal), by("first")));
        QCOMPARE(counted(tiny.path(), "points"), 100'000);
        QVERIFY(!desk.step(finding.uid, finding.revision, move(FindingAction::LiftAppeal), by("first")));
        finding =
            must(desk.step(finding.uid, finding.revision, move(FindingAction::LiftAppeal), by("second")));
        QCOMPARE(counted(tiny.path(), "points"), 0);
        QCOMPARE(finding.state, score::Finding::State::Accepted); // the raw fact stays
    }

    void anAmendmentStaysBelowTheCap() {
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path()));
        const auto finding = must(desk.report(found(), by("auditor")));
        auto amended = move(FindingAction::Amend);
        amended.points = 20'000'001; // the cap of S01-02 is 20
        QVERIFY(!desk.step(finding.uid, finding.revision, amended, by("reviewer")));
        amended.points = 50'000;
        must(desk.step(finding.uid, finding.revision, amended, by("reviewer")));
        QCOMPARE(counted(tiny.path(), "points"), 50'000);
    }

    void stepsAreOnlyAppendedTo() {
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path()));
        must(desk.report(found(), by("auditor")));
        auto db = must(CityFile::openWriting(tiny.path()));
        QVERIFY(!db.execute("UPDATE finding_step SET points = 0"));
        QVERIFY(!db.execute("DELETE FROM finding_step"));
        QVERIFY(!db.execute("UPDATE finding SET found_ms = 1"));
    }

    void badFindingsAreRefused_data() {
        QTest::addColumn<QString>("item");
        QTest::addColumn<double>("lon");
        QTest::addColumn<std::int64_t>("found");
        QTest::newRow("unknown item") << "S99-01" << 106.51 << lastMonth(1);
        QTest::newRow("no place") << "S01-01" << 999.0 << lastMonth(1);
        QTest::newRow("in the future")
            << "S01-01" << 106.51 << std::int64_t(QDateTime::currentMSecsSinceEpoch() + 3'600'000);
    }
    void badFindingsAreRefused() {
        QFETCH(QString, item);
        QFETCH(double, lon);
        QFETCH(std::int64_t, found);
        const TinyCity tiny;
        auto desk = must(FindingDesk::open(tiny.path()));
        NewFinding what;
        what.item = item, what.place = geo::Point{lon, 29.37}, what.found = found;
        QVERIFY(!desk.report(what, by("auditor")));
    }

    /// A step after the freeze changes today's figures, not the frozen ones.
    void aFrozenPeriodComesOutTheSameToTheLastDigit() {
        const TinyCity tiny;
        const auto rules = must(ScoreRules::read());
        const auto station = must(seals::Station::open(tiny.folder() + "/key"));
        auto desk = must(FindingDesk::open(tiny.path()));
        auto finding = must(desk.report(found(), by("auditor")));
        const auto early = freezing::freeze(tiny.path(), period(), rules, "contract", station, by("chief"));
        QVERIFY(!early); // it waits for its review
        finding = must(desk.step(finding.uid, finding.revision, move(FindingAction::Accept), by("reviewer")));
        must(freezing::freeze(tiny.path(), period(), rules, "contract", station, by("chief")));
        const auto again = freezing::freeze(tiny.path(), period(), rules, "contract", station, by("chief"));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, city::FaultKind::Conflict);
        const auto later = must(desk.report(found(5), by("auditor")));
        must(desk.step(later.uid, later.revision, move(FindingAction::Accept), by("reviewer")));
        QCOMPARE(counted(tiny.path(), "points"), 200'000);
        const auto check = must(freezing::verify(tiny.path(), period(), "contract"));
        QVERIFY(check.isWhole);
        QVERIFY(check.figures > 0);
        QCOMPARE(check.differences, QStringList());
    }

    void aChangedStepShowsInAFrozenPeriod() {
        const TinyCity tiny;
        const auto rules = must(ScoreRules::read());
        const auto station = must(seals::Station::open(tiny.folder() + "/key"));
        auto desk = must(FindingDesk::open(tiny.path()));
        const auto finding = must(desk.report(found(), by("auditor")));
        must(desk.step(finding.uid, finding.revision, move(FindingAction::Accept), by("reviewer")));
        must(freezing::freeze(tiny.path(), period(), rules, "contract", station, by("chief")));
        auto db = must(CityFile::openWriting(tiny.path()));
        QVERIFY(db.execute("DROP TRIGGER finding_step_keeps_values; UPDATE finding_step SET points = 0"));
        QVERIFY(!must(freezing::verify(tiny.path(), period(), "contract")).differences.isEmpty());
        QVERIFY(db.execute(
            "DROP TRIGGER frozen_period_keeps_values; UPDATE frozen_period SET hash = zeroblob(32)"));
        QVERIFY(!must(freezing::verify(tiny.path(), period(), "contract")).isWhole);
    }

    void aPeriodThatIsNotOverIsNotFrozen() {
        const TinyCity tiny;
        const auto rules = must(ScoreRules::read());
        const auto station = must(seals::Station::open(tiny.folder() + "/key"));
        const auto now = score::Period::around(QDate::currentDate().addDays(1), score::Period::Unit::Year);
        QVERIFY(!freezing::freeze(tiny.path(), now, rules, "contract", station, by("chief")));
    }
};

QTEST_GUILESS_MAIN(ScoringTest)
#include "tst_scoring.moc"
