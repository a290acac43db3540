// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_city.h"
#include "store/city_file.h"
#include "support/obstacles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace demo;

/// The demo city as a file.
class TestDemoCity : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_city;
    std::optional<store::Database> m_db;

    static QString program() { return QStringLiteral(XIUHUA_BIN "/xiuhuactl"); }

    static Wish wishOf(const QString& path, std::uint64_t seed) {
        Wish wish;
        wish.path = path;
        wish.count = 3000;
        wish.seed = seed;
        wish.nowMs = 1'790'000'000'000;
        return wish;
    }

    std::int64_t number(const char* sql) {
        const auto value = m_db->number(sql);
        return value ? *value : -1;
    }

    /// Every row of every table of ours, in order, as a hash.
    static QByteArray content(const QString& path) {
        auto db = store::CityFile::openReading(path);
        if (!db)
            return {};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const char* table :
             {"city", "code_profile", "major_class", "service_line", "component_class", "component_class_code",
              "company", "department", "responsibility", "sub_district", "community", "compound", "unit_grid",
              "road_node", "road", "water", "green", "building", "facility", "component_point", "component_line",
              "component_polygon", "journal", "work_order", "work_step"}) {
            auto query = db->prepare("SELECT rowid, * FROM " + std::string(table) + " ORDER BY rowid");
            if (!query)
                return {};
            hash.addData(table);
            for (auto row = query->step(); row && *row; row = query->step()) {
                for (int column = 0; column < query->columns(); ++column) {
                    const auto [bytes, length] = query->blob(column);
                    hash.addData(QByteArrayView(reinterpret_cast<const char*>(bytes), length));
                    hash.addData(QByteArrayView("|", 1));
                }
            }
        }
        return hash.result();
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_city = m_folder.filePath(QStringLiteral("city.sqlite"));
        const auto made = makeCity({m_city, 20'000, 3, false});
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().sentence + made.error().detail));
        auto db = store::CityFile::openReading(m_city);
        QVERIFY2(db.has_value(), db ? "" : qPrintable(db.error().sentence));
        m_db.emplace(std::move(*db));
    }

    void countsAreThoseOfTheDistrict() {
        QCOMPARE(number("SELECT count(*) FROM sub_district"), 23);
        QCOMPARE(number("SELECT count(*) FROM community"), 313);
        QVERIFY(number("SELECT count(*) FROM compound") >= 500);
        QCOMPARE(number("SELECT count(*) FROM service_line"), 15);
        QCOMPARE(number("SELECT count(*) FROM company"), 2);
        QCOMPARE(number("SELECT count(*) FROM responsibility"), 23 * 15);
        QCOMPARE(number("SELECT count(*) FROM component"), 20'000);
        QVERIFY(number("SELECT count(DISTINCT ClassId) FROM component") >= 80);
        QVERIFY(number("SELECT count(*) FROM component_line") > 0);
        QVERIFY(number("SELECT count(*) FROM component_polygon") > 0);
        QCOMPARE(number("SELECT count(*) FROM city WHERE demo = 1 AND schematic = 1 AND admin_code = '500113' AND "
                        "geographic_srid = 4490 AND map_srid = 4545 AND time_zone = 'Asia/Shanghai'"), 1);
    }

    void bothNumberingsOfTheClassesAreThere() {
        QCOMPARE(number("SELECT count(*) FROM code_profile"), 3);
        QCOMPARE(number("SELECT count(*) FROM component_class_code"),
                 3 * number("SELECT count(*) FROM component_class"));
        QCOMPARE(number("SELECT count(*) FROM component_class_code WHERE source = ''"), 0);
    }

    void codesAreValidAndUnique() {
        QCOMPARE(number("SELECT count(DISTINCT ObjID) FROM component"), 20'000);
        QCOMPARE(number("SELECT count(*) FROM component WHERE length(ObjID) <> 16 OR ObjID GLOB '*[^0-9]*' OR "
                        "substr(ObjID, 1, 6) <> '500113' OR CodeFault IS NOT NULL"), 0);
        QCOMPARE(number("SELECT count(*) FROM component c JOIN component_class_code k ON k.class_id = c.ClassId AND "
                        "k.profile_id = 'gbt30428_2-2013' WHERE substr(c.ObjID, 7, 2) = k.major AND "
                        "substr(c.ObjID, 9, 2) = k.minor"), 20'000);
    }

    void uidsAreUnique() {
        QCOMPARE(number("SELECT count(DISTINCT Uid) FROM component"), 20'000);
        QCOMPARE(number("SELECT count(*) FROM component WHERE length(Uid) <> 16"), 0);
    }

    void fieldsAreFilled() {
        QCOMPARE(number("SELECT count(*) FROM component WHERE DeptName1 IS NULL OR DeptName2 IS NULL OR "
                        "DeptName3 IS NULL OR ORDate IS NULL OR BGID = '' OR ObjName = '' OR Address = ''"), 0);
        const double damaged = double(number("SELECT count(*) FROM component WHERE ObjState = '破损'")) / 20'000;
        QVERIFY(damaged > 0.02 && damaged < 0.04);
        QVERIFY(number("SELECT count(*) FROM component WHERE ObjState = '丢失'") > 0);
        QVERIFY(number("SELECT count(*) FROM component WHERE ObjState = '废弃'") > 0);
        QCOMPARE(number("SELECT count(*) FROM component WHERE CHDate < ORDate"), 0);
    }

    void maintainersAreThoseResponsible() {
        QCOMPARE(number("SELECT count(*) FROM component_point p JOIN component_class k ON k.id = p.class_id "
                        "JOIN responsibility r ON r.sub_district_id = p.sub_district_id AND "
                        "r.service_line_id = k.service_line_id JOIN department d ON d.id = p.maintainer_id "
                        "WHERE d.company_id <> r.company_id"), 0);
    }

    void unitGridCodesStartWithTheirCommunity() {
        QCOMPARE(number("SELECT count(*) FROM unit_grid g JOIN community c ON c.id = g.community_id "
                        "WHERE length(g.code) <> 15 OR substr(g.code, 1, 12) <> c.code"), 0);
        QCOMPARE(number("SELECT count(*) FROM community c JOIN sub_district s ON s.id = c.sub_district_id "
                        "WHERE substr(c.code, 1, 9) <> s.code"), 0);
    }

    void polygonsAreValid_data() {
        QTest::addColumn<QString>("table");
        for (const char* table : {"sub_district", "community", "unit_grid", "compound", "water", "green", "building",
                                  "component_polygon"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }
    void polygonsAreValid() {
        QFETCH(QString, table);
        const std::string name = table.toStdString();
        QVERIFY(number(("SELECT count(*) FROM " + name).c_str()) > 0);
        QCOMPARE(number(("SELECT count(*) FROM " + name + " WHERE geom IS NULL OR ST_IsValid(geom) <> 1").c_str()), 0);
    }

    void componentsLieInTheirPolygons() {
        QCOMPARE(number("SELECT count(*) FROM (SELECT * FROM component_point WHERE id % 17 = 3) p "
                        "JOIN unit_grid g ON g.code = p.unit_grid JOIN community c ON c.id = p.community_id "
                        "JOIN sub_district s ON s.id = p.sub_district_id "
                        "WHERE NOT ST_Contains(g.geom, p.geom) OR NOT ST_Contains(c.geom, p.geom) OR "
                        "NOT ST_Contains(s.geom, p.geom) OR g.community_id <> c.id OR c.sub_district_id <> s.id"), 0);
    }

    void roadsEndAtTheirNodes() {
        QCOMPARE(number("SELECT count(*) FROM road r JOIN road_node a ON a.id = r.from_node JOIN road_node b ON "
                        "b.id = r.to_node WHERE ST_X(ST_StartPoint(r.geom)) <> ST_X(a.geom) OR "
                        "ST_Y(ST_EndPoint(r.geom)) <> ST_Y(b.geom)"), 0);
        QVERIFY(number("SELECT count(DISTINCT class) FROM road") == 5);
        QCOMPARE(number("SELECT count(*) FROM road WHERE name = ''"), 0);
    }

    void subDistrictLayersAreRegistered() {
        QCOMPARE(number("SELECT count(*) FROM views_geometry_columns WHERE view_name GLOB 'sub_district_*_points'"), 23);
        QVERIFY(number("SELECT count(*) FROM sub_district_500113003_points") > 0);
    }

    void theJournalIsEmpty() { QCOMPARE(number("SELECT count(*) FROM journal"), 0); }

    void casesStandInEveryStageAndSayThatTheyAreMadeUp() {
        QVERIFY(number("SELECT count(*) FROM work_order") >= 100);
        QCOMPARE(number("SELECT count(*) FROM work_order WHERE demo = 0"), 0);
        QVERIFY(number("SELECT count(*) FROM work_order WHERE is_open = 1") >= 20);
        QVERIFY(number("SELECT count(DISTINCT state) FROM work_order WHERE is_open = 1") >= 6);
        QVERIFY(number("SELECT count(*) FROM work_order WHERE state = 20") > 0);
        QCOMPARE(number("SELECT count(*) FROM work_order o WHERE steps <> (SELECT count(*) FROM work_step s "
                        "WHERE s.order_id = o.id)"), 0);
        QCOMPARE(number("SELECT count(*) FROM work_order WHERE company_id = 0 OR department_id = 0"), 0);
    }

    void companionsAreThere() {
        QVERIFY(QDir(m_folder.filePath(QStringLiteral("city.files/evidence"))).exists());
    }

    void theSameSeedMakesTheSameContent() {
        const QString once = m_folder.filePath(QStringLiteral("once.sqlite"));
        const QString again = m_folder.filePath(QStringLiteral("again.sqlite"));
        const QString other = m_folder.filePath(QStringLiteral("other.sqlite"));
        QVERIFY(makeCity(wishOf(once, 3)).has_value());
        QVERIFY(makeCity(wishOf(again, 3)).has_value());
        QVERIFY(makeCity(wishOf(other, 4)).has_value());
        const QByteArray first = content(once);
        QVERIFY(!first.isEmpty());
        QCOMPARE(content(again), first);
        QVERIFY(content(other) != first);
    }

    void anExistingFileIsKeptUnlessForced() {
        const QString path = m_folder.filePath(QStringLiteral("precious.sqlite"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        const auto refused = makeCity({path, 1000, 1, false});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, city::FaultKind::Invalid);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("precious"));
        file.close();
        QVERIFY(makeCity({path, 1000, 1, true}).has_value());
        QVERIFY(store::CityFile::inspect(path).has_value());
    }

    void aCityInUseIsNotReplaced() {
        const QString path = m_folder.filePath(QStringLiteral("used.sqlite"));
        QVERIFY(makeCity({path, 1000, 1, false}).has_value());
        auto user = store::CityFile::openReading(path);
        QVERIFY(user.has_value());
        QVERIFY(user->number("SELECT count(*) FROM component").has_value());
        auto reading = user->prepare("SELECT id FROM component_point");
        QVERIFY(reading && *reading->step());
        const auto refused = makeCity({path, 1000, 2, true});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, city::FaultKind::Locked);
    }

    void aMissingFolderIsSaid() {
        const auto made = makeCity({m_folder.filePath(QStringLiteral("nowhere/city.sqlite")), 1000, 1, false});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, city::FaultKind::ReadOnly);
    }

    void cancellingLeavesNothing() {
        QTemporaryDir folder;
        for (const double limit : {0.15, 0.6, 0.85}) {
            const auto made = makeCity({folder.filePath(QStringLiteral("city.sqlite")), 2000, 1, false},
                                       [&](double share, const QString&) { return share < limit; });
            QVERIFY(!made);
            QCOMPARE(made.error().kind, city::FaultKind::Cancelled);
            QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                     QStringList());
        }
    }

    void aKillLeavesNoCityAndTheNextRunClearsUp() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("city.sqlite"));
        QProcess process;
        process.start(program(), {QStringLiteral("demo"), path, QStringLiteral("--components"),
                                  QStringLiteral("300000")});
        QVERIFY(process.waitForStarted());
        const auto drafts = [&] {
            return QDir(folder.path()).entryList({QStringLiteral("city.sqlite.making-*")}, QDir::Files | QDir::Hidden);
        };
        // The draft itself, not only its lock.
        QTRY_VERIFY(drafts().size() >= 2);
        process.kill();
        QVERIFY(process.waitForFinished(support::patience));
        QVERIFY(!QFile::exists(path));
        QVERIFY(!drafts().isEmpty());
        QVERIFY(makeCity({path, 1000, 1, false}).has_value());
        QVERIFY(drafts().isEmpty());
        QVERIFY(QFile::exists(path));
    }

    void anInterruptClearsUpItself() {
        QTemporaryDir folder;
        QProcess process;
        process.start(program(), {QStringLiteral("demo"), folder.filePath(QStringLiteral("city.sqlite")),
                                  QStringLiteral("--components"), QStringLiteral("300000")});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(!QDir(folder.path()).isEmpty());
        process.terminate();
        QVERIFY(process.waitForFinished(support::patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aFullDiskIsSaid_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("before the first table") << qint64(100'000);
        QTest::newRow("while tables are written") << qint64(9'000'000);
        QTest::newRow("while indexes are built") << qint64(20'000'000);
    }
    void aFullDiskIsSaid() {
        QFETCH(qint64, bytes);
        QTemporaryDir folder;
        QProcess process;
        process.setProcessEnvironment(support::fullDisk(folder.path(), bytes));
        process.start(program(), {QStringLiteral("demo"), folder.filePath(QStringLiteral("city.sqlite")),
                                  QStringLiteral("--components"), QStringLiteral("20000")});
        QVERIFY(process.waitForFinished(support::patience));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 1 && said.contains("disk is full"), said.constData());
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aFileThatMayNotGrowIsSaid() {
        QTemporaryDir folder;
        QProcess process;
        process.start(QStringLiteral("sh"),
                      {QStringLiteral("-c"), QStringLiteral("trap '' XFSZ; ulimit -f 2000; exec \"$0\" \"$@\""), program(),
                       QStringLiteral("demo"), folder.filePath(QStringLiteral("city.sqlite")),
                       QStringLiteral("--components"), QStringLiteral("50000")});
        QVERIFY(process.waitForFinished(support::patience));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().trimmed().split('\n').last().size() > 20);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void misuseIsExplained_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList{};
        QTest::newRow("no number") << QStringList{QStringLiteral("x"), QStringLiteral("--components")};
        QTest::newRow("a word") << QStringList{QStringLiteral("x"), QStringLiteral("--components"), QStringLiteral("many")};
        QTest::newRow("unknown option") << QStringList{QStringLiteral("x"), QStringLiteral("--fast")};
        QTest::newRow("two files") << QStringList{QStringLiteral("x"), QStringLiteral("y")};
        QTest::newRow("negative seed") << QStringList{QStringLiteral("x"), QStringLiteral("--seed"), QStringLiteral("-1")};
    }
    void misuseIsExplained() {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(program(), QStringList{QStringLiteral("demo")} + arguments);
        QVERIFY(process.waitForFinished(support::patience));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(!process.readAllStandardError().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDemoCity)
#include "tst_demo_city.moc"
