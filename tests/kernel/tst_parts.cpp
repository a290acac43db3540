// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"
#include "kernel/sheet.h"
#include "reference.h"

#include <QTest>
#include <limits>

using namespace kernel;

namespace {

using Pixels = std::vector<std::uint32_t>;

const cloud::Plan plan{6000, cloud::Spread::Clustered, 1000, 0.1, 40, 24};

Pixels whole(const Index& index, const Palette& palette, const Window& window,
             const Surroundings& around = {}) {
    Pixels pixels(std::size_t(window.width) * std::size_t(window.height), 0xdeadbeef);
    Sheet sheet(2);
    sheet.draw(index, palette, window, {pixels.data(), window.width}, nullptr, nullptr, around);
    return pixels;
}

Picture pictureOf(const Pixels& pixels, int width, double left = 0, double top = 0, double scale = 1) {
    return {pixels.data(), width, width, int(pixels.size()) / width, left, top, scale};
}

Pixels chequered(int width, int height, std::uint32_t a, std::uint32_t b) {
    Pixels pixels;
    for (int i = 0; i < width * height; ++i)
        pixels.push_back((i % width / 3 + i / width / 2) % 2 ? a : b);
    return pixels;
}

} // namespace

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsMakeUpTheWhole_data() {
        QTest::addColumn<double>("metresPerPixel");
        QTest::addColumn<double>("diameter");
        QTest::newRow("dots") << 1.7 << 5.0;
        QTest::newRow("symbols") << 1.1 << 21.0;
        QTest::newRow("shapes") << 0.31 << 5.0;
    }
    void partsMakeUpTheWhole() {
        QFETCH(double, metresPerPixel);
        QFETCH(double, diameter);
        const Index index = cloud::indexOf(cloud::items(plan, 61));
        const Palette palette = cloud::palette(diameter);
        const Window window{{cloud::origin.x + 81.37, cloud::origin.y + 803.11}, metresPerPixel, 517, 389};
        const Pixels expected = whole(index, palette, window);
        Pixels pixels(expected.size(), 0xdeadbeef);
        Sheet sheet(2);
        std::uint64_t none = 0;
        for (const int left : {-50, 130, 131, 400})
            for (const int top : {-50, 5, 260}) {
                const Rect part{left, top,
                                left == -50   ? 130
                                : left == 130 ? 131
                                : left == 131 ? 400
                                              : 900,
                                top == -50 ? 5
                                : top == 5 ? 260
                                           : 900};
                QVERIFY(sheet.draw(index, palette, window, {pixels.data(), window.width}, nullptr, nullptr,
                                   {}, part));
            }
        QVERIFY(pixels == expected);
        DrawStats stats;
        for (const Rect nothing : {Rect{5, 5, 5, 90}, Rect{600, 0, 700, 90}, Rect{90, 90, 5, 5}}) {
            QVERIFY(sheet.draw(index, palette, window, {pixels.data(), window.width}, &stats, nullptr, {},
                               nothing));
            QCOMPARE(stats.drawn, none);
        }
        QVERIFY(pixels == expected);
    }

    /// What panning rests on: a window moved by whole pixels shows the same pixels, wherever it is.
    void windowsOfOneScaleFitTogether() {
        const Index index = cloud::indexOf(cloud::items(plan, 62));
        const Palette palette = cloud::palette();
        const double metres = 1.0 / 3; // a scale at which nothing is a round number
        const Window window{{cloud::origin.x + 100.1, cloud::origin.y + 900.7}, metres, 700, 600};
        const Pixels expected = whole(index, palette, window);
        for (const int x : {1, 64, 199})
            for (const int y : {0, 64, 201}) {
                const Window moved{
                    {window.topLeft.x + x * metres, window.topLeft.y - y * metres}, metres, 300, 300};
                const Pixels found = whole(index, palette, moved);
                for (int row = 0; row < 300; ++row)
                    QVERIFY(std::equal(found.begin() + row * 300, found.begin() + (row + 1) * 300,
                                       expected.begin() + (row + y) * 700 + x));
            }
    }

    void aWindowOnTheLatticeIsWhereItsPixelsAre() {
        const Window window{{cloud::origin.x + 100.13, cloud::origin.y + 900.77}, 0.25, 10, 10};
        const Window moved = onLattice(window, cloud::origin);
        QCOMPARE(moved.topLeft.x, cloud::origin.x + 100.25);
        QCOMPARE(moved.topLeft.y, cloud::origin.y + 900.75);
        QCOMPARE(moved.width, 10);
        const Window twice = onLattice(moved, cloud::origin);
        QCOMPARE(twice.topLeft, moved.topLeft);
        Window broken = window;
        broken.metresPerPixel = std::nan("");
        QCOMPARE(onLattice(broken, cloud::origin).topLeft, window.topLeft);
    }

    void picturesLieUnderAndOverTheItems() {
        const Index index = cloud::indexOf(cloud::items(plan, 63));
        const Palette palette = cloud::palette();
        const Window window{{cloud::origin.x + 50, cloud::origin.y + 950}, 2.5, 301, 270};
        const Pixels items = whole(index, palette, window);
        const int width = 280, height = 200, left = 15, top = -20;
        const Pixels below = chequered(width, height, 0xff203040, 0x40101010),
                     above = chequered(90, 90, 0x80408020, 0);
        Surroundings around{
            0xff112233, {pictureOf(below, width, left + 0.3, top - 0.4)}, {pictureOf(above, 90, 250, 220)}};
        const Pixels found = whole(index, palette, window, around);
        for (int y = 0; y < window.height; ++y)
            for (int x = 0; x < window.width; ++x) {
                std::uint32_t expected = around.ground;
                if (x >= left && x < left + width && y >= top && y < top + height)
                    expected = reference::over(expected, below[std::size_t((y - top) * width + x - left)]);
                expected = reference::over(expected, items[std::size_t(y * window.width + x)]);
                if (x >= 250 && y >= 220 && x < 340 && y < 310)
                    expected = reference::over(expected, above[std::size_t((y - 220) * 90 + x - 250)]);
                QCOMPARE(found[std::size_t(y * window.width + x)], expected);
            }
    }

    void aScaledPictureShowsItsNearestPixels_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {0.4, 0.999, 1.2, 3.7})
            QTest::newRow(qPrintable(QString::number(scale))) << scale;
    }
    void aScaledPictureShowsItsNearestPixels() {
        QFETCH(double, scale);
        const Pixels picture = chequered(200, 150, 0xff00ff00, 0xff0000ff);
        const Window window{cloud::origin, 1, 333, 222};
        const double left = -17.3, top = 31.8;
        const Pixels found =
            whole(Index(), Palette(), window, {0xff000000, {pictureOf(picture, 200, left, top, scale)}, {}});
        for (int y = 0; y < window.height; ++y)
            for (int x = 0; x < window.width; ++x) {
                const double px = std::floor((x + 0.5 - left) / scale),
                             py = std::floor((y + 0.5 - top) / scale);
                const bool isThere = px >= 0 && py >= 0 && px < 200 && py < 150;
                QCOMPARE(found[std::size_t(y * window.width + x)],
                         isThere ? picture[std::size_t(py) * 200 + std::size_t(px)] : 0xff000000);
            }
    }

    void picturesThatCannotBeThereAreNotDrawn_data() {
        QTest::addColumn<double>("left");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("width");
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        QTest::newRow("scale 0") << 0.0 << 0.0 << 4;
        QTest::newRow("scale negative") << 0.0 << -1.0 << 4;
        QTest::newRow("scale NaN") << 0.0 << nan << 4;
        QTest::newRow("place NaN") << nan << 1.0 << 4;
        QTest::newRow("place infinite") << inf << 2.0 << 4;
        QTest::newRow("far away") << 1e300 << 1.0 << 4;
        QTest::newRow("no width") << 0.0 << 1.0 << 0;
    }
    void picturesThatCannotBeThereAreNotDrawn() {
        QFETCH(double, left);
        QFETCH(double, scale);
        QFETCH(int, width);
        const Pixels pixels(16, 0xffffffff);
        const Picture picture{pixels.data(), 4, width, 4, left, 0, scale};
        const Pixels found =
            whole(Index(), Palette(), {cloud::origin, 1, 20, 20}, {0xff010203, {picture}, {picture}});
        QCOMPARE(found, Pixels(400, 0xff010203));
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
