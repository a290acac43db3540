// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/formula.h"

#include <QTest>

using namespace score;

class TestFormula : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAreExact_data();
    void valuesAreExact();
    void mistakesAreToldWithTheirPlace_data();
    void mistakesAreToldWithTheirPlace();
};

namespace {

/// a = 7, b = 2, zero = 0, none cannot be told.
int slotOf(const QString& name) {
    return int(QStringList{"a", "b", "zero", "none"}.indexOf(name));
}

} // namespace

void TestFormula::valuesAreExact_data() {
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("value");
    QTest::newRow("tenths") << "0.1 + 0.2"
                            << "0.3";
    QTest::newRow("percent") << "30% * 90"
                             << "27";
    QTest::newRow("precedence") << "1 + 2 * 3 - 4 / 2"
                                << "5";
    QTest::newRow("left to right") << "8 - 3 - 2"
                                   << "3";
    QTest::newRow("parentheses") << "-(1 + 2) * 3"
                                 << "-9";
    QTest::newRow("a third rounds once, at the twelfth digit") << "1 / 3"
                                                               << "0.333333333333";
    QTest::newRow("two thirds round up") << "2 / 3"
                                         << "0.666666666667";
    QTest::newRow("names") << "a / b"
                           << "3.5";
    QTest::newRow("half away from zero") << "round(-2.345, 2)"
                                         << "-2.35";
    QTest::newRow("0/0") << "zero / zero"
                         << "-";
    QTest::newRow("a/0") << "a / zero"
                         << "-";
    QTest::newRow("what cannot be told spreads") << "1 + 0 * none"
                                                 << "-";
    QTest::newRow("also through max") << "max(a, none)"
                                      << "-";
    QTest::newRow("or") << "or(none, b)"
                        << "2";
    QTest::newRow("max of three") << "max(0, b, a - 1)"
                                  << "6";
    QTest::newRow("min") << "min(a, b)"
                         << "2";
    QTest::newRow("upto: the bound itself") << "upto(a, 7: 100, 8: 90, else: 0)"
                                            << "100";
    QTest::newRow("upto: above all") << "upto(a, 1: 100, 2: 90, else: -1)"
                                     << "-1";
    QTest::newRow("from: the bound itself") << "from(a, 8: 100, 7: 90, else: 0)"
                                            << "90";
    QTest::newRow("from: below all") << "from(b, 8: 100, 7: 90, else: 5)"
                                     << "5";
}

void TestFormula::valuesAreExact() {
    QFETCH(QString, formula);
    const auto read = Formula::parse(formula, slotOf);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().sentence));
    const std::vector<Value> slots_{Decimal::of(7), Decimal::of(2), Decimal(), std::nullopt};
    const Value value = read->value(slots_);
    QTEST(value ? value->text() : QStringLiteral("-"), "value");
}

void TestFormula::mistakesAreToldWithTheirPlace_data() {
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << ""
                           << "character 1";
    QTest::newRow("unknown name") << "a + closd"
                                  << "character 5: there is no figure called \"closd\"";
    QTest::newRow("unknown function") << "sqrt(a)"
                                      << "no function called \"sqrt\"";
    QTest::newRow("division by the number zero") << "a / 0.0"
                                                 << "divides by zero";
    QTest::newRow("open parenthesis") << "(a + b"
                                      << "\")\" is missing";
    QTest::newRow("left over") << "a b"
                               << "nothing is expected";
    QTest::newRow("bounds that fall in upto") << "upto(a, 5: 1, 3: 2, else: 0)"
                                              << "overlap";
    QTest::newRow("bounds that are equal in from") << "from(a, 5: 1, 5: 2, else: 0)"
                                                   << "overlap";
    QTest::newRow("no else") << "upto(a, 5: 1)"
                             << "\",\" is missing";
    QTest::newRow("digits") << "round(a, 13)"
                            << "0 to 12";
    QTest::newRow("number") << "1.2.3"
                            << "no number";
    QTest::newRow("nested") << QString(100, u'(') << "too deeply";
    QTest::newRow("long") << QString(3000, u' ') << "2,000";
}

void TestFormula::mistakesAreToldWithTheirPlace() {
    QFETCH(QString, formula);
    QFETCH(QString, part);
    const auto read = Formula::parse(formula, slotOf);
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.contains(part), qPrintable(read.error().sentence));
}

QTEST_GUILESS_MAIN(TestFormula)
#include "tst_formula.moc"
