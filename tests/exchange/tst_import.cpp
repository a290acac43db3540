// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliveries.h"
#include "store/reader.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace deliveries;
using namespace exchange;
using namespace support;

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointsComeIntoACityInUse() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(300));
        const auto report = must(importInto(tiny.path(), wishFor(file), {}));
        QCOMPARE(report.files[0].read, 300);
        QCOMPARE(report.files[0].in, 300);
        QCOMPARE(report.files[0].refused, 0);
        QVERIFY2(report.files[0].warnings.isEmpty(), qPrintable(report.files[0].warnings.join(' ')));
        QCOMPARE(report.pace.rows, 300);
        auto reader = must(store::Reader::open(tiny.path()));
        const auto key = must(reader.byCode(QStringLiteral("5001130137000507")));
        QVERIFY(key);
        const auto lamp = *must(reader.component(*key));
        QCOMPARE(lamp.name, QStringLiteral("新路灯7"));
        QCOMPARE(lamp.classId, int(TinyCity::Lamp));
        QCOMPARE(lamp.subDistrict, 1);
        QCOMPARE(lamp.community, 1);
        QCOMPARE(lamp.surveyed, QDate(2024, 5, 1));
        QCOMPARE(lamp.parts.front().front(), lampPlace(7));
        QCOMPARE(ask(tiny.path(),
                     ("SELECT count(*) FROM journal WHERE operation = 'I' AND user = 'tester' AND batch = '" +
                      report.batch + "'")
                         .toUtf8()
                         .constData()),
                 300);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void aBatchIsTakenBackAsOne() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(120));
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        const auto report = must(importInto(tiny.path(), wishFor(file), {}));
        const auto back = must(store::batches::revert(
            tiny.path(), report.batch, {QStringLiteral("tester"), QStringLiteral("wrong file"), {}, {}}, {}));
        QCOMPARE(back.rows, 120);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM idx_component_point_geom"), before);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
        // And the same rows may come again.
        QCOMPARE(must(importInto(tiny.path(), wishFor(file), {})).files[0].in, 120);
    }

    void aRowThatWasChangedSinceIsNotTakenBack() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(10));
        const auto report = must(importInto(tiny.path(), wishFor(file), {}));
        shell(tiny,
              QStringLiteral("UPDATE component_point SET note = 'seen' WHERE code = '5001130137000503'"));
        const auto rows = ask(tiny.path(), "SELECT count(*) FROM component_point");
        const auto back =
            store::batches::revert(tiny.path(), report.batch, {QStringLiteral("tester"), {}, {}, {}}, {});
        QVERIFY(!back);
        QCOMPARE(back.error().kind, city::FaultKind::Conflict);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), rows);
    }

    void theSameFileTwiceIsRefusedRowByRow() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson"),
                      rejects = tiny.folder() + QStringLiteral("/rejects.csv");
        put(file, lamps(20));
        must(importInto(tiny.path(), wishFor(file), {}));
        ImportWish again = wishFor(file);
        again.rejects = rejects;
        const auto report = must(importInto(tiny.path(), again, {}));
        QCOMPARE(report.files[0].in, 0);
        QCOMPARE(report.files[0].refused, 20);
        QVERIFY(report.batch.isEmpty());
        QCOMPARE(content(rejects).count('\n'), 21);
        QVERIFY(content(rejects).contains("5001130137000519"));
    }

    void duplicatesByPlaceAreFoundWithinTheFileAndTheCity() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/some.csv");
        const geo::Point free = lampPlace(1);
        const geo::Point taken = TinyCity::place(1);
        const auto line = [](geo::Point p) {
            return QByteArray::number(p.lon, 'f', 8) + ',' + QByteArray::number(p.lat, 'f', 8) + '\n';
        };
        put(file, "lon,lat\n" + line(free) + line({free.lon + 1e-7, free.lat}) + line(taken));
        const int type = int(ask(tiny.path(), "SELECT class_id FROM component_point WHERE id = 1"));
        const char* names[] = {"", "Sewer cover", "Street lamp", "Litter bin", "Street tree"};
        const QJsonObject same{{"fields", QJsonObject{{"class", QJsonObject{{"value", names[type]}}}}}};
        auto report = must(importInto(tiny.path(), wishFor(file, same), {}));
        QCOMPARE(report.files[0].in, 1);
        QCOMPARE(report.files[0].refused, 2);
        QJsonObject keeping = same;
        keeping["same_place"] = "keep";
        report = must(importInto(tiny.path(), wishFor(file, keeping), {}));
        QCOMPARE(report.files[0].in, 3);
    }

    void aDryRunSaysTheSameAndWritesNothing() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(30));
        const auto before =
            ask(tiny.path(), "SELECT count(*) + (SELECT count(*) FROM journal) FROM component_point");
        ImportWish dry = wishFor(file);
        dry.isDryRun = true;
        const auto report = must(importInto(tiny.path(), dry, {}));
        QCOMPARE(report.files[0].in, 30);
        QVERIFY(report.batch.isEmpty());
        QCOMPARE(ask(tiny.path(), "SELECT count(*) + (SELECT count(*) FROM journal) FROM component_point"),
                 before);
    }

    void stoppingLeavesTheCityAsItWas_data() {
        QTest::addColumn<double>("share");
        QTest::newRow("while reading") << 0.0;
        QTest::newRow("while writing") << 0.5;
    }
    void stoppingLeavesTheCityAsItWas() {
        QFETCH(double, share);
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(2000));
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        bool stopped = false;
        const auto report = importInto(tiny.path(), wishFor(file), [&](double at, const QString&) {
            stopped = stopped || at >= share;
            return !stopped;
        });
        QVERIFY(stopped);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, city::FaultKind::Cancelled);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void aKillIsTakenUpAtTheNextStart_data() {
        QTest::addColumn<QString>("when");
        QTest::newRow("while staging") << QStringLiteral("--die-staging");
        QTest::newRow("in the middle of writing") << QStringLiteral("--die-writing");
        QTest::newRow("in the middle of writing, and what was staged is damaged")
            << QStringLiteral("--die-writing ");
    }
    /// Another process imports and dies at a certain row; this one sees to its batch.
    void aKillIsTakenUpAtTheNextStart() {
        QFETCH(QString, when);
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        constexpr int rows = 6000; // more than a slice takes
        put(file, lamps(rows));
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {when.trimmed(), tiny.path(), file});
        QVERIFY(process.waitForFinished(support::patience));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const bool isWriting = when.startsWith(QStringLiteral("--die-writing")),
                   isDamaged = when.endsWith(u' ');
        const auto between = ask(tiny.path(), "SELECT count(*) FROM component_point") - before;
        QVERIFY(isWriting ? between > 0 && between < rows : between == 0);
        QVERIFY(store::batches::areUnfinished(tiny.path()));
        const QDir folder(store::CityFile::companions(tiny.path()) + QStringLiteral("/batches"));
        if (isDamaged)
            for (const QString& name : folder.entryList({QStringLiteral("*.batch")}))
                put(folder.filePath(name), QByteArray(5000, 'x'));
        QCOMPARE(must(store::batches::recover(tiny.path())), isWriting ? 1 : 0);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"),
                 before + (isWriting && !isDamaged ? rows : 0));
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void whatSomebodyElseWroteMeanwhileTakesTheBatchBack_data() {
        QTest::addColumn<QString>("theirs");
        QTest::newRow("a code of the batch's end")
            << QStringLiteral("UPDATE component_point SET code = '5001130137001299' WHERE id = 2");
        QTest::newRow("what its rows refer to is gone")
            << QStringLiteral("DELETE FROM community WHERE id = 1");
    }
    void whatSomebodyElseWroteMeanwhileTakesTheBatchBack() {
        QFETCH(QString, theirs);
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(800));
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        bool done = false;
        const auto report = importInto(tiny.path(), wishFor(file), [&](double, const QString& what) {
            if (what.startsWith(QLatin1String("Writing")) && !done) {
                done = true; // another program, after all was staged and checked
                shell(tiny, theirs);
            }
            return true;
        });
        QVERIFY(done);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, city::FaultKind::Conflict);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void gcjIsBroughtToTheCitysDatum() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(50, true));
        const auto report = must(importInto(tiny.path(), wishFor(file, {{"crs", "GCJ-02"}}), {}));
        QCOMPARE(report.files[0].in, 50);
        auto reader = must(store::Reader::open(tiny.path()));
        const auto lamp = *must(reader.component(*must(reader.byCode(QStringLiteral("5001130137000511")))));
        QVERIFY(std::abs(lamp.parts[0][0].lon - lampPlace(11).lon) < 1e-7 &&
                std::abs(lamp.parts[0][0].lat - lampPlace(11).lat) < 1e-7);
    }

    void swappedAxesAreToldAndCanBeDeclared() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.csv");
        QByteArray csv = "ObjID,x,y\n";
        for (int i = 0; i < 40; ++i)
            csv += "5001130137" + QByteArray::number(i + 100'500) + ',' +
                   QByteArray::number(lampPlace(i).lat, 'f', 8) + ',' +
                   QByteArray::number(lampPlace(i).lon, 'f', 8) + '\n';
        put(file, csv);
        const auto report = must(importInto(tiny.path(), wishFor(file), {}));
        QCOMPARE(report.files[0].refused, 40);
        QVERIFY(report.files[0].warnings.join(' ').contains(QStringLiteral("swapped")));
        QCOMPARE(must(importInto(tiny.path(), wishFor(file, {{"swapped", true}}), {})).files[0].in, 40);
    }

    void aShiftAgainstTheRoadsIsTold_data() {
        QTest::addColumn<bool>("isShifted");
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("told");
        QTest::newRow("a web map's, said to be degrees")
            << true << QString() << QStringLiteral("Declare GCJ-02");
        QTest::newRow("degrees, said to be a web map's")
            << false << QStringLiteral("GCJ-02") << QStringLiteral("though they are not in it");
        QTest::newRow("degrees") << false << QString() << QString();
        QTest::newRow("a web map's") << true << QStringLiteral("GCJ-02") << QString();
    }
    void aShiftAgainstTheRoadsIsTold() {
        QFETCH(bool, isShifted);
        QFETCH(QString, declared);
        QFETCH(QString, told);
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.csv");
        QByteArray csv = "ObjID,x,y\n";
        for (int i = 0; i < 60; ++i) { // along the streets through the middle
            geo::Point p{TinyCity::west + 0.01 + 0.001 * i, TinyCity::south + TinyCity::side / 2 + 0.00003};
            if (isShifted) {
                const geo::GcjPoint shifted = geo::toGcj(p);
                p = {shifted.lon, shifted.lat};
            }
            csv += "5001130137" + QByteArray::number(i + 100'500) + ',' + QByteArray::number(p.lon, 'f', 8) +
                   ',' + QByteArray::number(p.lat, 'f', 8) + '\n';
        }
        put(file, csv);
        const ImportWish wish =
            wishFor(file, declared.isEmpty() ? QJsonObject() : QJsonObject{{"crs", declared}});
        const Mapping& mapping = wish.deliveries[0].mapping;
        geo::Box extent;
        extent.add({TinyCity::west, TinyCity::south});
        extent.add({TinyCity::west + 3 * TinyCity::side, TinyCity::south + TinyCity::side});
        const auto first = must(preview(file, mapping, 4490, 100, [] { return true; }));
        const QStringList before =
            must(suspicions(tiny.path(), extent, first, mapping)); // told before anything comes in
        const QStringList after = must(importInto(tiny.path(), wish, {})).files[0].warnings;
        for (const QString& warnings : {before.join(' '), after.join(' ')}) {
            if (told.isEmpty())
                QVERIFY2(!warnings.contains(QStringLiteral("shifted")), qPrintable(warnings));
            else
                QVERIFY2(warnings.contains(told), qPrintable(warnings));
        }
    }

    void aShiftIsToldAmongDenseStreets_data() {
        QTest::addColumn<bool>("isShifted");
        QTest::newRow("shifted") << true;
        QTest::newRow("true") << false;
    }
    void aShiftIsToldAmongDenseStreets() {
        QFETCH(bool, isShifted);
        const TinyCity tiny;
        const QString roads = tiny.folder() + QStringLiteral("/streets.geojson"), file = tiny.folder() + QStringLiteral("/lamps.csv");
        QByteArray lines = R"({"type":"FeatureCollection","features":[)", csv = "ObjID,x,y\n";
        for (int street = 0; street < 37; ++street) { // 88 m apart
            const QByteArray lat = QByteArray::number(TinyCity::south + 0.0002 + 0.0008 * street, 'f', 7);
            lines += QByteArray(street ? "," : "") + R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[106.5001,)" + lat + "],[106.5899," + lat + "]]}}";
        }
        put(roads, lines + "]}");
        must(importInto(tiny.path(), wishFor(roads, {{"target", "road"}}), {}));
        for (int i = 0; i < 120; ++i) {
            geo::Point p{TinyCity::west + 0.01 + 0.0005 * i, TinyCity::south + 0.00022 + 0.0008 * (10 + i % 20)}; // two metres beside one
            if (isShifted) {
                const geo::GcjPoint shifted = geo::toGcj(p);
                p = {shifted.lon, shifted.lat};
            }
            csv += "5001130137" + QByteArray::number(i + 100'500) + ',' + QByteArray::number(p.lon, 'f', 8) + ',' + QByteArray::number(p.lat, 'f', 8) + '\n';
        }
        put(file, csv);
        const QString warnings = must(importInto(tiny.path(), wishFor(file), {})).files[0].warnings.join(' ');
        QVERIFY2(warnings.contains(QStringLiteral("Declare GCJ-02")) == isShifted, qPrintable(warnings));
        QVERIFY2(!warnings.contains(QStringLiteral("though they are not")), qPrintable(warnings));
    }

    void aFileThatChangesWhileItIsReadIsRefused() {
        const TinyCity tiny;
        const QString file = tiny.folder() + QStringLiteral("/lamps.geojson");
        put(file, lamps(3000));
        const auto before = ask(tiny.path(), "SELECT count(*) FROM component_point");
        bool touched = false;
        const auto report = importInto(tiny.path(), wishFor(file), [&](double, const QString&) {
            if (!std::exchange(touched, true)) {
                QFile more(file);
                if (more.open(QIODevice::Append))
                    more.write("\n\n");
            }
            return true;
        });
        QVERIFY(touched);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, city::FaultKind::Conflict);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point"), before);
    }
};

/// `--die-... CITY FILE`: imports, and is killed at a certain point.
int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (argc == 4) {
        const bool atStaging = qstrcmp(argv[1], "--die-staging") == 0;
        int written = 0;
        (void)importInto(QString::fromLocal8Bit(argv[2]), wishFor(QString::fromLocal8Bit(argv[3])),
                         [&](double share, const QString&) {
                             written += share > 0.4001; // beyond the reading's share, after the first slice
                             if (atStaging ? share >= 0 : written > 0)
                                 raise(SIGKILL);
                             return true;
                         });
        return 0;
    }
    TestImport test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_import.moc"
