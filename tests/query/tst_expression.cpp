// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_rows.h"
#include "query/match.h"
#include "search/fold.h"

#include <QTest>

#include <functional>
#include <set>

using namespace query;
using made::Component;

namespace {

using Judge = std::function<bool(const Component&)>;

std::string folded(const std::string& text) { return search::folded(std::string_view(text)); }
bool has(const std::string& text, const char* inside) { return folded(text).find(inside) != std::string::npos; }

std::set<std::uint64_t> keysOf(const Rows& rows, const RowBits& bits) {
    std::set<std::uint64_t> keys;
    for (const Row row : rows.rowsOf(bits))
        keys.insert(rows.keyAt(row).packed());
    return keys;
}

} // namespace

Q_DECLARE_METATYPE(Judge)

/// What an expression means, held against one component after the other.
class TestExpression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreThoseOfJudgingOneByOne_data() {
        using city::State;
        QTest::addColumn<QString>("text");
        QTest::addColumn<Judge>("judge");
        const auto row = [](const char* text, Judge judge) { QTest::newRow(text) << QString::fromUtf8(text) << judge; };
        row("", [](const Component&) { return true; });
        row("class = 路灯", [](const Component& c) { return c.classId == 7; });
        row("CLASS == 'street LAMP'", [](const Component& c) { return c.classId == 7; });
        row("class = 0137", [](const Component& c) { return c.classId == 7; });
        row("class != 路灯", [](const Component& c) { return c.classId != 7; });
        row("小类 in (路灯, 绿地)", [](const Component& c) { return c.classId == 7 || c.classId == 5; });
        row("class not in (路灯, 绿地)", [](const Component& c) { return c.classId != 7 && c.classId != 5; });
        row("class like %盖", [](const Component& c) { return c.classId == 3; });
        row("class contains 井", [](const Component& c) { return c.classId == 3; });
        row("大类 = 01", [](const Component& c) { return c.classId == 7 || c.classId == 3; });
        row("line = Lighting", [](const Component& c) { return c.classId == 7; });
        row("line is empty", [](const Component& c) { return c.classId == 5 || c.classId == 99; });
        row("company = 甲公司", [](const Component& c) { return c.maintainer == 11; });
        row("养护单位 = D12", [](const Component& c) { return c.maintainer == 12; });
        row("maintainer = ''", [](const Component& c) { return c.maintainer == 0; });
        row("accuracy = A and source = 实测", [](const Component&) { return true; });
        row("state = 破损", [](const Component& c) { return c.state == State::Damaged; });
        row("状态＝“破损” 或 状态＝丢失", [](const Component& c) { return c.state == State::Damaged || c.state == State::Missing; });
        row("not state in (intact, damaged)", [](const Component& c) { return c.state != State::Intact && c.state != State::Damaged; });
        row("镇街 = 鱼洞街道 且 状态 不等于 完好", [](const Component& c) { return c.subDistrict == 2 && c.state != State::Intact; });
        row("sub_district = 500113003", [](const Component& c) { return c.subDistrict == 1; });
        row("sub_district is not empty", [](const Component& c) { return c.subDistrict != 0; });
        row("社区 为空", [](const Component& c) { return c.community == 0; });
        row("kind = 线", [](const Component& c) { return c.key.shape == city::Shape::Line; });
        row("address contains 龙洲", [](const Component& c) { return has(c.address, "龙洲"); });
        row("地址 不包含 龙洲", [](const Component& c) { return !has(c.address, "龙洲"); });
        row("address contains ROAD", [](const Component& c) { return has(c.address, "road"); });
        row("address contains ''", [](const Component&) { return true; });
        row("address = \"中环路\"", [](const Component& c) { return c.address == "中环路"; });
        row("address like '%路_号'", [](const Component& c) {
            const auto digits = c.address.size() > 9 && c.address.starts_with("中环路") ? c.address.substr(9) : std::string();
            return digits.size() == 1 + std::string("号").size() && digits.ends_with("号");
        });
        row("address like %", [](const Component&) { return true; });
        row("address > 滨江", [](const Component& c) { return folded(c.address) > "滨江"; });
        row("address <= 中环路", [](const Component& c) { return !c.address.empty() && folded(c.address) <= "中环路"; });
        row("address in (中环路, '', 滨江road)", [](const Component& c) { return c.address == "中环路" || c.address.empty() || c.address == "滨江Road"; });
        row("name = bench", [](const Component& c) { return c.name == "Bench" || c.name == "BENCH"; });
        row("note contains '%'", [](const Component& c) { return has(c.note, "%"); });
        row("备注 = 复核", [](const Component& c) { return c.note == "复核"; });
        row("code = 5001130110000123", [](const Component& c) { return c.code == "5001130110000123"; });
        row("code in (5001130110000123, X-3, '')", [](const Component& c) { return c.code == "5001130110000123" || c.code == "X-3" || c.code.empty(); });
        row("code like 50011301100001%", [](const Component& c) { return c.code.starts_with("50011301100001"); });
        row("code like %99", [](const Component& c) { return c.code.ends_with("99"); });
        row("code contains 0007", [](const Component& c) { return has(c.code, "0007"); });
        row("code >= 5001130110004000", [](const Component& c) { return folded(c.code) >= "5001130110004000"; });
        row("code < 5001130110000050", [](const Component& c) { return !c.code.empty() && folded(c.code) < "5001130110000050"; });
        row("code like x%", [](const Component& c) { return c.code.starts_with("X"); });
        row("unit_grid = old or 网格 is empty", [](const Component& c) { return c.grid == "old" || c.grid.empty(); });
        row("unit_grid like 500113004%", [](const Component& c) { return c.grid.starts_with("500113004"); });
        row("surveyed = 2024-05-17", [](const Component& c) { return c.surveyed == 20240517; });
        row("surveyed = 2024", [](const Component& c) { return c.surveyed / 10'000 == 2024; });
        row("surveyed = 2023年12月", [](const Component& c) { return c.surveyed / 100 == 202312; });
        row("surveyed > 2023", [](const Component& c) { return c.surveyed > 20231231; });
        row("surveyed < 2024", [](const Component& c) { return c.surveyed != 0 && c.surveyed < 20240101; });
        row("surveyed between 2023-12-31 and 20240101", [](const Component& c) { return c.surveyed >= 20231231 && c.surveyed <= 20240101; });
        row("surveyed not between 2023 and 2023", [](const Component& c) { return c.surveyed / 10'000 != 2023; });
        row("surveyed in (2022/10/1, '')", [](const Component& c) { return c.surveyed == 20221001 || c.surveyed == 0; });
        row("changed is empty", [](const Component& c) { return c.changed == 0; });
        row("length >= 100.5", [](const Component& c) { return c.key.shape == city::Shape::Line && c.measure >= 100.5; });
        row("area < 10", [](const Component& c) { return c.key.shape == city::Shape::Polygon && c.measure < 10; });
        row("length is empty", [](const Component& c) { return c.key.shape != city::Shape::Line; });
        row("经度 > 106.5 and lat <= 29.35", [](const Component& c) { return c.anchor.lon > 106.5 && c.anchor.lat <= 29.35; });
        row("longitude is empty", [](const Component& c) { return std::isnan(c.anchor.lon); });
        row("state = 破损 or state = 丢失 and class = 路灯", [](const Component& c) {
            return c.state == State::Damaged || (c.state == State::Missing && c.classId == 7);
        });
        row("(state = 破损 or state = 丢失) and not (class = 路灯)", [](const Component& c) {
            return (c.state == State::Damaged || c.state == State::Missing) && c.classId != 7;
        });
        row("not not state = 破损", [](const Component& c) { return c.state == State::Damaged; });
    }
    void rowsAreThoseOfJudgingOneByOne() {
        QFETCH(QString, text);
        QFETCH(Judge, judge);
        for (const made::City& city : {made::City::of(made::many(3000, 5)), made::City::edited(3000, 9)}) {
            const auto expression = Expression::parse(text, city.rows->catalogue());
            QVERIFY2(expression, expression ? "" : qPrintable(expression.error().text()));
            std::set<std::uint64_t> expected;
            for (const Component& c : city.now)
                if (judge(c))
                    expected.insert(c.key.packed());
            QCOMPARE(keysOf(*city.rows, matching(*city.rows, *expression)), expected);
        }
    }

    void twoThreadsFindWhatOneFinds() {
        const made::City city = made::City::edited(150'000, 3);
        const auto expression = Expression::parse(QStringLiteral("address contains 龙洲 and not class = 路灯 or code like %99"), city.rows->catalogue());
        std::set<std::uint64_t> expected;
        for (const Component& c : city.now)
            if ((has(c.address, "龙洲") && c.classId != 7) || c.code.ends_with("99"))
                expected.insert(c.key.packed());
        QCOMPARE(keysOf(*city.rows, matching(*city.rows, *expression)), expected);
    }

    void mistakesAreNamedWithTheirPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("part"); ///< of the sentence
        const auto row = [](const char* text, int column, const char* part) {
            QTest::newRow(text) << QString::fromUtf8(text) << column << QString::fromUtf8(part);
        };
        row("井盖", 0, "name contains");
        row("井盖 = 3", 0, "no field 井盖");
        row("class = 路登", 8, "Is 路灯 meant");
        row("class = ", 8, "value is missing");
        row("class 路灯", 6, "operator");
        row("class < 路灯", 6, "no order");
        row("surveyed contains 2024", 9, "no text");
        row("surveyed = tomorrow", 11, "no date");
        row("surveyed = 2024-02-30", 11, "no date");
        row("surveyed = 99999999", 11, "no date");
        row("length > wide", 9, "no number");
        row("length > nan", 9, "no number");
        row("state in 破损", 9, "parentheses");
        row("state in (破损", 9, "commas");
        row("state in (破损 丢失)", 13, "commas");
        row("state in ()", 10, "value is missing");
        row("(state = 破损", 0, "not closed");
        row("state = 破损)", 10, "closes nothing");
        row("state = 破损 class = 路灯", 11, "and, or");
        row("state = 破损 and", 14, "Name a field");
        row("address = 'a", 10, "quotation mark");
        row("address ~ a", 8, "means nothing");
        row("surveyed between 2023 or 2024", 22, "two values");
        row("state is 破损", 9, "empty");
        row("not", 3, "Name a field");
    }
    void mistakesAreNamedWithTheirPlace() {
        QFETCH(QString, text);
        QFETCH(int, column);
        QFETCH(QString, part);
        const auto expression = Expression::parse(text, *made::catalogue());
        QVERIFY(!expression);
        QVERIFY2(expression.error().sentence.contains(part), qPrintable(expression.error().text()));
        QCOMPARE(expression.error().column, column);
    }

    void whatIsTooLongOrTooDeepIsAMistake() {
        const auto parse = [](const QString& text) { return Expression::parse(text, *made::catalogue()); };
        const auto nested = [](int depth) { return QString(depth, u'(') + QStringLiteral("state = 破损") + QString(depth, u')'); };
        QVERIFY(parse(nested(Expression::deepest)));
        QVERIFY(!parse(nested(Expression::deepest + 1)));
        QVERIFY(!parse(nested(Expression::longest)));
        QVERIFY(!parse(QString(Expression::longest, u'(')));
        QVERIFY(parse(QStringLiteral("not ").repeated(2000) + QStringLiteral("state = 破损"))); // no deeper for that
        QString list = QStringLiteral("code in (1");
        for (int i = 0; i < 999; ++i)
            list += QStringLiteral(",1");
        QVERIFY(parse(list + QLatin1Char(')')));
        QVERIFY(!parse(list + QStringLiteral(",1)")));
    }

    void suggestionsFitThePlace_data() {
        QTest::addColumn<QString>("text"); ///< the cursor at |
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("from");
        QTest::newRow("the beginning") << QStringLiteral("|") << QStringLiteral("code") << 0;
        QTest::newRow("a field begun") << QStringLiteral("sta|") << QStringLiteral("state") << 0;
        QTest::newRow("an operator") << QStringLiteral("state |") << QStringLiteral("=") << 6;
        QTest::newRow("a value") << QStringLiteral("state = |") << QStringLiteral("Intact") << 8;
        QTest::newRow("a value begun") << QStringLiteral("class = St|") << QStringLiteral("\"Street lamp\"") << 8;
        QTest::newRow("of a list") << QStringLiteral("state in (Intact, |") << QStringLiteral("Intact") << 18;
        QTest::newRow("a joint") << QStringLiteral("state = Intact |") << QStringLiteral("and") << 15;
        QTest::newRow("the next field") << QStringLiteral("state = Intact and cl| = x") << QStringLiteral("class") << 19;
        QTest::newRow("inside parentheses") << QStringLiteral("(ad|") << QStringLiteral("address") << 1;
    }
    void suggestionsFitThePlace() {
        QFETCH(QString, text);
        QFETCH(QString, first);
        QFETCH(int, from);
        const int cursor = int(text.indexOf(u'|'));
        const Suggestion suggestion = suggest(text.remove(cursor, 1), cursor, *made::catalogue(), false);
        QCOMPARE(suggestion.words.value(0), first);
        QCOMPARE(suggestion.from, from);
    }

    void aQuotedTextReadsAsItself_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"路灯", "a b", "", "and", "不为空", "5\"", "\"\"", "x'y", "2024-05-17", "（a）", "不包含"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void aQuotedTextReadsAsItself() {
        QFETCH(QString, text);
        const auto expression = Expression::parse(QStringLiteral("note = ") + quoted(text), *made::catalogue());
        QVERIFY2(expression, expression ? "" : qPrintable(expression.error().text()));
        QCOMPARE(expression->conditions().front().texts.front(), search::folded(text));
    }
};

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
