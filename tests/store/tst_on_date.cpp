// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/on_date.h"
#include "store/reader.h"
#include "support/tiny_city.h"

#include <QFile>
#include <QTest>

using namespace support;

class TestOnDate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCopyIsTheCityAsItWas() {
        const TinyCity tiny;
        const QDate today = city::today(TinyCity::profile());
        // Made a week ago, changed yesterday: the journal is told so.
        shell(tiny, QStringLiteral("UPDATE city SET created_ms = created_ms - 7 * 86400000"));
        shell(tiny, QStringLiteral("UPDATE component_point SET note = 'a week ago' WHERE id = 1"));
        backdate(tiny, 5);
        const QString before = shell(tiny, QStringLiteral("SELECT id, note, state, hex(geom) FROM component_point ORDER BY id"));
        shell(tiny, QStringLiteral("UPDATE component_point SET note = 'today', state = 1 WHERE id <= 20; DELETE FROM component_point WHERE id = 30; "
                                   "UPDATE component_point SET state = 2 WHERE id <= 10"));
        const QString copy = tiny.folder() + QStringLiteral("/then.sqlite");
        must(store::copyOnDate(tiny.path(), today.addDays(-2), copy));
        auto db = must(store::CityFile::openReading(copy));
        QCOMPARE(must(db.number("SELECT count(*) FROM component_point WHERE note = 'a week ago'")), 1);
        QCOMPARE(must(db.number("SELECT count(*) FROM component_point WHERE note = 'today' OR state = 2 AND id <= 10")), 0);
        auto rows = must(db.prepare("SELECT group_concat(line, char(10)) FROM (SELECT id || '|' || note || '|' || state || '|' || hex(geom) AS line "
                                    "FROM component_point ORDER BY id)"));
        QVERIFY(must(rows.step()));
        QCOMPARE(rows.text(0), before.trimmed());
        auto reader = must(store::Reader::open(copy));
        QVERIFY(must(reader.catalogue()).profile.name.contains(today.addDays(-2).toString(Qt::ISODate)));
        QCOMPARE(must(reader.registry()).size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
    }

    void whatCannotBeKnownIsRefused_data() {
        QTest::addColumn<int>("days");
        QTest::newRow("before it was made") << -4000;
        QTest::newRow("tomorrow") << 1;
    }
    void whatCannotBeKnownIsRefused() {
        QFETCH(int, days);
        const TinyCity tiny;
        shell(tiny, QStringLiteral("UPDATE city SET created_ms = CAST(strftime('%s', 'now') AS INTEGER) * 1000"));
        const QString copy = tiny.folder() + QStringLiteral("/then.sqlite");
        const auto refused = store::copyOnDate(tiny.path(), city::today(TinyCity::profile()).addDays(days), copy);
        QVERIFY(!refused && refused.error().kind == city::FaultKind::Unsuitable);
        QVERIFY(!QFile::exists(copy));
    }

    void aStopLeavesNothing() {
        const TinyCity tiny;
        const QString copy = tiny.folder() + QStringLiteral("/then.sqlite");
        const auto stopped = store::copyOnDate(tiny.path(), city::today(TinyCity::profile()), copy, [](double, const QString&) { return false; });
        QVERIFY(!stopped && stopped.error().kind == city::FaultKind::Cancelled);
        QVERIFY(!QFile::exists(copy) && !QFile::exists(copy + QStringLiteral(".part")));
    }

private:
    /// What the journal holds so far was received so many days ago.
    static void backdate(const TinyCity& tiny, int days) {
        shell(tiny, QStringLiteral("DROP TRIGGER journal_keeps_values; UPDATE journal SET received_ms = received_ms - %1 * 86400000; "
                                   "CREATE TRIGGER journal_keeps_values BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END").arg(days));
    }
};

QTEST_GUILESS_MAIN(TestOnDate)
#include "tst_on_date.moc"
