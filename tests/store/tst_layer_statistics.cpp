// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layer_statistics.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;

namespace {

/// All rows of a query, a text each.
QStringList rowsOf(store::Database& db, const char* sql) {
    auto query = must(db.prepare(sql));
    QStringList rows;
    while (must(query.step())) {
        QStringList row;
        for (int c = 0; c < query.columns(); ++c)
            row += query.isNull(c) ? QStringLiteral("NULL") : query.text(c);
        rows += row.join(u'|');
    }
    return rows;
}

/// What the statistics tables say, but for the time of measuring.
QStringList statistics(store::Database& db) {
    return rowsOf(db, "SELECT f_table_name, f_geometry_column, row_count, extent_min_x, extent_min_y, extent_max_x, "
                      "extent_max_y FROM geometry_columns_statistics ORDER BY 1, 2") +
           rowsOf(db, "SELECT view_name, view_geometry, row_count, extent_min_x, extent_min_y, extent_max_x, "
                      "extent_max_y FROM views_geometry_columns_statistics ORDER BY 1, 2") +
           rowsOf(db, "SELECT * FROM geometry_columns_field_infos ORDER BY 1, 2, 3");
}

QStringList measuredBySpatialite(store::Database& db) {
    // It leaves alone what it takes for measured since the last change.
    must(db.execute("UPDATE geometry_columns_time SET last_insert = '2100-01-01T00:00:00.000Z';"
                    "UPDATE geometry_columns_statistics SET row_count = -1, last_verified = NULL;"
                    "UPDATE views_geometry_columns_statistics SET row_count = -1, last_verified = NULL;"
                    "UPDATE geometry_columns_field_infos SET null_values = -1;"
                    "SELECT UpdateLayerStatistics(f_table_name, f_geometry_column) FROM geometry_columns;"
                    "SELECT UpdateLayerStatistics(view_name, view_geometry) FROM views_geometry_columns"));
    return statistics(db);
}

} // namespace

class TestLayerStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCityIsMeasuredAsSpatialiteMeasuresIt() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadWrite));
        must(db.execute("BEGIN")); // one transaction: hundreds of small ones wait for the disk
        const QStringList ours = statistics(db);
        QVERIFY(ours.size() > 3 * TinyCity::subDistricts);
        QCOMPARE(ours, measuredBySpatialite(db));
    }

    void oddValuesAreMeasuredAsSpatialiteMeasuresThem() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadWrite));
        must(db.execute("BEGIN")); // one transaction: hundreds of small ones wait for the disk
        must(db.execute("CREATE TABLE odd (id INTEGER PRIMARY KEY, mixed, words TEXT, none, numbers, bytes, reals);"
                        "SELECT AddGeometryColumn('odd', 'geom', 4490, 'POINT', 'XY');"
                        "INSERT INTO odd VALUES (1, 5, '红蓝x', NULL, 2.5, x'00ff01', 1.5, MakePoint(106.5, 29.4, 4490)),"
                        "(2, -7.25, '', NULL, -3, 'abcdef', -2.5, MakePoint(106.6, 29.3, 4490)),"
                        "(3, 'zwölf', NULL, NULL, 1099511627776, 7, 0.0, NULL), (-4, NULL, 'ab' || char(0) || 'cd', "
                        "NULL, 8, NULL, 9.75, MakePoint(106.4, 29.5, 4490));"
                        "CREATE TABLE empty (id INTEGER PRIMARY KEY);"
                        "SELECT AddGeometryColumn('empty', 'geom', 4490, 'POLYGON', 'XY')"));
        must(store::measureLayers(db));
        const QStringList ours = statistics(db);
        QCOMPARE(ours.filter(QStringLiteral("odd|geom|")).size(), 1 + 8);
        QCOMPARE(ours.filter(QStringLiteral("empty|geom|")).size(), 1);
        QCOMPARE(ours, measuredBySpatialite(db));
    }

    void measuringAgainReplacesWhatWasThere() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadWrite));
        must(db.execute("BEGIN")); // one transaction: hundreds of small ones wait for the disk
        must(db.execute("DELETE FROM component_point WHERE id > 10"));
        must(store::measureLayers(db));
        QCOMPARE(must(db.number("SELECT row_count FROM geometry_columns_statistics WHERE f_table_name = 'component_point'")), 10);
        QCOMPARE(statistics(db), measuredBySpatialite(db));
    }
};

QTEST_GUILESS_MAIN(TestLayerStatistics)
#include "tst_layer_statistics.moc"
