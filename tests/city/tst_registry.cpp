// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry_model.h"

#include <QTest>

#include <random>

using namespace registry_model;

class TestRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsThereOnce_data() {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 16384, 16385, 120'000}) QTest::addRow("%d", count) << count;
    }
    void everyRowIsThereOnce() {
        QFETCH(int, count);
        const auto rows = many(count);
        const Registry registry = Registry::build(rows, 5);
        QCOMPARE(differs(registry, modelOf(rows)), QString());
        QCOMPARE(registry.change(), 5);
        QCOMPARE(registry.chunkOf({Shape::Polygon, 1}), -1);
    }

    void aChunkHoldsOneSubDistrictAndNeighbours() {
        const Registry registry = Registry::build(many(120'000), 0);
        double area = 0;
        for (const auto& chunk : registry.chunks()) {
            geo::Box box;
            for (std::size_t i = 0; i < chunk->size(); ++i) {
                QCOMPARE(chunk->subDistrict[i], chunk->subDistrict[0]);
                box.add(chunk->anchor[i]);
            }
            area += (box.east - box.west) * (box.north - box.south);
        }
        // Without grouping each chunk would cover the whole square of 0.25.
        QVERIFY2(area / double(registry.chunks().size()) < 0.15, qPrintable(QString::number(area)));
    }

    void aChangeMakesOneChunkAnewAndLeavesTheOldVersion() {
        const auto rows = many(60'000);
        const Registry before = Registry::build(rows, 1);
        RegistryRow changed = rows[777];
        changed.state = city::State::Missing;
        Registry::Difference difference;
        const Registry after = before.with({changed}, {}, 2, &difference);
        QCOMPARE(difference.chunks.size(), 1u);
        for (std::size_t c = 0; c < before.chunks().size(); ++c)
            QCOMPARE(before.chunks()[c] == after.chunks()[c], c != difference.chunks[0]);
        QCOMPARE(differs(before, modelOf(rows)), QString());
        Model model = modelOf(rows);
        model[changed.key.packed()] = changed;
        QCOMPARE(differs(after, model), QString());
        QCOMPARE(after.change(), 2);
    }

    void randomEditsMatchTheModel() {
        auto rows = many(20'000);
        Model model = modelOf(rows);
        Registry registry = Registry::build(rows, 0);
        std::mt19937 random(3);
        for (int round = 1; round <= 60; ++round) {
            std::vector<RegistryRow> upserts;
            std::vector<ComponentKey> removed;
            for (int i = 0; i < 200; ++i) {
                const std::int64_t id = std::int64_t(random() % 30'000) + 1;
                const Shape shape = id % 10 ? Shape::Point : Shape::Line;
                if (random() % 3 == 0) {
                    removed.push_back({shape, id});
                } else {
                    upserts.push_back(row(id, 106.5 + double(random() % 1000) / 2000, 29.2, std::uint16_t(random() % 4 + 1), shape));
                    upserts.back().classId = std::uint16_t(round);
                }
            }
            registry = registry.with(upserts, removed, round);
            for (const RegistryRow& r : upserts) model[r.key.packed()] = r;
            for (const ComponentKey& key : removed) model.erase(key.packed());
        }
        QCOMPARE(differs(registry, model), QString());
    }

    void aFullChunkIsSplit() {
        const auto rows = many(16384 * 3);
        Registry registry = Registry::build(rows, 0);
        Model model = modelOf(rows);
        std::vector<RegistryRow> more;
        for (int i = 0; i < 20'000; ++i) more.push_back(row(100'000 + i, 106.7, 29.4 + i * 1e-6, 2));
        Registry::Difference difference;
        registry = registry.with(more, {}, 1, &difference);
        for (const RegistryRow& r : more) model[r.key.packed()] = r;
        QCOMPARE(differs(registry, model), QString());
        QVERIFY(difference.chunks.back() == registry.chunks().size() - 1);
    }

    void rowsOfANewSubDistrictGetAChunkOfTheirOwn() {
        Registry registry = Registry::build(many(100), 0);
        const std::size_t chunks = registry.chunks().size();
        registry = registry.with({row(5000, 107, 29, 9), row(5001, 107, 29, 9)}, {}, 1);
        QCOMPARE(registry.chunks().size(), chunks + 1);
        QCOMPARE(registry.chunkOf({Shape::Point, 5001}), std::ptrdiff_t(chunks));
    }

    void keysPackBothWays() {
        for (const ComponentKey key : {ComponentKey{Shape::Point, 1}, {Shape::Line, 123456789}, {Shape::Polygon, (1LL << 62) - 1}})
            QVERIFY(ComponentKey::unpacked(key.packed()) == key);
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
