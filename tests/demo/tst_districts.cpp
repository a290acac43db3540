// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/code.h"
#include "demo/demo_city.h"
#include "demo/district.h"
#include "store/city_file.h"
#include "store/reader.h"

#include <QTemporaryDir>
#include <QTest>
#include <optional>
#include <set>

using namespace demo;

/// A city of more components than one district is given: Banan and two fictional districts.
class TestDistricts : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;
    std::optional<store::Database> m_db;

    std::int64_t number(const std::string& sql) {
        const auto value = m_db->number(sql);
        return value ? *value : -1;
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath(QStringLiteral("three.sqlite"));
        const auto made = makeCity({m_path, 6001, 3, false, 2100});
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().sentence + made.error().detail));
        auto db = store::CityFile::openReading(m_path);
        QVERIFY2(db.has_value(), db ? "" : qPrintable(db.error().sentence));
        m_db.emplace(std::move(*db));
    }

    void theComponentsAreSharedOutAmongThem() {
        const auto districts = District::divide(6001, 2100, 3);
        QVERIFY(districts.has_value());
        QCOMPARE(districts->size(), std::size_t(3));
        QCOMPARE((*districts)[0].count, 2001);
        QCOMPARE((*districts)[1].count, 2000);
        QCOMPARE(number("SELECT count(*) FROM component"), 6001);
        QCOMPARE(number("SELECT count(*) FROM component WHERE substr(ObjID, 1, 6) = '500113'"), 2001);
        QCOMPARE(number("SELECT count(*) FROM component WHERE substr(ObjID, 1, 6) = '990001'"), 2000);
        QCOMPARE(number("SELECT count(*) FROM component WHERE substr(ObjID, 1, 6) = '990002'"), 2000);
        QCOMPARE(number("SELECT count(*) FROM sub_district"), 3 * 23);
        QCOMPARE(number("SELECT count(*) FROM responsibility"), 3 * 23 * 15);
    }

    void asManyAsOneDistrictHoldsNeedNoOther() {
        QCOMPARE(District::divide(2100, 2100, 3)->size(), std::size_t(1));
        QCOMPARE(District::divide(2101, 2100, 3)->size(), std::size_t(2));
        QCOMPARE(District::divide(12'000'000, 1'200'000, 1)->size(), std::size_t(10));
    }

    void numbersOutsideTheRangeAreRefused_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("perDistrict");
        QTest::newRow("too few") << 999 << 2000;
        QTest::newRow("too many") << 40'001 << 2000;
        QTest::newRow("too small a district") << 5000 << 1999;
        QTest::newRow("too large a district") << 5000 << 1'500'001;
        QTest::newRow("negative") << 5000 << -1;
    }
    void numbersOutsideTheRangeAreRefused() {
        QFETCH(int, count);
        QFETCH(int, perDistrict);
        const QString path = m_folder.filePath(QStringLiteral("refused.sqlite"));
        const auto made = makeCity({path, count, 1, false, perDistrict});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, city::FaultKind::Invalid);
        QVERIFY(!QFile::exists(path));
    }

    void codesAndIdentitiesAreValidAndUnique() {
        QCOMPARE(number("SELECT count(DISTINCT ObjID) FROM component"), 6001);
        QCOMPARE(number("SELECT count(DISTINCT Uid) FROM component"), 6001);
        auto codes = m_db->prepare("SELECT ObjID FROM component WHERE ObjID LIKE '99%'");
        QVERIFY(codes.has_value());
        while (*codes->step())
            QVERIFY(city::ComponentCode::parse(codes->text(0), city::CodeLayout::A).has_value());
        QCOMPARE(number("SELECT count(DISTINCT code) - count(*) FROM sub_district"), 0);
        QCOMPARE(number("SELECT count(DISTINCT code) - count(*) FROM community"), 0);
        QCOMPARE(number("SELECT count(DISTINCT code) - count(*) FROM unit_grid"), 0);
    }

    void everyReferenceLeadsToItsOwnDistrict() {
        QCOMPARE(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
        QCOMPARE(number("SELECT count(*) FROM community c JOIN sub_district d ON d.id = c.sub_district_id WHERE "
                        "substr(c.code, 1, 9) <> d.code"), 0);
        for (const char* shape : {"point", "line", "polygon"})
            QCOMPARE(number("SELECT count(*) FROM component_" + std::string(shape) +
                            " p JOIN sub_district d ON d.id = p.sub_district_id JOIN community c ON c.id = p.community_id "
                            "WHERE substr(p.code, 1, 6) <> substr(d.code, 1, 6) OR substr(p.unit_grid, 1, 12) <> c.code"), 0);
        QCOMPARE(number("SELECT count(*) FROM road r JOIN road_node a ON a.id = r.from_node WHERE "
                        "abs(ST_X(ST_StartPoint(r.geom)) - ST_X(a.geom)) > 1e-9"), 0);
    }

    void theDistrictsDoNotOverlap() {
        struct Box {
            double minX, minY, maxX, maxY;
        };
        std::vector<Box> boxes;
        auto rows = m_db->prepare("SELECT min(MbrMinX(geom)), min(MbrMinY(geom)), max(MbrMaxX(geom)), max(MbrMaxY(geom)) "
                                  "FROM sub_district GROUP BY substr(code, 1, 6)");
        QVERIFY(rows.has_value());
        while (*rows->step())
            boxes.push_back({rows->real(0), rows->real(1), rows->real(2), rows->real(3)});
        QCOMPARE(boxes.size(), std::size_t(3));
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t k = i + 1; k < boxes.size(); ++k)
                QVERIFY(boxes[i].maxX < boxes[k].minX || boxes[k].maxX < boxes[i].minX ||
                        boxes[i].maxY < boxes[k].minY || boxes[k].maxY < boxes[i].minY);
        QCOMPARE(number("SELECT count(*) FROM component_point p JOIN sub_district d ON d.id = p.sub_district_id WHERE "
                        "NOT ST_Intersects(d.geom, p.geom)"), 0);
    }

    void whatIsMadeUpSaysSo() {
        QCOMPARE(number("SELECT count(*) FROM sub_district WHERE code LIKE '99%' AND name NOT LIKE '虚构%'"), 0);
        QCOMPARE(number("SELECT count(*) FROM sub_district WHERE code LIKE '99%' AND name_en NOT LIKE '%(fictional %'"), 0);
        QCOMPARE(number("SELECT count(*) FROM sub_district WHERE code LIKE '99%' AND civil_code IS NOT NULL"), 0);
        QCOMPARE(number("SELECT count(*) FROM community WHERE code LIKE '99%' AND name NOT LIKE '虚构%'"), 0);
        QCOMPARE(number("SELECT count(*) FROM sub_district WHERE code LIKE '500113%' AND name LIKE '虚构%'"), 0);
        QCOMPARE(number("SELECT count(*) FROM city WHERE name LIKE '%2个虚构区%' AND demo = 1"), 1);
    }

    void theRegistryHoldsThemAll() {
        auto reader = store::Reader::open(m_path);
        QVERIFY(reader.has_value());
        const auto registry = reader->registry();
        QVERIFY(registry.has_value());
        std::set<std::uint16_t> districts;
        std::size_t size = 0;
        for (const auto& chunk : registry->chunks()) {
            size += chunk->size();
            districts.insert(chunk->subDistrict.begin(), chunk->subDistrict.end());
        }
        QCOMPARE(size, std::size_t(6001));
        QVERIFY(*districts.rbegin() > 2 * 23);
        QVERIFY(*districts.rbegin() <= 3 * 23);
    }

    void theSameWishMakesTheSameDistricts() {
        const auto sum = [](const QString& path) {
            auto db = store::CityFile::openReading(path);
            auto rows = db->prepare("SELECT code, class_id, hex(geom) FROM component_point ORDER BY id");
            std::size_t hash = 0;
            while (*rows->step())
                hash = qHashMulti(hash, rows->text(0), rows->integer(1), rows->text(2));
            return hash;
        };
        const QString again = m_folder.filePath(QStringLiteral("again.sqlite"));
        QVERIFY(makeCity({again, 6001, 3, false, 2100}).has_value());
        QCOMPARE(sum(again), sum(m_path));
    }
};

QTEST_GUILESS_MAIN(TestDistricts)
#include "tst_districts.moc"
