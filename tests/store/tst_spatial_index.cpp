// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatial_growth.h"
#include "store/spatial_index.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;

class TestSpatialIndex : public QObject {
    Q_OBJECT

    /// A table of `rows` points by lot in an R*Tree made by fillSpatialIndex, and SpatiaLite's triggers.
    static store::Database filled(int rows) {
        auto db = must(store::Database::open(QStringLiteral(":memory:"), store::Database::Access::Create));
        must(db.execute("SELECT InitSpatialMetaDataFull(1); CREATE TABLE spot (id INTEGER PRIMARY KEY);"
                        "SELECT AddGeometryColumn('spot', 'geom', 4490, 'POINT', 'XY');"
                        "SELECT CreateSpatialIndex('spot', 'geom')"));
        // As loading does it: the rows come without the trigger that would index each of them.
        must(db.execute("CREATE TEMP TABLE kept AS SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'spot'"));
        eachKept(db, "SELECT 'DROP TRIGGER ' || name FROM kept");
        auto insert = must(db.prepare("INSERT INTO spot VALUES (?1, MakePoint(?2, ?3, 4490))"));
        std::uint32_t lot = 7;
        const auto next = [&] { return double((lot = lot * 1664525u + 1013904223u) >> 8) / double(1u << 24); };
        for (int row = 0; row < rows; ++row)
            must(insert.bind(1, 2 * row - rows).bind(2, 106 + next()).bind(3, 29 + next()).run());
        must(store::fillSpatialIndex(db, QStringLiteral("spot")));
        eachKept(db, "SELECT sql FROM kept");
        return db;
    }

    static void eachKept(store::Database& db, const char* sql) {
        QStringList statements;
        {
            auto query = must(db.prepare(sql));
            while (must(query.step()))
                statements += query.text(0);
        }
        for (const QString& statement : statements)
            must(db.execute(statement.toStdString()));
    }

    static void beSound(store::Database& db, int rows) {
        auto check = must(db.prepare("SELECT rtreecheck('idx_spot_geom')"));
        QVERIFY(must(check.step()));
        QCOMPARE(check.text(0), QStringLiteral("ok"));
        QCOMPARE(must(db.number("SELECT count(*) FROM idx_spot_geom")), rows);
        QCOMPARE(must(db.number("SELECT CheckSpatialIndex('spot', 'geom')")), 1);
        // Every box holds its row's place, and the index is found through.
        QCOMPARE(must(db.number("SELECT count(*) FROM spot s JOIN idx_spot_geom i ON i.pkid = s.id AND "
                                "ST_X(s.geom) BETWEEN i.xmin AND i.xmax AND ST_Y(s.geom) BETWEEN i.ymin AND i.ymax")),
                 rows);
        const char* const window = "ST_X(geom) BETWEEN 106.3 AND 106.5 AND ST_Y(geom) BETWEEN 29.2 AND 29.6";
        QCOMPARE(must(db.number(std::string("SELECT count(*) FROM idx_spot_geom i JOIN spot s ON s.id = i.pkid WHERE i.xmin <= 106.5 "
                                            "AND i.xmax >= 106.3 AND i.ymin <= 29.6 AND i.ymax >= 29.2 AND ") + window)),
                 must(db.number(std::string("SELECT count(*) FROM spot WHERE ") + window)));
    }

private Q_SLOTS:
    void aTreeOfAnyHeightIsSound_data() {
        QTest::addColumn<int>("rows");
        for (const int rows : {0, 1, 51, 52, 53, 51 * 51, 51 * 51 + 1, 20'000}) // a node holds 51
            QTest::addRow("%d rows", rows) << rows;
    }
    void aTreeOfAnyHeightIsSound() {
        QFETCH(int, rows);
        auto db = filled(rows);
        beSound(db, rows);
    }

    void rowsComeAndGoAfterwards() {
        auto db = filled(5000);
        must(db.execute("DELETE FROM spot WHERE id % 3 = 0"));
        must(db.execute("UPDATE spot SET geom = MakePoint(ST_X(geom) + 0.1, ST_Y(geom), 4490) WHERE id % 3 = 1"));
        must(db.execute("INSERT INTO spot SELECT id + 100000, geom FROM spot"));
        beSound(db, int(must(db.number("SELECT count(*) FROM spot"))));
    }

    void aTreeGrowsByManyRowsAtOnce_data() {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("batches");
        for (const int before : {0, 1, 51, 20'000})
            for (const int batch : {1, 52, 700})
                QTest::addRow("%d rows, then %d at a time", before, batch) << before << batch << 12;
        QTest::newRow("from nothing to three levels at once") << 0 << 60'000 << 1;
    }
    /// Each batch lies elsewhere, and the module itself adds and takes rows between.
    void aTreeGrowsByManyRowsAtOnce() {
        QFETCH(int, before);
        QFETCH(int, batch);
        QFETCH(int, batches);
        auto db = filled(before);
        auto growth = must(store::SpatialGrowth::of(db, "spot"));
        auto insert = must(db.prepare("INSERT INTO spot VALUES (?1, MakePoint(?2, ?3, 4490))"));
        std::uint32_t lot = 11;
        const auto next = [&] { return double((lot = lot * 1664525u + 1013904223u) >> 8) / double(1u << 24); };
        std::int64_t id = 1'000'000;
        for (int b = 0; b < batches; ++b) {
            const double lon = 106 + next(), lat = 29 + next(), size = b % 2 ? 0.01 : 1;
            eachKept(db, "SELECT 'DROP TRIGGER ' || name FROM kept");
            must(db.execute("BEGIN"));
            for (int row = 0; row < batch; ++row) {
                const double x = lon + size * next(), y = lat + size * next();
                must(insert.bind(1, ++id).bind(2, x).bind(3, y).run());
                geo::Box box;
                box.add(geo::Point{x, y});
                growth.note(store::rtree::Cell::of(id, box));
            }
            must(growth.settle());
            must(db.execute("COMMIT"));
            eachKept(db, "SELECT sql FROM kept");
            must(db.execute("DELETE FROM spot WHERE id % 7 = " + std::to_string(b % 7)));
            must(db.execute("INSERT INTO spot SELECT id + 10000000, geom FROM spot WHERE id % 9 = 4 AND id < 2000000 AND id + "
                            "10000000 NOT IN (SELECT id FROM spot)"));
            beSound(db, int(must(db.number("SELECT count(*) FROM spot"))));
        }
    }

    void rowsWithoutAShapeAreNotIndexed() {
        const TinyCity tiny;
        auto db = must(store::CityFile::create(tiny.folder() + QStringLiteral("/bulk.sqlite"), TinyCity::profile(), true));
        must(db.execute("INSERT INTO road_node (id, geom) VALUES (1, MakePoint(106.5, 29.4, 4490)), (2, NULL), "
                        "(3, MakePoint(106.6, 29.5, 4490))"));
        must(store::CityFile::finishBulk(db));
        QCOMPARE(must(db.number("SELECT count(*) FROM idx_road_node_geom")), 2);
        QCOMPARE(must(db.number("SELECT CheckSpatialIndex('road_node', 'geom')")), 1);
    }
};

QTEST_GUILESS_MAIN(TestSpatialIndex)
#include "tst_spatial_index.moc"
