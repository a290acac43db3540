// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk_triggers.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using store::BulkTriggers;
using store::Database;

/// What a bulk leaves behind must be what the city's own triggers leave behind.
class TestBulkTriggers : public QObject {
    Q_OBJECT

    static QStringList rowsOf(Database& db, const std::string& sql) {
        auto query = must(db.prepare(sql));
        QStringList rows;
        while (must(query.step())) {
            QStringList row;
            for (int i = 0; i < query.columns(); ++i)
                row += query.text(i);
            rows += row.join(QLatin1Char('|'));
        }
        return rows;
    }

    /// The journal but for its clock, the rows, and who is where in the R*Tree.
    static QStringList traces(Database& db, const std::string& table) {
        QStringList all =
            rowsOf(db, "SELECT seq, table_name, row_id, hex(uid), revision, operation, event_ms, user, "
                       "hex(patch_id), batch, reason, before, after FROM journal ORDER BY seq");
        all += rowsOf(db, "SELECT id, hex(uid), revision, hex(geom) FROM " + table + " ORDER BY id");
        all += rowsOf(db, "SELECT pkid, xmin, xmax, ymin, ymax FROM idx_" + table + "_geom ORDER BY pkid");
        all += rowsOf(db, "SELECT settling, user FROM change_context");
        all += rowsOf(db,
                      "SELECT f_table_name FROM geometry_columns_time WHERE last_insert > '2020' ORDER BY 1");
        return all;
    }

    /// Twice what the table holds, with texts that JSON has its own spelling for.
    static std::string doubled(const std::string& table) {
        const auto valueOf = [](const std::string& column) -> std::string {
            if (column == "uid")
                return "CAST(substr(uid, 9) || substr(uid, 1, 8) AS BLOB)";
            if (column == "code")
                return "'N' || code";
            if (column == "revision")
                return "7";
            if (column == "note")
                return "char(9, 1, 31, 34, 92, 47, 10, 13, 8, 12, 127, 0x4e95, 0x1f6bb) || id";
            return column;
        };
        std::string columns, values;
        const TinyCity tiny;
        auto db = must(store::CityFile::openReading(tiny.path()));
        for (const QString& name :
             rowsOf(db, "SELECT name FROM pragma_table_info('" + table + "') WHERE name <> 'id'")) {
            columns += (columns.empty() ? "" : ", ") + name.toStdString();
            values += (values.empty() ? "" : ", ") + valueOf(name.toStdString());
        }
        return "INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM " + table +
               " ORDER BY id";
    }

    static void run(Database& db, const std::string& sql, BulkTriggers* triggers = nullptr) {
        must(db.execute("BEGIN; UPDATE change_context SET user = 'tester', batch = 'B', reason = 'r'"));
        must(db.execute(sql));
        if (triggers)
            must(triggers->end());
        must(db.execute("UPDATE change_context SET user = NULL, batch = NULL, reason = NULL; COMMIT"));
    }

private Q_SLOTS:
    void insertsLeaveWhatTheCitysOwnTriggersLeave_data() {
        QTest::addColumn<QString>("table");
        for (const char* table :
             {"component_point", "component_line", "component_polygon", "road", "community"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }
    void insertsLeaveWhatTheCitysOwnTriggersLeave() {
        QFETCH(QString, table);
        const std::string name = table.toStdString(), sql = doubled(name);
        const TinyCity plain, quick;
        auto slow = must(store::CityFile::openWriting(plain.path())),
             fast = must(store::CityFile::openWriting(quick.path()));
        run(slow, sql);
        {
            auto triggers = must(BulkTriggers::on(fast, {name}, BulkTriggers::Work::Insert));
            QVERIFY(triggers.areQuick());
            run(fast, sql, &triggers);
        }
        const QStringList ours = traces(fast, name), theirs = traces(slow, name);
        QVERIFY(ours.size() > 100 || name != "component_point");
        QCOMPARE(ours, theirs);
        QCOMPARE(rowsOf(fast, "SELECT rtreecheck('idx_" + name + "_geom')"),
                 QStringList{QStringLiteral("ok")});
        // And afterwards the city's own are at work again.
        run(slow, "DELETE FROM " + name + " WHERE revision = 7");
        run(fast, "DELETE FROM " + name + " WHERE revision = 7");
        QCOMPARE(traces(fast, name), traces(slow, name));
    }

    void deletesLeaveWhatTheCitysOwnTriggersLeave() {
        const TinyCity plain, quick;
        auto slow = must(store::CityFile::openWriting(plain.path())),
             fast = must(store::CityFile::openWriting(quick.path()));
        const std::string sql = "DELETE FROM component_point WHERE id % 3 = 1";
        run(slow, sql);
        const auto triggers = must(BulkTriggers::on(fast, {"component_point"}, BulkTriggers::Work::Delete));
        run(fast, sql);
        QCOMPARE(traces(fast, "component_point"), traces(slow, "component_point"));
    }

    void updatesLeaveWhatTheCitysOwnTriggersLeave_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("change");
        for (const char* table : {"component_point", "component_line", "component_polygon"}) {
            const QString name = QString::fromLatin1(table);
            const auto row = [&](const char* what, const char* change) {
                QTest::addRow("%s, %s", table, what) << name << QString::fromLatin1(change);
            };
            row("moved", "geom = ShiftCoords(geom, 0.002, 0.001)");
            row("named", "name = 'it''s \\ \"' || char(9), surveyed = NULL");
            row("without a place", "geom = NULL, state = 3");
            row("unchanged", "note = note");
        }
    }
    void updatesLeaveWhatTheCitysOwnTriggersLeave() {
        QFETCH(QString, table);
        QFETCH(QString, change);
        const std::string name = table.toStdString();
        const TinyCity plain, quick;
        auto slow = must(store::CityFile::openWriting(plain.path())),
             fast = must(store::CityFile::openWriting(quick.path()));
        auto triggers = must(BulkTriggers::on(fast, {name}, BulkTriggers::Work::Update));
        QVERIFY(triggers.areQuick());
        for (int slice = 0; slice < 4; ++slice) {
            const std::string sql = "UPDATE " + name + " SET " + change.toStdString() +
                                    ", revision = revision + 1 WHERE id % 5 = " + std::to_string(slice);
            run(slow, sql);
            run(fast, sql, &triggers);
        }
        QCOMPARE(traces(fast, name), traces(slow, name));
        QCOMPARE(rowsOf(fast, "SELECT rtreecheck('idx_" + name + "_geom')"),
                 QStringList{QStringLiteral("ok")});
    }

    /// Otherwise the journal's triggers are written in a way that is not known here, and bulk edits are slow.
    void updatesMakeTheJournalsJsonInOneCallAndSettleNothing() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        const auto triggers = must(BulkTriggers::on(db, {"component_point"}, BulkTriggers::Work::Update));
        QVERIFY(triggers.areQuick());
        const QStringList sql = rowsOf(db, "SELECT sql FROM sqlite_temp_master WHERE name = 'journal_component_point_update'");
        QCOMPARE(sql.size(), 1);
        QCOMPARE(sql.first().count(QLatin1String("bulk_difference(")), 2);
        QVERIFY(!sql.first().contains(QLatin1String("json_remove")));
        QVERIFY(!sql.first().contains(QLatin1String("settling")));
    }

