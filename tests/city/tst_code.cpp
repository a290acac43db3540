// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/code.h"
#include "city/uid.h"

#include <QSet>
#include <QTest>

using city::CodeLayout;
using city::ComponentCode;
using city::GridCode;

class TestCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsDividedByItsLayout() {
        const QString text = QStringLiteral("5001130401000123");
        const auto a = ComponentCode::parse(text, CodeLayout::A), b = ComponentCode::parse(text, CodeLayout::B);
        QVERIFY(a && b);
        QCOMPARE(a->adminCode(), QStringLiteral("500113"));
        QCOMPARE(a->major(), QStringLiteral("04"));
        QCOMPARE(a->minor(), QStringLiteral("01"));
        QCOMPARE(a->sequence(), 123);
        QCOMPARE(b->minor(), QStringLiteral("010"));
        QCOMPARE(b->sequence(), 123);
        QVERIFY(!(*a == *b));
    }

    void whatIsNoCodeSaysWhy_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << "" << "0 characters";
        QTest::newRow("short") << "500113040100012" << "15 characters";
        QTest::newRow("long") << "50011304010001230" << "17 characters";
        QTest::newRow("letter") << "50011304O1000123" << "Character 9";
        QTest::newRow("full-width digit") << QStringLiteral("500113040100012３") << "Character 16";
        QTest::newRow("Arabic digit") << QStringLiteral("٥001130401000123") << "Character 1 ";
        QTest::newRow("space") << " 500113040100012" << "Character 1 ";
        QTest::newRow("sequence 0") << "5001130401000000" << "starts at 1";
    }
    void whatIsNoCodeSaysWhy() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto code = ComponentCode::parse(text, CodeLayout::A);
        QVERIFY(!code);
        QCOMPARE(code.error().kind, city::FaultKind::Invalid);
        QVERIFY2(code.error().sentence.contains(says), qPrintable(code.error().sentence));
    }

    void sequencesFillTheirLayoutAndNoMore_data() {
        QTest::addColumn<bool>("layoutB");
        QTest::addColumn<QString>("minor");
        QTest::addColumn<qint64>("sequence");
        QTest::addColumn<QString>("text");
        QTest::newRow("A first") << false << "02" << qint64(1) << "5001130402000001";
        QTest::newRow("A last") << false << "02" << qint64(999'999) << "5001130402999999";
        QTest::newRow("A beyond") << false << "02" << qint64(1'000'000) << "";
        QTest::newRow("B last") << true << "002" << qint64(99'999) << "5001130400299999";
        QTest::newRow("B beyond: 100,000 street trees") << true << "002" << qint64(100'000) << "";
        QTest::newRow("zero") << false << "02" << qint64(0) << "";
        QTest::newRow("minor of the other layout") << true << "02" << qint64(1) << "";
    }
    void sequencesFillTheirLayoutAndNoMore() {
        QFETCH(bool, layoutB);
        QFETCH(QString, minor);
        QFETCH(qint64, sequence);
        const auto code = ComponentCode::compose(layoutB ? CodeLayout::B : CodeLayout::A, QStringLiteral("500113"),
                                                 QStringLiteral("04"), minor, sequence);
        QTEST(code ? code->text() : QString(QLatin1String("")), "text");
        if (code) QCOMPARE(code->sequence(), sequence);
    }

    void aGridCodeIsDivided() {
        const auto code = GridCode::parse(QStringLiteral("500113004001007"));
        QVERIFY(code);
        QCOMPARE(code->subDistrictCode(), QStringLiteral("500113004"));
        QCOMPARE(code->communityCode(), QStringLiteral("500113004001"));
        QCOMPARE(code->sequence(), 7);
    }

    void theOlderStandardsGridCodeIsToldApart() {
        const auto old = GridCode::parse(QStringLiteral("50011300400107"));
        QVERIFY(!old && old.error().sentence.contains(QLatin1String("CJ/T 213")));
        const auto letters = GridCode::parse(QStringLiteral("5001130040010x"));
        QVERIFY(!letters && !letters.error().sentence.contains(QLatin1String("CJ/T 213")));
    }

    void aUidsTextComesBack() {
        for (int i = 0; i < 100; ++i) {
            const city::Uid uid = city::Uid::make();
            QCOMPARE(uid.text().size(), 26);
            QVERIFY(city::Uid::fromText(uid.text()) == uid);
            QVERIFY(city::Uid::fromText(uid.text().toLower()) == uid);
            QVERIFY(city::Uid::fromBytes(uid.bytes().constData(), 16) == uid);
        }
        // The time part is the ULID specification's: 1469918176385 ms is written 01ARYZ6S41.
        QVERIFY(city::Uid::make(1469918176385, 0, 0).text().startsWith(QLatin1String("01ARYZ6S41")));
    }

    void whatIsNoUidIsRefused() {
        QVERIFY(!city::Uid::fromText(QStringLiteral("01ARYZ6S41")));
        QVERIFY(!city::Uid::fromText(QStringLiteral("81ARYZ6S4100000000000000U0")));
        QVERIFY(!city::Uid::fromText(QStringLiteral("81ARYZ6S410000000000000000"))); // more than 128 bits
        QVERIFY(!city::Uid::fromBytes("short", 5));
        QVERIFY(!city::Uid::fromBytes(nullptr, 16));
    }

    void uidsDiffer() {
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i) seen.insert(city::Uid::make().text());
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestCode)
#include "tst_code.moc"
