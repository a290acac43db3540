// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/furniture.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using State = scene::EngineStatus::State;

class FurnitureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scaleBarsAreRoundAndFit_data();
    void scaleBarsAreRoundAndFit();
    void theBadgeSaysHowOldTheBaseMapIs_data();
    void theBadgeSaysHowOldTheBaseMapIs();
    void noticesAndBadgesArePainted();
    void noticesGrowWithTheTextSize();
    void theLegendLeavesTheNoticeReadable();
};

void FurnitureTest::scaleBarsAreRoundAndFit_data() {
    QTest::addColumn<double>("metresPerPixel");
    QTest::addColumn<double>("metres");
    QTest::addColumn<QString>("text");
    QTest::newRow("city") << 33.0 << 5000.0 << "5 km";
    QTest::newRow("quarter") << 4.0 << 500.0 << "500 m";
    QTest::newRow("street") << 0.5 << 50.0 << "50 m";
    QTest::newRow("exactly one") << 0.01 << 1.0 << "1 m";
    QTest::newRow("two") << 1.5 << 200.0 << "200 m";
    QTest::newRow("far") << 1000.0 << 100000.0 << "100 km";
}

void FurnitureTest::scaleBarsAreRoundAndFit() {
    QFETCH(double, metresPerPixel);
    QFETCH(double, metres);
    QFETCH(QString, text);
    const double bar = scene::scaleBarMetres(metresPerPixel, metresPerPixel == 0.01 ? 100 : 160);
    QCOMPARE(bar, metres);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(scene::scaleBarText(bar), text);
}

void FurnitureTest::theBadgeSaysHowOldTheBaseMapIs_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("current");
    QTest::addColumn<QString>("badge");
    QTest::newRow("no engine") << int(State::Off) << qint64(-1) << false << "";
    QTest::newRow("first picture") << int(State::Starting) << qint64(-1) << false << "Base map loading";
    QTest::newRow("right, old") << int(State::Ready) << qint64(90'000) << true << "";
    QTest::newRow("of another view, young") << int(State::Drawing) << qint64(400) << false << "";
    QTest::newRow("of another view, old") << int(State::Drawing) << qint64(4'200) << false << "Base map 4 s old";
    QTest::newRow("minutes") << int(State::Starting) << qint64(7 * 60'000 + 59'000) << false << "Base map 7 min old";
    QTest::newRow("hours") << int(State::Starting) << qint64(3 * 3'600'000) << false << "Base map 3 h old";
    QTest::newRow("days") << int(State::Starting) << qint64(90) * 86'400'000 << false << "Base map 90 days old";
    QTest::newRow("restarting") << int(State::Restarting) << qint64(4'200) << false << "Map engine restarting";
    QTest::newRow("failed") << int(State::Failed) << qint64(4'200) << true << "The base map is not available";
}

void FurnitureTest::theBadgeSaysHowOldTheBaseMapIs() {
    QFETCH(int, state);
    QFETCH(qint64, age);
    QFETCH(bool, current);
    QFETCH(QString, badge);
    scene::EngineStatus status;
    status.state = State(state);
    status.ageMs = age;
    status.current = current;
    QCOMPARE(scene::engineBadge(status), badge);
}

void FurnitureTest::noticesAndBadgesArePainted() {
    scene::View view;
    view.setSize({600, 400}, 1);
    const auto painted = [&view](const scene::Furniture& furniture) {
        QImage image(600, 400, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        paintFurniture(painter, view, furniture, scene::ThemeColours::of(scene::Theme::Dark));
        return image;
    };
    const QRect notice(0, 300, 300, 60), badge(300, 0, 300, 60), legend(300, 340, 300, 60);
    const QImage plain = painted({});
    scene::Furniture furniture;
    furniture.demo = furniture.schematic = true;
    QVERIFY(painted(furniture).copy(notice) != plain.copy(notice));
    furniture = {};
    furniture.engine.state = State::Restarting;
    QVERIFY(painted(furniture).copy(badge) != plain.copy(badge));
    furniture = {};
    furniture.density = true;
    QVERIFY(painted(furniture).copy(legend) != plain.copy(legend));
}

void FurnitureTest::noticesGrowWithTheTextSize() {
    scene::View view;
    view.setSize({1200, 800}, 1);
    const scene::ThemeColours& colours = scene::ThemeColours::of(scene::Theme::Dark);
    const auto width = [&](double textScale) {
        QImage image(1200, 800, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        scene::Furniture furniture;
        furniture.demo = furniture.schematic = true;
        furniture.textScale = textScale;
        paintFurniture(painter, view, furniture, colours);
        painter.end();
        int first = image.width(), last = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == colours.warning)
                    first = std::min(first, x), last = std::max(last, x);
        return last - first;
    };
    const int plain = width(1);
    QVERIFY(plain > 50);
    QVERIFY(width(2) > plain * 1.8);
}

void FurnitureTest::theLegendLeavesTheNoticeReadable() {
    scene::View view;
    view.setSize({760, 600}, 1);
    const scene::ThemeColours& colours = scene::ThemeColours::of(scene::Theme::Dark);
    const auto ink = [&](bool density) {
        QImage image(760, 600, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        scene::Furniture furniture;
        furniture.demo = furniture.schematic = true;
        furniture.density = density;
        furniture.textScale = 2; // no room for both beside each other
        paintFurniture(painter, view, furniture, colours);
        painter.end();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == colours.warning;
        return pixels;
    };
    QVERIFY(ink(false) > 200);
    QCOMPARE(ink(true), ink(false));
}

QTEST_MAIN(FurnitureTest)
#include "tst_furniture.moc"
