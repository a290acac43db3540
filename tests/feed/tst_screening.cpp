// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fleet.h"
#include "geo/gcj.h"

#include <QTest>

using namespace feed;

namespace {

constexpr std::int64_t noon = 1'763'956'800'000;

ScreeningRules banan() {
    ScreeningRules rules;
    rules.city.add({106.43, 29.10});
    rules.city.add({107.00, 29.75});
    return rules;
}

Candidate at(double lon, double lat, std::int64_t seconds, std::int64_t arrivesAfterMs = 500) {
    Candidate c;
    c.fix.device = {1};
    c.fix.place = {lon, lat};
    c.fix.event = {noon + seconds * 1'000};
    c.fix.received = {c.fix.event.ms + arrivesAfterMs};
    c.fastestKmh = 120;
    return c;
}

city::DeviceListPtr oneDevice() {
    auto list = std::make_shared<city::DeviceList>();
    city::Device device;
    device.key = {1};
    device.number = QStringLiteral("13800138000");
    list->devices.push_back(device);
    list->index();
    return list;
}

} // namespace

Q_DECLARE_METATYPE(feed::Candidate)

class TestScreening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFirstPositionIsJudgedByItself_data() {
        QTest::addColumn<Candidate>("candidate");
        QTest::addColumn<int>("reason");
        const Candidate good = at(106.54, 29.38, 0);
        QTest::newRow("good") << good << int(Reason::None);
        Candidate c = good;
        c.hasPlace = false;
        QTest::newRow("not located") << c << int(Reason::NoFix);
        QTest::newRow("zeros, called located") << at(0, 0, 0) << int(Reason::NoFix);
        c = good;
        c.hasTime = false;
        QTest::newRow("no time") << c << int(Reason::NoTime);
        QTest::newRow("a minute ahead is a clock") << at(106.54, 29.38, 0, -60'000) << int(Reason::None);
        QTest::newRow("an hour ahead") << at(106.54, 29.38, 0, -3'600'000) << int(Reason::ClockAhead);
        QTest::newRow("a day late from a blind zone") << at(106.54, 29.38, 0, 86'400'000) << int(Reason::None);
        QTest::newRow("two months late") << at(106.54, 29.38, 0, 60LL * 86'400'000) << int(Reason::ClockBehind);
        QTest::newRow("no place") << at(206.54, 129.38, 0) << int(Reason::NoPlace);
        QTest::newRow("Beijing") << at(116.39, 39.9, 0) << int(Reason::OutsideCity);
        QTest::newRow("south of the equator") << at(106.54, -29.38, 0) << int(Reason::OutsideCity);
        QTest::newRow("NaN") << at(std::nan(""), 29.38, 0) << int(Reason::NoPlace);
    }
    void aFirstPositionIsJudgedByItself() {
        QFETCH(Candidate, candidate);
        QFETCH(int, reason);
        Past past;
        const Verdict verdict = Screening(banan()).judge(candidate, past);
        QCOMPARE(int(verdict.reason), reason);
        QCOMPARE(verdict.kind == Verdict::Accept, reason == 0);
    }

    void swappedAxesArePutRight() {
        Past past;
        Candidate c = at(29.38, 106.54, 0);
        QCOMPARE(Screening(banan()).judge(c, past).kind, Verdict::Accept);
        QCOMPARE(c.fix.place, (geo::Point{106.54, 29.38}));
        QVERIFY(c.fix.marks & city::FixMark::swapped);
    }

    void declaredGcjIsConverted() {
        Past past;
        const geo::GcjPoint shifted = geo::toGcj({106.54, 29.38});
        Candidate c = at(shifted.lon, shifted.lat, 0);
        c.datum = city::Device::Datum::Gcj02;
        QCOMPARE(Screening(banan()).judge(c, past).kind, Verdict::Accept);
        QVERIFY(std::abs(c.fix.place.lon - 106.54) < 1e-6 && std::abs(c.fix.place.lat - 29.38) < 1e-6);
        QVERIFY(c.fix.marks & city::FixMark::converted);
    }

