// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/resources.h"
#include "search/finder.h"
#include "search/fold.h"
#include "support/reseal.h"

#include <QTest>

#include <random>
#include <set>

using namespace search;
using city::ComponentKey;
using city::Shape;

namespace {

struct Written {
    ComponentKey key;
    geo::Point anchor{106.5, 29.4};
    std::string code, name, address, note;
    int classId = 1, subDistrict = 1, community = 1;
    city::State state = city::State::Intact;
};

city::Catalogue catalogue() {
    city::Catalogue c;
    c.subDistricts.push_back({1,
                              QStringLiteral("500113003"),
                              {},
                              QStringLiteral("龙洲湾街道"),
                              QStringLiteral("Longzhouwan"),
                              {106.5, 29.4},
                              {}});
    c.subDistricts.push_back({2,
                              QStringLiteral("500113004"),
                              {},
                              QStringLiteral("鱼洞街道"),
                              QStringLiteral("Yudong"),
                              {106.6, 29.4},
                              {}});
    c.classes.push_back(
        {1, 1, QStringLiteral("雨水井盖"), QStringLiteral("Storm drain manhole"), Shape::Point, {}});
    c.classes.push_back({2, 1, QStringLiteral("路灯"), QStringLiteral("Street lamp"), Shape::Point, {}});
    c.communities.push_back({1, QStringLiteral("500113003001"), QStringLiteral("龙海社区"), 1});
    c.communities.push_back({2, QStringLiteral("500113004001"), QStringLiteral("滨江社区"), 2});
    c.index();
    return c;
}

ComponentRow rowOf(const Written& w) {
    return {w.key,
            w.anchor,
            w.code,
            w.name,
            w.address,
            w.note,
            std::uint16_t(w.classId),
            std::uint16_t(w.subDistrict),
            std::uint32_t(w.community),
            w.state};
}

ComponentTextsPtr textsOf(const std::vector<Written>& rows) {
    ComponentTextsBuilder builder;
    for (const Written& w : rows)
        builder.add(rowOf(w));
    return builder.finish();
}

std::vector<Written> many(int count, unsigned seed = 5) {
    std::mt19937 random(seed);
    static const char* const names[] = {"雨水井盖", "路灯", "", "Bench"};
    static const char* const roads[] = {"龙洲大道", "中环路", "滨江Road", ""};
    std::vector<Written> rows;
    for (int i = 1; i <= count; ++i) {
        Written w;
        w.key = {Shape(random() % 3), i};
        w.anchor = {106.4 + double(random() % 1000) / 5000, 29.3 + double(random() % 1000) / 5000};
        w.code = "50011301" + std::to_string(10'000'000 + random() % 1000);
        if (i % 17 == 0)
            w.code = "X-" + std::to_string(i);
        if (i % 31 == 0)
            w.code.clear();
        w.name = names[random() % 4];
        w.address = roads[random() % 4];
        if (random() % 3)
            w.address += std::to_string(random() % 50) + "号";
        if (random() % 5 == 0)
            w.note = "复核";
        w.classId = int(random() % 2) + 1;
        w.subDistrict = w.community = int(random() % 2) + 1;
        w.state = city::State(random() % 4);
        rows.push_back(w);
    }
    return rows;
}

/// Whether a component is to be found, from its own words alone.
bool isFound(const Written& w, const QStringList& terms, const city::Catalogue& c) {
    const auto* type = c.componentClass(w.classId);
    static const char* const states[] = {"完好\nintact", "破损\ndamaged broken", "丢失\nmissing lost",
                                         "废弃\nabandoned"};
    QString all;
    for (const std::string& text : {w.code, w.name, w.address, w.note})
        all += QString::fromStdString(text) + QLatin1Char('\n');
    all += type->name + QLatin1Char('\n') + type->nameEn + QLatin1Char('\n') +
           c.community(w.community)->name + QLatin1Char('\n') + c.subDistrict(w.subDistrict)->name +
           QLatin1Char('\n') + c.subDistrict(w.subDistrict)->nameEn + QLatin1Char('\n') +
           QString::fromUtf8(states[int(w.state)]);
    return std::all_of(terms.begin(), terms.end(),
                       [&](const QString& term) { return all.contains(term, Qt::CaseInsensitive); });
}

std::set<std::uint64_t> keysOf(const std::vector<ComponentKey>& keys) {
    std::set<std::uint64_t> set;
    for (const ComponentKey& key : keys)
        set.insert(key.packed());
    return set;
}

const Group* groupOf(const Page& page, Kind kind) {
    for (const Group& group : page.groups)
        if (group.kind == kind)
            return &group;
    return nullptr;
}

Question ask(const QString& text, geo::Point near = {106.5, 29.4}, int limit = 20) {
    return {text, near, limit};
}

} // namespace

class TestFinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_catalogue = catalogue();
        m_plain = Finder(Pinyin(), GazetteerBuilder(m_catalogue).finish());
        m_reading = Finder(*Pinyin::read(city::resourcePath(QStringLiteral("pinyin/readings.tsv"))),
                           GazetteerBuilder(m_catalogue).finish());
    }

    void everySubstringIsFoundInEveryField_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"井",
                                 "井盖",
                                 "路灯",
                                 "路",
                                 "5",
                                 "50",
                                 "01130110",
                                 "0000",
                                 "X",
                                 "x-3",
                                 "大道",
                                 "道1",
                                 "1号",
                                 "龙洲大道1",
                                 "bench",
                                 "BENCH",
                                 "storm",
                                 "复核",
                                 "破损",
                                 "damaged",
                                 "海社",
                                 "鱼洞",
                                 "yudong",
                                 "江r",
                                 "zzz",
                                 "5001130110000123",
                                 "路灯 龙洲",
                                 "破损 井盖 1号",
                                 "龙洲湾 大道 1",
                                 "路 路",
                                 "5 0 1",
                                 "１号"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void everySubstringIsFoundInEveryField() {
        QFETCH(QString, text);
        const std::vector<Written> rows = many(6000);
        Finder finder = m_plain;
        finder.setComponents(textsOf(rows), nullptr, {});
        const QStringList terms = QString::fromStdString(folded(text)).split(QLatin1Char(' '));
        std::set<std::uint64_t> expected;
        for (const Written& w : rows)
            if (isFound(w, terms, m_catalogue))
                expected.insert(w.key.packed());
        QCOMPARE(keysOf(finder.components(text)), expected);
        const Page page = finder.find(ask(text));
        const Group* group = groupOf(page, Kind::Component);
        QCOMPARE(group ? group->count : 0, std::uint64_t(expected.size()));
        QCOMPARE(group ? group->hits.size() : 0, std::min<std::size_t>(20, expected.size()));
        std::uint64_t byClass = 0;
        for (const auto& entry : page.classes)
            byClass += entry.count;
        QCOMPARE(byClass, std::uint64_t(expected.size()));
    }

    void theWholeCityIsSearchedOnTwoThreadsAsOnOne() {
        const std::vector<Written> rows = many(130'000);
        Finder finder = m_plain;
        finder.setComponents(textsOf(rows), nullptr, {});
        for (const char* text : {"井盖", "大道1", "12"}) {
            const Page page = finder.find(ask(QString::fromUtf8(text)));
            QCOMPARE(groupOf(page, Kind::Component)->count,
                     std::uint64_t(finder.components(QString::fromUtf8(text)).size()));
        }
    }

    void theBetterMatchComesFirstAndThenTheNearer() {
        const auto at = [](std::int64_t id, double lon, const char* name, const char* address) {
            Written w;
            w.key = {Shape::Point, id};
            w.anchor = {lon, 29.4};
            w.name = name;
            w.address = address;
            w.classId = 2;
            return w;
        };
        Finder finder = m_plain;
        finder.setComponents(
            textsOf({at(1, 106.7, "长椅", "中环路"), at(2, 106.6, "长椅", "中环路"), at(3, 106.9, "中环", ""),
                     at(4, 106.8, "", "北中环路"), at(5, 106.51, "新中环", "")}),
            nullptr, {});
        const Page page = finder.find(ask(QStringLiteral("中环")));
        std::vector<std::int64_t> order;
        for (const Hit& hit : groupOf(page, Kind::Component)->hits)
            order.push_back(hit.component.row);
        QCOMPARE(order, (std::vector<std::int64_t>{3, 2, 1, 5, 4}));
        // Nothing is near: the order of the keys.
        const double none = std::numeric_limits<double>::quiet_NaN();
        const Page anywhere = finder.find(ask(QStringLiteral("中环路"), {none, none}, 2));
        QCOMPARE(groupOf(anywhere, Kind::Component)->hits[0].component.row, 1);
        QCOMPARE(groupOf(anywhere, Kind::Component)->hits.size(), 2u);
    }

    void placesAreFoundByNameCodeAddressAndKind() {
        GazetteerBuilder builder(m_catalogue);
        const geo::Box west{106.5, 29.4, 106.51, 29.41}, east{106.52, 29.4, 106.53, 29.41};
        builder.add({Kind::Road, 7, QStringLiteral("龙洲大道"), {}, {}, {}, 1, 0, {106.505, 29.405}, west});
        builder.add({Kind::Road, 8, QStringLiteral("龙洲大道"), {}, {}, {}, 1, 0, {106.525, 29.405}, east});
        builder.add({Kind::Road, 9, QStringLiteral("龙洲大道"), {}, {}, {}, 2, 0, {106.6, 29.4}, {}});
        builder.add({Kind::PublicToilet,
                     3,
                     QStringLiteral("示范公厕3号"),
                     {},
                     {},
                     QStringLiteral("龙洲大道8号"),
                     1,
                     1,
                     {106.5, 29.4},
                     {}});
        builder.add(
            {Kind::UnitGrid, 4, {}, {}, QStringLiteral("500113003001007"), {}, 1, 1, {106.5, 29.4}, {}});
        Finder finder = m_reading;
        finder.setGazetteer(builder.finish());
        const auto found = [&](const char* text, Kind kind) {
            const Page page = finder.find(ask(QString::fromUtf8(text)));
            const Group* group = groupOf(page, kind);
            return group ? int(group->count) : 0;
        };
        QCOMPARE(found("龙洲大道", Kind::Road), 2); // pieces of one name in one sub-district are one road
        QCOMPARE(found("lzdd", Kind::Road), 2);
        QCOMPARE(found("龙洲大道 鱼洞", Kind::Road), 1);
        QCOMPARE(found("longzhouwan", Kind::SubDistrict), 1);
        QCOMPARE(found("lzwjd", Kind::SubDistrict), 1);
        QCOMPARE(found("500113004", Kind::SubDistrict), 1);
        QCOMPARE(found("toilet", Kind::PublicToilet), 1);
        QCOMPARE(found("公共厕所", Kind::PublicToilet), 1);
        QCOMPARE(found("大道8", Kind::PublicToilet), 1);
        QCOMPARE(found("001007", Kind::UnitGrid), 1);
        QCOMPARE(found("不在", Kind::Road), 0);
        const Page page = finder.find(ask(QStringLiteral("龙洲大道 龙洲湾")));
        QVERIFY(groupOf(page, Kind::Road)->hits.front().box.contains({106.505, 29.405}));
        QVERIFY(groupOf(page, Kind::Road)->hits.front().box.contains({106.525, 29.405}));
        QVERIFY(!page.isWhole);
    }

    void componentsAreFoundByPinyinOfTheirClassAndRoad() {
        Finder finder = m_reading;
        Written lamp, lid;
        lamp.key = {Shape::Point, 1};
        lamp.classId = 2;
        lamp.address = "中环路12号";
        lid.key = {Shape::Point, 2};
        lid.address = "滨江路3号";
        finder.setComponents(textsOf({lamp, lid}), nullptr, {});
        QCOMPARE(keysOf(finder.components(QStringLiteral("ludeng"))),
                 std::set<std::uint64_t>{lamp.key.packed()});
        QCOMPARE(keysOf(finder.components(QStringLiteral("bjl 井"))),
                 std::set<std::uint64_t>{lid.key.packed()});
        QCOMPARE(keysOf(finder.components(QStringLiteral("zhl 12"))),
                 std::set<std::uint64_t>{lamp.key.packed()});
    }

    void whatChangedSinceTakesThePlaceOfWhatWas() {
        std::vector<Written> rows = many(500);
        const ComponentTextsPtr base = textsOf(rows);
        Written changed = rows[10], added = rows[11];
        changed.name = "新名字";
        added.key = {Shape::Point, 9000};
        added.address = "新路";
        Finder finder = m_plain;
        finder.setComponents(base, textsOf({changed, added}), {changed.key, added.key, rows[12].key});
        QCOMPARE(keysOf(finder.components(QStringLiteral("新"))),
                 (std::set<std::uint64_t>{changed.key.packed(), added.key.packed()}));
        std::set<std::uint64_t> all;
        for (const char* state : {"完好", "破损", "丢失", "废弃"})
            for (const std::uint64_t key : keysOf(finder.components(QString::fromUtf8(state))))
                QVERIFY(all.insert(key).second);
        QCOMPARE(all.size(), 500u);
        QVERIFY(!all.contains(rows[12].key.packed()));
    }

    void nothingTypedAndTooMuchTypedAreAnswered() {
        Finder finder = m_reading;
        finder.setComponents(textsOf(many(300)), nullptr, {});
        QVERIFY(finder.find(ask(QStringLiteral("  \n "))).groups.empty());
        QVERIFY(finder.find(ask(QString(100'000, u'a'))).groups.empty());
        const Page nine =
            finder.find(ask(QStringLiteral("路 路 路 路 路 路 路 路 zzzz"))); // the ninth word is not read
        QVERIFY(!nine.groups.empty());
        QVERIFY(Finder().find(ask(QStringLiteral("路"))).groups.empty());
    }

    void aSearchThatIsStoppedEnds() {
        Finder finder = m_plain;
        finder.setComponents(textsOf(many(20'000)), nullptr, {});
        int asked = 0;
        const Page page = finder.find(ask(QStringLiteral("路")), [&asked] { return ++asked > 2; });
        QVERIFY(page.count() < finder.components(QStringLiteral("路")).size());
    }

    void aFileHoldsTheSameTexts() {
        const std::vector<Written> rows = many(2000);
        const ComponentTextsPtr texts = textsOf(rows);
        city::RegistryOrigin origin;
        origin.schema = 7;
        origin.journalMark = 99;
        origin.tables[1] = {3, 44};
        const auto file =
            packed::File::parse(ComponentTextsFile::bytes(*texts, origin, 42), ComponentTextsFile::format);
        QVERIFY(file);
        const auto loaded = ComponentTextsFile::read(*file);
        QVERIFY(loaded);
        QVERIFY(loaded->origin == origin);
        QCOMPARE(loaded->change, 42);
        Finder mine = m_plain, theirs = m_plain;
        mine.setComponents(texts, nullptr, {});
        theirs.setComponents(loaded->texts, nullptr, {});
        for (const char* text : {"井", "X-17", "0012", "bench"})
            QCOMPARE(keysOf(theirs.components(QString::fromUtf8(text))),
                     keysOf(mine.components(QString::fromUtf8(text))));
        const Page page = theirs.find(ask(QStringLiteral("x-17")));
        QCOMPARE(groupOf(page, Kind::Component)->hits.front().code.left(4), QStringLiteral("X-17"));
    }

    /// Any bytes under a right checksum: refused, or nothing that reads it leaves its columns (sanitizers
    /// look on).
    void bytesThatLieDoNoHarm() {
        const std::vector<std::byte> whole = ComponentTextsFile::bytes(*textsOf(many(200)), {}, 1);
        std::mt19937 random(11);
        int refused = 0;
        for (int round = 0; round < 1500; ++round) {
            std::vector<std::byte> forged = whole;
            for (int flips = int(random() % 4) + 1; flips > 0; --flips)
                forged[random() % forged.size()] = std::byte(random() % 3 ? random() : 0xFF);
            support::reseal(forged);
            const auto file = packed::File::parse(forged, ComponentTextsFile::format);
            const auto loaded =
                file ? ComponentTextsFile::read(*file)
                     : tl::expected<ComponentTextsFile::Loaded, std::string>(tl::unexpected(file.error()));
            if (!loaded) {
                ++refused;
                continue;
            }
            Finder finder = m_reading;
            finder.setComponents(loaded->texts, nullptr, {});
            for (const char* text : {"路", "1", "ld"})
                finder.find(ask(QString::fromUtf8(text)));
        }
        QVERIFY(refused > 50);
    }

private:
    city::Catalogue m_catalogue;
    Finder m_plain, m_reading;
};

QTEST_GUILESS_MAIN(TestFinder)
#include "tst_finder.moc"
