// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/region_index.h"

#include <QTest>

#include <random>

using namespace geo;

namespace {

/// A wobbly ring around a middle, with a hole in every third.
std::vector<Ring> area(int number, std::mt19937& random) {
    std::uniform_real_distribution<double> wobble(0.5, 1.0);
    const double x = number % 7 * 0.9, y = number / 7 * 0.9;
    Ring outer;
    for (int i = 0; i < 40; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 40, r = wobble(random);
        outer.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
    }
    std::vector<Ring> rings{outer};
    if (number % 3 == 0) rings.push_back({{x - 0.2, y - 0.2}, {x + 0.2, y - 0.2}, {x + 0.2, y + 0.2}, {x - 0.2, y + 0.2}});
    return rings;
}

} // namespace

class TestRegionIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTestingEachAreaFinds() {
        std::mt19937 random(3);
        std::vector<std::vector<Ring>> areas;
        for (int i = 0; i < 40; ++i) areas.push_back(area(i, random));
        const RegionIndex index(areas);
        std::uniform_real_distribution<double> x(-1.5, 7), y(-1.5, 6.5);
        int inside = 0;
        for (int i = 0; i < 20'000; ++i) {
            const Point p{x(random), y(random)};
            const auto first = std::ranges::find_if(areas, [&](const auto& rings) { return contains(std::span(rings), p); });
            QCOMPARE(index.at(p), first == areas.end() ? -1 : int(first - areas.begin()));
            inside += first != areas.end();
        }
        QVERIFY(inside > 5'000 && inside < 19'000);
    }

    void nothingLiesInNothing() {
        QCOMPARE(RegionIndex().at({1, 1}), -1);
        QCOMPARE(RegionIndex({{}, {{}}}).at({0, 0}), -1);
        const RegionIndex one({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}});
        QCOMPARE(one.at({0.5, 0.5}), 0);
        QCOMPARE(one.at({std::nan(""), 0.5}), -1);
    }
};

QTEST_APPLESS_MAIN(TestRegionIndex)
#include "tst_region_index.moc"