    void lateOnesFillHistoryOnceAndNeverMoveNow() {
        const Screening screening(banan());
        Past past;
        Candidate now = at(106.54, 29.38, 100), late = at(106.541, 29.38, 40, 60'500), again = late, same = now;
        QCOMPARE(screening.judge(now, past).kind, Verdict::Accept);
        QCOMPARE(screening.judge(late, past).kind, Verdict::HistoryOnly);
        QVERIFY(late.fix.marks & city::FixMark::late);
        QCOMPARE(screening.judge(again, past).reason, Reason::Duplicate);
        QCOMPARE(screening.judge(same, past).reason, Reason::Duplicate);
        QCOMPARE(past.event, now.fix.event);
        QCOMPARE(past.place, now.fix.place);
    }

    void twoInOneSecondAreBothOfNow() {
        const Screening screening(banan());
        Past past;
        Candidate first = at(106.54, 29.38, 100), second = at(106.5401, 29.38, 100);
        QCOMPARE(screening.judge(first, past).kind, Verdict::Accept);
        QCOMPARE(screening.judge(second, past).kind, Verdict::Accept);
        QCOMPARE(past.place, second.fix.place);
    }

    void aJumpIsRefusedUntilItIsBelieved() {
        const Screening screening(banan());
        Past past;
        Candidate start = at(106.54, 29.38, 0), far = at(106.64, 29.38, 1), back = at(106.5401, 29.38, 2);
        QCOMPARE(screening.judge(start, past).kind, Verdict::Accept);
        QCOMPARE(screening.judge(far, past).reason, Reason::Jump);
        QCOMPARE(screening.judge(back, past).kind, Verdict::Accept);
        for (int i = 0; i < 2; ++i) { // it was carried: three in turn are believed
            Candidate there = at(106.64 + i * 1e-4, 29.38, 10 + i);
            QCOMPARE(screening.judge(there, past).reason, Reason::Jump);
        }
        Candidate third = at(106.6402, 29.38, 12), fourth = at(106.6403, 29.38, 13);
        QCOMPARE(screening.judge(third, past).kind, Verdict::Accept);
        QCOMPARE(screening.judge(fourth, past).kind, Verdict::Accept);
    }

    void theFleetShowsTheNewestAndCountsTheRest() {
        Fleet fleet{Screening(banan()), oneDevice()};
        SourceState source;
        Candidate one = at(106.54, 29.38, 0), two = at(106.5402, 29.38, 2), late = at(106.5401, 29.38, 1), wrong = at(0, 0, 3);
        two.fix.speedKmh = 36;
        wrong.fix.alarms = 1;
        fleet.take(one, {}, source);
        fleet.take(two, {50, Fleet::Extras().taskPercent, 80}, source);
        fleet.take(late, {}, source);
        fleet.take(wrong, {}, source);
        const FleetSnapshot snapshot = fleet.snapshot();
        QCOMPARE(snapshot.devices.size(), std::size_t(1));
        const LiveDevice& live = snapshot.devices[0];
        QCOMPARE(live.place, two.fix.place);
        QCOMPARE(live.previous, one.fix.place);
        QCOMPARE(live.tankPercent, 80.0f);
        QVERIFY(std::isnan(live.taskPercent));
        QCOMPARE(live.alarms, 1u); // an SOS without a position is one
        QCOMPARE(source.accepted, std::uint64_t(3));
        QCOMPARE(source.late, std::uint64_t(1));
        QCOMPARE(source.refused[std::size_t(Reason::NoFix)], std::uint64_t(1));
        QCOMPARE(snapshot.refusals.size(), std::size_t(1));
    }

    void refusalsAndStrangersTakeBoundedMemory() {
        Fleet fleet{Screening(banan()), oneDevice()};
        SourceState source;
        for (int i = 0; i < 5'000; ++i) {
            Refusal refusal;
            refusal.received.ms = i;
            refusal.reason = Reason::BadFrame;
            fleet.refuse(source, refusal);
            fleet.meet(std::to_string(i), "10.0.0.1", "", "", {i});
        }
        const FleetSnapshot snapshot = fleet.snapshot();
        QCOMPARE(snapshot.refusals.size(), Fleet::mostRefusals);
        QCOMPARE(snapshot.refusals.back().received.ms, std::int64_t(4'999));
        QCOMPARE(snapshot.refusals.front().received.ms, std::int64_t(5'000 - 512));
        QCOMPARE(snapshot.strangers.size(), Fleet::mostStrangers);
    }
};

QTEST_APPLESS_MAIN(TestScreening)
#include "tst_screening.moc"
