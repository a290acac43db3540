// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/period.h"
#include "score/tally.h"
#include "work/lifecycle.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace score;

class TestTally : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aCaseCountsByItsDeadline();
    void anApprovedAppealTakesOverdueBack();
    void incrementalEqualsFullOverRandomHistories_data();
    void incrementalEqualsFullOverRandomHistories();
    void whatNobodyIsResponsibleForIsCounted();
    void periodsFollowTheCityZone_data();
    void periodsFollowTheCityZone();
    void noPeriodsAreRefused_data();
    void noPeriodsAreRefused();

private:
    std::int64_t counted(const Tally& tally, const char* id, Slice slice = {}) const {
        return tally.sum(slice)[std::size_t(m_counts.indexOf(QLatin1String(id)))];
    }
    Checklist m_checklist;
    CountList m_counts;
    std::array<std::uint8_t, 32> m_stageOf{};
};

namespace {

namespace a = work::actions;
namespace s = work::states;

struct History {
    std::int64_t order;
    Cell cell;
    std::vector<CaseStep> steps;
};

CaseStep step(work::State from, work::Action action, work::State to, work::Stage stage, std::int64_t event,
              std::int64_t due = never, bool overdue = false) {
    return {event, due, from.number, to.number, action.number, std::uint8_t(stage), overdue};
}

/// Dispatched at 100, due at 200, handled at `handled`, closed.
std::vector<CaseStep> handledAt(std::int64_t handled) {
    using enum work::Stage;
    return {step(s::none, a::report, s::reported, None, 10, 25),
            step(s::reported, a::accept, s::accepted, Accept, 20, 35),
            step(s::accepted, a::file, s::filed, File, 30, 120),
            step(s::filed, a::dispatch, s::dispatched, Dispatch, 100, 200),
            step(s::dispatched, a::assign, s::handling, Handle, 110, 200),
            step(s::handling, a::finish, s::handled, Handle, handled - 1, 200, handled - 1 > 200),
            step(s::handled, a::confirm, s::awaitCheck, Handle, handled, handled + 30, handled > 200),
            step(s::awaitCheck, a::sendCheck, s::checking, Check, handled + 10, handled + 30),
            step(s::checking, a::pass, s::checkPassed, Check, handled + 20, handled + 40),
            step(s::checkPassed, a::close, s::closed, Close, handled + 30)};
}

/// Steps in no order that a lifecycle would allow, of every action and state: folding holds for whatever is
/// stored.
History randomHistory(std::mt19937& random, std::int64_t order) {
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    static constexpr std::uint8_t states[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 21, 22, 23, 24, 25};
    History history{order, {below(3), below(4), below(5)}, {}};
    std::uint8_t from = 0;
    std::int64_t now = below(500);
    for (int n = 1 + below(14); n > 0; --n) {
        CaseStep one;
        one.from = from, one.to = states[below(18)], one.action = std::uint8_t(1 + below(46));
        one.stage = std::uint8_t(below(8)), one.event = now, one.overdue = below(4) == 0;
        if (below(3) > 0)
            one.due = now + below(300);
        history.steps.push_back(one);
        from = one.to, now += below(80);
    }
    return history;
}

} // namespace

void TestTally::initTestCase() {
    m_checklist = Checklist::read().value();
    m_counts = CountList::read(m_checklist).value();
    const auto lifecycle = work::Lifecycle::read();
    QVERIFY(lifecycle);
    for (const work::StateRow& row : lifecycle->states())
        m_stageOf[row.state.number & 31] = std::uint8_t(row.stage);
}

void TestTally::aCaseCountsByItsDeadline() {
    // Due at 200: of the period from 150 to 250, though it was reported before and closed after. Handled at
    // 190: in time
    Ledger ledger(m_stageOf, Tally(m_counts, {{1, 1, 1}}, 150, 250));
    for (const CaseStep& one : handledAt(190))
        ledger.take(1, {1, 1, 1}, false, one);
    QCOMPARE(counted(ledger.tally(), "handle_due"), 1);
    QCOMPARE(counted(ledger.tally(), "handled_in_time"), 1);
    QCOMPARE(counted(ledger.tally(), "closed_in_time"), 1);
    QCOMPARE(counted(ledger.tally(), "check_due"), 1);
    QCOMPARE(counted(ledger.tally(), "reported"), 0);
    QCOMPARE(counted(ledger.tally(), "dispatch_due"), 0); // due at 120
    QCOMPARE(counted(ledger.tally(), "handle_due", {2, 0, 0}), 0);
    QCOMPARE(counted(ledger.tally(), "cells"), 1);
}

