// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/city_file.h"
#include "support/tiny_city.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace support;

namespace {

struct Run {
    int code;
    QString out, err;
};

Run run(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"), arguments);
    if (!process.waitForFinished(support::patience) || process.exitStatus() != QProcess::NormalExit) qFatal("xiuhuactl did not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class TestXiuhuactl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void misuseIsToldWithCode2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no such command") << QStringList{QStringLiteral("fly")};
        QTest::newRow("info without a city") << QStringList{QStringLiteral("info")};
        QTest::newRow("info with two") << QStringList{QStringLiteral("info"), QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("info with an unknown option") << QStringList{QStringLiteral("info"), QStringLiteral("--yaml")};
        QTest::newRow("search without a text") << QStringList{QStringLiteral("search"), QStringLiteral("a")};
        QTest::newRow("search for blanks") << QStringList{QStringLiteral("search"), QStringLiteral("a"), QStringLiteral(" ")};
        QTest::newRow("search with a bad limit")
            << QStringList{QStringLiteral("search"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("--limit"), QStringLiteral("0")};
        QTest::newRow("search near nothing")
            << QStringList{QStringLiteral("search"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("--near"), QStringLiteral("106")};
        QTest::newRow("select of no city") << QStringList{QStringLiteral("select"), QStringLiteral("--count")};
        QTest::newRow("select in a line") << QStringList{QStringLiteral("select"), QStringLiteral("a"), QStringLiteral("--polygon"), QStringLiteral("106 29, 107 30")};
        QTest::newRow("select sorted by nothing") << QStringList{QStringLiteral("select"), QStringLiteral("a"), QStringLiteral("--sort"), QStringLiteral("smell")};
        QTest::newRow("check without a city") << QStringList{QStringLiteral("check")};
        QTest::newRow("check with a bad limit") << QStringList{QStringLiteral("check"), QStringLiteral("a"), QStringLiteral("--limit"), QStringLiteral("x")};
        QTest::newRow("user without a deed") << QStringList{QStringLiteral("user"), QStringLiteral("a")};
        QTest::newRow("user with another deed") << QStringList{QStringLiteral("user"), QStringLiteral("a"), QStringLiteral("crown"), QStringLiteral("b")};
        QTest::newRow("route to nowhere") << QStringList{QStringLiteral("route"), QStringLiteral("a"), QStringLiteral("106.5,29.4"), QStringLiteral("106.5")};
        QTest::newRow("backup without a target") << QStringList{QStringLiteral("backup"), QStringLiteral("a")};
    }
    void misuseIsToldWithCode2() {
        QFETCH(QStringList, arguments);
        const Run r = run(arguments);
        QCOMPARE(r.code, 2);
        QCOMPARE(r.out, QString());
        QVERIFY(!r.err.isEmpty());
    }

    void framesAreDecodedOneALine() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("frames.hex"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray frame = "7E 0102000D002002604325000138333030323030323630343332 13 7E";
        file.write(frame + "\n\n" + QByteArray(frame).replace("13 7E", "14 7E") + "\nhello\n");
        file.close();
        const Run r = run({QStringLiteral("decode"), QStringLiteral("jt808"), path});
        QCOMPARE(r.code, 0);
        const QStringList lines = r.out.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 3);
        const auto object = [&](int line) { return QJsonDocument::fromJson(lines[line].toUtf8()).object(); };
        QVERIFY(object(0)[u"ok"].toBool() && object(0)[u"error"].isNull());
        QCOMPARE(object(0)[u"message_id"].toString(), QStringLiteral("0102"));
        QCOMPARE(object(0)[u"terminal"].toString(), QStringLiteral("002002604325"));
        QCOMPARE(object(0)[u"code"].toString(), QStringLiteral("8300200260432"));
        QVERIFY(!object(1)[u"ok"].toBool() && !object(1)[u"checksum_ok"].toBool());
        QCOMPARE(object(1)[u"code"].toString(), QStringLiteral("8300200260432"));
        QVERIFY(!object(2)[u"ok"].toBool() && !object(2)[u"error"].toString().isEmpty());
        QCOMPARE(run({QStringLiteral("decode"), QStringLiteral("morse")}).code, 2);
        QCOMPARE(run({QStringLiteral("decode"), QStringLiteral("jt808"), folder.filePath(QStringLiteral("none"))}).code, 1);
    }

    void checkTellsFindingsAndWritesAReport() {
        const TinyCity tiny;
        const Run r = run({QStringLiteral("check"), tiny.path(), QStringLiteral("--json"), QStringLiteral("--limit"), QStringLiteral("3"),
                           QStringLiteral("--report"), tiny.folder() + QStringLiteral("/report.xlsx")});
        QVERIFY2(r.code == 0, qPrintable(r.err));
        const QJsonObject root = QJsonDocument::fromJson(r.out.toUtf8()).object();
        QCOMPARE(root[u"components"].toInt(), TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QCOMPARE(root[u"findings"].toArray().size(), 3);
        for (const QJsonValue& one : root[u"findings"].toArray())
            for (const char* key : {"rule", "severity", "uid", "sentence", "sentence_en", "place"}) QVERIFY(one.toObject().contains(QLatin1String(key)));
        for (const QJsonValue& rule : root[u"rules"].toArray())
            if (rule[u"rule"] == QStringLiteral("code-invalid")) QCOMPARE(rule[u"findings"].toInt(), 1);
        QVERIFY(QFile::exists(tiny.folder() + QStringLiteral("/report.xlsx")));
    }

    void accountsGuardWhatChangesACity() {
        const TinyCity tiny;
        const auto file = [&](const char* name, const QByteArray& text) {
            QFile out(tiny.folder() + QLatin1Char('/') + QLatin1String(name));
            if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) qFatal("cannot write");
            return out.fileName();
        };
        const QString phrase = file("phrase", "correct horse\n"), wrong = file("wrong", "battery staple\n");
        const QString rows = file("in.csv", "类别,lon,lat\n路灯,106.5123,29.3711\n");
        const auto user = [&](const QStringList& words) { return run(QStringList{QStringLiteral("user"), tiny.path()} + words); };
        const auto import = [&](const QStringList& words) {
            return run(QStringList{QStringLiteral("import"), tiny.path(), rows, QStringLiteral("--x"), QStringLiteral("lon"), QStringLiteral("--y"),
                                   QStringLiteral("lat"), QStringLiteral("--crs"), QStringLiteral("EPSG:4490"), QStringLiteral("--dry-run")} + words);
        };
        QCOMPARE(import({}).code, 0);
        QCOMPARE(user({QStringLiteral("add"), QStringLiteral("head"), QStringLiteral("--new-passphrase-file"), phrase}).code, 0);
        QCOMPARE(import({}).code, 1);
        QVERIFY(import({}).err.contains(QStringLiteral("--user")));
        QCOMPARE(import({QStringLiteral("--user"), QStringLiteral("head"), QStringLiteral("--passphrase-file"), wrong}).code, 1);
        QCOMPARE(import({QStringLiteral("--user"), QStringLiteral("head"), QStringLiteral("--passphrase-file"), phrase}).code, 0);
        const QStringList head{QStringLiteral("--user"), QStringLiteral("head"), QStringLiteral("--passphrase-file"), phrase};
        QCOMPARE(user(QStringList{QStringLiteral("add"), QStringLiteral("wall"), QStringLiteral("--roles"), QStringLiteral("wall,supervisor@500113003"),
                                  QStringLiteral("--new-passphrase-file"), phrase} + head).code, 0);
        const QJsonArray all = QJsonDocument::fromJson(user({QStringLiteral("list"), QStringLiteral("--json")}).out.toUtf8()).array();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[1][u"roles"].toArray(), (QJsonArray{QStringLiteral("wall"), QStringLiteral("supervisor@500113003")}));
        QCOMPARE(user(QStringList{QStringLiteral("disable"), QStringLiteral("head")} + head).code, 1); // nobody else manages accounts
        QVERIFY(user({QStringLiteral("audit")}).out.contains(QStringLiteral("refused-sign-in")));
    }

    void helpNamesEveryCommand() {
        const Run r = run({QStringLiteral("--help")});
        QCOMPARE(r.code, 0);
        for (const char* name : {"info", "search", "select", "backup", "restore"}) QVERIFY(r.out.contains(QLatin1String("  ") + QLatin1String(name)));
        QCOMPARE(run({QStringLiteral("--version")}).code, 0);
    }

    void selectAnswersWhatAnExpressionAsks() {
        const TinyCity tiny;
        const auto select = [&](QStringList options) { return run(QStringList{QStringLiteral("select"), tiny.path()} + options); };
        const Run count = select({QStringLiteral("--where"), QStringLiteral("class = 污水井盖 and state != 完好"), QStringLiteral("--count")});
        QCOMPARE(count.code, 0);
        int expected = 0; // as TinyCity makes them: class 1 of four by turns, a state of every twentieth
        for (int id = 1; id <= TinyCity::points; ++id) expected += id % 4 + 1 == TinyCity::Manhole && id % 20 == 0 && id / 20 % 4 != 0;
        QCOMPARE(count.out.trimmed().toInt(), expected);
        const Run rows = select({QStringLiteral("--sort"), QStringLiteral("name"), QStringLiteral("--descending"), QStringLiteral("--limit"), QStringLiteral("2"), QStringLiteral("--json")});
        const QJsonObject root = QJsonDocument::fromJson(rows.out.toUtf8()).object();
        QCOMPARE(root[QStringLiteral("count")].toInt(), TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QCOMPARE(root[QStringLiteral("rows")][0][QStringLiteral("name")].toString(), QStringLiteral("部件99"));
        QCOMPARE(root[QStringLiteral("rows")][0][QStringLiteral("surveyed")].toString(), QStringLiteral("2024-05-17"));
        const Run mistake = select({QStringLiteral("--where"), QStringLiteral("class = 路登")});
        QCOMPARE(mistake.code, 1);
        QVERIFY(mistake.err.contains(QStringLiteral("路灯")) && mistake.err.contains(QLatin1Char('9')));
        QCOMPARE(select({QStringLiteral("--where"), QStringLiteral("name = 没有这个"), QStringLiteral("--count")}).code, 1);
    }

    void selectStaysInsideAPolygonAndSumsUp() {
        const TinyCity tiny;
        const double west = TinyCity::west, south = TinyCity::south, middle = west + 0.0151, north = south + TinyCity::side + 0.001;
        const auto corner = [](double lon, double lat) { return QStringLiteral("%1 %2").arg(lon, 0, 'f', 7).arg(lat, 0, 'f', 7); };
        const QString ring = QStringList{corner(west - 0.001, south - 0.001), corner(middle, south - 0.001), corner(middle, north), corner(west - 0.001, north)}.join(QStringLiteral(", "));
        int expected = 0;
        for (int id = 1; id <= TinyCity::points; ++id) expected += TinyCity::place(id).lon < middle;
        const Run all = run({QStringLiteral("select"), tiny.path(), QStringLiteral("--polygon"), ring, QStringLiteral("--statistics"), QStringLiteral("--json")});
        QCOMPARE(all.code, 0);
        const QJsonObject sums = QJsonDocument::fromJson(all.out.toUtf8()).object();
        QCOMPARE(sums[QStringLiteral("points")].toInt(), expected);
        QVERIFY(sums[QStringLiteral("length")].toDouble() > 0 || sums[QStringLiteral("lines")].toInt() == 0);
        QCOMPARE(sums[QStringLiteral("sub_district")].toArray().size(), 1);
    }

    void aQueryGoesOutAsAFileThatSpreadsheetsMayOpen() {
        const TinyCity tiny;
        shell(tiny, QStringLiteral("UPDATE component_point SET note = '=1+1' WHERE id = 5"));
        const QString csv = tiny.folder() + QStringLiteral("/some.csv");
        QCOMPARE(run({QStringLiteral("select"), tiny.path(), QStringLiteral("--where"), QStringLiteral("note contains 1+1"), QStringLiteral("--csv"), csv}).code, 0);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[1].contains(QStringLiteral(",'=1+1,")));
        QCOMPARE(run({QStringLiteral("select"), tiny.path(), QStringLiteral("--csv"), csv}).code, 1); // it is there
        const QString out = tiny.folder() + QStringLiteral("/lamps.geojson");
        const Run exported = run({QStringLiteral("export"), tiny.path(), out, QStringLiteral("--where"), QStringLiteral("class = 路灯 and 镇街 = 鱼洞街道")});
        QCOMPARE(exported.code, 0);
        QFile lamps(out);
        QVERIFY(lamps.open(QIODevice::ReadOnly));
        const QJsonArray features = QJsonDocument::fromJson(lamps.readAll()).object()[QStringLiteral("features")].toArray();
        QCOMPARE(features.size(), TinyCity::pointsEach / 4);
        for (const QJsonValue& feature : features) QCOMPARE(feature[QStringLiteral("properties")][QStringLiteral("Class")].toString(), QStringLiteral("路灯"));
    }

    void searchAnswersInWordsAndInJson() {
        const TinyCity tiny;
        const Run words = run({QStringLiteral("search"), tiny.path(), QStringLiteral("鱼洞"), QStringLiteral("--limit"), QStringLiteral("2")});
        QCOMPARE(words.code, 0);
        QVERIFY(words.out.contains(QStringLiteral("500113004  鱼洞街道")));
        const Run json = run({QStringLiteral("search"), tiny.path(), QStringLiteral("部件7"), QStringLiteral("0137"), QStringLiteral("--json"),
                              QStringLiteral("--near"), QStringLiteral("106.5,29.36")});
        QCOMPARE(json.code, 0);
        const QJsonObject root = QJsonDocument::fromJson(json.out.toUtf8()).object();
        const QJsonObject group = root[QStringLiteral("groups")].toArray().first().toObject();
        QCOMPARE(group[QStringLiteral("kind")].toString(), QStringLiteral("component"));
        QCOMPARE(group[QStringLiteral("count")].toInt(), group[QStringLiteral("results")].toArray().size());
        for (const QJsonValue& hit : group[QStringLiteral("results")].toArray()) {
            QVERIFY(hit[QStringLiteral("name")].toString().startsWith(QStringLiteral("部件7")));
            QVERIFY(hit[QStringLiteral("code")].toString().contains(QStringLiteral("0137")));
            QVERIFY(hit[QStringLiteral("lon")].toDouble() > 106);
        }
        const Run nothing = run({QStringLiteral("search"), tiny.path(), QStringLiteral("没有这个")});
        QCOMPARE(nothing.code, 1);
    }

    void aCityThatCannotBeReadIsToldWithCode1() {
        const Run r = run({QStringLiteral("info"), QStringLiteral("/nonexistent/city.sqlite")});
        QCOMPARE(r.code, 1);
        QCOMPARE(r.out, QString());
        QCOMPARE(r.err.count(QLatin1Char('\n')), 1);
        QVERIFY(r.err.contains(QLatin1String("/nonexistent/city.sqlite")));
    }

    void infoCountsWhatIsThere() {
        const TinyCity tiny;
        {
            auto db = support::must(store::CityFile::openWriting(tiny.path()));
            support::must(db.execute("UPDATE component_point SET geom = NULL WHERE id = 7"));
        }
        const Run r = run({QStringLiteral("info"), tiny.path(), QStringLiteral("--json")});
        QCOMPARE(r.code, 0);
        const QJsonObject root = QJsonDocument::fromJson(r.out.toUtf8()).object();
        QCOMPARE(root[QStringLiteral("name")].toString(), QStringLiteral("小城"));
        QCOMPARE(root[QStringLiteral("mapCrs")].toString(), QStringLiteral("EPSG:4545"));
        QCOMPARE(root[QStringLiteral("components")].toInt(), TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QCOMPARE(root[QStringLiteral("withoutPlace")].toInt(), 1);
        QCOMPARE(root[QStringLiteral("tables")][QStringLiteral("component_point")].toInt(), int(TinyCity::points));
        int bySubDistrict = 0, byClass = 0, byState = 0;
        for (const QJsonValue& s : root[QStringLiteral("subDistricts")].toArray()) bySubDistrict += s[QStringLiteral("components")].toInt();
        for (const QJsonValue& c : root[QStringLiteral("classes")].toArray()) byClass += c[QStringLiteral("components")].toInt();
        for (const QJsonValue& s : root[QStringLiteral("states")].toObject()) byState += s.toInt();
        QCOMPARE(bySubDistrict, root[QStringLiteral("components")].toInt());
        QCOMPARE(byClass, bySubDistrict);
        QCOMPARE(byState, bySubDistrict);
        const Run text = run({QStringLiteral("info"), tiny.path()});
        QVERIFY(text.code == 0 && text.out.contains(QStringLiteral("龙洲湾街道")));
    }

    void aWayFollowsTheRoads() {
        const TinyCity tiny;
        const QString street = QStringLiteral("106.51,29.376"), lane = QStringLiteral("106.5001,29.385");
        const Run down = run({QStringLiteral("route"), tiny.path(), street, QStringLiteral("106.55,29.374"), QStringLiteral("--geojson")});
        QVERIFY2(down.code == 0, qPrintable(down.err));
        const QJsonObject way = QJsonDocument::fromJson(down.out.toUtf8()).object();
        const double metres = way[u"properties"][u"metres"].toDouble(), seconds = way[u"properties"][u"seconds"].toDouble();
        QVERIFY(std::abs(metres - 0.04 * 111'320 * std::cos(29.375 * M_PI / 180)) < 20);
        QVERIFY(std::abs(seconds - metres * 3.6 / 40) < 0.01);
        QCOMPARE(way[u"properties"][u"roads"].toArray(), QJsonArray{QStringLiteral("中环路")});
        QCOMPARE(way[u"geometry"][u"coordinates"].toArray().size(), 3);
        // A one-way lane that ends nowhere is no part of the network: what stands there is met on the street.
        QVERIFY(!run({QStringLiteral("route"), tiny.path(), street, lane}).out.contains(QStringLiteral("横街1")));
        shell(tiny, QStringLiteral("UPDATE road SET one_way = 0 WHERE id = 11"));
        const Run text = run({QStringLiteral("route"), tiny.path(), street, lane});
        QVERIFY(text.code == 0 && text.out.contains(QStringLiteral("横街1")));
        QCOMPARE(run({QStringLiteral("route"), tiny.path(), street, QStringLiteral("120,40")}).code, 1);
    }

    void aBackupIsRestoredByCommand() {
        const TinyCity tiny;
        const QString copy = tiny.folder() + QStringLiteral("/copy.sqlite"), back = tiny.folder() + QStringLiteral("/back.sqlite");
        QCOMPARE(run({QStringLiteral("backup"), tiny.path(), copy}).code, 0);
        QCOMPARE(run({QStringLiteral("backup"), tiny.path(), copy}).code, 1);
        QCOMPARE(run({QStringLiteral("backup"), tiny.path(), copy, QStringLiteral("--force")}).code, 0);
        QCOMPARE(run({QStringLiteral("restore"), copy, back}).code, 0);
        QCOMPARE(run({QStringLiteral("info"), back}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestXiuhuactl)
#include "tst_xiuhuactl.moc"
