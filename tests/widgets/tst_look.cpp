// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/theme_colours.h"
#include "widgets/look.h"
#include "widgets/texts.h"

#include <QtTest>

using widgets::Look;
using widgets::Tone;

Q_DECLARE_METATYPE(widgets::Tone)

class LookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textContrastsWithItsGround_data() {
        QTest::addColumn<int>("theme");
        QTest::addColumn<Tone>("ink");
        QTest::addColumn<Tone>("ground");
        QTest::addColumn<double>("least");
        // Figures and names 7 : 1, read from three metres; other text 4.5 : 1; marks and borders of fields 3 : 1.
        const struct { Tone ink, ground; double least; } pairs[] = {
            {Tone::Text, Tone::Ground, 7}, {Tone::Text, Tone::Surface, 7}, {Tone::Text, Tone::Raised, 7},
            {Tone::Text, Tone::Hover, 7}, {Tone::OnSelection, Tone::Selection, 7}, {Tone::OnAccent, Tone::Accent, 4.5},
            {Tone::Muted, Tone::Ground, 4.5}, {Tone::Muted, Tone::Surface, 4.5}, {Tone::Muted, Tone::Raised, 4.5},
            {Tone::Muted, Tone::Hover, 4.5}, {Tone::Damaged, Tone::Surface, 4.5}, {Tone::Damaged, Tone::Raised, 4.5},
            {Tone::Missing, Tone::Ground, 4.5}, {Tone::Intact, Tone::Surface, 3}, {Tone::Missing, Tone::Surface, 3},
            {Tone::Abandoned, Tone::Surface, 3}, {Tone::Edge, Tone::Surface, 3}, {Tone::Edge, Tone::Raised, 3},
            {Tone::Accent, Tone::Surface, 3}, {Tone::Focus, Tone::Surface, 3}, {Tone::Focus, Tone::Selection, 3},
        };
        for (const int theme : {0, 1})
            for (const auto& pair : pairs)
                QTest::addRow("%s: %s on %s", theme ? "light" : "dark", qPrintable(Look::toneName(pair.ink)),
                              qPrintable(Look::toneName(pair.ground)))
                    << theme << pair.ink << pair.ground << pair.least;
    }
    void textContrastsWithItsGround() {
        QFETCH(int, theme);
        QFETCH(Tone, ink);
        QFETCH(Tone, ground);
        QFETCH(double, least);
        const auto look = Look::read(scene::Theme(theme), 100);
        QVERIFY2(look, look ? "" : qPrintable(look.error().detail));
        const double ratio = widgets::contrast(look->colour(ink), look->colour(ground));
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }

    void noticesOnTheMapContrastWithTheirPanel() {
        for (const auto theme : {scene::Theme::Dark, scene::Theme::Light}) {
            const scene::ThemeColours& colours = scene::ThemeColours::of(theme);
            for (const QColor& ink : {colours.text, colours.warning, colours.missing})
                QVERIFY2(widgets::contrast(ink, colours.panel) >= 4.5, qPrintable(ink.name()));
        }
    }

    void contrastIsTheOneOfWcag() {
        QCOMPARE(widgets::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(widgets::contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(widgets::contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 0.01);
    }

    void everyPlaceholderIsFilled_data() {
        QTest::addColumn<int>("size");
        for (const int size : Look::textSizes)
            QTest::addRow("%d", size) << size;
    }
    void everyPlaceholderIsFilled() {
        QFETCH(int, size);
        for (const auto theme : {scene::Theme::Dark, scene::Theme::Light}) {
            const auto look = Look::read(theme, size);
            QVERIFY(look);
            QVERIFY(!look->styleSheet().contains(QStringLiteral("{{")));
            QCOMPARE(look->px(20), 20 * size / 100);
            QCOMPARE(look->font().pixelSize(), int(std::lround(14 * size / 100.0)));
        }
    }

    void theTextGrowsWithTheScreen_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("size");
        QTest::newRow("laptop") << 900 << 100;
        QTest::newRow("desk") << 1080 << 100;
        QTest::newRow("large desk") << 1440 << 125;
        QTest::newRow("wall") << 2160 << 200;
    }
    void theTextGrowsWithTheScreen() {
        QFETCH(int, height);
        QFETCH(int, size);
        QCOMPARE(Look::textSizeFor(height), size);
    }

    void everyIconIsDrawn() {
        const auto look = Look::read(scene::Theme::Dark, 100);
        QVERIFY(look);
        for (const char* name : {"home", "search", "layers", "card", "zoom", "solo", "all", "none", "invert", "close",
                                 "float", "copy", "next", "previous", "theme", "language", "full_screen", "density",
                                 "open", "warning", "xiuhua"}) {
            const QImage image = look->icon(QString::fromLatin1(name)).pixmap(24, 24).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    drawn = drawn || qAlpha(image.pixel(x, y)) > 128;
            QVERIFY2(drawn, name);
        }
    }

    void figuresReadAsWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        QTest::newRow("degrees") << widgets::degreesText({106.5, 29.25}) << "106.500000° E  29.250000° N";
        QTest::newRow("south-west") << widgets::degreesText({-0.5, -29}) << "0.500000° W  29.000000° S";
        QTest::newRow("no place") << widgets::degreesText({qQNaN(), 0}) << "—";
        QTest::newRow("metres") << widgets::metresText({454321.125, 3250000}) << "X 454321.13  Y 3250000.00";
        QTest::newRow("crs") << widgets::crsName(4545) << "CGCS2000 3° GK, CM 108° E";
        QTest::newRow("another crs") << widgets::crsName(32648) << "EPSG:32648";
        QTest::newRow("scale") << widgets::scaleText(1) << "1 : 3,780";
        QTest::newRow("no scale") << widgets::scaleText(0) << "—";
        QTest::newRow("count") << widgets::countText(1234567) << "1,234,567";
        QTest::newRow("age") << widgets::ageText(500) << "now";
        store::Reader::Place place;
        place.subDistrict = QStringLiteral("A");
        place.community = QStringLiteral("B");
        city::Catalogue city;
        QTest::newRow("place") << widgets::placeText(place, city) << "A, B";
        place.road = QStringLiteral("R");
        place.roadMetres = 0.2;
        QTest::newRow("on a road") << widgets::placeText(place, city) << "A, B, on R";
        city::SubDistrict area;
        area.name = QStringLiteral("A");
        area.nameEn = QStringLiteral("Alpha");
        city.subDistricts = {area};
        QTest::newRow("in English") << widgets::placeText(place, city) << "Alpha, B, on R";
        QTest::newRow("nowhere") << widgets::placeText({}, city) << "";
    }
    void figuresReadAsWritten() {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QCOMPARE(text, wanted);
    }
};

QTEST_MAIN(LookTest)
#include "tst_look.moc"
