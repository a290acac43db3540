// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliveries.h"
#include "store/reader.h"

#include <QDir>
#include <QProcess>
#include <QTest>
#include <QtEndian>

#include <cmath>
#include <limits>

using namespace deliveries;
using namespace exchange;
using namespace support;

namespace {

const QString corpus = QStringLiteral(XIUHUA_TESTS "/corpus/");

QJsonObject json(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read");
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// What a mapping needs beside a sample's own: values for the fields that the sample does not have.
QJsonObject completed(QJsonObject mapping) {
    mapping["outside"] = "keep";
    mapping["same_place"] = "keep";
    QJsonObject fields;
    for (const auto& [target, field, value] :
         {std::tuple("facility", "kind", "public_toilet"), std::tuple("facility", "name", "x"),
          std::tuple("facility", "capacity", "1"), std::tuple("facility", "hours", "0-24"),
          std::tuple("facility", "address", "x"), std::tuple("road", "class", "lane"),
          std::tuple("road", "width_m", "5"), std::tuple("road", "name", "x"),
          std::tuple("building", "kind", "x"), std::tuple("building", "floors", "1"),
          std::tuple("building", "name", "x")})
        if (mapping["target"] == QLatin1String(target))
            fields[QLatin1String(field)] = QJsonObject{{"value", value}};
    mapping["fields"] = fields;
    return mapping;
}

QJsonObject lampMapping() {
    return {{"fields", QJsonObject{{"class", QJsonObject{{"value", "Street lamp"}}}}}};
}

/// A shapefile without a table, written byte by byte; rings of zeros are left to the file system.
class ShapeFile {
public:
    enum Kind { Point = 1, Polygon = 5 };

    ShapeFile(const QString& stem, Kind kind)
        : m_kind(kind), m_shapes(stem + QStringLiteral(".shp")), m_index(stem + QStringLiteral(".shx")) {
        if (!m_shapes.open(QIODevice::WriteOnly) || !m_index.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        m_shapes.seek(100);
        m_index.seek(100);
    }
    QString path() const { return m_shapes.fileName(); }

    void addPoint(double x, double y) {
        begin(4 + 16);
        put<std::int32_t>(m_shapes, Point);
        put(m_shapes, x);
        put(m_shapes, y);
    }
    void addRing(int corners, const std::vector<double>& places) {
        begin(48 + 16 * qint64(corners));
        put<std::int32_t>(m_shapes, Polygon);
        for (const double side : {106.0, 29.0, 107.0, 30.0})
            put(m_shapes, side);
        for (const int number : {1, corners, 0})
            put<std::int32_t>(m_shapes, number);
        const qint64 end = m_shapes.pos() + 16 * qint64(corners);
        for (const double place : places)
            put(m_shapes, place);
        if (!m_shapes.resize(std::max(end, m_shapes.size())) || !m_shapes.seek(end))
            qFatal("cannot write");
    }
    void finish() {
        for (QFile* file : {&m_shapes, &m_index}) {
            const auto words = std::int32_t(file->size() / 2);
            file->seek(0);
            putBig(*file, 9994);
            file->seek(24);
            putBig(*file, words);
            put<std::int32_t>(*file, 1000);
            put<std::int32_t>(*file, m_kind);
            for (const double side : {106.0, 29.0, 107.0, 30.0})
                put(*file, side);
            file->close();
        }
    }

private:
    template <typename T>
    static void put(QFile& to, T value) {
        to.write(reinterpret_cast<const char*>(&value), sizeof value);
    }
    static void putBig(QFile& to, std::int32_t value) { put(to, qToBigEndian(value)); }
    void begin(qint64 length) {
        putBig(m_index, std::int32_t(m_shapes.pos() / 2));
        putBig(m_index, std::int32_t(length / 2));
        putBig(m_shapes, ++m_records);
        putBig(m_shapes, std::int32_t(length / 2));
    }

    Kind m_kind;
    QFile m_shapes, m_index;
    std::int32_t m_records = 0;
};

/// Changes with every row that anything changes.
QString stateOf(const QString& city) {
    auto db = must(store::CityFile::openReading(city));
    QStringList all;
    for (const char* table : {"journal", "component_point", "component_line", "component_polygon", "road",
                              "building", "facility"})
        all += QString::number(must(db.number("SELECT count(*) FROM " + std::string(table))));
    return all.join(',');
}

} // namespace

/// Files that are damaged, odd or meant to do harm: each is refused with a sentence or comes in whole, this
/// process lives, and the city is untouched or whole.
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_city = std::make_unique<TinyCity>(); }

