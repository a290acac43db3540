// SPDX-License-Identifier: GPL-3.0-or-later
#include "distances.h"
#include "kernel/query.h"

#include <QTest>
#include <map>

using namespace kernel;
using namespace distances;

class TestPick : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pickingPointsAgreesWithBoostsTree_data() {
        QTest::addColumn<int>("spread");
        QTest::newRow("random") << int(cloud::Spread::Even);
        QTest::newRow("clustered") << int(cloud::Spread::Clustered);
    }
    void pickingPointsAgreesWithBoostsTree() {
        QFETCH(int, spread);
        const cloud::Plan plan{20'000, cloud::Spread(spread), 1000, 0, 40, 24};
        const std::vector<Item> items = cloud::items(plan, 41);
        const Index index = cloud::indexOf(items, 3000);
        const Palette palette = cloud::palette();
        const Tree tree = visibleAnchors(items, palette);

        std::mt19937_64 random(42);
        std::uniform_real_distribution<double> place(0, 1000);
        for (int i = 0; i < 300; ++i) {
            const geo::MapPoint at{cloud::origin.x + place(random), cloud::origin.y + place(random)};
            const BoostPoint boostAt(at.x - cloud::origin.x, at.y - cloud::origin.y);
            std::vector<Entry> nearest;
            tree.query(bg::index::nearest(boostAt, 10), std::back_inserter(nearest));
            std::vector<double> expected;
            for (const Entry& entry : nearest)
                if (bg::distance(entry.first, boostAt) <= 20)
                    expected.push_back(bg::distance(entry.first, boostAt));
            std::sort(expected.begin(), expected.end());
            const std::vector<Hit> hits = pick(index, palette, at, 20, 10);
            QCOMPARE(hits.size(), expected.size());
            for (std::size_t k = 0; k < hits.size(); ++k) {
                QVERIFY(std::abs(hits[k].distance - expected[k]) < 1e-6);
                QCOMPARE(hits[k].key, items[hits[k].handle].key);
                QVERIFY(std::abs(bg::distance(quantised(items[hits[k].handle].anchor), boostAt) -
                                 hits[k].distance) < 1e-6);
            }
        }
    }

    void pickingShapesAgreesWithBoostsDistances() {
        const cloud::Plan plan{400, cloud::Spread::Even, 1000, 1, 60, 24};
        const std::vector<Item> items = cloud::items(plan, 43);
        const Index index = cloud::indexOf(items, 150);
        const Palette palette = cloud::palette();
        std::mt19937_64 random(44);
        std::uniform_real_distribution<double> place(0, 1000);
        std::size_t found = 0;
        for (int i = 0; i < 200; ++i) {
            const geo::MapPoint at{cloud::origin.x + place(random), cloud::origin.y + place(random)};
            std::map<std::uint64_t, double> expected;
            for (const Item& item : items) {
                const double d = distances::to(item, {at.x - cloud::origin.x, at.y - cloud::origin.y});
                if (isVisible(palette, item.key) && d <= 15)
                    expected[item.handle] = d;
            }
            const std::vector<Hit> hits = pick(index, palette, at, 15, 1000);
            QCOMPARE(hits.size(), expected.size());
            for (const Hit& hit : hits) {
                QVERIFY(expected.contains(hit.handle));
                QVERIFY(std::abs(expected[hit.handle] - hit.distance) < 1e-6);
            }
            found += hits.size();
        }
        QVERIFY(found > 100);
    }

    void amongEqualsTheHigherRankComesFirst() {
        Palette palette = cloud::palette();
        palette.styles[0].rank = 1;
        palette.styles[1].rank = 5;
        const Index index = cloud::indexOf(
            {pointAt(5, 5, 0, 10), pointAt(5, 5, 1, 11), pointAt(5, 5, 0, 12), pointAt(4, 5, 0, 13)});
        std::vector<std::uint64_t> order;
        for (const Hit& hit : pick(index, palette, {cloud::origin.x + 5, cloud::origin.y + 5}, 2))
            order.push_back(hit.handle);
        QCOMPARE(order, (std::vector<std::uint64_t>{11, 10, 12, 13}));
        QCOMPARE(pick(index, palette, {cloud::origin.x + 5, cloud::origin.y + 5}, 2, 1).front().handle,
                 std::uint64_t(11));
        QVERIFY(pick(index, palette, {cloud::origin.x + 5, cloud::origin.y + 5}, 2, 0).empty());
    }

    void senselessQuestionsFindNothing() {
        const Index index = cloud::indexOf({pointAt(5, 5, 0, 1)});
        const Palette palette = cloud::palette();
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        const geo::MapPoint at{cloud::origin.x + 5, cloud::origin.y + 5};
        QVERIFY(pick(index, palette, at, -1).empty());
        QVERIFY(pick(index, palette, at, nan).empty());
        QVERIFY(pick(index, palette, {nan, at.y}, 5).empty());
        QVERIFY(pick(index, palette, {inf, at.y}, 5).empty());
        QVERIFY(pick(index, Palette{}, at, 5).empty());
        QVERIFY(pick(Index{}, palette, at, 5).empty());
        QCOMPARE(pick(index, palette, at, inf).size(), std::size_t(1));
        QCOMPARE(pick(index, palette, at, 0).size(), std::size_t(1));
    }

    void countsByKeyAreThoseOfCountingOneByOne() {
        const cloud::Plan plan{20'000, cloud::Spread::Clustered, 1000, 0.1, 40, 24};
        const std::vector<Item> items = cloud::items(plan, 45);
        const Index index = cloud::indexOf(items, 3000);
        const Palette palette = cloud::palette();
        std::mt19937_64 random(46);
        std::uniform_real_distribution<double> place(0, 1000), size(0, 600);
        for (int i = 0; i < 100; ++i) {
            const double x = place(random), y = place(random), w = size(random), h = size(random);
            const geo::MapBox box{cloud::origin.x + x, cloud::origin.y + y, cloud::origin.x + x + w,
                                  cloud::origin.y + y + h};
            const BoostPoint low = quantised({box.minX, box.minY}), high = quantised({box.maxX, box.maxY});
            std::vector<std::uint64_t> expected(palette.styles.size(), 0);
            for (const Item& item : items) {
                const BoostPoint p = quantised(item.anchor);
                if (isVisible(palette, item.key) && p.x() >= low.x() && p.x() <= high.x() &&
                    p.y() >= low.y() && p.y() <= high.y())
                    ++expected[item.key];
            }
            QCOMPARE(countByKey(index, palette, box), expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestPick)
#include "tst_pick.moc"
