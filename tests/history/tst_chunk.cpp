// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/chunk.h"

#include <QtTest>
#include <cmath>
#include <limits>

#include "made_up.h"

using namespace history;

namespace {

std::vector<city::Fix> way(int length) {
    std::vector<city::Fix> fixes;
    for (int i = 0; i < length; ++i)
        fixes.push_back(fixOf(7, i));
    return fixes;
}

} // namespace

class TestChunk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersComeBack_data() {
        QTest::addColumn<QList<qint64>>("values");
        const qint64 least = std::numeric_limits<qint64>::min(), most = std::numeric_limits<qint64>::max();
        QTest::newRow("one") << QList<qint64>{42};
        QTest::newRow("equal") << QList<qint64>{-5, -5, -5};
        QTest::newRow("even steps") << QList<qint64>{0, 1000, 2000, 3000, 4000};
        QTest::newRow("extremes") << QList<qint64>{least, most, 0, least, -1, most, 1};
    }
    void numbersComeBack() {
        QFETCH(QList<qint64>, values);
        const std::vector<std::int64_t> column(values.begin(), values.end());
        Buffer bytes;
        writeColumn(bytes, std::span<const std::int64_t>(column));
        std::vector<std::int64_t> again(column.size());
        ColumnReader reader(bytes);
        reader.read(std::span<std::int64_t>(again));
        QVERIFY(reader.isFine() && reader.isAtEnd());
        QVERIFY(again == column);
    }

    void realsComeBackBitByBit_data() {
        QTest::addColumn<QList<double>>("values");
        const double nan = std::numeric_limits<double>::quiet_NaN(),
                     inf = std::numeric_limits<double>::infinity();
        QTest::newRow("degrees") << QList<double>{106.540001, 106.540013, 106.539998};
        QTest::newRow("converted") << QList<double>{106.54000112345678, 106.540013123, 1.0 / 3};
        QTest::newRow("minus zero") << QList<double>{0.0, -0.0, 1.5};
        QTest::newRow("not all there") << QList<double>{nan, 3.5, inf, -inf, 1e300};
        QTest::newRow("absent") << QList<double>{nan, nan};
    }
    void realsComeBackBitByBit() {
        QFETCH(QList<double>, values);
        const std::vector<double> column(values.begin(), values.end());
        Buffer bytes;
        writeColumn(bytes, std::span<const double>(column));
        std::vector<double> again(column.size());
        ColumnReader reader(bytes);
        reader.read(std::span<double>(again));
        QVERIFY(reader.isFine() && reader.isAtEnd());
        for (std::size_t i = 0; i < column.size(); ++i)
            QCOMPARE(std::bit_cast<quint64>(again[i]), std::bit_cast<quint64>(column[i]));
    }

    void fixesComeBackBitByBit() {
        std::vector<city::Fix> fixes = way(500);
        fixes[13].place.lon = 106.512345678901234; // converted from GCJ-02
        const auto again = unpackFixes(pack(fixes), {7});
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->size(), fixes.size());
        for (std::size_t i = 0; i < fixes.size(); ++i)
            QVERIFY(isEqual((*again)[i], fixes[i]));
    }

    void aFixTakesFewBytes() {
        QVERIFY(pack(way(500)).size() < 500 * 20); // in memory it takes 96
    }

    void readingsComeBack() {
        std::vector<city::Reading> readings;
        for (int i = 0; i < 100; ++i)
            readings.push_back(readingOf(3, 9, i * 60, std::sin(i)));
        const auto again = unpackReadings(pack(readings), {3}, {9});
        QVERIFY(again);
        for (std::size_t i = 0; i < readings.size(); ++i) {
            QVERIFY((*again)[i].event == readings[i].event && (*again)[i].received == readings[i].received);
            QCOMPARE((*again)[i].value, readings[i].value);
            QVERIFY((*again)[i].quantity == city::QuantityId{9});
        }
        QVERIFY(!unpackFixes(pack(readings), {3}));
    }

    void everyFlippedBitIsFound() {
        const Buffer whole = pack(way(20));
        for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
            Buffer damaged = whole;
            damaged[bit / 8] = std::uint8_t(damaged[bit / 8] ^ 1 << bit % 8);
            const auto read = unpackFixes(damaged, {7});
            QVERIFY(!read);
            QVERIFY(read.error().kind == city::FaultKind::Damaged && !read.error().sentence.isEmpty());
        }
    }

    void whatIsWrongUnderARightChecksumIsRefused_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no rows") << QByteArray("\x01\x00", 2);
        QTest::newRow("more rows than a chunk has") << QByteArray("\x01\xff\xff\x7f", 4);
        QTest::newRow("a number that never ends") << QByteArray("\x01") + QByteArray(12, '\xff');
        QTest::newRow("cut") << QByteArray("\x01\x02\x00\x02", 4);
        QTest::newRow("an unknown way") << QByteArray("\x01\x02\x07\x02", 4);
        QTest::newRow("another kind") << QByteArray("\x09\x01\x00", 3);
    }
    void whatIsWrongUnderARightChecksumIsRefused() {
        QFETCH(QByteArray, body);
        Buffer bytes(body.begin(), body.end());
        seal(bytes);
        QVERIFY(!unpackFixes(bytes, {1}));
    }

    void disorderAndPlacesThatAreNoneAreRefused() {
        std::vector<city::Fix> fixes = way(3);
        std::swap(fixes[0], fixes[2]);
        QVERIFY(!unpackFixes(pack(fixes), {7}));
        fixes = way(3);
        fixes[1].place.lat = 91;
        QVERIFY(!unpackFixes(pack(fixes), {7}));
    }
};

QTEST_GUILESS_MAIN(TestChunk)
#include "tst_chunk.moc"
