// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"
#include "kernel/lasso.h"
#include "kernel/look.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

using namespace kernel;

namespace {

using Ring = std::vector<geo::MapPoint>;
__extension__ using Wide = __int128;

std::int64_t mm(double metres) { return std::int64_t(std::llround(metres * 1000)); }

/// One place against all edges, in whole numbers.
bool isInside(const Rings& rings, std::int64_t x, std::int64_t y) {
    bool odd = false;
    for (const Ring& ring : rings) {
        std::vector<std::pair<std::int64_t, std::int64_t>> p;
        for (const geo::MapPoint& v : ring)
            if (std::isfinite(v.x) && std::isfinite(v.y))
                p.emplace_back(mm(std::clamp(v.x - cloud::origin.x, -1e9, 1e9)), mm(std::clamp(v.y - cloud::origin.y, -1e9, 1e9)));
        for (std::size_t i = 0; i < p.size(); ++i) {
            auto [ax, ay] = p[i];
            auto [bx, by] = p[(i + 1) % p.size()];
            if ((ay <= y) == (by <= y))
                continue;
            if (ay > by) {
                std::swap(ax, bx);
                std::swap(ay, by);
            }
            odd ^= Wide(bx - ax) * (y - ay) > Wide(x - ax) * (by - ay);
        }
    }
    return odd;
}

std::set<std::uint64_t> expected(const std::vector<Item>& items, const Palette& palette, const Rings& rings) {
    std::set<std::uint64_t> handles;
    for (const Item& item : items)
        if (visibleStyle(palette, item.key) &&
            isInside(rings, mm(item.anchor.x - cloud::origin.x), mm(item.anchor.y - cloud::origin.y)))
            handles.insert(item.handle);
    return handles;
}

Ring moved(Ring ring) {
    for (geo::MapPoint& p : ring)
        p = {p.x + cloud::origin.x, p.y + cloud::origin.y};
    return ring;
}

Ring star(std::mt19937_64& random, int vertices, double x, double y, double radius, double waver) {
    std::uniform_real_distribution<double> reach(1 - waver, 1);
    Ring ring;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2 * std::numbers::pi * i / vertices, r = radius * reach(random);
        ring.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
    }
    return moved(ring);
}

Ring scribble(std::mt19937_64& random, int vertices) {
    std::uniform_real_distribution<double> place(-200, 1200);
    Ring ring;
    for (int i = 0; i < vertices; ++i)
        ring.push_back({place(random), place(random)});
    return moved(ring);
}

} // namespace

