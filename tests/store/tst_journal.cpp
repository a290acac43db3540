// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_city.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace support;

/// What any program that can open the file does to it, told to the sqlite3 shell.
class TestJournal : public QObject {
    Q_OBJECT

    static QJsonObject json(const QString& text) { return QJsonDocument::fromJson(text.toUtf8()).object(); }

private Q_SLOTS:
    void recursiveTriggersMakeNoDifference_data() {
        QTest::addColumn<QString>("setting");
        QTest::newRow("off") << "PRAGMA recursive_triggers = OFF;";
        QTest::newRow("on") << "PRAGMA recursive_triggers = ON;";
    }
    void recursiveTriggersMakeNoDifference() {
        QFETCH(QString, setting);
        const TinyCity tiny;
        shell(tiny, setting + "UPDATE component_point SET state = 1, note = '它''s' WHERE id = 7;"
                              "UPDATE component_point SET state = 2, revision = revision + 1 WHERE id = 7;"
                              "UPDATE component_point SET revision = 99 WHERE id = 7;"
                              "INSERT INTO company (code, name) VALUES ('C9', '丙公司');"
                              "DELETE FROM company WHERE code = 'C9';");
        QCOMPARE(shell(tiny, "SELECT table_name, row_id, operation, revision FROM journal ORDER BY seq"),
                 QStringLiteral("component_point|7|U|2\ncomponent_point|7|U|3\ncomponent_point|7|U|4\ncompany|3|I|1\ncompany|3|D|1"));
        QCOMPARE(shell(tiny, "SELECT revision FROM component_point WHERE id = 7"), QStringLiteral("4"));
        QCOMPARE(shell(tiny, "SELECT settling IS NULL FROM change_context"), QStringLiteral("1"));
    }

    void anUpdateIsJournalledWithWhatItChangedOnly() {
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET state = 1, note = 'bent' WHERE id = 7");
        const QJsonObject before = json(shell(tiny, "SELECT before FROM journal"));
        const QJsonObject after = json(shell(tiny, "SELECT after FROM journal"));
        QCOMPARE(before, (QJsonObject{{"state", 0}, {"note", ""}}));
        QCOMPARE(after, (QJsonObject{{"state", 1}, {"note", "bent"}}));
        QCOMPARE(shell(tiny, "SELECT user IS NULL, length(uid), abs(received_ms - 1000 * strftime('%s', 'now')) < 60000 FROM journal"),
                 QStringLiteral("1|16|1"));
    }

    void anUpdateOfManyRowsJournalsEachOfThem() {
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET note = 'all' WHERE sub_district_id = 2");
        QCOMPARE(shell(tiny, "SELECT count(*), count(DISTINCT row_id), min(revision), max(revision) FROM journal"),
                 QStringLiteral("100|100|2|2"));
    }

    void aMissingUidIsFilledAndAnOldOneNeverChanges() {
        const TinyCity tiny;
        shell(tiny, "INSERT INTO department (id, code, name) VALUES (50, 'X', 'x')");
        const QString uid = shell(tiny, "SELECT hex(uid) FROM department WHERE id = 50");
        QCOMPARE(uid.size(), 32);
        QCOMPARE(shell(tiny, "SELECT hex(uid) FROM journal WHERE operation = 'I'"), uid);
        shell(tiny, "UPDATE department SET uid = randomblob(16) WHERE id = 50; UPDATE department SET uid = NULL WHERE id = 50");
        QCOMPARE(shell(tiny, "SELECT hex(uid) FROM department WHERE id = 50"), uid);
    }

    void realNumbersAndBlobsKeepTheirExactValues() {
        const TinyCity tiny;
        shell(tiny, "UPDATE sub_district SET seat_lon = 0.1 + 0.2, civil_code = x'00FF' WHERE id = 1");
        const QJsonObject after = json(shell(tiny, "SELECT after FROM journal"));
        QCOMPARE(after.value("seat_lon").toDouble(), 0.1 + 0.2);
        QCOMPARE(after.value("civil_code").toString(), QStringLiteral("00FF"));
    }

    void whatWouldEscapeTheJournalIsRefused_data() {
        QTest::addColumn<QString>("sql");
        QTest::newRow("replaced by key") << "INSERT OR REPLACE INTO company (id, code, name) VALUES (1, 'Z', 'z')";
        QTest::newRow("replaced by a unique value") << "INSERT OR REPLACE INTO department (code, name) VALUES ('D1', 'z')";
        QTest::newRow("replaced by an update") << "UPDATE OR REPLACE department SET code = 'D1' WHERE id = 2";
        QTest::newRow("replaced by a component's code")
            << "UPDATE OR REPLACE component_point SET code = (SELECT code FROM component_point WHERE id = 1) WHERE id = 2";
        QTest::newRow("another key") << "UPDATE company SET id = 77 WHERE id = 1";
        QTest::newRow("journal rows deleted") << "DELETE FROM journal";
        QTest::newRow("journal rows changed") << "UPDATE journal SET user = 'other'";
        QTest::newRow("context deleted") << "DELETE FROM change_context";
    }
    void whatWouldEscapeTheJournalIsRefused() {
        QFETCH(QString, sql);
        const TinyCity tiny;
        shell(tiny, "UPDATE company SET name = 'a' WHERE id = 1");
        const QString before = shell(tiny, "SELECT count(*), max(seq) FROM journal") + shell(tiny, "SELECT * FROM department") +
                               shell(tiny, "SELECT id, name FROM company");
        shell(tiny, sql, 19); // SQLITE_CONSTRAINT
        QCOMPARE(shell(tiny, "SELECT count(*), max(seq) FROM journal") + shell(tiny, "SELECT * FROM department") +
                     shell(tiny, "SELECT id, name FROM company"),
                 before);
    }

    void aProgramWithSpatialiteMovesAndAddsComponents() {
        const TinyCity tiny;
        const QString load = QStringLiteral("SELECT load_extension('mod_spatialite');");
        shell(tiny, load + "UPDATE component_point SET geom = MakePoint(106.51, 29.37, 4490) WHERE id = 3;"
                           "INSERT INTO component_point (class_id, sub_district_id, geom) VALUES (2, 1, MakePoint(106.52, 29.38, 4490));");
        QCOMPARE(shell(tiny, "SELECT operation, row_id, json_extract(after, '$.geom') LIKE '0001%' FROM journal"),
                 QStringLiteral("U|3|1\nI|301|1"));
        QCOMPARE(shell(tiny, "SELECT count(*) FROM idx_component_point_geom WHERE pkid IN (3, 301) AND xmin > 106.509"),
                 QStringLiteral("2"));
    }

    void everyJournalledTableHasItsTriggers() {
        const TinyCity tiny;
        const QStringList tables = shell(tiny, "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB "
                                               "'journal_*_update' AND name NOT GLOB '*_unique*' ORDER BY 1").split('\n');
        QCOMPARE(tables.size(), 22);
        // Their programs compile on a connection that lacks SpatiaLite's functions, and ours.
        for (const QString& table : tables)
            for (const QString& sql : {"UPDATE " + table + " SET revision = revision", "DELETE FROM " + table})
                shell(tiny, "EXPLAIN " + sql);
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
