// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"
#include "support/tiny_city.h"

#include <QTest>

#include <cmath>

using namespace support;
using city::Shape;

class TestReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCatalogueHoldsTheSmallTables() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Catalogue c = must(reader.catalogue());
        QCOMPARE(c.profile.name, QStringLiteral("小城"));
        QVERIFY(c.profile.demo && c.profile.schematic);
        QCOMPARE(c.subDistricts.size(), 3u);
        QCOMPARE(c.subDistrict(2)->code, QStringLiteral("500113004"));
        QVERIFY(std::abs(c.subDistrict(2)->box.west - (TinyCity::west + TinyCity::side)) < 1e-9);
        QCOMPARE(c.classes.size(), std::size_t(TinyCity::classes));
        QCOMPARE(c.componentClass(TinyCity::Lamp)->code, QStringLiteral("0137"));
        QCOMPARE(c.componentClass(TinyCity::GreenArea)->shape, Shape::Polygon);
        QCOMPARE(c.department(4)->company, 2);
        QCOMPARE(c.communities.size(), 6u);
        QVERIFY(!c.major(77) && !c.subDistrict(0));
    }

    void theRegistryHoldsEveryShape() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Registry registry = must(reader.registry());
        QCOMPARE(registry.size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        QCOMPARE(registry.change(), 0);
        std::size_t lines = 0, rings = 0;
        for (const auto& chunk : registry.chunks())
            for (std::size_t i = 0; i < chunk->size(); ++i) {
                const city::RegistryRow row = chunk->rowAt(i);
                if (row.key.shape == Shape::Point) QVERIFY(row.anchor == TinyCity::place(int(row.key.row)));
                lines += row.key.shape == Shape::Line && row.parts.front().size() == 3;
                rings += row.key.shape == Shape::Polygon && row.parts.front().size() == 5;
                QCOMPARE(int(row.company), int(row.key.row % 2 + 1));
            }
        QCOMPARE(lines, std::size_t(TinyCity::lines));
        QCOMPARE(rings, std::size_t(TinyCity::polygons));
    }

    void twoConnectionsReadWhatOneDoes() {
        const TinyCity tiny;
        {
            auto db = must(store::CityFile::openWriting(tiny.path()));
            // Enough rows, with gaps in their keys, that reading is shared.
            must(db.execute("BEGIN; WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 20 FROM n WHERE i < 200000) "
                            "INSERT INTO component_point (id, class_id, sub_district_id, geom) "
                            "SELECT i, 1, i % 3 + 1, MakePoint(106.5 + i * 1e-7, 29.3, 4490) FROM n; COMMIT"));
        }
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Registry registry = must(reader.registry());
        QCOMPARE(std::int64_t(registry.size()), must(reader.database().number("SELECT count(*) FROM component")));
        QCOMPARE(registry.change(), must(reader.lastChange()));
        QVERIFY(registry.chunkOf({Shape::Point, 1000}) >= 0 && registry.chunkOf({Shape::Point, 200'000}) >= 0);
        QCOMPARE(registry.chunkOf({Shape::Point, 1001}), -1);
    }

    void rowsThatHaveNoPlaceAreInTheRegistryWithoutOne_data() {
        QTest::addColumn<QString>("geometry");
        QTest::newRow("missing") << "NULL";
        QTest::newRow("not on Earth") << "MakePoint(1e300, 29.3, 4490)";
        QTest::newRow("in metres") << "MakePoint(358076, 3255212, 4490)";
    }
    void rowsThatHaveNoPlaceAreInTheRegistryWithoutOne() {
        QFETCH(QString, geometry);
        const TinyCity tiny;
        {
            auto db = must(store::CityFile::openWriting(tiny.path()));
            must(db.execute("UPDATE component_point SET geom = " + geometry.toStdString() + " WHERE id = 7"));
        }
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Registry registry = must(reader.registry());
        QCOMPARE(std::int64_t(registry.size()), must(reader.database().number("SELECT count(*) FROM component")));
        const auto at = registry.chunkOf({Shape::Point, 7});
        QVERIFY(at >= 0);
        const city::RegistryChunk& chunk = *registry.chunks()[std::size_t(at)];
        const std::uint64_t unplaced = city::ComponentKey{Shape::Point, 7}.packed();
        for (std::size_t i = 0; i < chunk.size(); ++i)
            QCOMPARE(geo::isValid(chunk.anchor[i]), chunk.key[i] != unplaced);
        const auto rows = must(reader.registryRows({{Shape::Point, 7}}));
        QCOMPARE(rows.size(), 1u);
        QVERIFY(!geo::isValid(rows.front().anchor));
    }

    void readingTheRegistryIsCancelled() {
        const TinyCity tiny;
        {
            auto db = must(store::CityFile::openWriting(tiny.path()));
            must(db.execute("BEGIN; WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 22000) "
                            "INSERT INTO component_point (id, class_id, geom) SELECT i, 1, MakePoint(106.5, 29.3, 4490) FROM n; COMMIT"));
        }
        auto reader = must(store::Reader::open(tiny.path()));
        const auto cancelled = reader.registry([](double, const QString&) { return false; });
        QVERIFY(!cancelled && cancelled.error().kind == city::FaultKind::Cancelled);
        QVERIFY(must(reader.registry()).size() > 20'000);
    }

    void aComponentIsReadWithEveryField() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const auto c = must(reader.component({Shape::Point, 20}));
        QVERIFY(c);
        QCOMPARE(c->name, QStringLiteral("部件20"));
        QCOMPARE(c->code, QStringLiteral("5001130102000020"));
        QCOMPARE(c->state, city::State::Damaged);
        QCOMPARE(c->surveyed, QDate(2024, 5, 17));
        QVERIFY(!c->changed.isValid());
        QCOMPARE(c->revision, 1);
        QVERIFY(must(reader.byCode(c->code)) == c->key);
        QVERIFY(!must(reader.component({Shape::Line, 4711})));
    }

    void aFaultyCodeIsKeptButNotFoundByIt() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const auto c = must(reader.component({Shape::Point, TinyCity::points}));
        QVERIFY(c && c->code.size() == 15 && !c->codeFault.isEmpty());
        QVERIFY(!must(reader.byCode(c->code)));
    }

    void aPlaceIsToldInWords() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const double middle = TinyCity::south + TinyCity::side / 2;
        // 0.0009 degrees of latitude north of the middle road: about 100 m.
        const auto place = must(reader.place({TinyCity::west + .02, middle + .0009}));
        QCOMPARE(place.subDistrict, QStringLiteral("龙洲湾街道"));
        QCOMPARE(place.community, QStringLiteral("龙洲2社区"));
        QCOMPARE(place.compound, QString());
        QCOMPARE(place.road, QStringLiteral("中环路"));
        QVERIFY2(std::abs(place.roadMetres - 100) < 1, qPrintable(QString::number(place.roadMetres)));
        QCOMPARE(must(reader.place({TinyCity::west + .004, TinyCity::south + .004})).compound, QStringLiteral("小区1"));
        const auto nowhere = must(reader.place({0, 0}));
        QVERIFY(nowhere.subDistrict.isEmpty() && nowhere.road.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
