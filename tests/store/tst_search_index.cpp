// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_index.h"
#include "support/tiny_city.h"

#include <QFile>
#include <QTest>

using namespace support;

namespace {

store::SearchIndex opened(const TinyCity& tiny) {
    auto index = must(store::SearchIndex::open(tiny.path()));
    must(index.loadComponents());
    return index;
}

std::uint64_t count(const store::SearchIndex& index, const QString& text,
                    search::Kind kind = search::Kind::Component) {
    for (const search::Group& group : index.finder().find({text, TinyCity::place(1), 5}).groups)
        if (group.kind == kind)
            return group.count;
    return 0;
}

QString packedFile(const TinyCity& tiny) {
    return tiny.folder() + QStringLiteral("/tiny.files/cache/search.packed");
}

} // namespace

class TestSearchIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfThingIsFound() {
        const TinyCity tiny;
        const auto index = opened(tiny);
        using search::Kind;
        QCOMPARE(count(index, QStringLiteral("部件")),
                 std::uint64_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        QCOMPARE(count(index, QStringLiteral("5001130137")), std::uint64_t(TinyCity::points / 4));
        QCOMPARE(count(index, QStringLiteral("龙洲湾"), Kind::SubDistrict), 1u);
        QCOMPARE(count(index, QStringLiteral("鱼洞1社区"), Kind::Community), 1u);
        QCOMPARE(count(index, QStringLiteral("小区"), Kind::Compound), 6u);
        QCOMPARE(count(index, QStringLiteral("zhonghuanlu"), Kind::Road), 3u);
        QCOMPARE(count(index, QStringLiteral("公厕"), Kind::PublicToilet), 1u);
        QCOMPARE(count(index, QStringLiteral("长江"), Kind::Water), 1u);
        QCOMPARE(count(index, QStringLiteral("公园"), Kind::Green), 1u);
        QCOMPARE(count(index, QStringLiteral("500113003001001"), Kind::UnitGrid), 1u);
        const search::Page page = index.finder().find({QStringLiteral("5001130137000001"), {}, 5});
        QCOMPARE(page.count(), 1u);
        QCOMPARE(page.groups.front().hits.front().component.row, 1);
        QVERIFY(std::abs(page.groups.front().hits.front().anchor.lon - TinyCity::place(1).lon) < 1e-6);
        // A code that is none is found as it was written.
        QCOMPARE(count(index, QStringLiteral("500113010200030")), 1u);
    }

    void whatWasPackedAnswersLikeTheRows() {
        const TinyCity tiny;
        const auto first = opened(tiny);
        QVERIFY(QFile::exists(packedFile(tiny)));
        const auto second = opened(tiny);
        for (const char* text : {"部件1", "路", "0137", "鱼洞"})
            QCOMPARE(count(second, QString::fromUtf8(text)), count(first, QString::fromUtf8(text)));
    }

    void aCommitByAnyoneIsFoundAfterFollowing() {
        const TinyCity tiny;
        auto index = opened(tiny);
        QVERIFY(!must(index.follow()));
        const auto before = count(index, QStringLiteral("部件5"));
        shell(tiny, QStringLiteral("UPDATE component_point SET name = '歪井盖' WHERE id = 5; DELETE FROM "
                                   "component_point WHERE id = 6;"
                                   "UPDATE facility SET name = '新公厕'; UPDATE component_class SET name = "
                                   "'灯具' WHERE id = 2"));
        QVERIFY(must(index.follow()));
        QCOMPARE(count(index, QStringLiteral("歪井盖")), 1u);
        QCOMPARE(count(index, QStringLiteral("部件5")), before - 1);
        QCOMPARE(count(index, QStringLiteral("新公厕"), search::Kind::PublicToilet), 1u);
        QVERIFY(count(index, QStringLiteral("灯具")) > 0);
        // And a second change to the same row.
        shell(tiny, QStringLiteral("UPDATE component_point SET name = '正井盖' WHERE id = 5"));
        QVERIFY(must(index.follow()));
        QCOMPARE(count(index, QStringLiteral("歪井盖")), 0u);
        QCOMPARE(count(index, QStringLiteral("正井盖")), 1u);
        QCOMPARE(index.change(), must(index.reader().lastChange()));
    }

    void whatHappenedSinceItWasPackedIsTakenIn() {
        const TinyCity tiny;
        (void)opened(tiny);
        shell(tiny, QStringLiteral("UPDATE component_line SET address = '后来路' WHERE id = 3; DELETE FROM "
                                   "component_polygon WHERE id = 4"));
        const auto index = opened(tiny);
        QCOMPARE(count(index, QStringLiteral("后来路")), 1u);
        QCOMPARE(count(index, QStringLiteral("部件")),
                 std::uint64_t(TinyCity::points + TinyCity::lines + TinyCity::polygons - 1));
    }

    void packedTextsThatDoNotFitAreReadAnew_data() {
        QTest::addColumn<QString>("harm");
        for (const char* harm : {"cut", "garbage", "of another city"})
            QTest::newRow(harm) << QString::fromLatin1(harm);
    }
    void packedTextsThatDoNotFitAreReadAnew() {
        QFETCH(QString, harm);
        const TinyCity tiny;
        (void)opened(tiny);
        QFile file(packedFile(tiny));
        if (harm == QLatin1String("cut")) {
            QVERIFY(file.resize(file.size() / 2));
        } else if (harm == QLatin1String("garbage")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(5000, 'x'));
            file.close();
        } else {
            // Without a trace in the journal: another city put in this one's place.
            shell(tiny,
                  QStringLiteral(
                      "DROP TRIGGER IF EXISTS city_journal_update; UPDATE city SET uid = randomblob(16)"));
        }
        const auto index = opened(tiny);
        QCOMPARE(count(index, QStringLiteral("部件")),
                 std::uint64_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        (void)opened(tiny); // packed again
    }

    void aCancelledReadingLeavesThePlaces() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        must(db.execute(
            "BEGIN; WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "INSERT INTO component_point (id, class_id, geom) SELECT i, 1, MakePoint(106.5, 29.3, 4490) FROM "
            "n; COMMIT"));
        auto index = must(store::SearchIndex::open(tiny.path()));
        const auto loaded = index.loadComponents([](double, const QString&) { return false; });
        QVERIFY(!loaded && loaded.error().kind == city::FaultKind::Cancelled);
        QCOMPARE(count(index, QStringLiteral("龙洲湾"), search::Kind::SubDistrict), 1u);
        QVERIFY(!index.finder().hasComponents());
    }

    void aCityThatIsNotThereIsToldOf() {
        QVERIFY(!store::SearchIndex::open(QStringLiteral("/nonexistent/city.sqlite")));
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
