// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seals.h"
#include "support/tiny_city.h"

#include <QFile>
#include <QTest>

#include <sodium.h>
#include <sqlite3.h>

using namespace support;
using city::FaultKind;
namespace seals = store::seals;

namespace {

struct Sealed {
    TinyCity tiny;
    seals::Station station = must(seals::Station::open(tiny.folder() + QStringLiteral("/station.key")));

    void edit(int from, int to) { shell(tiny, QStringLiteral("UPDATE component_point SET note = note || 'x' WHERE id BETWEEN %1 AND %2").arg(from).arg(to)); }
    std::int64_t seal() {
        auto db = must(store::CityFile::openWriting(tiny.path()));
        return must(seals::seal(db, station));
    }
    seals::Report report(const QString& anchor = {}) {
        auto db = must(store::CityFile::openReading(tiny.path()));
        return must(seals::verify(db, anchor));
    }
    /// As somebody would who knows the file: without the triggers that guard the journal.
    void tamper(const QString& sql) {
        shell(tiny, "DROP TRIGGER IF EXISTS journal_keeps_rows; DROP TRIGGER IF EXISTS journal_keeps_values; " + sql);
    }
};

} // namespace

class TestSeals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSealedIsConsistentAndAnchoredOnlyWithAnAnchor() {
        Sealed city;
        QCOMPARE(city.report().seals, 0);
        city.edit(1, 20);
        QCOMPARE(city.report().unsealed, 20);
        QCOMPARE(city.seal(), 20);
        QCOMPARE(city.seal(), 0);
        const auto first = city.report();
        QVERIFY(!first.broken);
        QCOMPARE(first.unsealed, 0);
        QCOMPARE(first.anchoredTo, 0);
        QVERIFY(first.stations == std::vector{city.station.publicKey()});
        city.edit(21, 25);
        QCOMPARE(city.seal(), 5);
        city.edit(26, 26);
        const auto later = city.report(first.newestAnchor);
        QVERIFY(!later.broken && !later.isForeignAnchor);
        QCOMPARE(later.anchoredTo, 20);
        QCOMPARE(later.unsealed, 1);
        QCOMPARE(later.seals, 2);
    }

    void aRowThatNobodyHadToApproveIsSealedAsBeforeThatColumnCame() {
        Sealed city;
        city.edit(1, 1);
        city.seal();
        auto db = must(store::CityFile::openReading(city.tiny.path()));
        auto row = must(db.prepare("SELECT seq, table_name, row_id, uid, revision, operation, received_ms, event_ms, user, patch_id, batch, reason, "
                                   "before, after FROM journal"));
        QVERIFY(must(row.step()));
        QByteArray text;
        const auto number = [&](std::int64_t value) {
            for (int shift = 0; shift < 64; shift += 8) text += char(std::uint64_t(value) >> shift);
        };
        for (int column = 0; column < row.columns(); ++column) {
            const int type = sqlite3_column_type(row.handle(), column);
            text += char(type);
            if (type == SQLITE_INTEGER) number(row.integer(column));
            if (type == SQLITE_NULL || type == SQLITE_INTEGER) continue;
            const auto bytes = row.blob(column);
            number(bytes.second);
            text.append(reinterpret_cast<const char*>(bytes.first), bytes.second);
        }
        QByteArray digest(16, '\0');
        crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), 16, reinterpret_cast<const unsigned char*>(text.constData()), std::size_t(text.size()), nullptr, 0);
        auto seal = must(db.prepare("SELECT digests FROM journal_seal"));
        QVERIFY(must(seal.step()));
        const auto held = seal.blob(0);
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(held.first), held.second).toHex(), digest.toHex());
    }

    void theFirstBrokenRowIsNamed_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("seq");
        QTest::newRow("another user") << QStringLiteral("UPDATE journal SET user = 'somebody' WHERE seq IN (13, 17)") << 13;
        QTest::newRow("another value") << QStringLiteral("UPDATE journal SET after = '{\"note\":\"y\"}' WHERE seq = 4") << 4;
        QTest::newRow("nothing for an empty text") << QStringLiteral("UPDATE journal SET reason = '' WHERE seq = 5") << 5;
        QTest::newRow("an approval") << QStringLiteral("UPDATE journal SET approved_by = 'somebody' WHERE seq = 7") << 7;
        QTest::newRow("another time") << QStringLiteral("UPDATE journal SET received_ms = received_ms + 1 WHERE seq = 6") << 6;
        QTest::newRow("a row less") << QStringLiteral("DELETE FROM journal WHERE seq = 9") << 9;
        QTest::newRow("the last rows") << QStringLiteral("DELETE FROM journal WHERE seq >= 19") << 19;
        QTest::newRow("a seal less") << QStringLiteral("DELETE FROM journal_seal WHERE first_seq = 1") << 1;
        QTest::newRow("a seal with another digest") << QStringLiteral("UPDATE journal_seal SET digests = zeroblob(length(digests)) WHERE first_seq = 11") << 11;
        QTest::newRow("a seal by another") << QStringLiteral("UPDATE journal_seal SET signature = randomblob(64) WHERE first_seq = 11") << 11;
        QTest::newRow("a seal over nothing") << QStringLiteral("INSERT INTO journal_seal SELECT 9000000, 21, x'', hash, station, signature, 1 FROM journal_seal LIMIT 1") << 21;
    }
    void theFirstBrokenRowIsNamed() {
        QFETCH(QString, sql);
        Sealed city;
        city.edit(1, 10);
        city.seal();
        city.edit(11, 20);
        city.seal();
        QVERIFY(!city.report().broken);
        city.tamper(sql);
        const auto report = city.report();
        QVERIFY(report.broken);
        QTEST(int(report.broken->seq), "seq");
        QVERIFY(report.broken->sentence.contains(QString::number(report.broken->seq)));
    }

    void whoSealsAnewAfterTamperingIsToldByTheAnchor() {
        Sealed city;
        city.edit(1, 10);
        city.seal();
        const QString anchor = city.report().newestAnchor;
        city.tamper(QStringLiteral("UPDATE journal SET user = 'somebody' WHERE seq = 3; DELETE FROM journal_seal"));
        const auto other = must(seals::Station::open(city.tiny.folder() + QStringLiteral("/other.key")));
        auto db = must(store::CityFile::openWriting(city.tiny.path()));
        must(seals::seal(db, other));
        const auto alone = city.report();
        QVERIFY(!alone.broken); // consistent in itself
        QCOMPARE(alone.anchoredTo, 0);
        QVERIFY(alone.stations != std::vector{city.station.publicKey()});
        QVERIFY(city.report(anchor).isForeignAnchor);
    }

    void whatIsNoAnchorIsRefused() {
        Sealed city;
        auto db = must(store::CityFile::openReading(city.tiny.path()));
        QCOMPARE(seals::verify(db, QStringLiteral("12-abc")).error().kind, FaultKind::Invalid);
    }

    void manyRowsAreSealedInParts() {
        Sealed city;
        for (int i = 0; i < 30; ++i) city.edit(1, TinyCity::points);
        QCOMPARE(city.seal(), 30 * TinyCity::points);
        const auto report = city.report();
        QVERIFY(!report.broken && report.seals == 2);
    }

    void aStationKeepsItsKeyForItself() {
        Sealed city;
        const QString file = city.tiny.folder() + QStringLiteral("/station.key");
        QCOMPARE(must(seals::Station::open(file)).publicKey(), city.station.publicKey());
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("nonsense") > 0);
        broken.close();
        QCOMPARE(seals::Station::open(file).error().kind, FaultKind::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestSeals)
#include "tst_seals.moc"
