// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/fleet_overlay.h"

#include <QPainter>
#include <QtTest>
#include <random>

using namespace scene;

/// The marks of the live map: where they are from frame to frame, and what of them can be seen.
class FleetOverlayTest : public QObject {
    Q_OBJECT

private:
    static View viewOf(QSize size = {600, 400}, double metresPerPixel = 2) {
        const auto projection = std::make_shared<const geo::Projection>(*geo::Projection::make(4490, 4545));
        View view(projection);
        view.setSize(size, 1);
        view.setMetresPerPixel(metresPerPixel);
        view.setCenter(view.toMap(middle));
        return view;
    }
    static FleetMark mark(std::uint64_t id, const View& view, QPointF at) {
        FleetMark mark;
        mark.id = id;
        mark.place = view.toGeographic(view.toMap(at));
        mark.heading = 90;
        mark.fixMs = 1'000'000;
        mark.label = QStringLiteral("car %1").arg(id);
        return mark;
    }
    static FleetMarksPtr shared(FleetMarks marks) {
        return std::make_shared<const FleetMarks>(std::move(marks));
    }
    static QImage painted(const FleetOverlay& overlay, const View& view, bool asCrowd = false) {
        QImage picture(view.deviceSize(), QImage::Format_RGB32);
        picture.fill(0x203040);
        QPainter painter(&picture);
        if (asCrowd && overlay.gather(view, Theme::Dark, 1))
            for (int top = 0; top < picture.height(); top += 48)
                overlay.paintBand(painter, QRect(0, top, picture.width(), 48));
        overlay.paint(painter, view, ThemeColours::of(Theme::Dark), 1);
        return picture;
    }
    static constexpr geo::Point middle{106.54, 29.38};

private Q_SLOTS:
    void aSpriteIsPaintedAsThePainterWould() {
        std::mt19937 lot(5);
        QImage picture(23, 17, QImage::Format_ARGB32_Premultiplied);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const int alpha = (x + y) % 3 == 0 ? 0 : (x > 6 && x < 15) ? 255 : int(lot() % 256);
                picture.setPixel(
                    x, y, qPremultiply(qRgba(int(lot() % 256), int(lot() % 256), int(lot() % 256), alpha)));
            }
        const Sprite sprite(picture, {11, 8});
        QImage ours(60, 40, QImage::Format_RGB32), theirs(60, 40, QImage::Format_RGB32);
        for (QImage* each : {&ours, &theirs})
            each->fill(0xff56789a);
        QPainter ourPainter(&ours), theirPainter(&theirs);
        for (const QPointF at :
             {QPointF(30, 20), QPointF(-3, 5), QPointF(58, 39), QPointF(200, 5), QPointF(20, -8)}) {
            SpritePainter(ourPainter).paint(sprite, at);
            theirPainter.drawImage(at.toPoint() - sprite.anchor(), picture);
        }
        ourPainter.end();
        theirPainter.end();
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 60; ++x)
                for (int bits = 0; bits < 24; bits += 8)
                    QVERIFY2(std::abs(int(ours.pixel(x, y) >> bits & 255) -
                                      int(theirs.pixel(x, y) >> bits & 255)) <= 1,
                             qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
    }

    void aMarkGlidesToItsNewestFixAndNeverPastIt() {
        const View view = viewOf();
        FleetOverlay overlay;
        overlay.set(shared({mark(7, view, {100, 100})}), view, 1000);
        overlay.advance(1000, 0);
        QVERIFY(!overlay.isMoving()); // a new one stands where it is
        const geo::MapPoint from = *overlay.placeOf(7);
        overlay.set(shared({mark(7, view, {140, 100})}), view, 2000);
        double before = from.x;
        const geo::MapPoint to = view.toMap(QPointF(140, 100));
        for (const std::int64_t frame : {2000, 2050, 2100, 2199}) {
            overlay.advance(frame, 0);
            QVERIFY(overlay.isMoving());
            const double x = overlay.placeOf(7)->x;
            QVERIFY(x >= before && x <= to.x);
            before = x;
        }
        for (const std::int64_t frame : {2200, 2300, 60'000}) {
            overlay.advance(frame, 0);
            QVERIFY(!overlay.isMoving());
            QVERIFY(std::abs(overlay.placeOf(7)->x - to.x) < 0.01);
        }
    }

    void aFixInTheMiddleOfAGlideIsReachedInTime() {
        const View view = viewOf();
        FleetOverlay overlay;
        overlay.set(shared({mark(7, view, {100, 100})}), view, 1000);
        overlay.set(shared({mark(7, view, {140, 100})}), view, 2000);
        overlay.set(shared({mark(7, view, {140, 160})}), view, 2100);
        overlay.advance(2100, 0);
        const double halfWay = overlay.placeOf(7)->x;
        QVERIFY(halfWay > view.toMap(QPointF(115, 0)).x && halfWay < view.toMap(QPointF(125, 0)).x);
        overlay.advance(2300, 0);
        QVERIFY(std::abs(overlay.placeOf(7)->y - view.toMap(QPointF(140, 160)).y) < 0.01);
    }

    void aHeadingTurnsTheShortWay() {
        const View view = viewOf();
        FleetMotion motion;
        FleetMark first = mark(1, view, {100, 100}), second = mark(1, view, {104, 100});
        first.heading = 350;
        second.heading = 10;
        motion.set(shared({first}), view, 1000);
        motion.set(shared({second}), view, 2000);
        motion.advance(2100);
        QCOMPARE(std::lround(motion.heading(0)) % 360, 0);
    }

    void whoLeapsAcrossTheCityJumps() {
        const View view = viewOf({600, 400}, 100);
        FleetOverlay overlay;
        overlay.set(shared({mark(1, view, {0, 0})}), view, 1000);
        overlay.set(shared({mark(1, view, {500, 0})}), view, 2000);
        overlay.advance(2000, 0);
        QVERIFY(!overlay.isMoving());
    }

    void aTrailEndsAtTheNewestFixAndBeginsAnewWhenTimeGoesBack() {
        const View view = viewOf();
        FleetMotion motion;
        for (int i = 0; i < 5; ++i) {
            FleetMark one = mark(1, view, {100.0 + 10 * i, 100});
            one.fixMs = 1000 * i;
            motion.set(shared({one}), view, 1000 + 1000 * i);
        }
        QCOMPARE(motion.trail(0).size(), std::size_t(5));
        QCOMPARE(motion.trail(0).back().fixMs, 4000);
        FleetMark earlier = mark(1, view, {120, 130});
        earlier.fixMs = 2000;
        motion.set(shared({earlier}), view, 9000);
        QCOMPARE(motion.trail(0).size(), std::size_t(1));
    }

    void marksKeepTheirPlacesWhenTheirOrderChanges() {
        const View view = viewOf();
        FleetMotion motion;
        motion.set(shared({mark(1, view, {100, 100}), mark(2, view, {200, 100})}), view, 1000);
        motion.set(shared({mark(2, view, {210, 100}), mark(3, view, {50, 50}), mark(1, view, {100, 100})}),
                   view, 2000);
        motion.advance(2000);
        QVERIFY(std::abs(motion.place(0).x - view.toMap(QPointF(200, 0)).x) < 0.01); // it begins where it was
        QVERIFY(std::abs(motion.place(2).x - view.toMap(QPointF(100, 0)).x) < 0.01);
        QCOMPARE(motion.trail(0).size(), std::size_t(2));
    }

    void theNearestMarkUnderTheCursorIsPicked() {
        const View view = viewOf();
        FleetOverlay overlay;
        FleetMark nowhere = mark(9, view, {0, 0});
        nowhere.place = {FleetMark::unknown, FleetMark::unknown};
        overlay.set(shared({mark(1, view, {100, 100}), mark(2, view, {112, 100}), nowhere}), view, 1000);
        QCOMPARE(overlay.pick({110, 101}, view, 1), std::optional<std::uint64_t>(2));
        QCOMPARE(overlay.pick({101, 101}, view, 1), std::optional<std::uint64_t>(1));
        QCOMPARE(overlay.pick({300, 300}, view, 1), std::nullopt);
        QVERIFY(!overlay.placeOf(9));
    }

    void everyStateLooksDifferent() {
        const View view = viewOf();
        QList<QImage> pictures;
        for (const MarkState state : {MarkState::Online, MarkState::Stale, MarkState::Offline}) {
            FleetMark one = mark(1, view, {300, 200});
            one.state = state;
            one.label.clear();
            FleetOverlay overlay;
            overlay.set(shared({one}), view, 1000);
            overlay.advance(1000, one.fixMs + 12 * 60'000);
            pictures << painted(overlay, view);
        }
        QVERIFY(pictures[0] != pictures[1] && pictures[1] != pictures[2] && pictures[0] != pictures[2]);
    }

    void agesAreShort_data() {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("clock ahead") << qint64(-5000) << "0 s";
        QTest::newRow("seconds") << qint64(40'000) << "40 s";
        QTest::newRow("minutes") << qint64(12 * 60'000) << "12 min";
        QTest::newRow("hours") << qint64(3 * 3'600'000) << "3 h";
        QTest::newRow("days") << qint64(72 * 3'600'000) << "3 days";
    }
    void agesAreShort() {
        QFETCH(qint64, ms);
        QTEST(shortAge(ms), "text");
    }

    void aCrowdInBandsIsThePictureOfOneInOnePiece() {
        const View view = viewOf({900, 700});
        std::mt19937 lot(3);
        FleetMarks marks;
        for (std::uint64_t i = 1; i <= 3000; ++i) {
            marks.push_back(mark(i, view, {double(lot() % 900), double(lot() % 700)}));
            marks.back().kind = MarkKind(lot() % markKindCount);
            marks.back().state = MarkState(lot() % 3);
            marks.back().isAlarmed = lot() % 50 == 0;
            marks.back().heading = double(lot() % 360);
        }
        FleetOverlay overlay;
        overlay.set(shared(marks), view, 1000);
        overlay.advance(1000, 1'900'000);
        QVERIFY(overlay.gather(view, Theme::Dark, 1));
        const QImage whole = painted(overlay, view);
        QCOMPARE(painted(overlay, view, true), whole);
    }

    void namesDoNotCoverEachOtherAndStayFromFrameToFrame() {
        std::mt19937 lot(3);
        MarkLabels labels;
        std::vector<MarkLabels::Wish> wishes;
        for (std::uint64_t i = 1; i <= 400; ++i)
            wishes.push_back(
                {i, int(i % 3), QRectF(double(lot() % 700), double(lot() % 400), 60, 14), {}, false, 0});
        const auto first = labels.place(wishes, {}, {800, 500});
        QVERIFY(first.size() > 20 && first.size() < wishes.size());
        for (std::size_t a = 0; a < first.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(!first[a].box.intersects(first[b].box));
        for (MarkLabels::Wish& wish : wishes)
            wish.box.translate(0.5, 0);
        std::size_t kept = 0;
        for (const MarkLabels::Wish& wish : first)
            kept += labels.isShown(wish.id);
        QCOMPARE(kept, first.size());
        const auto second = labels.place(wishes, {}, {800, 500});
        std::size_t same = 0;
        for (const MarkLabels::Wish& wish : first)
            same += std::ranges::count(second, wish.id, &MarkLabels::Wish::id);
        QVERIFY(same * 10 >= first.size() * 8);
    }

    void aNameLeavesMarksFreeAndAnAgeFindsRoomBelow() {
        MarkLabels labels;
        const QRectF right(100, 50, 90, 14), below(60, 80, 40, 14);
        const auto placed =
            labels.place({{1, 1, right, below, false, 0}}, {QRectF(150, 45, 20, 20)}, {400, 200});
        QCOMPARE(placed.size(), std::size_t(1));
        QVERIFY(placed[0].isSecond);
        QVERIFY(labels.place({{1, 1, right, {}, false, 0}}, {QRectF(150, 45, 20, 20)}, {400, 200}).empty());
    }

    void theChosenOneIsNamedWhateverItsState() {
        const View view = viewOf();
        FleetMarks marks;
        for (std::uint64_t i = 1; i <= 500; ++i)
            marks.push_back(mark(i, view, {300, 200}));
        FleetOverlay overlay;
        overlay.set(shared(marks), view, 1000);
        overlay.setChosen(250);
        overlay.advance(1000, 0);
        painted(overlay, view);
        QCOMPARE(overlay.labelled(), std::size_t(1));
        QVERIFY(overlay.isNamed(250));
    }
};

QTEST_MAIN(FleetOverlayTest)
#include "tst_fleet_overlay.moc"