    void aRowWithoutIdentityGetsOne() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        auto triggers = must(BulkTriggers::on(db, {"component_point"}, BulkTriggers::Work::Insert));
        run(db,
            "INSERT INTO component_point (revision, class_id, geom) SELECT 0, class_id, geom FROM "
            "component_point WHERE id < 3",
            &triggers);
        QCOMPARE(rowsOf(db, "SELECT length(c.uid), c.revision, c.uid = j.uid, j.revision FROM "
                            "component_point c JOIN journal j ON "
                            "j.row_id = c.id WHERE c.id > 300"),
                 (QStringList{QStringLiteral("16|1|1|1"), QStringLiteral("16|1|1|1")}));
    }

    void whatDoesNotFitIsRefused_data() {
        QTest::addColumn<QString>("sql");
        const QString insert = QStringLiteral("INSERT INTO component_point (uid, class_id, code, geom) "
                                              "SELECT %1 FROM component_point WHERE id = 1");
        QTest::newRow("a line among points")
            << insert.arg("randomblob(16), class_id, NULL, GeomFromText('LINESTRING(106 29, 107 29)', 4490)");
        QTest::newRow("another SRID")
            << insert.arg("randomblob(16), class_id, NULL, MakePoint(106, 29, 4326)");
        QTest::newRow("a uid that is taken") << insert.arg("uid, class_id, NULL, geom");
        QTest::newRow("a code that is taken") << insert.arg("randomblob(16), class_id, code, geom");
        QTest::newRow("no such class") << insert.arg("randomblob(16), 999, NULL, geom");
    }
    void whatDoesNotFitIsRefused() {
        QFETCH(QString, sql);
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        auto triggers = must(BulkTriggers::on(db, {"component_point"}, BulkTriggers::Work::Insert));
        QVERIFY(triggers.areQuick());
        QVERIFY(!db.execute("BEGIN; " + sql.toStdString() + "; COMMIT"));
        (void)db.execute("ROLLBACK");
        QCOMPARE(must(db.number("SELECT count(*) FROM component_point")), TinyCity::points);
        QCOMPARE(must(db.number("SELECT count(*) FROM journal")), 0);
    }

    /// A city may hold triggers that somebody else made.
    void aTriggerOfSomebodyElseGoesOnWorking() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        must(db.execute("CREATE TABLE seen (id); CREATE TRIGGER theirs AFTER INSERT ON component_point BEGIN "
                        "INSERT INTO seen VALUES (NEW.id); END"));
        auto triggers = must(BulkTriggers::on(db, {"component_point"}, BulkTriggers::Work::Insert));
        QVERIFY(!triggers.areQuick());
        run(db, doubled("component_point"), &triggers);
        QCOMPARE(must(db.number("SELECT count(*) FROM seen")), TinyCity::points);
        QCOMPARE(must(db.number("SELECT count(*) FROM journal")), TinyCity::points);
        QCOMPARE(must(db.number("SELECT count(*) FROM idx_component_point_geom")), 2 * TinyCity::points);
    }
};

QTEST_GUILESS_MAIN(TestBulkTriggers)
#include "tst_bulk_triggers.moc"
