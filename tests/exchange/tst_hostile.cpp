// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"
#include "store/reader.h"
#include "support/tiny_city.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <cmath>

using namespace exchange;
using namespace support;

namespace {

const QString corpus = QStringLiteral(XIUHUA_TESTS "/corpus/");

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
}

QJsonObject json(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read");
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// What a mapping needs beside a sample's own: values for the fields that the sample does not have.
QJsonObject completed(QJsonObject mapping) {
    mapping["outside"] = "keep";
    mapping["same_place"] = "keep";
    QJsonObject fields;
    for (const auto& [target, field, value] : {std::tuple("facility", "kind", "public_toilet"), std::tuple("facility", "name", "x"),
                                               std::tuple("facility", "capacity", "1"), std::tuple("facility", "hours", "0-24"), std::tuple("facility", "address", "x"),
                                               std::tuple("road", "class", "lane"), std::tuple("road", "width_m", "5"), std::tuple("road", "name", "x"),
                                               std::tuple("building", "kind", "x"), std::tuple("building", "floors", "1"), std::tuple("building", "name", "x")})
        if (mapping["target"] == QLatin1String(target)) fields[QLatin1String(field)] = QJsonObject{{"value", value}};
    mapping["fields"] = fields;
    return mapping;
}

ImportWish wishFor(const QString& file, const QJsonObject& mapping) {
    ImportWish wish;
    wish.deliveries.push_back({file, must(Mapping::fromJson(mapping))});
    wish.note.user = QStringLiteral("tester");
    return wish;
}

QJsonObject lampMapping() {
    return {{"fields", QJsonObject{{"class", QJsonObject{{"value", "Street lamp"}}}}}};
}

/// Changes with every row that anything changes.
QString stateOf(const QString& city) {
    auto db = must(store::CityFile::openReading(city));
    QStringList all;
    for (const char* table : {"journal", "component_point", "component_line", "component_polygon", "road", "building", "facility"})
        all += QString::number(must(db.number("SELECT count(*) FROM " + std::string(table))));
    return all.join(',');
}

} // namespace

