// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/scheme.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <map>

using namespace score;

class TestScheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void workedExamples_data();
    void workedExamples();
    void everyShippedSchemeIsSound();
    void everyLineHasAChecklist();
    void unsoundSchemesAreRefused_data();
    void unsoundSchemesAreRefused();
    void bandsHoldTheirLowerEnd();
    void absentPartsGiveTheirWeightAwayOnlyWhereTheSchemeSaysSo();
    void otherWeightsHaveToSum();

private:
    const Scheme& shipped(const QString& id) const { return *std::ranges::find(m_schemes, id, &Scheme::id); }
    Checklist m_checklist;
    CountList m_counts;
    std::vector<Scheme> m_schemes;
};

namespace {

using Counts = std::map<QString, std::int64_t>;

} // namespace

Q_DECLARE_METATYPE(Counts)

void TestScheme::initTestCase() {
    m_checklist = Checklist::read().value();
    m_counts = CountList::read(m_checklist).value();
    const auto schemes = Scheme::readAll(m_counts);
    QVERIFY2(schemes, qPrintable(schemes ? QString() : schemes.error().sentence));
    m_schemes = *schemes;
}

void TestScheme::workedExamples_data() {
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<Counts>("counts");
    QTest::addColumn<QString>("score");
    QTest::addColumn<QString>("grade");
    // 100 filed: 90 points x 10 % = 9. Closed 80 of 100: 80 x 30 % = 24. In time 75 of 100: 22.5. Reworked 9
    // of 90: 10 %, the rest 90 x 30 % = 27. 9 + 24 + 22.5 + 27 = 82.5
    QTest::newRow("department") << "department"
                                << Counts{{"filed", 100},          {"closed", 80},      {"close_due", 100},
                                          {"handled_in_time", 75}, {"handle_due", 100}, {"handled", 90},
                                          {"reworked", 9}}
                                << "82.5"
                                << "B";
    // 1,001 filed: 0 points. All else whole: 30 + 30 + 30 = 90
    QTest::newRow("department, too many")
        << "department" << Counts{{"filed", 1001},         {"closed", 10},     {"close_due", 10},
                                  {"handled_in_time", 10}, {"handle_due", 10}, {"handled", 10}}
        << "90"
        << "A";
    // Nothing was due: the rates are 0/0, and so is the score
    QTest::newRow("department, nothing due") << "department" << Counts{{"filed", 10}} << "-"
                                             << "";
    // Handled 95 of 100: 95 x 30 % = 28.5. In time 90: 18. Reworked 4 of 100: 96 x 20 % = 19.2. Not handled 5
    // of 100: 95 x 20 % = 19. Extended 10: 90 x 10 % = 9. 28.5 + 18 + 19.2 + 19 + 9 = 93.7
    QTest::newRow("digital city") << "digital_city"
                                  << Counts{{"handled", 95}, {"handle_due", 100}, {"handled_in_time", 90},
                                            {"reworked", 4}, {"close_due", 100},  {"extended", 10}}
                                  << "93.7"
                                  << "A";
    // Sweeping 3 roads: 20 - 0.3 = 19.7. Cleaning: 20 - 0.4 = 19.6. Collection 41 findings: 20.5 points, no
    // less than 0. Sorting 20. Solved 40 of 60 = 66.7 %: 10 - 0.15 = 9.85. Others 10. Sum 79.15
    QTest::newRow("sanitation") << "sanitation"
                                << Counts{{"points_sweeping", 300'000},
                                          {"points_cleaning", 400'000},
                                          {"points_collection", 20'500'000},
                                          {"findings", 60},
                                          {"findings_rectified", 40}}
                                << "79.15"
                                << "B";
    // Solved exactly 90 %: nothing. All else whole: 20 x 4 + 10 + 10
    QTest::newRow("sanitation, 90 %")
        << "sanitation" << Counts{{"findings", 10}, {"findings_rectified", 9}} << "100"
        << "A";
    // Solved none of 4: 10 - 0.3
    QTest::newRow("sanitation, 0 %") << "sanitation" << Counts{{"findings", 4}} << "99.7"
                                     << "A";
    // No finding: 0/0 costs nothing
    QTest::newRow("sanitation, no finding") << "sanitation" << Counts{} << "100"
                                            << "A";
    // Valid 90 of 100: 36. Public 5 of 80 filed: 93.75 x 20 % = 18.75. Verified 9 of 10: 18. Checked 19 of
    // 20: 19. Sum 91.75
    QTest::newRow("collector") << "collector" << Counts{{"reported_valid", 90},  {"reported", 100},
                                                        {"reported_public", 5},  {"filed", 80},
                                                        {"verified_in_time", 9}, {"verify_due", 10},
                                                        {"checked_in_time", 19}, {"check_due", 20}}
                               << "91.75"
                               << "A";
    // 501 accepted: 75 x 25 % = 18.75. Verified 3 of 4: 30. Checked 1 of 2: 17.5. Sum 66.25
    QTest::newRow("acceptor") << "acceptor"
                              << Counts{{"accepted", 501},
                                        {"verified_in_time", 3},
                                        {"verify_due", 4},
                                        {"checked_in_time", 1},
                                        {"check_due", 2}}
                              << "66.25"
                              << "C";
    // Filed in time 9 of 10: 22.5. Right 8 of 10: 32. Closed in time 7 of 10: 24.5. Sum 79
    QTest::newRow("shift leader") << "shift_leader"
                                  << Counts{{"filed", 10},
                                            {"filed_in_time", 9},
                                            {"filed_right", 8},
                                            {"closed_in_time", 7},
                                            {"close_due", 10}}
                                  << "79"
                                  << "B";
    // 100 dispatched: 0. In time 1 of 2: 20. Right 1 of 4: 10. Sum 30
    QTest::newRow("dispatcher") << "dispatcher"
                                << Counts{{"dispatched", 100},
                                          {"dispatch_due", 4},
                                          {"dispatched_in_time", 2},
                                          {"dispatched_right", 1}}
                                << "30"
                                << "E";
    // 12.5 points over 2 cells: 93.75 x 60 % = 56.25. Handled 4 of 5: 80 x 40 % = 32; in time 3 of 5: 24;
    // reworked 1 of 4: 75 x 20 % = 15; cases 71 x 40 % = 28.4. Sum 84.65
    QTest::newRow("contract") << "contract"
                              << Counts{{"points", 12'500'000}, {"cells", 2},           {"handled", 4},
                                        {"handle_due", 5},      {"handled_in_time", 3}, {"reworked", 1}}
                              << "84.65"
                              << "B";
    // No case was due: the inspection counts alone
    QTest::newRow("contract, no case")
        << "contract" << Counts{{"points", 12'500'000}, {"cells", 2}} << "93.75"
        << "A";
}

void TestScheme::workedExamples() {
    QFETCH(QString, scheme);
    QFETCH(Counts, counts);
    std::vector<std::int64_t> values(m_counts.size());
    for (const auto& [id, n] : counts) {
        QVERIFY2(m_counts.indexOf(id) >= 0, qPrintable(id));
        values[std::size_t(m_counts.indexOf(id))] = n;
    }
    const Scheme& used = shipped(scheme);
    const Value value = used.evaluate(values, m_counts)[std::size_t(used.root())];
    QTEST(value ? value->text() : QStringLiteral("-"), "score");
    QTEST(used.grade(value), "grade");
}

void TestScheme::everyShippedSchemeIsSound() {
    QCOMPARE(m_schemes.size(), 8u);
    for (const Scheme& scheme : m_schemes)
        for (const Indicator& one : scheme.indicators())
            QVERIFY2(!one.name.isEmpty() && !one.nameEn.isEmpty(), qPrintable(scheme.id() + u'/' + one.id));
}

void TestScheme::everyLineHasAChecklist() {
    for (int line = 1; line <= 15; ++line) {
        const QString code = QStringLiteral("S%1").arg(line, 2, 10, QChar(u'0'));
        QVERIFY2(std::ranges::count(m_checklist.items(), code, &ChecklistItem::line) >= 2, qPrintable(code));
    }
}

void TestScheme::unsoundSchemesAreRefused_data() {
    QTest::addColumn<QByteArray>("indicators");
    QTest::addColumn<QByteArray>("bands");
    QTest::addColumn<QString>("part");
    const QByteArray fine = R"({"id":"s","name":"s","formula":"filed"})";
    QTest::newRow("cycle")
        << QByteArray(R"({"id":"s","name":"s","formula":"t + 1"},{"id":"t","name":"t","formula":"s"})")
        << QByteArray() << "is reckoned from itself";
    QTest::newRow("cycle through weights")
        << QByteArray(R"({"id":"s","name":"s","parts":[{"of":"s","weight":"100%"}]})") << QByteArray()
        << "\"s\" is reckoned from itself";
    QTest::newRow("unknown name") << QByteArray(R"({"id":"s","name":"s","formula":"filled"})") << QByteArray()
                                  << "no figure called \"filled\"";
    QTest::newRow("unknown part") << QByteArray(R"({"id":"s","name":"s","parts":[{"of":"t","weight":"1"}]})")
                                  << QByteArray() << "no figure called \"t\"";
    QTest::newRow("cap") << QByteArray(R"({"id":"s","name":"s","formula":"filed","cap":"-1"})")
                         << QByteArray() << "cap of \"s\" is below zero";
    QTest::newRow("weights")
        << QByteArray(
               R"({"id":"s","name":"s","parts":[{"of":"t","weight":"50%"}]},{"id":"t","name":"t","formula":"1"})")
        << QByteArray() << "do not sum";
    QTest::newRow("negative weight")
        << QByteArray(
               R"({"id":"s","name":"s","parts":[{"of":"t","weight":"-1"}]},{"id":"t","name":"t","formula":"1"})")
        << QByteArray() << "weight of \"t\" is below zero";
    QTest::newRow("number") << QByteArray(R"({"id":"s","name":"s","parts":[{"of":"t","weight":"1"}]},)"
                                          R"({"id":"t","name":"t","unit":"number","formula":"1"})")
                            << QByteArray() << "cannot be weighted";
    QTest::newRow("name of a count") << QByteArray(R"({"id":"filed","name":"s","formula":"1"})")
                                     << QByteArray() << "two figures are called \"filed\"";
    QTest::newRow("overlap") << fine
                             << QByteArray(
                                    R"({"id":"A","from":"80","to":"100"},{"id":"B","from":"70","to":"85"})")
                             << "overlap at 80";
    QTest::newRow("gap") << fine
                         << QByteArray(
                                R"({"id":"A","from":"90","to":"100"},{"id":"B","from":"70","to":"85"})")
                         << "gap before 90";
    QTest::newRow("turned band") << fine << QByteArray(R"({"id":"A","from":"100","to":"90"})")
                                 << "from below its to";
    QTest::newRow("no root") << QByteArray(R"({"id":"t","name":"t","formula":"1"})") << QByteArray()
                             << "no figure called \"s\"";
}

void TestScheme::unsoundSchemesAreRefused() {
    QFETCH(QByteArray, indicators);
    QFETCH(QByteArray, bands);
    QFETCH(QString, part);
    const auto json =
        QJsonDocument::fromJson(R"({"id":"x","version":1,"name":"x","root":"s","indicators":[)" + indicators +
                                R"(],"bands":[)" + bands + "]}");
    QVERIFY(json.isObject());
    const auto scheme = Scheme::fromJson(json.object(), m_counts);
    QVERIFY(!scheme);
    QVERIFY2(scheme.error().sentence.contains(part), qPrintable(scheme.error().sentence));
}

void TestScheme::bandsHoldTheirLowerEnd() {
    const Scheme& scheme = shipped(QStringLiteral("department"));
    QCOMPARE(scheme.grade(Decimal::of(90)), QStringLiteral("A"));
    QCOMPARE(scheme.grade(Decimal::fromText(QStringLiteral("89.999999999999"))), QStringLiteral("B"));
    QCOMPARE(scheme.grade(Decimal::of(100)), QStringLiteral("A"));
    QCOMPARE(scheme.grade(Decimal::of(101)), QString());
    QCOMPARE(scheme.grade(std::nullopt), QString());
}

void TestScheme::absentPartsGiveTheirWeightAwayOnlyWhereTheSchemeSaysSo() {
    // t is 0/0, u is 80 points. Without "spread" nothing can be told; with it u counts alone: 80 x 40 % / 40
    // % = 80
    for (const bool spreads : {false, true}) {
        const QByteArray absent = spreads ? R"("absent":"spread",)" : "";
        const auto json = QJsonDocument::fromJson(
            R"({"id":"x","version":1,"name":"x","root":"s","indicators":[{"id":"s","name":"s",)" + absent +
            R"("parts":[{"of":"t","weight":"60%"},{"of":"u","weight":"40%"}]},)"
            R"({"id":"t","name":"t","formula":"closed / close_due"},{"id":"u","name":"u","formula":"80"}]})");
        const Scheme scheme = Scheme::fromJson(json.object(), m_counts).value();
        const Value value = scheme.evaluate(std::vector<std::int64_t>(m_counts.size()), m_counts)[0];
        QCOMPARE(value ? value->text() : QStringLiteral("-"),
                 spreads ? QStringLiteral("80") : QStringLiteral("-"));
    }
}

void TestScheme::otherWeightsHaveToSum() {
    const Scheme& scheme = shipped(QStringLiteral("contract"));
    const auto half = Decimal::fromText(QStringLiteral("50%")).value();
    QVERIFY(scheme.withWeights(scheme.root(), {half, half}));
    QVERIFY(!scheme.withWeights(scheme.root(), {half}));
    QVERIFY(!scheme.withWeights(scheme.root(), {half, Decimal::of(1)}));
}

QTEST_GUILESS_MAIN(TestScheme)
#include "tst_scheme.moc"
