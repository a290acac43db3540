// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliveries.h"
#include "store/batch.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace deliveries;
using namespace support;

namespace {

constexpr int inside = 40, outside = 3, lampClass = 2;

QByteArray decimal(double number) {
    return QByteArray::number(number, 'f', 8);
}

/// Where the number-th lamp stands; those from `inside` on far outside the city.
geo::Point surveyPlace(int number) {
    return {TinyCity::west + 0.0006 + 0.0002 * (number % 100) + (number < inside ? 0 : 1),
            TinyCity::south + 0.0004 + 0.00004 * number};
}

/// A survey's table.
QByteArray survey(bool swapped) {
    QByteArray csv = "编码,类别,名称,状态,经度,纬度\n";
    for (int i = 0; i < inside + outside; ++i) {
        const QByteArray x = decimal(surveyPlace(i).lon), y = decimal(surveyPlace(i).lat);
        csv += "5001130137" + QByteArray::number(i + 100'500) + ",Street lamp,龙洲大道" +
               QByteArray::number(i) + "号,破损," + (swapped ? y + ',' + x : x + ',' + y) + '\n';
    }
    return csv;
}

/// The same in another program's format.
QString converted(const QString& csv, const QString& file, const char* driver, const QStringList& more) {
    QStringList arguments{"-f",     driver,
                          file,     csv,
                          "-nln",   "普查",
                          "-oo",    "X_POSSIBLE_NAMES=经度",
                          "-oo",    "Y_POSSIBLE_NAMES=纬度",
                          "-s_srs", "EPSG:4490"};
    if (!more.contains(QStringLiteral("-t_srs")))
        arguments += QStringList{"-t_srs", "EPSG:4490"};
    if (QProcess::execute(QStringLiteral("ogr2ogr"), arguments + more) != 0)
        qFatal("ogr2ogr could not write %s", qPrintable(file));
    return file;
}

struct Run {
    int code;
    QByteArray out, err;
};
Run run(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"), arguments);
    if (!process.waitForFinished(support::patience) || process.exitStatus() != QProcess::NormalExit)
        qFatal("xiuhuactl did not end");
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject answer(const Run& run) {
    if (run.code != 0)
        qFatal("xiuhuactl: %s", run.err.constData());
    return QJsonDocument::fromJson(run.out).object();
}

} // namespace

/// A survey's file from the disk to the records of a city in use, by the program.
class TestDelivery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatOfASurveyComesIn_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<QStringList>("words");
        const QStringList none;
        QTest::newRow("CSV") << "普查.csv" << QByteArray() << none;
        QTest::newRow("CSV, columns named")
            << "普查.csv" << QByteArray() << QStringList{"--x", "经度", "--y", "纬度"};
        QTest::newRow("CSV with swapped axes")
            << "普查.csv" << QByteArray("swapped") << QStringList{"--swapped"};
        QTest::newRow("Excel") << "普查.xlsx" << QByteArray("XLSX") << none;
        QTest::newRow("GeoPackage") << "普查.gpkg" << QByteArray("GPKG") << none;
        QTest::newRow("File Geodatabase") << "普查.gdb" << QByteArray("OpenFileGDB") << none;
        QTest::newRow("GeoJSON") << "普查.geojson" << QByteArray("GeoJSON") << none;
        QTest::newRow("Shapefile in GBK") << "普查.shp" << QByteArray("ESRI Shapefile") << none;
        QTest::newRow("GeoPackage in map metres") << "米.gpkg" << QByteArray("GPKG metres") << none;
    }
    void everyFormatOfASurveyComesIn() {
        QFETCH(QString, file);
        QFETCH(QByteArray, driver);
        QFETCH(QStringList, words);
        const TinyCity tiny;
        const QString csv = put(tiny.folder() + QStringLiteral("/普查.csv"), survey(driver == "swapped"));
        file.prepend(tiny.folder() + QLatin1Char('/'));
        QStringList more{"-oo", driver == "XLSX" ? "KEEP_GEOM_COLUMNS=YES" : "KEEP_GEOM_COLUMNS=NO"};
        if (driver == "GPKG metres")
            more += {"-t_srs", "EPSG:4545"};
        if (driver == "ESRI Shapefile")
            more += {"-lco", "ENCODING=GBK"};
        if (file != csv)
            converted(csv, file, driver == "GPKG metres" ? "GPKG" : driver.constData(), more);
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        const QString rejects = tiny.folder() + QStringLiteral("/refused.csv");
        const QJsonObject report =
            answer(run(QStringList{"import", tiny.path(), file, "--json", "--rejects", rejects} + words));
        const QJsonObject one = report["files"].toArray()[0].toObject();
        QVERIFY2(one["in"].toInt() == inside, QJsonDocument(one).toJson().constData());
        QCOMPARE(one["read"].toInt(), inside + outside);
        QCOMPARE(one["refused"].toInt(), outside);
        QCOMPARE(content(rejects).count('\n'), outside + 1);
        QVERIFY(content(rejects).contains("龙洲大道42号")); // the refused row whole, with its text
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before + inside);
        auto db = must(store::CityFile::openReading(tiny.path()));
        auto query =
            must(db.prepare("SELECT class_id, name, state, ST_X(geom), ST_Y(geom) FROM component_point "
                            "WHERE code = '5001130137100507'"));
        QVERIFY(must(query.step()));
        QCOMPARE(query.integer(0), lampClass);
        QCOMPARE(query.text(1), QStringLiteral("龙洲大道7号"));
        QCOMPARE(query.integer(2), 1);
        QVERIFY(std::abs(query.real(3) - surveyPlace(7).lon) < 2e-8);
        QVERIFY(std::abs(query.real(4) - surveyPlace(7).lat) < 2e-8);
        // The batch is listed, and goes as one.
        const QString batch = report["batch"].toString();
        QVERIFY(run({"batches", tiny.path()}).out.contains(batch.toUtf8()));
        QCOMPARE(run({"revert", tiny.path(), batch}).code, 0);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before);
    }

    /// kill -9 while rows are written: the next import finishes the batch first, and it can be taken back.
    void aKilledImportIsWholeAfterTheNext() {
        const TinyCity tiny;
        constexpr int rows = 20'000;
        QByteArray csv = "lon,lat,name\n";
        for (int i = 0; i < rows; ++i)
            csv += decimal(TinyCity::west + 0.0001 + 0.00011 * (i % 200)) + ',' +
                   decimal(TinyCity::south + 0.0001 + 0.00017 * (i / 200)) + ",灯\n";
        const QString file = put(tiny.folder() + QStringLiteral("/many.csv"), csv);
        const QString small =
            put(tiny.folder() + QStringLiteral("/one.csv"), "lon,lat\n106.58811,29.38811\n");
        const QStringList keep{"--class", "Street lamp", "--json"};
        const QString mapping = put(tiny.folder() + QStringLiteral("/keep.json"), R"({"same_place":"keep"})");
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        QProcess importing;
        importing.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"),
                        QStringList{"import", tiny.path(), file, "--mapping", mapping} + keep);
        // Some rows are in, or it was too quick for that and all are.
        QTRY_VERIFY(ask(tiny.path(), "SELECT count(*) FROM component_point") > before);
        importing.kill();
        QVERIFY(importing.waitForFinished(support::patience));
        answer(run(QStringList{"import", tiny.path(), small, "--mapping", mapping} + keep));
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before + rows + 1);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM idx_component_point_geom"), before + rows + 1);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
        const QString batch = must(store::batches::list(tiny.path())).front().id;
        QCOMPARE(run({"revert", tiny.path(), batch}).code, 0);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before + 1);
    }
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