/// Files that are damaged, odd or meant to do harm: each is refused with a sentence or comes in whole, this process lives,
/// and the city is untouched or whole.
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_city = std::make_unique<TinyCity>(); }

    void everySampleDoesWhatIsExpectedOfIt_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject all = json(corpus + QStringLiteral("expected.json"))["hostile"].toObject();
        for (auto sample = all.begin(); sample != all.end(); ++sample) QTest::newRow(qPrintable(sample.key())) << sample.key() << sample.value().toObject();
    }
    void everySampleDoesWhatIsExpectedOfIt() {
        QFETCH(QString, name);
        QFETCH(QJsonObject, expected);
        const QString before = stateOf(m_city->path());
        const QJsonObject mapping = expected["imports"].toBool() ? completed(expected["mapping"].toObject()) : lampMapping();
        const auto report = importInto(m_city->path(), wishFor(corpus + QStringLiteral("hostile/") + name, mapping), {});
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
        QVERIFY2(expected.contains("in") ? file.in == expected["in"].toInteger() : file.in > 0, file.rejects.empty() ? "" : qPrintable(file.rejects[0].reason));
        const QJsonArray extent = expected["extent"].toArray();
        const double sides[] = {file.west, file.south, file.east, file.north};
        for (int i = 0; i < 4; ++i)
            QVERIFY2(std::abs(sides[i] - extent[i].toDouble()) < 1e-6 * std::max(1.0, std::abs(sides[i])), qPrintable(QString::number(sides[i], 'f', 6)));
    }

    void everyDamagedDatabaseIsRefused_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(corpus + QStringLiteral("hostile-sqlite"));
        for (const QString& name : folder.entryList({QStringLiteral("*.db")})) QTest::newRow(qPrintable(name)) << folder.filePath(name);
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
        python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QStringLiteral(
            "import zipfile,sys\n"
            "z=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\n"
            "f=z.open('bomb.geojson','w',force_zip64=True)\n"
            "f.write(b'{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"')\n"
            "[f.write(b'a'*4000000) for i in range(100)]\n"
            "f.close(); z.close()"), file});
        QVERIFY(python.waitForFinished(60'000) && python.exitCode() == 0);
        QVERIFY(QFileInfo(file).size() < 2'000'000);
        Limits small;
        small.memoryMb = 600;
        refuses(file, small);
    }

    void moreMemoryThanAllowedEndsTheImporterAlone() {
        const QString file = m_city->folder() + QStringLiteral("/large.geojson");
        put(file, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"" + QByteArray(60'000'000, 'a') + "\"},\"geometry\":null}]}");
        Limits small;
        small.memoryMb = 150;
        refuses(file, small);
        QFile::remove(file);
    }

    void aShapefileWithoutItsTableComesInByConstants() {
        const QString folder = m_city->folder();
        for (const char* part : {"shp", "shx", "prj"}) QFile::copy(corpus + QStringLiteral("gbk/路灯.") + part, folder + QStringLiteral("/bare.") + part);
        const auto report = must(importInto(m_city->path(), wishFor(folder + QStringLiteral("/bare.shp"), lampMapping()), {}));
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

    void aPolygonOfMillionsOfVerticesIsRefusedAlone() {
        const QString file = m_city->folder() + QStringLiteral("/huge.csv");
        QByteArray csv = "WKT\n\"POLYGON((106.5 29.36";
        csv.reserve(26'000'000);
        for (int i = 0; i < 1'200'000; ++i) csv += ',' + QByteArray::number(106.5 + i % 1000 * 1e-5) + " 29.37";
        csv += ",106.5 29.36))\"\n\"POLYGON((106.501 29.361,106.502 29.361,106.502 29.362,106.501 29.361))\"\n";
        put(file, csv);
        ImportWish wish = wishFor(file, completed({{"target", "building"}}));
        const auto report = importInto(m_city->path(), wish, {});
        if (!report) return; // GDAL takes no line that long: the file is refused as a whole, which is as good
        QCOMPARE(report->files[0].read, 2);
        QCOMPARE(report->files[0].in, 1);
        QFile::remove(file);
    }

    void aFullDiskLeavesTheCityAsItWas() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.csv");
        QByteArray csv = "lon,lat,note\n";
        for (int i = 0; i < 4000; ++i)
            csv += QByteArray::number(106.5 + 0.00002 * (i % 1400), 'f', 7) + ',' + QByteArray::number(29.3605 + 0.0001 * (i / 1400), 'f', 7) + ',' + QByteArray(300, 'n') + '\n';
        put(file, csv);
        const QString mapping = tiny.folder() + QStringLiteral("/lamp.json");
        put(mapping, QJsonDocument(lampMapping()).toJson());
        ImportWish dry = wishFor(file, lampMapping());
        dry.isDryRun = true;
        const auto whole = must(importInto(tiny.path(), dry, {})).files[0].in;
        QVERIFY(whole > 3000);
        // One limit ends the staging, another the writing into the city: what was written is seen to at the next start.
        for (const int blocks : {200, 3000}) {
            QProcess process;
            process.start(QStringLiteral("bash"), {QStringLiteral("-c"), QStringLiteral("ulimit -f %1; trap '' XFSZ; exec \"$@\"").arg(blocks), QStringLiteral("bash"),
                                                   QStringLiteral(XIUHUA_BIN "/xiuhuactl"), QStringLiteral("import"), tiny.path(), file, QStringLiteral("--mapping"), mapping});
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            must(store::batches::recover(tiny.path()));
            const auto rows = must(must(store::CityFile::openReading(tiny.path())).number("SELECT count(*) FROM component_point"));
            QVERIFY2(rows == TinyCity::points || rows == TinyCity::points + whole, qPrintable(QString::number(rows)));
            QVERIFY(!store::batches::areUnfinished(tiny.path()));
        }
    }

private:
    void refuses(const QString& file, const Limits& limits) {
        const QString before = stateOf(m_city->path());
        ImportWish wish = wishFor(file, lampMapping());
        wish.limits = limits;
        const auto report = importInto(m_city->path(), wish, {});
        if (report) QCOMPARE(report->files[0].in, 0);
        else QVERIFY(!report.error().sentence.isEmpty());
        QCOMPARE(stateOf(m_city->path()), before);
    }

    std::unique_ptr<TinyCity> m_city;
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