void TestTally::anApprovedAppealTakesOverdueBack() {
    Ledger ledger(m_stageOf, Tally(m_counts, {}, 0, 1000));
    for (const CaseStep& one : handledAt(240))
        ledger.take(1, {1, 1, 1}, false, one);
    QCOMPARE(counted(ledger.tally(), "handled_late"), 1);
    QCOMPARE(counted(ledger.tally(), "handled_in_time"), 0);
    ledger.take(1, {1, 1, 1}, false, step(s::closed, a::approveAppeal, s::closed, work::Stage::None, 400));
    QCOMPARE(counted(ledger.tally(), "handled_late"), 0);
    QCOMPARE(counted(ledger.tally(), "handled_in_time"), 1);
    QVERIFY(ledger.cases().at(1).stages[std::size_t(work::Stage::Handle)].overdue); // the raw fact stays
}

void TestTally::incrementalEqualsFullOverRandomHistories_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Steps of all cases come in any order between cases; after each twentieth the tally equals a full
/// recomputation.
void TestTally::incrementalEqualsFullOverRandomHistories() {
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    std::vector<History> all;
    std::vector<std::size_t> turns;
    for (std::int64_t order = 1; order <= 25; ++order) {
        all.push_back(randomHistory(random, order));
        turns.insert(turns.end(), all.back().steps.size(), std::size_t(order - 1));
    }
    std::ranges::shuffle(turns, random);
    const std::set<Cell> cells{{1, 1, 1}, {2, 3, 4}};
    Ledger kept(m_stageOf, Tally(m_counts, cells, 200, 700));
    std::vector<std::size_t> taken(all.size());
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const History& history = all[turns[i]];
        kept.take(history.order, history.cell, history.order % 3 == 0, history.steps[taken[turns[i]]++]);
        FindingFacts finding{history.cell, std::int64_t(random() % 900),
                             int(random() % m_checklist.items().size()), std::int64_t(random() % 500'000),
                             std::uint32_t(random()) & (0x1Fu << 17)};
        kept.take(std::int64_t(random() % 40), finding);
        if (i % 20 != 0 && i + 1 != turns.size())
            continue;
        Ledger full(m_stageOf, Tally(m_counts, cells, 200, 700));
        for (std::size_t c = all.size(); c-- > 0;)
            for (std::size_t n = 0; n < taken[c]; ++n)
                full.fold(all[c].order, all[c].cell, all[c].order % 3 == 0, all[c].steps[n]);
        full.countAll();
        for (const auto& [id, facts] : kept.findings())
            full.take(id, facts);
        QVERIFY(full.cases() == kept.cases());
        QVERIFY(full.tally() == kept.tally());
    }
}

void TestTally::whatNobodyIsResponsibleForIsCounted() {
    Ledger ledger(m_stageOf, Tally(m_counts, {{1, 1, 1}}, 0, 1000));
    for (const CaseStep& one : handledAt(190))
        ledger.take(1, {}, true, one);
    QCOMPARE(counted(ledger.tally(), "handle_due"), 1);
    QCOMPARE(counted(ledger.tally(), "reported_public"), 1);
    QCOMPARE(ledger.tally().cells().size(), 2u);
}

void TestTally::periodsFollowTheCityZone_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("end");
    QTest::newRow("day") << "2026-10-05" << QDate(2026, 10, 5) << QDate(2026, 10, 6);
    QTest::newRow("week 53, of ISO 8601") << "2026-W53" << QDate(2026, 12, 28) << QDate(2027, 1, 4);
    QTest::newRow("week 1 begins in the year before")
        << "2025-W01" << QDate(2024, 12, 30) << QDate(2025, 1, 6);
    QTest::newRow("month") << "2026-12" << QDate(2026, 12, 1) << QDate(2027, 1, 1);
    QTest::newRow("quarter") << "2026-Q4" << QDate(2026, 10, 1) << QDate(2027, 1, 1);
    QTest::newRow("year") << "2024" << QDate(2024, 1, 1) << QDate(2025, 1, 1);
}

void TestTally::periodsFollowTheCityZone() {
    QFETCH(QString, text);
    const auto period = Period::fromText(text);
    QVERIFY(period);
    QTEST(period->first(), "first");
    QTEST(period->end(), "end");
    QCOMPARE(period->text(), text);
    const QTimeZone zone("Asia/Shanghai");
    QFETCH(QDate, first);
    QCOMPARE(period->firstMs(zone),
             QDateTime(first, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - 8 * 3'600'000);
}

void TestTally::noPeriodsAreRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "2026-13", "2026-02-30", "2026-W54", "2025-W53", "2026-Q5", "26", "2026-1", "x2026"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTally::noPeriodsAreRefused() {
    QFETCH(QString, text);
    QVERIFY(!Period::fromText(text));
}

QTEST_GUILESS_MAIN(TestTally)
#include "tst_tally.moc"