    void everySampleDoesWhatIsExpectedOfIt_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject all = json(corpus + QStringLiteral("expected.json"))["hostile"].toObject();
        for (auto sample = all.begin(); sample != all.end(); ++sample)
            QTest::newRow(qPrintable(sample.key())) << sample.key() << sample.value().toObject();
    }
    void everySampleDoesWhatIsExpectedOfIt() {
        QFETCH(QString, name);
        QFETCH(QJsonObject, expected);
        const QString before = stateOf(m_city->path());
        const QJsonObject mapping =
            expected["imports"].toBool() ? completed(expected["mapping"].toObject()) : lampMapping();
        const auto report =
            importInto(m_city->path(), wishFor(corpus + QStringLiteral("hostile/") + name, mapping), {});
        if (!expected["imports"].toBool()) {
            QVERIFY(!report);
            QVERIFY(!report.error().sentence.isEmpty());
            QCOMPARE(stateOf(m_city->path()), before);
            return;
        }
        QVERIFY2(report, report ? "" : qPrintable(report.error().sentence + report.error().detail));
        const FileReport& file = report->files[0];
        QCOMPARE(file.read, expected["rows"].toInteger());
        QCOMPARE(file.read, file.in + file.refused);
        QVERIFY2(expected.contains("in") ? file.in == expected["in"].toInteger() : file.in > 0,
                 file.rejects.empty() ? "" : qPrintable(file.rejects[0].reason));
        const QJsonArray extent = expected["extent"].toArray();
        const double sides[] = {file.west, file.south, file.east, file.north};
        for (int i = 0; i < 4; ++i)
            QVERIFY2(std::abs(sides[i] - extent[i].toDouble()) < 1e-6 * std::max(1.0, std::abs(sides[i])),
                     qPrintable(QString::number(sides[i], 'f', 6)));
    }

    void everyDamagedDatabaseIsRefused_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(corpus + QStringLiteral("hostile-sqlite"));
        for (const QString& name : folder.entryList({QStringLiteral("*.db")}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void everyDamagedDatabaseIsRefused() {
        QFETCH(QString, file);
        const QString before = stateOf(m_city->path());
        const auto report = importInto(m_city->path(), wishFor(file, lampMapping()), {});
        QVERIFY(!report);
        QCOMPARE(stateOf(m_city->path()), before);
    }

    void aGigabyteOnOneLineIsRefused() {
        const QString file = m_city->folder() + QStringLiteral("/line.csv");
        put(file, "lon,lat,name\n106.51,29.37,");
        QVERIFY(QFile::resize(file, 1'000'000'000)); // sparse: takes no room
        refuses(file, {});
        QFile::remove(file);
    }

    void aZipBombIsRefused() {
        const QString file = m_city->folder() + QStringLiteral("/bomb.zip");
        QProcess python;
        python.start(QStringLiteral("python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import zipfile,sys\n"
                                     "z=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\n"
                                     "f=z.open('bomb.geojson','w',force_zip64=True)\n"
                                     "f.write(b'{\"type\":\"FeatureCollection\",\"features\":[{\"type\":"
                                     "\"Feature\",\"properties\":{\"name\":\"')\n"
                                     "[f.write(b'a'*4000000) for i in range(100)]\n"
                                     "f.close(); z.close()"),
                      file});
        QVERIFY(python.waitForFinished(support::patience) && python.exitCode() == 0);
        QVERIFY(QFileInfo(file).size() < 2'000'000);
        Limits small;
        small.memoryMb = 600;
        refuses(file, small);
    }

    void moreMemoryThanAllowedEndsTheImporterAlone() {
        const QString file = m_city->folder() + QStringLiteral("/large.geojson");
        put(file, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{"
                  "\"name\":\"" +
                      QByteArray(60'000'000, 'a') + "\"},\"geometry\":null}]}");
        Limits small;
        small.memoryMb = 150;
        refuses(file, small);
        QFile::remove(file);
    }

    void aShapefileWithoutItsTableComesInByConstants() {
        const QString folder = m_city->folder();
        for (const char* part : {"shp", "shx", "prj"})
            QFile::copy(corpus + QStringLiteral("gbk/路灯.") + part,
                        folder + QStringLiteral("/bare.") + part);
        const auto report = must(
            importInto(m_city->path(), wishFor(folder + QStringLiteral("/bare.shp"), lampMapping()), {}));
        QCOMPARE(report.files[0].in, 3);
    }

    void aPathMayHoldQuotesAndNewlines() {
        const QString folder = m_city->folder() + QStringLiteral("/it's \"here\"\n; DROP");
        QVERIFY(QDir().mkpath(folder));
        const QString file = folder + QStringLiteral("/a\nb'\".csv");
        put(file, "lon,lat\n106.5111,29.3722\n");
        QCOMPARE(must(importInto(m_city->path(), wishFor(file, lampMapping()), {})).files[0].in, 1);
    }

    void oddPlacesAreRefusedRowByRow() {
        const QString file = m_city->folder() + QStringLiteral("/odd.csv");
        put(file, "lon,lat\nNaN,29.37\n106.51,inf\n,\nx,y\n1e300,29.37\n106.5131,29.3731\n181,29\n");
        const auto report = must(importInto(m_city->path(), wishFor(file, lampMapping()), {}));
        QCOMPARE(report.files[0].read, 7);
        QCOMPARE(report.files[0].in, 1);
        QCOMPARE(report.files[0].refused, 6);
    }

    void mixedShapesAreRefusedWhereTheyDoNotFit() {
        const QString file = m_city->folder() + QStringLiteral("/mixed.geojson");
        put(file, R"({"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[106.5141,29.3741]}},
            {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[106.514,29.374],[106.515,29.374]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[106.5142,29.3742]}]}},
            {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[106.5,29.3]},{"type":"LineString","coordinates":[[106,29],[107,30]]}]}},
            {"type":"Feature","properties":{},"geometry":null}]})");
        const auto report = must(importInto(m_city->path(), wishFor(file, lampMapping()), {}));
        QCOMPARE(report.files[0].read, 5);
        QCOMPARE(report.files[0].in, 2);
    }

    /// Ten million corners, all of them at one place, in a file that takes no room; then a house.
    void aPolygonOfMillionsOfVerticesIsRefusedAlone() {
        ShapeFile file(m_city->folder() + QStringLiteral("/huge"), ShapeFile::Polygon);
        file.addRing(10'000'000, {});
        file.addRing(4, {106.501, 29.361, 106.502, 29.361, 106.502, 29.362, 106.501, 29.361});
        file.finish();
        const auto report =
            must(importInto(m_city->path(), wishFor(file.path(), completed({{"target", "building"}})), {}));
        QCOMPARE(report.files[0].read, 2);
        QCOMPARE(report.files[0].in, 1);
        QVERIFY2(report.files[0].rejects[0].reason.contains(QStringLiteral("10000000")),
                 qPrintable(report.files[0].rejects[0].reason));
        QFile::remove(file.path());
    }

    void placesThatAreNoNumbersAreRefusedRowByRow() {
        const double nan = std::numeric_limits<double>::quiet_NaN(),
                     inf = std::numeric_limits<double>::infinity();
        ShapeFile file(m_city->folder() + QStringLiteral("/nan"), ShapeFile::Point);
        for (const auto& [x, y] :
             {std::pair(nan, 29.37), {106.51, nan}, {inf, 29.37}, {106.5161, 29.3761}, {106.51, -inf}})
            file.addPoint(x, y);
        file.finish();
        const auto report = must(importInto(m_city->path(), wishFor(file.path(), lampMapping()), {}));
        QCOMPARE(report.files[0].read, 5);
        QCOMPARE(report.files[0].in, 1);
        QCOMPARE(report.files[0].refused, 4);
    }

    void textThatGrowsWhenItIsReadIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY a0 \"ha\">";
        for (int i = 1; i <= 12; ++i) {
            laughs += "<!ENTITY a" + QByteArray::number(i) + " \"";
            for (int k = 0; k < 10; ++k)
                laughs += "&a" + QByteArray::number(i - 1) + ';';
            laughs += "\">";
        }
        QTest::newRow("entities of entities")
            << QStringLiteral("laughs.kml")
            << laughs +
                   "]><kml "
                   "xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>&a12;</name><Point>"
                   "<coordinates>106.51,29.37</coordinates></Point></Placemark></Document></kml>";
        QTest::newRow("arrays in arrays")
            << QStringLiteral("deep.geojson")
            << "{\"type\":\"FeatureCollection\",\"features\":" + QByteArray(2'000'000, '[');
        QTest::newRow("coordinates in coordinates")
            << QStringLiteral("deeper.geojson")
            << "{\"type\":\"Polygon\",\"coordinates\":" + QByteArray(200'000, '[') + "1,2" +
                   QByteArray(200'000, ']') + "}";
    }
    void textThatGrowsWhenItIsReadIsRefused() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const QString file = m_city->folder() + QLatin1Char('/') + name;
        put(file, bytes);
        Limits small;
        small.memoryMb = 600;
        small.seconds = 20;
        refuses(file, small);
    }

    void aFullDiskLeavesTheCityAsItWas() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.csv");
        QByteArray csv = "lon,lat,note\n";
        for (int i = 0; i < 4000; ++i)
            csv += QByteArray::number(106.5 + 0.00002 * (i % 1400), 'f', 7) + ',' +
                   QByteArray::number(29.3605 + 0.0001 * (i / 1400), 'f', 7) + ',' + QByteArray(300, 'n') +
                   '\n';
        put(file, csv);
        const QString mapping = tiny.folder() + QStringLiteral("/lamp.json");
        put(mapping, QJsonDocument(lampMapping()).toJson());
        ImportWish dry = wishFor(file, lampMapping());
        dry.isDryRun = true;
        const auto whole = must(importInto(tiny.path(), dry, {})).files[0].in;
        QVERIFY(whole > 3000);
        // One limit ends the staging, another the writing into the city: what was written is seen to at the
        // next start.
        for (const int blocks : {200, 3000}) {
            QProcess process;
            process.start(
                QStringLiteral("bash"),
                {QStringLiteral("-c"), QStringLiteral("ulimit -f %1; trap '' XFSZ; exec \"$@\"").arg(blocks),
                 QStringLiteral("bash"), QStringLiteral(XIUHUA_BIN "/xiuhuactl"), QStringLiteral("import"),
                 tiny.path(), file, QStringLiteral("--mapping"), mapping});
            QVERIFY(process.waitForFinished(support::patience));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            must(store::batches::recover(tiny.path()));
            const auto rows = must(must(store::CityFile::openReading(tiny.path()))
                                       .number("SELECT count(*) FROM component_point"));
            QVERIFY2(rows == TinyCity::points || rows == TinyCity::points + whole,
                     qPrintable(QString::number(rows)));
            QVERIFY(!store::batches::areUnfinished(tiny.path()));
        }
    }

private:
    void refuses(const QString& file, const Limits& limits) {
        const QString before = stateOf(m_city->path());
        ImportWish wish = wishFor(file, lampMapping());
        wish.limits = limits;
        const auto report = importInto(m_city->path(), wish, {});
        if (report)
            QCOMPARE(report->files[0].in, 0);
        else
            QVERIFY(!report.error().sentence.isEmpty());
        QCOMPARE(stateOf(m_city->path()), before);
    }

    std::unique_ptr<TinyCity> m_city;
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
