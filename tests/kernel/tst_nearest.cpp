// SPDX-License-Identifier: GPL-3.0-or-later
#include "distances.h"
#include "kernel/query.h"

#include <QTest>

using namespace kernel;
using namespace distances;

namespace {

std::vector<std::uint64_t> handlesOf(const std::vector<Hit>& hits) {
    std::vector<std::uint64_t> handles;
    for (const Hit& hit : hits)
        handles.push_back(hit.handle);
    return handles;
}

geo::MapPoint placeAt(double x, double y) { return {cloud::origin.x + x, cloud::origin.y + y}; }

} // namespace

class TestNearest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePointsFoundAreThoseOfBoostsTree_data() {
        QTest::addColumn<int>("spread");
        QTest::addColumn<int>("chunkSize");
        QTest::newRow("evenly spread") << int(cloud::Spread::Even) << 3000;
        QTest::newRow("clustered") << int(cloud::Spread::Clustered) << 3000;
        QTest::newRow("many small chunks") << int(cloud::Spread::Clustered) << 40;
        QTest::newRow("all on one point") << int(cloud::Spread::OnePoint) << 700;
    }
    void thePointsFoundAreThoseOfBoostsTree() {
        QFETCH(int, spread);
        QFETCH(int, chunkSize);
        const cloud::Plan plan{20'000, cloud::Spread(spread), 1000, 0, 40, 24};
        const std::vector<Item> items = cloud::items(plan, 51);
        const Index index = cloud::indexOf(items, std::size_t(chunkSize));
        const Palette palette = cloud::palette();
        const Tree tree = visibleAnchors(items, palette);
        std::mt19937_64 random(52);
        std::uniform_real_distribution<double> place(-500, 1500);
        for (int i = 0; i < 200; ++i) {
            const geo::MapPoint at = placeAt(place(random), place(random));
            const BoostPoint boostAt(at.x - cloud::origin.x, at.y - cloud::origin.y);
            std::vector<double> expected;
            for (auto it = tree.qbegin(bg::index::nearest(boostAt, 8u)); it != tree.qend(); ++it)
                expected.push_back(bg::distance(it->first, boostAt));
            std::sort(expected.begin(), expected.end());
            const std::vector<Hit> hits = nearest(index, palette, at, 8);
            QCOMPARE(hits.size(), expected.size());
            for (std::size_t k = 0; k < hits.size(); ++k) {
                QVERIFY(std::abs(hits[k].distance - expected[k]) < 1e-6);
                QCOMPARE(hits[k].key, items[hits[k].handle].key);
                QVERIFY(std::abs(to(items[hits[k].handle], boostAt) - hits[k].distance) < 1e-6);
            }
        }
    }

    void shapesAreAsNearAsTheirEdgeAndInsideIsNoDistance() {
        const cloud::Plan plan{600, cloud::Spread::Even, 1000, 0.7, 120, 24};
        const std::vector<Item> items = cloud::items(plan, 53);
        const Index index = cloud::indexOf(items, 30);
        const Palette palette = cloud::palette();
        std::mt19937_64 random(54);
        std::uniform_real_distribution<double> place(-200, 1200);
        std::size_t inside = 0;
        for (int i = 0; i < 200; ++i) {
            const geo::MapPoint at = placeAt(place(random), place(random));
            std::vector<double> expected;
            for (const Item& item : items)
                if (isVisible(palette, item.key))
                    expected.push_back(to(item, {at.x - cloud::origin.x, at.y - cloud::origin.y}));
            std::sort(expected.begin(), expected.end());
            const std::vector<Hit> hits = nearest(index, palette, at, 12);
            QCOMPARE(hits.size(), std::size_t(12));
            for (std::size_t k = 0; k < hits.size(); ++k) {
                QVERIFY(std::abs(hits[k].distance - expected[k]) < 1e-6);
                inside += hits[k].distance == 0;
            }
        }
        QVERIFY(inside > 20);
    }

    void amongEqualsTheHigherRankComesFirstThenTheIndexOrder() {
        Palette palette = cloud::palette();
        palette.styles[0].rank = 1;
        palette.styles[1].rank = 5;
        const Index index = cloud::indexOf({pointAt(5, 5, 0, 10), pointAt(5, 5, 1, 11), pointAt(5, 5, 0, 12),
                                            pointAt(4, 5, 0, 13), pointAt(5, 5, 1, 14)},
                                           2);
        QCOMPARE(handlesOf(nearest(index, palette, placeAt(5, 5), 9)),
                 (std::vector<std::uint64_t>{11, 14, 10, 12, 13}));
        QCOMPARE(handlesOf(nearest(index, palette, placeAt(5, 5), 1)), (std::vector<std::uint64_t>{11}));
        QCOMPARE(handlesOf(nearest(index, palette, placeAt(5, 5), 2)), (std::vector<std::uint64_t>{11, 14}));
    }

    void aMillionOnOnePointGiveTheFirstOnes() {
        const std::vector<Item> items(1'000'000, pointAt(5, 5, 0, 7));
        const Index index = cloud::indexOf(items, 16'384);
        const std::vector<Hit> hits = nearest(index, cloud::palette(), placeAt(8, 9), 8);
        QCOMPARE(hits.size(), std::size_t(8));
        for (const Hit& hit : hits)
            QCOMPARE(hit.distance, 5.0);
    }

    void hiddenItemsAreNotFound() {
        Palette palette = cloud::palette();
        palette.styles[0].sprite = -1;
        const Index index = cloud::indexOf({pointAt(5, 5, 0, 1), pointAt(50, 5, 1, 2)});
        QCOMPARE(handlesOf(nearest(index, palette, placeAt(5, 5), 8)), (std::vector<std::uint64_t>{2}));
    }

    void senselessQuestionsFindNothing() {
        const Index index = cloud::indexOf({pointAt(5, 5, 0, 1)});
        const Palette palette = cloud::palette();
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        QVERIFY(nearest(index, palette, {nan, 5}, 8).empty());
        QVERIFY(nearest(index, palette, {5, -inf}, 8).empty());
        QVERIFY(nearest(index, palette, placeAt(5, 5), 0).empty());
        QVERIFY(nearest(index, Palette{}, placeAt(5, 5), 8).empty());
        QVERIFY(nearest(Index{}, palette, placeAt(5, 5), 8).empty());
        QCOMPARE(nearest(index, palette, {-1e300, 1e300}, 8).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestNearest)
#include "tst_nearest.moc"
