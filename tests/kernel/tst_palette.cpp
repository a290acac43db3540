// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/palette.h"

#include <QTest>
#include <limits>
#include <numbers>

using namespace kernel;

class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiscCoversItsArea_data() {
        QTest::addColumn<double>("diameter");
        for (const double diameter : {1.0, 2.5, 5.0, 8.0, 17.3, 63.0})
            QTest::addRow("%g", diameter) << diameter;
    }
    void aDiscCoversItsArea() {
        QFETCH(double, diameter);
        const Sprite sprite = disc(diameter, 0xffffffff, 0xffffffff, 1);
        QCOMPARE(sprite.width, sprite.height);
        QCOMPARE(sprite.width % 2, 1);
        QCOMPARE(sprite.anchorX, sprite.width / 2);
        QCOMPARE(sprite.pixels.size(), std::size_t(sprite.width * sprite.width));
        double area = 0;
        for (const std::uint32_t pixel : sprite.pixels)
            area += double(pixel >> 24) / 255;
        QVERIFY(std::abs(area / (std::numbers::pi * diameter * diameter / 4) - 1) < 0.05);
    }

    void aDiscIsTheSameFromEverySide() {
        const Sprite s = disc(9.4, 0x80ff8040, 0xff000000, 1.5);
        const auto at = [&](int x, int y) { return s.pixels[std::size_t(y * s.width + x)]; };
        for (int y = 0; y < s.height; ++y)
            for (int x = 0; x < s.width; ++x) {
                QCOMPARE(at(x, y), at(s.width - 1 - x, y));
                QCOMPARE(at(x, y), at(y, x));
            }
    }

    void fillLiesInsideTheOutlineAndBothArePremultiplied() {
        const Sprite s = disc(15, 0x80ff0000, 0xff0000ff, 2);
        QCOMPARE(s.pixels[std::size_t(7 * 15 + 7)], 0x80800000u);
        QCOMPARE(s.pixels[std::size_t(7 * 15)] >> 24, s.pixels[std::size_t(7 * 15)] & 255u); // outline alone
        QCOMPARE(s.pixels[0], 0u);
        for (const std::uint32_t pixel : s.pixels)
            for (int shift = 0; shift < 24; shift += 8)
                QVERIFY(((pixel >> shift) & 255) <= pixel >> 24);
    }

    void senselessMeasuresAreHarmless() {
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        QCOMPARE(disc(0, 0, 0, 1).width, 0);
        QCOMPARE(disc(-3, 0, 0, 1).width, 0);
        QCOMPARE(disc(nan, 0, 0, 1).width, 0);
        QCOMPARE(disc(inf, 0xffffffff, 0, 1).width, 63);
        QCOMPARE(disc(5, 0xffffffff, 0xff000000, nan).pixels[12], 0xffffffffu);
        QCOMPARE(disc(5, 0xffffffff, 0xff000000, inf).pixels[12] >> 24, 255u);
    }
};

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