/// Held against one place after the other.
class TestLasso : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itemsAreThoseOfAskingOneByOne_data() {
        QTest::addColumn<int>("spread");
        QTest::addColumn<int>("kind");
        const char* kinds[] = {"a hand's lasso", "a scribble over itself", "rings within rings", "a comb"};
        const char* spreads[] = {"evenly spread", "clustered", "all on one point"};
        for (int kind = 0; kind < 4; ++kind)
            for (int spread = 0; spread < 3; ++spread)
                QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(kinds[kind], spreads[spread]))) << spread << kind;
    }
    void itemsAreThoseOfAskingOneByOne() {
        QFETCH(int, spread);
        QFETCH(int, kind);
        const std::vector<Item> items = cloud::items({6001, cloud::Spread(spread), 1000, 0.05, 40, 24}, 71);
        const Index index = cloud::indexOf(items, 1501);
        const Palette palette = cloud::palette();
        std::mt19937_64 random{std::uint64_t(72 + kind)};
        std::uniform_real_distribution<double> place(0, 1000);
        for (int i = 0; i < 12; ++i) {
            Rings rings;
            const double x = place(random), y = place(random);
            if (kind == 0)
                rings = {star(random, 500, x, y, 600, 0.2)};
            else if (kind == 1)
                rings = {scribble(random, 3 + i * 20)};
            else if (kind == 2)
                rings = {star(random, 60, 500, 500, 700, 0.1), star(random, 40, 500, 500, 400, 0.3), star(random, 9, x, y, 200, 0.9)};
            else
                for (int tooth = 0; tooth < 120; ++tooth) {
                    rings.resize(1);
                    rings[0].push_back({cloud::origin.x + tooth * 8.0, cloud::origin.y + (tooth % 2 ? 1100 : -50)});
                }
            const auto found = inside(index, palette, rings, 1 + i % 2);
            const std::set<std::uint64_t> set(found.begin(), found.end());
            QCOMPARE(set.size(), found.size());
            QCOMPARE(set, expected(items, palette, rings));
        }
    }

    void placesOnTheLineLieOnOneSide() {
        std::vector<Item> items;
        for (int x = 0; x <= 40; ++x)
            for (int y = 0; y <= 40; ++y)
                items.push_back({{cloud::origin.x + x, cloud::origin.y + y}, 0, std::uint64_t(items.size()), {}, false});
        const Index index = cloud::indexOf(items);
        Palette palette;
        palette.sprites = {disc(5, 0xff00ff00, 0xff000000, 1)};
        palette.styles = {{0, 0, 0, 0, 1}};
        const Rings all{moved({{-10, -10}, {50, -10}, {50, 50}, {-10, 50}})};
        QCOMPARE(inside(index, palette, all).size(), items.size());
        for (const Ring& half : {moved({{0, 0}, {40, 0}, {40, 40}}), moved({{10, 5}, {30, 5}, {20, 35}}), moved({{0, 0}, {40, 20}, {13, 40}})}) {
            const Rings one{half}, rest{all[0], half};
            const auto a = inside(index, palette, one), b = inside(index, palette, rest);
            QCOMPARE(a.size() + b.size(), items.size());
            QCOMPARE(std::set<std::uint64_t>(a.begin(), a.end()), expected(items, palette, one));
        }
    }

    void whatEnclosesNothingFindsNothing_data() {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
        QTest::addColumn<Rings>("rings");
        QTest::newRow("no ring") << Rings{};
        QTest::newRow("an empty ring") << Rings{Ring{}};
        QTest::newRow("one place") << Rings{moved({{500, 500}})};
        QTest::newRow("a line there and back") << Rings{moved({{0, 0}, {1000, 900}})};
        QTest::newRow("level") << Rings{moved({{0, 500}, {1000, 500}, {300, 500}})};
        QTest::newRow("no numbers") << Rings{{{nan, nan}, {nan, 3}, {inf, -inf}}};
        QTest::newRow("far outside") << Rings{moved({{1e7, 1e7}, {2e7, 1e7}, {2e7, 2e7}})};
        QTest::newRow("twice the same ring") << Rings{moved({{0, 0}, {900, 0}, {900, 900}}), moved({{0, 0}, {900, 0}, {900, 900}})};
    }
    void whatEnclosesNothingFindsNothing() {
        QFETCH(Rings, rings);
        const std::vector<Item> items = cloud::items({3000, cloud::Spread::Clustered, 1000, 0.1, 40, 24}, 73);
        QVERIFY(inside(cloud::indexOf(items), cloud::palette(), rings).empty());
        QVERIFY(inside(Index(), cloud::palette(), rings).empty());
    }

    void aRingAroundTheWorldFindsAllThatIsVisible() {
        constexpr double huge = 1e300;
        const std::vector<Item> items = cloud::items({3000, cloud::Spread::Even, 1000, 0.1, 40, 24}, 74);
        const Palette palette = cloud::palette();
        const Rings rings{{{-huge, -huge}, {huge, -huge}, {huge, huge}, {-huge, huge}}};
        const auto found = inside(cloud::indexOf(items), palette, rings);
        const Rings near{moved({{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}})};
        QCOMPARE(std::set<std::uint64_t>(found.begin(), found.end()), expected(items, palette, near));
        QVERIFY(found.size() > 1000 && found.size() < items.size()); // the palette hides some
    }

    void verticesThatAreNoNumbersAreLeftOut() {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<Item> items = cloud::items({3000, cloud::Spread::Even, 1000, 0, 40, 24}, 75);
        const Index index = cloud::indexOf(items);
        Ring ring = moved({{100, 100}, {900, 100}, {900, 900}, {100, 900}});
        const auto plain = inside(index, cloud::palette(), {ring});
        ring.insert(ring.begin() + 2, {nan, 5});
        QCOMPARE(inside(index, cloud::palette(), {ring}), plain);
    }
};

QTEST_GUILESS_MAIN(TestLasso)
#include "tst_lasso.moc"
