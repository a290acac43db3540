// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exporting.h"
#include "exchange/importer.h"
#include "exchange/importing.h"
#include "exchange/neutral.h"
#include "support/tiny_city.h"

#include <QDir>
#include <QTest>

using namespace exchange;
using namespace support;

namespace {

/// Shapefiles turn an area's edge as they want it: here all turn the same way.
std::string shapeOf(const std::string& table) { return table == "component_polygon" ? "ST_ForcePolygonCCW(geom)" : "geom"; }

/// Every component's fields, one text a row, without what a city gives anew (key, revision, the words of a fault).
QStringList content(const QString& city, int decimals) {
    auto db = must(store::CityFile::openReading(city));
    QStringList rows;
    for (const char* table : {"component_point", "component_line", "component_polygon"}) {
        auto query = must(db.prepare("SELECT hex(uid), code, code_fault IS NULL, class_id, name, authority_id, owner_id, maintainer_id, sub_district_id, "
                                     "community_id, unit_grid, state, surveyed, changed, source, accuracy, address, note, AsText(" + shapeOf(table) + ") FROM " + std::string(table) + " ORDER BY uid"));
        if (decimals > 0)
            query = must(db.prepare("SELECT hex(uid), code, class_id, name, state, surveyed, note, AsText(SnapToGrid(" + shapeOf(table) + ", " + std::to_string(std::pow(10, -decimals)) + ")) FROM " + std::string(table) + " ORDER BY uid"));
        while (must(query.step())) {
            QStringList cells;
            for (int i = 0; i < query.columns(); ++i) cells += query.text(i);
            rows += cells.join('|');
        }
    }
    return rows;
}

void removeComponents(const QString& city) {
    auto db = must(store::CityFile::openWriting(city));
    must(db.execute("DELETE FROM component_point; DELETE FROM component_line; DELETE FROM component_polygon"));
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImporterThatEndsTakesNobodyWithIt() {
        const QTemporaryDir folder;
        // It gives up at once: nothing can be written there.
        auto importer = exchange::Importer::start(QStringLiteral("write"), {QStringLiteral("--driver"), QStringLiteral("CSV"), QStringLiteral("--to"), QStringLiteral("4490")},
                                                  folder.filePath(QStringLiteral("no folder/rows.csv")), {});
        QVERIFY(importer);
        parcel::Layer layer;
        layer.name = std::string(50'000, 'x');
        bool isTold = false;
        constexpr int most = 10'000; // far more than the line to it holds
        for (int i = 0; i < most && !isTold; ++i) isTold = !importer->send(layer, {});
        QVERIFY(isTold);
    }

    void whatGoesOutComesInAgainUnchanged_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("crs");
        for (const char* ending : {"gpkg", "geojson", "csv", "xlsx", "shp"}) QTest::newRow(ending) << QString::fromLatin1(ending) << QString();
        QTest::newRow("gpkg in the map's CRS") << QStringLiteral("gpkg") << QStringLiteral("EPSG:4545");
        QTest::newRow("csv in GCJ-02") << QStringLiteral("csv") << QStringLiteral("GCJ-02");
    }
    void whatGoesOutComesInAgainUnchanged() {
        QFETCH(QString, ending);
        QFETCH(QString, crs);
        const TinyCity tiny;
        must(must(store::CityFile::openWriting(tiny.path()))
                 .execute("UPDATE component_point SET name = '=cmd|calc', note = '''+1', address = '“引号”,逗号' WHERE id = 3;"
                          "UPDATE component_point SET code = 'no code', code_fault = 'wrong', state = 2, surveyed = 20240229 WHERE id = 4"));
        const int decimals = crs.isEmpty() && ending != QStringLiteral("xlsx") ? 0 : 7;
        const QStringList before = content(tiny.path(), decimals);
        ExportWish wish;
        wish.file = tiny.folder() + QStringLiteral("/out's \"1\".") + ending;
        wish.crs = crs;
        const auto report = must(exportFrom(tiny.path(), wish, {}));
        QCOMPARE(report.rows, TinyCity::points + TinyCity::lines + TinyCity::polygons);
        removeComponents(tiny.path());
        ImportWish back;
        back.note.user = QStringLiteral("tester");
        const Mapping mapping = must(Mapping::read(report.mapping));
        for (const QString& file : report.files)
            for (const parcel::Layer& table : must(tables(file, {}))) {
                Delivery delivery{file, mapping};
                delivery.mapping.layer = QString::fromStdString(table.name);
                back.deliveries.push_back(delivery);
            }
        const auto in = must(importInto(tiny.path(), back, {}));
        for (const FileReport& file : in.files)
            QVERIFY2(file.refused == 0, qPrintable(file.rejects.empty() ? QString() : file.rejects[0].reason));
        const QStringList after = content(tiny.path(), decimals);
        QCOMPARE(after, before);
    }

    void aSelectionGoesOutAlone() {
        const TinyCity tiny;
        ExportWish wish;
        wish.file = tiny.folder() + QStringLiteral("/lamps.csv");
        wish.className = QStringLiteral("Street lamp");
        wish.subDistrict = TinyCity::subDistrictCode(2);
        const auto report = must(exportFrom(tiny.path(), wish, {}));
        QCOMPARE(report.rows, must(must(store::CityFile::openReading(tiny.path())).number("SELECT count(*) FROM component_point WHERE class_id = 2 AND sub_district_id = 2")));
        QFile file(report.files.front());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), report.rows + 1);
    }

    void nothingIsLeftOfAnExportThatFails() {
        const TinyCity tiny;
        const QStringList before = QDir(tiny.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        ExportWish wish;
        wish.file = tiny.folder() + QStringLiteral("/out.shp");
        must(must(store::CityFile::openWriting(tiny.path())).execute("UPDATE component_point SET note = printf('%300d', 1) WHERE id = 3"));
        const auto report = exportFrom(tiny.path(), wish, {});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, city::FaultKind::Unsuitable);
        wish.file = tiny.folder() + QStringLiteral("/out.gpkg");
        QCOMPARE(exportFrom(tiny.path(), wish, [](double, const QString&) { return false; }).error().kind, city::FaultKind::Cancelled);
        QStringList after = QDir(tiny.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        after.removeIf([](const QString& name) { return name.startsWith(QStringLiteral("tiny.sqlite")); });
        QStringList old = before;
        old.removeIf([](const QString& name) { return name.startsWith(QStringLiteral("tiny.sqlite")); });
        QCOMPARE(after, old);
    }

    void formulasAreMadeHarmlessAndComeBack_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"=1+1", "+86 23", "-x", "@a", "\tx", "'=1", "''=1", "'plain", "plain", "", "'", "1=1"}) QTest::newRow(text) << QString::fromLatin1(text);
    }
    void formulasAreMadeHarmlessAndComeBack() {
        QFETCH(QString, text);
        const QString cell = neutralised(text);
        QVERIFY(cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell[0]));
        QCOMPARE(restored(cell), text);
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
