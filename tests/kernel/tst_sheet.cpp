// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"
#include "kernel/query.h"
#include "kernel/sheet.h"
#include "reference.h"

#include <QTest>
#include <hwy/targets.h>
#include <limits>
#include <numeric>
#include <thread>

using namespace kernel;

namespace {

struct Drawn {
    std::vector<std::uint32_t> pixels;
    DrawStats stats;
};

Drawn drawn(const Index& index, const Palette& palette, const Window& window, int threads) {
    Drawn d;
    d.pixels.assign(std::size_t(window.width) * std::size_t(window.height), 0xdeadbeef);
    Sheet sheet(threads);
    if (!sheet.draw(index, palette, window, {d.pixels.data(), window.width}, &d.stats))
        d.pixels.clear();
    return d;
}

/// A window of so many pixels centred on the middle of a cloud.
Window windowOn(const cloud::Plan& plan, double metresPerPixel, int width, int height) {
    return {{cloud::origin.x + plan.size / 2 - width * metresPerPixel / 2,
             cloud::origin.y + plan.size / 2 + height * metresPerPixel / 2},
            metresPerPixel,
            width,
            height};
}

QByteArray difference(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, int width) {
    if (a.size() != b.size())
        return "sizes differ";
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i])
            return QStringLiteral("pixel %1, %2: %3, not %4")
                .arg(int(i) % width)
                .arg(int(i) / width)
                .arg(a[i], 8, 16)
                .arg(b[i], 8, 16)
                .toUtf8();
    return {};
}

Item pointAt(double x, double y, std::uint32_t key = 0) {
    return {{cloud::origin.x + x, cloud::origin.y + y}, key, 0, {}, false};
}

Palette onePixel(std::uint32_t colour) {
    Palette p;
    p.sprites.push_back({1, 1, 0, 0, {colour}});
    p.styles.push_back({0, 0, 0, 0, 1});
    return p;
}

} // namespace

class TestSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePictureIsTheReferences_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("spread");
        QTest::addColumn<double>("shapes");
        QTest::addColumn<double>("metresPerPixel");
        QTest::addColumn<double>("diameter");
        const auto even = int(cloud::Spread::Even), clustered = int(cloud::Spread::Clustered);
        const auto onePoint = int(cloud::Spread::OnePoint);
        QTest::newRow("even points, all in the window") << 5000 << even << 0.0 << 6.0 << 5.0;
        QTest::newRow("even points, larger than the window") << 5000 << even << 0.0 << 1.3 << 5.0;
        QTest::newRow("clustered points") << 5000 << clustered << 0.0 << 2.7 << 5.0;
        QTest::newRow("dots of one pixel") << 5000 << clustered << 0.0 << 2.7 << 1.0;
        QTest::newRow("dots of three pixels, deep on each other") << 9000 << clustered << 0.0 << 90.0 << 2.4;
        QTest::newRow("large symbols") << 800 << even << 0.0 << 3.0 << 31.0;
        QTest::newRow("largest symbols") << 100 << even << 0.0 << 3.0 << 60.0;
        QTest::newRow("one point") << 300 << onePoint << 0.0 << 1.0 << 7.0;
        QTest::newRow("shapes among points, most as symbols") << 3000 << even << 0.1 << 9.0 << 5.0;
        QTest::newRow("shapes among points") << 300 << even << 0.2 << 3.0 << 5.0;
        QTest::newRow("shapes alone, close by") << 40 << clustered << 1.0 << 0.9 << 4.0;
        QTest::newRow("shapes far larger than the window") << 30 << even << 1.0 << 0.05 << 5.0;
        QTest::newRow("shapes at an absurd scale") << 30 << even << 1.0 << 1e-7 << 5.0;
    }
    void thePictureIsTheReferences() {
        QFETCH(int, count);
        QFETCH(int, spread);
        QFETCH(double, shapes);
        QFETCH(double, metresPerPixel);
        QFETCH(double, diameter);
        const Palette palette = cloud::palette(diameter);
        for (const std::uint64_t seed : {1u, 2u}) {
            const cloud::Plan plan{std::size_t(count), cloud::Spread(spread), 1000, shapes, 40, 24};
            const std::vector<Item> items = cloud::items(plan, seed);
            const Index index = cloud::indexOf(items);
            const Window window = windowOn(plan, metresPerPixel, seed == 1 ? 301 : 530, 150);
            const reference::Picture expected =
                reference::draw(cloud::ordered(items, index), cloud::origin, palette, window);
            for (const int threads : {1, 2, 3}) {
                const Drawn found = drawn(index, palette, window, threads);
                const QByteArray wrong = difference(found.pixels, expected.pixels, window.width);
                QVERIFY2(wrong.isEmpty(), wrong);
                QCOMPARE(found.stats.drawn, expected.drawn);
            }
        }
    }

    void everyInstructionSetGivesTheSameBits_data() {
        QTest::addColumn<double>("diameter");
        QTest::newRow("dots") << 4.0;
        QTest::newRow("larger symbols") << 12.0;
    }
    void everyInstructionSetGivesTheSameBits() {
        QFETCH(double, diameter);
        const cloud::Plan plan{20000, cloud::Spread::Clustered, 1000, 0.02, 40, 24};
        const Index index = cloud::indexOf(cloud::items(plan, 5));
        const Palette palette = cloud::palette(diameter);
        const Window window = windowOn(plan, 1.9, 533, 260);
        const Drawn best = drawn(index, palette, window, 2);
        int tried = 0;
        for (std::int64_t left = hwy::SupportedTargets(); left != 0; left &= left - 1) {
            hwy::SetSupportedTargetsForTest(left & -left);
            const Drawn found = drawn(index, palette, window, 2);
            hwy::SetSupportedTargetsForTest(0);
            const QByteArray wrong = difference(found.pixels, best.pixels, window.width);
            QVERIFY2(wrong.isEmpty(), hwy::TargetName(left & -left) + QByteArray(": ") + wrong);
            ++tried;
        }
        QVERIFY(tried > 0);
    }

    void aSheetDrawsManyPicturesAlike() {
        const cloud::Plan plan{8000, cloud::Spread::Even, 1000, 0.05, 40, 24};
        const Index index = cloud::indexOf(cloud::items(plan, 6));
        const Palette palette = cloud::palette();
        Sheet sheet(3);
        for (const int width : {700, 40, 301, 1}) {
            const Window window = windowOn(plan, 1000.0 / width, width, width / 2 + 1);
            std::vector<std::uint32_t> pixels(std::size_t(window.width) * std::size_t(window.height), 7);
            QVERIFY(sheet.draw(index, palette, window, {pixels.data(), width}));
            QVERIFY(pixels == drawn(index, palette, window, 1).pixels);
        }
    }

    void aWiderCanvasKeepsWhatIsBesideTheWindow() {
        const Index index = cloud::indexOf({pointAt(1, 1)});
        std::vector<std::uint32_t> pixels(40 * 20, 0x12345678);
        Sheet sheet(2);
        QVERIFY(sheet.draw(index, onePixel(0xffffffff), {{cloud::origin.x, cloud::origin.y + 20}, 1, 30, 20},
                           {pixels.data(), 40}));
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 40; ++x) {
                const std::uint32_t expected = x >= 30 ? 0x12345678 : x == 1 && y == 19 ? 0xffffffff : 0;
                QCOMPARE(pixels[std::size_t(y * 40 + x)], expected);
            }
    }

    void higherRanksLieAbove() {
        Palette palette = onePixel(0xffff0000);
        palette.sprites.push_back({1, 1, 0, 0, {0xff0000ff}});
        palette.styles.push_back({1, 0, 0, 0, 1});
        const Window window{{cloud::origin.x, cloud::origin.y + 1}, 1, 1, 1};
        const Index index = cloud::indexOf({pointAt(0.5, 0.5, 0), pointAt(0.5, 0.5, 1)});
        QCOMPARE(drawn(index, palette, window, 1).pixels[0], 0xff0000ffu); // the later one
        palette.styles[0].rank = 3;
        QCOMPARE(drawn(index, palette, window, 1).pixels[0], 0xffff0000u);
        palette.styles[1].rank = 200; // counts as the highest
        QCOMPARE(drawn(index, palette, window, 1).pixels[0], 0xff0000ffu);
    }

    void aNewPaletteRecoloursWithoutANewIndex() {
        const Index index = cloud::indexOf({pointAt(0.5, 0.5)});
        const Window window{{cloud::origin.x, cloud::origin.y + 1}, 1, 1, 1};
        Sheet sheet(1);
        std::uint32_t pixel = 0;
        QVERIFY(sheet.draw(index, onePixel(0xff00ff00), window, {&pixel, 1}));
        QCOMPARE(pixel, 0xff00ff00u);
        QVERIFY(sheet.draw(index, onePixel(0x80400000), window, {&pixel, 1}));
        QCOMPARE(pixel, 0x80400000u);
        QVERIFY(sheet.draw(index, Palette{}, window, {&pixel, 1}));
        QCOMPARE(pixel, 0u);
    }

    void aMillionItemsOnOnePointAreAllBlended() {
        const std::vector<Item> items(1'000'000, pointAt(10.5, 10.5));
        const Index index = cloud::indexOf(items, 16384);
        const Window window{{cloud::origin.x, cloud::origin.y + 20}, 1, 20, 20};
        const Drawn found = drawn(index, onePixel(0x10080402), window, 2);
        std::uint32_t expected = 0;
        for (std::size_t i = 0; i < items.size(); ++i)
            expected = reference::over(expected, 0x10080402);
        QCOMPARE(found.pixels[9 * 20 + 10], expected);
        QCOMPARE(found.stats.drawn, std::uint64_t(1'000'000));
    }

    void unusableWindowsDrawNothing_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("metresPerPixel");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        QTest::newRow("no width") << 0.0 << 1.0 << 0 << 10;
        QTest::newRow("negative height") << 0.0 << 1.0 << 10 << -5;
        QTest::newRow("scale 0") << 0.0 << 0.0 << 10 << 10;
        QTest::newRow("negative scale") << 0.0 << -1.0 << 10 << 10;
        QTest::newRow("scale NaN") << 0.0 << nan << 10 << 10;
        QTest::newRow("scale infinite") << 0.0 << inf << 10 << 10;
        QTest::newRow("scale denormal") << 0.0 << 1e-320 << 10 << 10;
        QTest::newRow("place NaN") << nan << 1.0 << 10 << 10;
        QTest::newRow("place infinite") << -inf << 1.0 << 10 << 10;
        QTest::newRow("place far away") << 1e300 << 1.0 << 10 << 10;
    }
    void unusableWindowsDrawNothing() {
        QFETCH(double, x);
        QFETCH(double, metresPerPixel);
        QFETCH(int, width);
        QFETCH(int, height);
        const cloud::Plan plan{500, cloud::Spread::Even, 1000, 0.5, 40, 24};
        const Index index = cloud::indexOf(cloud::items(plan, 9));
        std::vector<std::uint32_t> pixels(100, 0xffffffff);
        DrawStats stats;
        Sheet sheet(2);
        const Window window{{x, cloud::origin.y}, metresPerPixel, width, height};
        QVERIFY(sheet.draw(index, cloud::palette(), window, {pixels.data(), 10}, &stats));
        QCOMPARE(stats.drawn, std::uint64_t(0));
        const bool hasPixels = width > 0 && height > 0;
        for (const std::uint32_t pixel : pixels)
            QCOMPARE(pixel, hasPixels ? 0u : 0xffffffffu);
        QVERIFY(sheet.drawDensity(index, cloud::palette(), window, {pixels.data(), 10}, {0xffff0000}));
        QVERIFY(sheet.draw(index, cloud::palette(), window, {nullptr, 10}, &stats));
    }

    void aCanvasNarrowerThanTheWindowIsNotTouched() {
        std::vector<std::uint32_t> pixels(100, 0xffffffff);
        Sheet sheet(1);
        QVERIFY(sheet.draw(cloud::indexOf({pointAt(1, 1)}), onePixel(0xff000000),
                           {{cloud::origin.x, cloud::origin.y + 10}, 1, 10, 10}, {pixels.data(), 9}));
        QCOMPARE(pixels, std::vector<std::uint32_t>(100, 0xffffffff));
    }

    void brokenSpritesDrawNothing_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("anchor");
        QTest::addColumn<int>("pixels");
        QTest::newRow("too wide") << 65 << 4 << 0 << 260;
        QTest::newRow("too high") << 4 << 65 << 0 << 260;
        QTest::newRow("negative") << -4 << -4 << 0 << 16;
        QTest::newRow("too few pixels") << 8 << 8 << 0 << 63;
        QTest::newRow("no pixels") << 8 << 8 << 0 << 0;
        QTest::newRow("empty") << 0 << 0 << 0 << 0;
        QTest::newRow("anchor far off") << 8 << 8 << 1'000'000 << 64;
        QTest::newRow("anchor far off, negative") << 8 << 8 << std::numeric_limits<int>::min() << 64;
    }
    void brokenSpritesDrawNothing() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, anchor);
        QFETCH(int, pixels);
        Palette palette = onePixel(0xffffffff);
        palette.sprites[0] = {width, height, anchor, anchor,
                              std::vector<std::uint32_t>(std::size_t(pixels), 0xffffffff)};
        const Drawn found = drawn(cloud::indexOf({pointAt(10, 10)}), palette,
                                  {{cloud::origin.x, cloud::origin.y + 20}, 1, 20, 20}, 2);
        QCOMPARE(found.pixels, std::vector<std::uint32_t>(400, 0));
        QCOMPARE(found.stats.drawn, std::uint64_t(0));
        QCOMPARE(countByKey(cloud::indexOf({pointAt(10, 10)}), palette, cloud::indexOf({pointAt(10, 10)}).bounds()),
                 std::vector<std::uint64_t>{1}); // visible, if with nothing to see
    }

    void channelsAboveTheirAlphaCountAsTheAlpha() {
        const Drawn found = drawn(cloud::indexOf({pointAt(0.5, 0.5)}), onePixel(0x40ff20ff),
                                  {{cloud::origin.x, cloud::origin.y + 1}, 1, 1, 1}, 1);
        QCOMPARE(found.pixels[0], 0x40402040u);
    }

    void keysAndSpritesPastTheEndAreNotVisible() {
        Palette palette = onePixel(0xffffffff);
        palette.styles.push_back({5, 0, 0, 0, 1});
        const Index index =
            cloud::indexOf({pointAt(0.5, 0.5, 1), pointAt(0.5, 0.5, 2), pointAt(0.5, 0.5, ~0u)});
        const Drawn found = drawn(index, palette, {{cloud::origin.x, cloud::origin.y + 1}, 1, 1, 1}, 1);
        QCOMPARE(found.pixels[0], 0u);
        QCOMPARE(found.stats.drawn, std::uint64_t(0));
        QCOMPARE(countByKey(index, palette, index.bounds()), (std::vector<std::uint64_t>{0, 0}));
    }

    void aMillionVerticesFarOutsideDrawNothing() {
        Item far = pointAt(500'000, 500'000);
        far.parts.emplace_back();
        for (int i = 0; i < 1'000'000; ++i)
            far.parts[0].push_back(
                {cloud::origin.x + 400'000 + i % 1000, cloud::origin.y + 400'000 + i / 1000});
        Palette palette = onePixel(0xffffffff);
        palette.styles[0].stroke = 0xffffffff;
        const Drawn found = drawn(cloud::indexOf({far}), palette, {cloud::origin, 1, 300, 100}, 2);
        QCOMPARE(found.pixels, std::vector<std::uint32_t>(30'000, 0));
        QCOMPARE(found.stats.drawn, std::uint64_t(0));
    }

    void aHundredThousandEdgesOverTheSameRowsAreDrawn() {
        Item comb = pointAt(0, 0);
        comb.closed = true;
        comb.parts.emplace_back();
        for (int i = 0; i < 50'000; ++i) {
            const double x = cloud::origin.x + i * 0.01;
            comb.parts[0].push_back({x, cloud::origin.y + (i % 2 ? 90 : 10)});
            comb.parts[0].push_back({x, cloud::origin.y + (i % 2 ? 10 : 90)});
        }
        Palette palette = onePixel(0xffffffff);
        palette.styles[0].fill = 0xffffffff;
        palette.styles[0].strokeWidth = 0;
        const Drawn found =
            drawn(cloud::indexOf({comb}), palette, {{cloud::origin.x, cloud::origin.y + 100}, 10, 50, 10}, 2);
        QCOMPARE(found.stats.drawn, std::uint64_t(1));
        QCOMPARE(found.pixels[0], 0u); // above the comb
        // Every second strip of a centimetre is filled: half of each pixel.
        const int alpha = int(found.pixels[5 * 50 + 25] >> 24);
        QVERIFY2(std::abs(alpha - 128) < 32, qPrintable(QString::number(alpha)));
    }

    void manyFullCoversOverlapExactly() {
        std::vector<Item> covers;
        for (int i = 0; i < 300; ++i) {
            Item cover = pointAt(50, 50);
            cover.closed = true;
            const double r = 1000 + i;
            cover.parts.push_back({{cloud::origin.x - r, cloud::origin.y - r},
                                   {cloud::origin.x + r, cloud::origin.y - r},
                                   {cloud::origin.x + r, cloud::origin.y + r},
                                   {cloud::origin.x - r, cloud::origin.y + r}});
            covers.push_back(cover);
        }
        Palette palette = onePixel(0xffffffff);
        palette.styles[0].fill = 0x04ffffff;
        palette.styles[0].strokeWidth = 0;
        const Drawn found = drawn(cloud::indexOf(covers), palette, {cloud::origin, 0.5, 600, 300}, 2);
        std::uint32_t expected = 0;
        for (int i = 0; i < 300; ++i)
            expected = reference::over(expected, 0x04040404);
        QCOMPARE(found.pixels, std::vector<std::uint32_t>(180'000, expected));
    }

    void shapesBeyondTheMemoryOfOnePassAreDrawnAlike() {
        // Combs of slanted teeth: about a million runs of pixels each.
        Item comb = pointAt(0, 0);
        comb.closed = true;
        comb.parts.emplace_back();
        for (int i = 0; i < 1000; ++i)
            for (const int side : {i % 2, 1 - i % 2})
                comb.parts[0].push_back({cloud::origin.x + i * 2.0 + side, cloud::origin.y - side * 500.0});
        Palette palette = onePixel(0xff00ff00);
        palette.styles[0].fill = 0x20ff8040;
        palette.styles[0].strokeWidth = 0;
        std::vector<Item> items(14, comb);
        for (int i = 0; i < 500; ++i)
            items.push_back(pointAt(i * 4, -i));
        const Window window{cloud::origin, 1, 2000, 500};
        const std::vector<std::uint32_t> one = drawn(cloud::indexOf({comb}), palette, window, 1).pixels;
        const Drawn found = drawn(cloud::indexOf(items), palette, window, 2);
        QCOMPARE(found.stats.drawn, std::uint64_t(514));
        std::vector<std::uint32_t> expected(one.size(), 0);
        for (std::size_t i = 0; i < one.size(); ++i)
            for (int k = 0; k < 14; ++k)
                expected[i] = reference::over(expected[i], one[i]);
        for (int i = 0; i < 500; ++i)
            expected[std::size_t(i * 2000 + i * 4)] = 0xff00ff00;
        const QByteArray wrong = difference(found.pixels, expected, window.width);
        QVERIFY2(wrong.isEmpty(), wrong);
    }

    void aCancelledPictureStopsAndSaysSo() {
        const cloud::Plan plan{200'000, cloud::Spread::Clustered, 1000, 0.02, 40, 22};
        const Index index = cloud::indexOf(cloud::items(plan, 12), 16384);
        const Palette palette = cloud::palette();
        const Window window = windowOn(plan, 1, 1000, 1000);
        std::vector<std::uint32_t> pixels(1'000'000);
        Sheet sheet(2);
        std::atomic<bool> cancelled = true;
        QVERIFY(!sheet.draw(index, palette, window, {pixels.data(), 1000}, nullptr, &cancelled));
        QVERIFY(!sheet.drawDensity(index, palette, window, {pixels.data(), 1000}, {0xffff0000}, 8, nullptr,
                                   &cancelled));
        cancelled = false;
        bool finished = true;
        {
            const std::jthread other([&cancelled] { cancelled = true; });
            while (!cancelled)
                finished = sheet.draw(index, palette, window, {pixels.data(), 1000}, nullptr, &cancelled);
        }
        QVERIFY(!finished || cancelled);
        // And the next picture is whole.
        QVERIFY(sheet.draw(index, palette, window, {pixels.data(), 1000}));
        QVERIFY(pixels == drawn(index, palette, window, 1).pixels);
    }

    void twoSheetsDrawOneIndexAtOnce() {
        const cloud::Plan plan{20'000, cloud::Spread::Clustered, 1000, 0.02, 40, 22};
        const Index index = cloud::indexOf(cloud::items(plan, 13));
        const Palette palette = cloud::palette();
        const Window window = windowOn(plan, 2, 400, 400);
        const std::vector<std::uint32_t> expected = drawn(index, palette, window, 1).pixels;
        std::vector<Drawn> found(3);
        {
            std::vector<std::jthread> threads;
            for (Drawn& one : found)
                threads.emplace_back([&] { one = drawn(index, palette, window, 2); });
        }
        for (const Drawn& one : found)
            QVERIFY(one.pixels == expected);
    }

    void theWholeCityAt4K() {
        const cloud::Plan plan{1'200'000, cloud::Spread::Clustered, 50'000, 0, 40, 22};
        const Index index = cloud::indexOf(cloud::items(plan, 14), 16384);
        Palette palette = cloud::palette();
        const Window window = windowOn(plan, 28, 3840, 2160);
        std::vector<std::uint32_t> pixels(3840 * 2160);
        Sheet sheet(2);
        DrawStats stats;
        QBENCHMARK {
            QVERIFY(sheet.draw(index, palette, window, {pixels.data(), 3840}, &stats));
        }
        const std::vector<std::uint64_t> counts = countByKey(index, palette, index.bounds());
        std::uint64_t drawable = 0; // one of the styles has nothing to see
        for (std::size_t key = 0; key < counts.size(); ++key)
            if (const Style& style = palette.styles[key];
                style.sprite >= 0 && std::size_t(style.sprite) < palette.sprites.size() &&
                palette.sprites[std::size_t(style.sprite)].width > 0)
                drawable += counts[key];
        QCOMPARE(stats.drawn, drawable);
    }
};

QTEST_GUILESS_MAIN(TestSheet)
#include "tst_sheet.moc"
