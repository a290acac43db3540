// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_city.h"

#include <QTest>

using namespace support;

class TestCityFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewCityHasItsProfileAndVersion() {
        const QTemporaryDir folder;
        auto db = must(store::CityFile::create(folder.filePath(QStringLiteral("a.sqlite")), TinyCity::profile()));
        QCOMPARE(must(db.number("PRAGMA application_id")), store::CityFile::applicationId);
        QCOMPARE(must(db.number("PRAGMA user_version")), store::CityFile::currentVersion());
        QCOMPARE(must(db.number("SELECT geographic_srid FROM city")), 4490);
        QCOMPARE(must(db.number("SELECT count(*) FROM geometry_columns WHERE srid = 4490")), 13);
    }

    void everyComponentIsInTheViewOnce() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        QCOMPARE(must(db.number("SELECT count(*) FROM component")),
                 TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QCOMPARE(must(db.number("SELECT count(DISTINCT \"Uid\") FROM component")),
                 TinyCity::points + TinyCity::lines + TinyCity::polygons);
    }

    void everyTableWithShapesHasASpatialIndexThatHoldsEveryRow() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadWrite));
        QCOMPARE(must(db.number("SELECT count(*) FROM geometry_columns WHERE spatial_index_enabled <> 1")), 0);
        QCOMPARE(must(db.number("SELECT count(*) FROM idx_component_point_geom")), TinyCity::points);
        QCOMPARE(must(db.number("SELECT CheckSpatialIndex()")), 1);
    }

    /// QGIS opens a layer read only as long as its statistics are there.
    void everyRegisteredLayerHasItsStatistics() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        QCOMPARE(must(db.number("SELECT count(*) FROM views_geometry_columns v LEFT JOIN "
                                "views_geometry_columns_statistics s USING (view_name, view_geometry) "
                                "WHERE s.row_count IS NULL")),
                 0);
        QCOMPARE(must(db.number("SELECT sum(row_count) FROM views_geometry_columns_statistics")),
                 must(db.number("SELECT count(*) FROM component WHERE SubDistrictId IS NOT NULL")));
    }

    void everySubDistrictIsARegisteredLayerOfEachShape() {
        const TinyCity tiny;
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        QCOMPARE(must(db.number("SELECT count(*) FROM views_geometry_columns")), 3 * TinyCity::subDistricts);
        QCOMPARE(must(db.number("SELECT count(*) FROM sub_district_500113004_points")), TinyCity::pointsEach);
        QCOMPARE(must(db.number("SELECT count(*) FROM sub_district_500113004_lines WHERE ST_GeometryType(geom) = 'LINESTRING'")),
                 TinyCity::linesEach);
    }
};

QTEST_GUILESS_MAIN(TestCityFile)
#include "tst_city_file.moc"
