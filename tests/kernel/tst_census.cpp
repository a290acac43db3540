// SPDX-License-Identifier: GPL-3.0-or-later
#include "distances.h"
#include "kernel/census.h"
#include "kernel/query.h"

#include <QTest>
#include <numeric>

using namespace kernel;
using namespace distances;

class TestCensus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsAreThoseOfCountingOneByOne_data() {
        QTest::addColumn<int>("spread");
        QTest::newRow("evenly spread") << int(cloud::Spread::Even);
        QTest::newRow("clustered") << int(cloud::Spread::Clustered);
        QTest::newRow("all on one point") << int(cloud::Spread::OnePoint);
    }
    void groupsAreThoseOfCountingOneByOne() {
        QFETCH(int, spread);
        const std::vector<Item> items = cloud::items({20'001, cloud::Spread(spread), 1000, 0.05, 40, 24}, 61);
        const Index index = cloud::indexOf(items, 3001);
        const Palette palette = cloud::palette();
        std::vector<std::uint32_t> groupOf;
        for (std::uint32_t key = 0; key < 20; ++key) // the last keys belong to none
            groupOf.push_back(key % 5);
        const Census census(palette, groupOf);
        std::mt19937_64 random(62);
        std::uniform_real_distribution<double> place(-100, 1000), size(0, 700);
        for (int i = 0; i < 60; ++i) {
            const geo::MapPoint a =
                i % 4 ? geo::MapPoint{cloud::origin.x + place(random), cloud::origin.y + place(random)}
                      : items[random() % items.size()].anchor;
            const geo::MapBox box{a.x, a.y, a.x + size(random), a.y + size(random)};
            const BoostPoint low = quantised({box.minX, box.minY}), high = quantised({box.maxX, box.maxY});
            std::vector<std::uint64_t> expected(5, 0);
            for (const Item& item : items) {
                const BoostPoint p = quantised(item.anchor);
                if (item.key < groupOf.size() && isVisible(palette, item.key) && p.x() >= low.x() &&
                    p.x() <= high.x() && p.y() >= low.y() && p.y() <= high.y())
                    ++expected[groupOf[item.key]];
            }
            QCOMPARE(census.count(index, box), expected);
        }
        const std::vector<std::uint64_t> all = census.count(index, index.bounds());
        QVERIFY(std::accumulate(all.begin(), all.end(), std::uint64_t(0)) > 10'000);
    }

    void hiddenKeysAndThoseOfNoGroupAreNotCounted() {
        Palette palette = cloud::palette();
        palette.styles[1].sprite = -1;
        const Index index = cloud::indexOf(
            {pointAt(1, 1, 0, 1), pointAt(2, 2, 1, 2), pointAt(3, 3, 2, 3), pointAt(4, 4, 9, 4)});
        const std::vector<std::uint32_t> groupOf{1, 7, 0};
        QCOMPARE(Census(palette, groupOf).count(index, index.bounds()), (std::vector<std::uint64_t>{1, 1}));
        QVERIFY(Census(Palette{}, groupOf).count(index, index.bounds()).empty());
        QVERIFY(Census(palette, {}).count(index, index.bounds()).empty());
        QCOMPARE(Census(palette, groupOf).count(Index{}, index.bounds()), (std::vector<std::uint64_t>{0, 0}));
        QCOMPARE(Census(palette, groupOf).count(index, geo::MapBox{}), (std::vector<std::uint64_t>{0, 0}));
    }
};

QTEST_GUILESS_MAIN(TestCensus)
#include "tst_census.moc"
