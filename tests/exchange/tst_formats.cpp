// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliveries.h"
#include "store/reader.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace deliveries;
using namespace exchange;
using namespace support;

/// What formats and kinds of records come in.
class TestFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatsOfSurveysAreRead_data() {
        QTest::addColumn<QString>("driver");
        QTest::addColumn<QString>("name");
        QTest::newRow("File Geodatabase") << "OpenFileGDB" << QStringLiteral("普查.gdb");
        QTest::newRow("Excel") << "XLSX" << QStringLiteral("普查.xlsx");
        QTest::newRow("MapInfo") << "MapInfo File" << QStringLiteral("survey.tab");
        QTest::newRow("FlatGeobuf") << "FlatGeobuf" << QStringLiteral("survey.fgb");
        QTest::newRow("KML") << "KML" << QStringLiteral("survey.kml");
    }
    void formatsOfSurveysAreRead() {
        QFETCH(QString, driver);
        QFETCH(QString, name);
        const TinyCity tiny;
        const QString source = tiny.folder() + QStringLiteral("/lamps.csv"),
                      file = tiny.folder() + '/' + name;
        QByteArray csv = "Code,Kind,Name,lon,lat\n";
        for (int i = 0; i < 25; ++i)
            csv += "X" + QByteArray::number(i) + ",路灯,灯" + QByteArray::number(i) + ',' +
                   QByteArray::number(lampPlace(i).lon, 'f', 7) + ',' +
                   QByteArray::number(lampPlace(i).lat, 'f', 7) + '\n';
        put(source, csv);
        QStringList arguments{"-f", driver, file, source, "-nln", "lamps", "-oo", "KEEP_GEOM_COLUMNS=YES"};
        if (driver != QLatin1String("XLSX"))
            arguments << "-oo"
                      << "X_POSSIBLE_NAMES=lon"
                      << "-oo"
                      << "Y_POSSIBLE_NAMES=lat"
                      << "-a_srs"
                      << "EPSG:4490";
        QCOMPARE(QProcess::execute(QStringLiteral("ogr2ogr"), arguments), 0);
        const auto layers = must(tables(file, [] { return true; }));
        QCOMPARE(layers.size(), std::size_t(1));
        const QJsonObject mapping{
            {"fields", QJsonObject{{"class", QJsonObject{{"value", "路灯"}}}, {"name", "Name"}}}};
        const auto report = must(importInto(tiny.path(), wishFor(file, mapping), {}));
        QCOMPARE(report.files[0].read, 25);
        QVERIFY2(report.files[0].in == 25,
                 report.files[0].rejects.empty() ? "" : qPrintable(report.files[0].rejects[0].reason));
        QCOMPARE(
            ask(tiny.path(), "SELECT count(*) FROM component_point WHERE name LIKE '灯%' AND class_id = 2"),
            25);
        const auto back = must(store::batches::list(tiny.path()));
        QCOMPARE(back.front().rows, 25);
    }

    void aFieldThatIsLeftOutIsNotGuessed() {
        parcel::Layer layer;
        for (const char* name : {"ObjID", "Class", "Note"})
            layer.fields.push_back({name, parcel::Type::Text});
        Mapping mapping;
        mapping.fields.insert(QStringLiteral("note"), {});
        const Mapping kept = must(Mapping::fromJson(mapping.toJson()));
        QCOMPARE(kept, mapping);
        const Mapping whole = must(kept.completed(layer));
        QCOMPARE(whole.fields[QStringLiteral("note")], Mapping::Source());
        QCOMPARE(whole.fields[QStringLiteral("class")].column, QStringLiteral("Class"));
        mapping.fields.insert(QStringLiteral("class"), {});
        mapping.fields.insert(QStringLiteral("code"), {});
        QVERIFY(!mapping.completed(layer)); // neither says what it is
    }

    void gbkShapefilesAreReadWithAndWithoutTheirCpg_data() {
        QTest::addColumn<bool>("cpg");
        QTest::newRow("with .cpg") << true;
        QTest::newRow("without") << false;
    }
    void gbkShapefilesAreReadWithAndWithoutTheirCpg() {
        QFETCH(bool, cpg);
        const TinyCity tiny;
        const QDir corpus(QStringLiteral(XIUHUA_TESTS "/corpus/gbk"));
        for (const QString& name : corpus.entryList({QStringLiteral("路灯.*")}))
            if (cpg || !name.endsWith(QStringLiteral(".cpg")))
                QFile::copy(corpus.filePath(name), tiny.folder() + '/' + name);
        const QJsonObject mapping{{"fields", QJsonObject{{"class", "类别"}, {"name", "名称"}}}};
        const auto report =
            must(importInto(tiny.path(), wishFor(tiny.folder() + QStringLiteral("/路灯.shp"), mapping), {}));
        QCOMPARE(report.files[0].read, 3);
        QCOMPARE(report.files[0].in, 3);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point WHERE name = '龙洲大道路灯'"), 1);
    }

    void everyOtherKindOfRecordComesIn() {
        const TinyCity tiny;
        const double w = TinyCity::west, s = TinyCity::south;
        const auto feature = [&](const QString& type, const QJsonArray& coordinates,
                                 const QJsonObject& properties) {
            const QString path = tiny.folder() + QStringLiteral("/one.geojson");
            put(path, QJsonDocument(QJsonObject{{"type", "Feature"},
                                                {"properties", properties},
                                                {"geometry",
                                                 QJsonObject{{"type", type}, {"coordinates", coordinates}}}})
                          .toJson());
            return path;
        };
        const auto square = [](double x, double y, double side) {
            return QJsonArray{QJsonArray{QJsonArray{x, y}, QJsonArray{x + side, y},
                                         QJsonArray{x + side, y + side}, QJsonArray{x, y + side},
                                         QJsonArray{x, y}}};
        };
        const auto bring = [&](const char* target, const QString& file) {
            const auto report = must(importInto(tiny.path(), wishFor(file, {{"target", target}}), {}));
            QVERIFY2(
                report.files[0].in == 1,
                qPrintable(report.files[0].rejects.empty() ? QString() : report.files[0].rejects[0].reason));
        };
        bring("road", feature("MultiLineString",
                              {QJsonArray{QJsonArray{w, s}, QJsonArray{w + 0.01, s}},
                               QJsonArray{QJsonArray{w, s + 0.01}, QJsonArray{w + 0.01, s + 0.01}}},
                              {{"name", "新路"}, {"class", "lane"}}));
        QCOMPARE(
            ask(tiny.path(),
                "SELECT count(*) FROM road WHERE name = '新路' AND class = 'lane' AND sub_district_id = 1"),
            2);
        bring("building", feature("Polygon", square(w + 0.002, s + 0.002, 0.0002), {{"floors", 12}}));
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM building WHERE floors = 12 AND kind = 'residential'"),
                 1);
        bring("facility",
              feature("Point", {w + 0.002, s + 0.002}, {{"kind", "public_toilet"}, {"name", "公厕"}}));
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM facility WHERE name = '公厕' AND community_id = 1"),
                 1);
        bring("water", feature("Polygon", square(w + 0.003, s + 0.003, 0.0002), {{"kind", "lake"}}));
        bring("green", feature("Polygon", square(w + 0.004, s + 0.003, 0.0002), {}));
        bring("compound", feature("Polygon", square(w + 0.005, s + 0.003, 0.0002),
                                  {{"name", "新小区"}, {"households", 300}}));
        bring("sub_district",
              feature("Polygon", square(w + 0.2, s, 0.03), {{"code", "500113999"}, {"name", "新镇"}}));
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM views_geometry_columns WHERE view_name GLOB "
                                  "'sub_district_500113999_*'"),
                 3);
        bring("community",
              feature("Polygon", square(w + 0.2, s, 0.02), {{"code", "500113999001"}, {"name", "新社区"}}));
        bring("unit_grid", feature("Polygon", square(w + 0.2, s, 0.01), {{"code", "500113999001001"}}));
        QCOMPARE(
            ask(tiny.path(), "SELECT count(*) FROM unit_grid g JOIN community c ON c.id = g.community_id "
                             "JOIN sub_district d ON d.id = c.sub_district_id WHERE d.code = '500113999'"),
            1);
    }

    void aRealCityComesInWhole() {
        const QTemporaryDir folder;
        const QString city = folder.filePath(QStringLiteral("cambridge.sqlite")),
                      rejects = folder.filePath(QStringLiteral("rejects.csv"));
        const auto report = must(makeCity(QStringLiteral(XIUHUA_TESTS "/corpus/cambridge/city.json"), city,
                                          false, rejects, {}, {}));
        std::int64_t read = 0, in = 0, refused = 0;
        for (const FileReport& file : report.files) {
            QCOMPARE(file.read, file.in + file.refused);
            read += file.read;
            in += file.in;
            refused += file.refused;
        }
        QCOMPARE(report.files.size(), std::size_t(14));
        QCOMPARE(read, 25287);
        QCOMPARE(ask(city, "SELECT (SELECT count(*) FROM component_point) + (SELECT count(*) FROM "
                           "component_line) + (SELECT count(*) FROM component_polygon)"),
                 in - 13 - 2643);
        QCOMPARE(ask(city, "SELECT count(*) FROM sub_district"), 13);
        QCOMPARE(ask(city, "SELECT count(*) FROM road"), 2644); // one has two parts
        QCOMPARE(ask(city, "SELECT count(*) FROM road WHERE from_node IS NULL OR to_node IS NULL"), 0);
        const auto nodes = ask(city, "SELECT count(*) FROM road_node");
        QVERIFY2(nodes > 1000 && nodes < 2644, qPrintable(QString::number(nodes))); // streets meet
        QCOMPARE(ask(city, "SELECT count(*) FROM idx_road_node_geom"), nodes);
        QVERIFY(refused > 0 && refused < 200);
        auto reader = must(store::Reader::open(city));
        const auto catalogue = must(reader.catalogue());
        QCOMPARE(catalogue.profile.timeZone, QStringLiteral("America/New_York"));
        QCOMPARE(catalogue.profile.codeProfile, QStringLiteral("cambridge-ma"));
        QCOMPARE(must(reader.registry()).size(), std::size_t(in - 13 - 2643));
        QVERIFY(must(reader.byCode(QStringLiteral("0250170101000001"))));
        QVERIFY(QFileInfo(rejects).size() > 0);
    }

    void aDescriptionThatIsWrongMakesNoCity_data() {
        QTest::addColumn<QByteArray>("description");
        QTest::newRow("no JSON") << QByteArray("name: x");
        QTest::newRow("no zone") << QByteArray(
            R"({"name":"x","admin_code":"500113","geographic_srid":4490,"map_srid":4545,"code_profile":"cjt214","class_list":"standard","service_line_list":"standard"})");
        QTest::newRow("an unknown CRS") << QByteArray(
            R"({"name":"x","admin_code":"500113","time_zone":"Asia/Shanghai","geographic_srid":4490,"map_srid":99,"code_profile":"cjt214","class_list":"standard","service_line_list":"standard"})");
        QTest::newRow("a file that is missing") << QByteArray(
            R"({"name":"x","admin_code":"500113","time_zone":"Asia/Shanghai","geographic_srid":4490,"map_srid":4545,"code_profile":"cjt214","class_list":"standard","service_line_list":"standard","imports":[{"file":"nowhere.shp","mapping":{}}]})");
    }
    void aDescriptionThatIsWrongMakesNoCity() {
        QFETCH(QByteArray, description);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("city.json"));
        put(path, description);
        const auto report = makeCity(path, folder.filePath(QStringLiteral("city.sqlite")), false, {}, {}, {});
        QVERIFY(!report);
        QVERIFY(!report.error().sentence.isEmpty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("city.json")});
    }
};


QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
