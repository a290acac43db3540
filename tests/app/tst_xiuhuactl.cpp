// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/city_file.h"
#include "support/tiny_city.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
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
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) qFatal("xiuhuactl did not end");
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
        QTest::newRow("backup without a target") << QStringList{QStringLiteral("backup"), QStringLiteral("a")};
    }
    void misuseIsToldWithCode2() {
        QFETCH(QStringList, arguments);
        const Run r = run(arguments);
        QCOMPARE(r.code, 2);
        QCOMPARE(r.out, QString());
        QVERIFY(!r.err.isEmpty());
    }

    void helpNamesEveryCommand() {
        const Run r = run({QStringLiteral("--help")});
        QCOMPARE(r.code, 0);
        for (const char* name : {"info", "search", "backup", "restore"}) QVERIFY(r.out.contains(QLatin1String("  ") + QLatin1String(name)));
        QCOMPARE(run({QStringLiteral("--version")}).code, 0);
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
