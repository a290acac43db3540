// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"
#include "kernel/index.h"

#include <QTest>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <limits>

using namespace kernel;
namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using BoostBox = bg::model::box<BoostPoint>;
using Entry = std::pair<BoostPoint, std::uint64_t>;

namespace {

/// A place as the index keeps it, in whole millimetres from the origin.
BoostPoint quantised(geo::MapPoint p) {
    return {std::nearbyint((p.x - cloud::origin.x) * 1000), std::nearbyint((p.y - cloud::origin.y) * 1000)};
}

std::vector<std::uint64_t> handlesIn(const Index& index, const geo::MapBox& box) {
    std::vector<std::uint64_t> found;
    index.eachIn(box, [&](std::size_t c, std::size_t i) { found.push_back(index.chunks()[c]->handle[i]); });
    std::sort(found.begin(), found.end());
    return found;
}

Item pointAt(double x, double y, std::uint64_t handle = 0) {
    return {{cloud::origin.x + x, cloud::origin.y + y}, 0, handle, {}, false};
}

} // namespace

class TestIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queriesAgreeWithBoostsTree_data() {
        QTest::addColumn<int>("spread");
        QTest::newRow("random") << int(cloud::Spread::Even);
        QTest::newRow("clustered") << int(cloud::Spread::Clustered);
        QTest::newRow("all on one point") << int(cloud::Spread::OnePoint);
    }
    void queriesAgreeWithBoostsTree() {
        QFETCH(int, spread);
        const cloud::Plan plan{20'000, cloud::Spread(spread), 1000, 0.05, 40, 24};
        const std::vector<Item> items = cloud::items(plan, 31);
        const Index index = cloud::indexOf(items, 3000);
        std::vector<Entry> entries;
        for (const Item& item : items)
            entries.push_back({quantised(item.anchor), item.handle});
        const bg::index::rtree<Entry, bg::index::rstar<16>> tree(entries);

        std::mt19937_64 random(32);
        std::uniform_real_distribution<double> place(-100, 1100), size(0, 300);
        for (int i = 0; i < 300; ++i) {
            const geo::MapPoint a =
                i % 3 ? geo::MapPoint{cloud::origin.x + place(random), cloud::origin.y + place(random)}
                      : items[random() % items.size()].anchor;
            geo::MapBox box{a.x, a.y, a.x + size(random), a.y + size(random)};
            if (i % 7 == 0)
                box = {a.x, a.y, a.x, a.y}; // a single place: edges count
            std::vector<Entry> hits;
            tree.query(bg::index::intersects(
                           BoostBox(quantised({box.minX, box.minY}), quantised({box.maxX, box.maxY}))),
                       std::back_inserter(hits));
            std::vector<std::uint64_t> expected;
            for (const Entry& hit : hits)
                expected.push_back(hit.second);
            std::sort(expected.begin(), expected.end());
            QCOMPARE(handlesIn(index, box), expected);
        }
    }

    void columnsKeepWhatBelongsTogether() {
        const cloud::Plan plan{5000, cloud::Spread::Clustered, 1000, 0.2, 40, 24};
        const std::vector<Item> items = cloud::items(plan, 33);
        const ChunkPtr chunk = Chunk::build(items, cloud::origin);
        QCOMPARE(chunk->size(), items.size());
        std::vector<bool> seen(items.size());
        for (std::size_t i = 0; i < chunk->size(); ++i) {
            const Item& item = items[chunk->handle[i]];
            QVERIFY(!seen[item.handle]);
            seen[item.handle] = true;
            QCOMPARE(chunk->key[i], item.key);
            QVERIFY(std::abs(chunk->x[i] / 1000.0 - (item.anchor.x - cloud::origin.x)) <= 0.000501);
            QVERIFY(std::abs(chunk->y[i] / 1000.0 - (item.anchor.y - cloud::origin.y)) <= 0.000501);
        }
        for (const Chunk::Shape& shape : chunk->shapes) {
            const Item& item = items[chunk->handle[shape.item]];
            QCOMPARE(std::size_t(shape.parts), item.parts.size());
            QCOMPARE(shape.closed != 0, item.closed);
            for (std::uint32_t k = 0; k < shape.parts; ++k) {
                const Chunk::Part part = chunk->shapeParts[shape.firstPart + k];
                QCOMPARE(std::size_t(part.count), item.parts[k].size());
                for (std::uint32_t v = 0; v < part.count; ++v) {
                    const BoostPoint q = quantised(item.parts[k][v]);
                    QCOMPARE(double(chunk->vertexX[part.first + v]), q.x());
                    QCOMPARE(double(chunk->vertexY[part.first + v]), q.y());
                    const Chunk::Bounds& block = chunk->blocks[shape.item / Chunk::blockSize];
                    QVERIFY(block.minX <= q.x() && block.maxX >= q.x() && block.minY <= q.y() &&
                            block.maxY >= q.y());
                }
            }
        }
        QVERIFY(std::is_sorted(chunk->shapes.begin(), chunk->shapes.end(),
                               [](const auto& a, const auto& b) { return a.item < b.item; }));
    }

    void neighboursInTheOrderAreNeighboursOnTheGround() {
        const cloud::Plan plan{16'384, cloud::Spread::Even, 1000, 0, 40, 24};
        const ChunkPtr chunk = Chunk::build(cloud::items(plan, 34), cloud::origin);
        double sum = 0;
        for (std::size_t i = 1; i < chunk->size(); ++i)
            sum += std::hypot(chunk->x[i] - chunk->x[i - 1], chunk->y[i] - chunk->y[i - 1]);
        // Even spread over 1 km2: 7.8 m apart; along a Hilbert curve hardly more, at random 520 m.
        QVERIFY2(sum / 1000 / double(chunk->size()) < 15, qPrintable(QString::number(sum / 1000 / 16384)));
    }

    void itemsWithoutAUsablePlaceAreRefusedAndCounted_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<bool>("usable");
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        QTest::newRow("NaN") << nan << 0.0 << false;
        QTest::newRow("infinite") << 0.0 << -inf << false;
        QTest::newRow("2001 km away") << 2'001'000.0 << 0.0 << false;
        QTest::newRow("1999 km away") << 0.0 << -1'999'000.0 << true;
        QTest::newRow("huge") << 1e300 << 1e300 << false;
    }
    void itemsWithoutAUsablePlaceAreRefusedAndCounted() {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(bool, usable);
        const std::vector<Item> anchors{pointAt(1, 1, 1), pointAt(x, y, 2), pointAt(3, 3, 3)};
        Item line = pointAt(2, 2, 2);
        line.parts = {{line.anchor, {cloud::origin.x + x, cloud::origin.y + y}}};
        for (const std::vector<Item>& items :
             {anchors, std::vector<Item>{pointAt(1, 1, 1), line, pointAt(3, 3, 3)}}) {
            const Index index = cloud::indexOf(items);
            QCOMPARE(index.size(), std::size_t(usable ? 3 : 2));
            QCOMPARE(index.refused(), std::size_t(usable ? 0 : 1));
            QCOMPARE(handlesIn(index, index.bounds()).size(), index.size());
        }
    }

    void nothingMakesAnEmptyIndex() {
        const Index none;
        QCOMPARE(none.size(), std::size_t(0));
        QVERIFY(none.bounds().isEmpty());
        const Index empty(cloud::origin, {Chunk::build({}, cloud::origin), nullptr});
        QCOMPARE(empty.size(), std::size_t(0));
        QVERIFY(empty.bounds().isEmpty());
        QVERIFY(handlesIn(empty, {-1e9, -1e9, 1e9, 1e9}).empty());
    }

    void partsWithoutVerticesMakeAPoint() {
        Item item = pointAt(1, 1);
        item.parts = {{}, {}};
        const ChunkPtr chunk = Chunk::build(std::vector<Item>{item}, cloud::origin);
        QCOMPARE(chunk->size(), std::size_t(1));
        QVERIFY(chunk->shapes.empty());
    }

    void chunksAreReplacedAndAppendedWithoutTouchingTheOld() {
        const Index before = cloud::indexOf({pointAt(1, 1, 1), pointAt(2, 2, 2)}, 1);
        const std::vector<std::pair<std::size_t, ChunkPtr>> changes{
            {1, Chunk::build(std::vector<Item>{pointAt(5, 5, 5), pointAt(6, 6, 6)}, cloud::origin)},
            {2, Chunk::build(std::vector<Item>{pointAt(7, 7, 7)}, cloud::origin)}};
        const Index after = before.with(changes);
        QCOMPARE(before.size(), std::size_t(2));
        QCOMPARE(after.size(), std::size_t(4));
        QCOMPARE(handlesIn(after, after.bounds()), (std::vector<std::uint64_t>{1, 5, 6, 7}));
        QCOMPARE(after.chunks()[0], before.chunks()[0]); // shared
    }

    void senselessBoxesHoldNothing() {
        const Index index = cloud::indexOf({pointAt(1, 1, 1)});
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        QVERIFY(handlesIn(index, {}).empty());
        QVERIFY(handlesIn(index, {nan, nan, nan, nan}).empty());
        QVERIFY(handlesIn(index, {nan, -inf, inf, inf}).empty());
        QCOMPARE(handlesIn(index, {-inf, -inf, inf, inf}).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestIndex)
#include "tst_index.moc"
