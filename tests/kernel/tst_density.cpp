// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"
#include "kernel/query.h"
#include "kernel/sheet.h"

#include <QTest>
#include <numeric>

using namespace kernel;

namespace {

const std::vector<std::uint32_t> ramp{0x40102030, 0x80204060, 0xff4080c0, 0xffffffff};

std::vector<std::uint32_t> density(const Index& index, const Window& window, int cell, int threads,
                                   DrawStats* stats = nullptr) {
    std::vector<std::uint32_t> pixels(std::size_t(window.width) * std::size_t(window.height), 0xdeadbeef);
    Sheet sheet(threads);
    sheet.drawDensity(index, cloud::palette(), window, {pixels.data(), window.width}, ramp, cell, stats);
    return pixels;
}

Window windowOn(double size, int pixels) {
    return {{cloud::origin.x, cloud::origin.y + size}, size / pixels, pixels, pixels};
}

} // namespace

class TestDensity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePictureDoesNotDependOnThreads() {
        const cloud::Plan plan{30'000, cloud::Spread::Clustered, 1000, 0.1, 40, 24};
        const Index index = cloud::indexOf(cloud::items(plan, 51));
        for (const int cell : {1, 7, 8, 50}) {
            const auto one = density(index, windowOn(1000, 333), cell, 1);
            QVERIFY(one == density(index, windowOn(1000, 333), cell, 2));
            QVERIFY(one == density(index, windowOn(1000, 333), cell, 3));
        }
    }

    void itCountsWhatTheSheetCounts() {
        const cloud::Plan plan{30'000, cloud::Spread::Even, 1000, 0.1, 40, 24};
        const Index index = cloud::indexOf(cloud::items(plan, 52));
        const Window window{{cloud::origin.x + 300, cloud::origin.y + 700}, 1, 401, 399};
        DrawStats counted;
        density(index, window, 8, 2, &counted);
        // Pixels hold their left and upper edges, a box all of its.
        const double least = 0.0005;
        const geo::MapBox box{window.topLeft.x, window.topLeft.y - 399 + least, window.topLeft.x + 401 - least,
                              window.topLeft.y};
        const std::vector<std::uint64_t> byKey = countByKey(index, cloud::palette(), box);
        QCOMPARE(counted.drawn, std::accumulate(byKey.begin(), byKey.end(), std::uint64_t(0)));
    }

    void theDensestPlaceHasTheLastColourAndEmptyOnesNone() {
        std::vector<Item> items;
        for (int i = 0; i < 100; ++i)
            items.push_back({{cloud::origin.x + 500, cloud::origin.y + 500}, 1, 0, {}, false});
        const Index index = cloud::indexOf(items);
        const auto pixels = density(index, windowOn(1000, 80), 8, 2);
        QCOMPARE(*std::max_element(pixels.begin(), pixels.end()), 0xffffffffu);
        QCOMPARE(pixels[0], 0u);
        QCOMPARE(pixels.back(), 0u);
        QVERIFY(pixels[std::size_t(44 * 80 + 44)] != 0);
    }

    void evenGroundHasNoEdgeAtTheWindow() {
        // As dense outside as inside: the smoothing must see it.
        std::vector<Item> items;
        for (int y = -40; y < 120; ++y)
            for (int x = -40; x < 120; ++x)
                items.push_back({{cloud::origin.x + x + 0.5, cloud::origin.y + y + 0.5}, 1, 0, {}, false});
        const auto pixels = density(cloud::indexOf(items), windowOn(80, 80), 8, 2);
        QVERIFY(std::all_of(pixels.begin(), pixels.end(), [&](std::uint32_t p) { return p == pixels[0]; }));
        QCOMPARE(pixels[0], 0xffffffffu);
    }

    void senselessSettingsAreHarmless() {
        const Index index = cloud::indexOf(cloud::items({500, cloud::Spread::Even, 1000, 0, 40, 24}, 53));
        std::vector<std::uint32_t> pixels(100, 7);
        Sheet sheet(2);
        QVERIFY(sheet.drawDensity(index, cloud::palette(), windowOn(1000, 10), {pixels.data(), 10}, {}));
        QCOMPARE(pixels, std::vector<std::uint32_t>(100, 0));
        for (const int cell : {-5, 0, 100'000})
            QVERIFY(sheet.drawDensity(index, cloud::palette(), windowOn(1000, 10), {pixels.data(), 10}, ramp,
                                      cell));
        QVERIFY(sheet.drawDensity(Index{}, cloud::palette(), windowOn(1000, 10), {pixels.data(), 10}, ramp));
        QCOMPARE(pixels, std::vector<std::uint32_t>(100, 0));
    }
};

QTEST_GUILESS_MAIN(TestDensity)
#include "tst_density.moc"
