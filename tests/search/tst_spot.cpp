// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gcj.h"
#include "search/spot.h"

#include <QTest>

#include <cmath>

using search::Spot;

namespace {

/// Banan, some 80 km wide.
struct Banan {
    city::Profile profile;
    geo::Projection projection = *geo::Projection::make(4490, 4545);
    geo::MapBox box;
    Banan() {
        profile.adminCode = QStringLiteral("500113");
        for (const geo::Point corner : {geo::Point{106.4, 29.1}, geo::Point{107.0, 29.8}})
            box.add(projection.forward(corner));
    }
    auto read(const QString& text) const { return search::readSpot(text, {profile, projection, box}); }
};

} // namespace

class TestSpot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coordinatesAreReadHoweverTheyAreWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("reading");
        const int degrees = int(Spot::Reading::Degrees);
        QTest::newRow("lon lat") << "106.53, 29.38" << degrees;
        QTest::newRow("lat lon") << "29.38 106.53" << degrees;
        QTest::newRow("a wide comma") << "106.53，29.38" << degrees;
        QTest::newRow("sides behind") << "29.38N 106.53E" << degrees;
        QTest::newRow("sides before") << "e106.53 n29.38" << degrees;
        QTest::newRow("as this program shows them") << "106.530000° E  29.380000° N" << degrees;
        QTest::newRow("minutes and seconds") << "106°31'48\"E 29°22'48\"N" << degrees;
        QTest::newRow("typographic signs") << "29°22′48″N, 106°31′48″E" << degrees;
        QTest::newRow("minutes") << "29°22.8' 106°31.8'" << degrees;
        QTest::newRow("in Chinese") << "东106度31分48秒 北29度22分48秒" << degrees;
    }
    void coordinatesAreReadHoweverTheyAreWritten() {
        QFETCH(QString, text);
        QFETCH(int, reading);
        const auto spot = Banan().read(text);
        QVERIFY(spot);
        QVERIFY2(*spot, spot->has_value() ? "" : qPrintable(spot->error()));
        QCOMPARE(int((*spot)->reading), reading);
        QVERIFY(std::abs((*spot)->place.lon - 106.53) < 1e-9 && std::abs((*spot)->place.lat - 29.38) < 1e-9);
    }

    void gcjIsReadWhereItIsSaid_data() {
        QTest::addColumn<QString>("pattern");
        for (const char* pattern : {"gcj %1,%2", "GCJ-02: %1 %2", "%1,%2 gcj02", "火星 %1,%2", "%2 %1 高德"})
            QTest::newRow(pattern) << QString::fromUtf8(pattern);
    }
    void gcjIsReadWhereItIsSaid() {
        QFETCH(QString, pattern);
        const geo::GcjPoint shifted = geo::toGcj({106.53, 29.38});
        const auto spot = Banan().read(pattern.arg(shifted.lon, 0, 'f', 8).arg(shifted.lat, 0, 'f', 8));
        QVERIFY(spot && *spot);
        QVERIFY((*spot)->reading == Spot::Reading::Gcj);
        QVERIFY(std::abs((*spot)->place.lon - 106.53) < 1e-6 && std::abs((*spot)->place.lat - 29.38) < 1e-6);
    }

    void mapMetresAreReadInEitherOrder() {
        const Banan banan;
        const geo::MapPoint p = banan.projection.forward({106.53, 29.38});
        for (const QString& text : {QStringLiteral("%1 %2").arg(p.x, 0, 'f', 2).arg(p.y, 0, 'f', 2),
                                    QStringLiteral("%1, %2").arg(p.y, 0, 'f', 0).arg(p.x, 0, 'f', 0)}) {
            const auto spot = banan.read(text);
            QVERIFY(spot && *spot);
            QVERIFY((*spot)->reading == Spot::Reading::MapMetres);
            QVERIFY(std::abs((*spot)->place.lon - 106.53) < 1e-4);
        }
    }

    void wordsAndCodesAreNoCoordinates_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "路灯", "5001130131000003", "5001 1301", "12 34", "龙洲大道 12", "29.38",
                                 "106.53 29.38 5", "gcj", "N 路", "1,2", "29°75'0\"N 106°0'0\"E", "12号"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void wordsAndCodesAreNoCoordinates() {
        QFETCH(QString, text);
        QVERIFY(!Banan().read(text));
    }

    void whatCannotBeMeantIsASentence_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"116.40, 39.90", "29.38N 29.40N", "0.5 0.5", "500000.5 4000000.5", "gcj 106.53",
              "gcj 400000 3200000", "xiuhua://500113/106.53,29.38", "xiuhua://500114/106.53,29.38,2",
              "xiuhua://500113/116.4,39.9,2", "xiuhua:nonsense"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatCannotBeMeantIsASentence() {
        QFETCH(QString, text);
        const auto spot = Banan().read(text);
        QVERIFY(spot && !*spot);
        QVERIFY(spot->error().endsWith(QLatin1Char('.')));
    }

    void aCityOnTheDiagonalAsksWhichIsWhich() {
        Banan there;
        there.projection = *geo::Projection::make(4326, 32638);
        there.box = {};
        for (const geo::Point corner : {geo::Point{44.9, 44.9}, geo::Point{45.2, 45.2}})
            there.box.add(there.projection.forward(corner));
        const auto either = there.read(QStringLiteral("45.02, 45.1"));
        QVERIFY(either && !*either);
        const auto said = there.read(QStringLiteral("45.02N, 45.1E"));
        QVERIFY(said && *said);
        QCOMPARE((*said)->place.lon, 45.1);
    }

    void aLinkLeadsBackToItsView() {
        const Banan banan;
        const QString link = search::linkTo(banan.profile, {106.53, 29.38}, 1.25);
        QCOMPARE(link, QStringLiteral("xiuhua://500113/106.530000,29.380000,1.25"));
        const auto spot = banan.read(QStringLiteral("  ") + link + QLatin1Char('\n'));
        QVERIFY(spot && *spot);
        QVERIFY((*spot)->reading == Spot::Reading::Link);
        QCOMPARE((*spot)->metresPerPixel, 1.25);
        QCOMPARE((*spot)->place.lat, 29.38);
    }
};

QTEST_GUILESS_MAIN(TestSpot)
#include "tst_spot.moc"
