// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/case_class.h"

#include <QJsonArray>
#include <QtTest>

#include <set>

using namespace work;

class CaseClassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBookCoversEveryMajorClassAndNamesItsSources() {
        const auto book = CaseBook::read();
        QVERIFY2(book, qPrintable(book ? QString() : book.error().sentence));
        QVERIFY(book->filing.size() >= 120);
        std::set<QString> majors;
        for (const FilingCondition& one : book->filing) {
            majors.insert(caseKindId(one.kind) + one.classCode.left(2));
            QVERIFY(!one.source.isEmpty() && !one.conditionEn.isEmpty() && !one.closingEn.isEmpty());
            QVERIFY2(one.isAssumed == one.source.startsWith("assumed"), qPrintable(one.id));
        }
        QCOMPARE(majors.size(), std::size_t(5 + 6));
        for (const CaseClass& one : book->classes)
            QVERIFY2(!book->conditionsOf(one.kind, one.code).empty(), qPrintable(one.name));
    }

    void aSheetComesInAsItWentOut() {
        auto filing = CaseBook::read()->filing;
        filing[3].condition = "=1+1";
        filing[4].closing = "two \"quoted\"\nlines, a comma";
        const QByteArray sheet = filingSheet(filing);
        QVERIFY(sheet.startsWith("\xEF\xBB\xBF"));
        QVERIFY(!sheet.contains("\"=1+1\"")); // no formula
        const auto again = filingOfSheet(sheet);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().sentence));
        QCOMPARE(filingSheet(*again), sheet);
        QCOMPARE(again->at(3).condition, "=1+1");
    }

    void whatASpreadsheetDidToCodesIsPutRight() {
        const auto read =
            filingOfSheet("id,kind,class,condition,limit,closing,source\nx,event,102,c,2小时,d,s\n");
        QVERIFY(read);
        QCOMPARE(read->front().classCode, "0102");
        QCOMPARE(read->front().limit, (Limit{LimitUnit::WorkingHours, 2}));
    }

    void aSheetThatIsNoneIsRefusedWithItsRow_data() {
        QTest::addColumn<QByteArray>("sheet");
        const QByteArray head = "id,kind,class,condition,limit,closing,source\n";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a heading only") << head;
        QTest::newRow("an unknown kind") << head + "x,thing,0102,c,2小时,d,s\n";
        QTest::newRow("no limit") << head + "x,event,0102,c,soon,d,s\n";
        QTest::newRow("no class") << head + "x,event,lamp,c,2小时,d,s\n";
        QTest::newRow("no source") << head + "x,event,0102,c,2小时,d,\n";
        QTest::newRow("twice") << head + "x,event,0102,c,2小时,d,s\nx,event,0102,c,2小时,d,s\n";
        QTest::newRow("bytes") << QByteArray("\0\1\2\xFF\xFE\n\0", 7);
        QTest::newRow("an open quote") << head + "\"x,event,0102,c,2小时,d,s\n";
        QTest::newRow("too long") << head + "x,event,0102," + QByteArray(600, 'c') + ",2小时,d,s\n";
        QTest::newRow("too large") << QByteArray(17 << 20, 'x');
    }
    void aSheetThatIsNoneIsRefusedWithItsRow() {
        QFETCH(QByteArray, sheet);
        const auto read = filingOfSheet(sheet);
        QVERIFY(!read);
        QVERIFY(read.error().sentence.endsWith('.'));
    }
};

QTEST_GUILESS_MAIN(CaseClassTest)
#include "tst_case_class.moc"
