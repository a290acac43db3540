// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/clock.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTimeZone>
#include <QtTest>

using namespace work;

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;

/// Minute by minute, by the zone itself: what the calendar is held against.
class Oracle {
public:
    explicit Oracle(const CalendarPlan& plan) : m_plan(plan), m_zone(plan.timeZone.toUtf8()) {}

    bool works(std::int64_t utc) const {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(utc, m_zone);
        const auto special = m_plan.days.find(local.date());
        const bool day = special != m_plan.days.end()
                             ? special->second.works
                             : m_plan.weekdays[std::size_t(local.date().dayOfWeek() - 1)];
        const int minute = local.time().hour() * 60 + local.time().minute();
        return day && std::ranges::any_of(m_plan.slotsOfDay,
                                          [&](const Slot& s) { return minute >= s.from && minute < s.to; });
    }
    std::int64_t add(std::int64_t from, std::int64_t workingMs) const {
        while (workingMs > 0) {
            if (works(from))
                workingMs -= minuteMs;
            from += minuteMs;
        }
        return from;
    }
    std::int64_t between(std::int64_t from, std::int64_t to) const {
        std::int64_t sum = 0;
        for (; from < to; from += minuteMs)
            sum += works(from) ? minuteMs : 0;
        return sum;
    }

private:
    CalendarPlan m_plan;
    QTimeZone m_zone;
};

std::int64_t at(const char* zone, const char* text) {
    QDateTime local = QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd HH:mm"));
    local.setTimeZone(QTimeZone(zone));
    return local.toMSecsSinceEpoch();
}

CalendarPlan planOf(const char* zone) {
    auto plan = CalendarPlan::read(QString::fromLatin1(zone));
    return plan ? *plan : CalendarPlan();
}

Calendar calendarOf(const char* zone) {
    return *Calendar::make(planOf(zone));
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLimitRunsOutWhenTheRulesSay_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("due");
        QTest::newRow("urgent hours run through the night") << "2026-11-26 23:00"
                                                            << "2 urgent-hours"
                                                            << "2026-11-27 01:00";
        QTest::newRow("urgent hours run through a weekend") << "2026-11-28 09:00"
                                                            << "2紧急工作时"
                                                            << "2026-11-28 11:00";
        QTest::newRow("working hours skip noon") << "2026-11-26 11:00"
                                                 << "2小时"
                                                 << "2026-11-26 15:00";
        QTest::newRow("working hours end with the slot") << "2026-11-26 10:00"
                                                         << "2工作时"
                                                         << "2026-11-26 12:00";
        QTest::newRow("working hours begin in the morning") << "2026-11-26 20:00"
                                                            << "4 working-hours"
                                                            << "2026-11-27 12:00";
        QTest::newRow("working hours skip a weekend") << "2026-11-27 17:00"
                                                      << "2 working-hours"
                                                      << "2026-11-30 09:00";
        QTest::newRow("a working day has eight hours") << "2026-11-26 10:00"
                                                       << "1工作日"
                                                       << "2026-11-27 10:00";
        QTest::newRow("days are working days") << "2026-11-27 10:00"
                                               << "1天"
                                               << "2026-11-30 10:00";
        QTest::newRow("natural days do not stop") << "2026-11-27 10:00"
                                                  << "3自然日"
                                                  << "2026-11-30 10:00";
        QTest::newRow("a holiday is skipped") << "2026-09-30 17:00"
                                              << "2 working-hours"
                                              << "2026-10-08 09:00";
        QTest::newRow("a make-up day works") << "2026-02-13 17:00"
                                             << "2 working-hours"
                                             << "2026-02-14 09:00";
        QTest::newRow("spring festival") << "2026-02-14 17:00"
                                         << "2 working-hours"
                                         << "2026-02-24 09:00";
    }
    void aLimitRunsOutWhenTheRulesSay() {
        QFETCH(QString, from);
        QFETCH(QString, limit);
        QFETCH(QString, due);
        const Calendar calendar = calendarOf("Asia/Shanghai");
        const auto read = limitOf(limit);
        QVERIFY(read);
        QCOMPARE(calendar.due(at("Asia/Shanghai", qPrintable(from)), *read),
                 at("Asia/Shanghai", qPrintable(due)));
        QCOMPARE(limitOf(limitText(*read)).value(), *read);
    }

    void limitsThatAreNoneAreRefused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "2", "working-days", "0 working-days", "-1 working-days", "1e9 working-days",
              "2 fortnights", "nan working-days", "100001 urgent-hours"})
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }
    void limitsThatAreNoneAreRefused() {
        QFETCH(QString, text);
        QVERIFY(!limitOf(text));
    }

    void theCalendarAgreesWithCountingMinutes_data() {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("around");
        QTest::addColumn<bool>("night");
        QTest::newRow("Chongqing, national day") << "Asia/Shanghai"
                                                 << "2026-09-28 00:00" << false;
        QTest::newRow("Chongqing, spring festival") << "Asia/Shanghai"
                                                    << "2026-02-09 00:00" << false;
        QTest::newRow("New York, clocks go forward") << "America/New_York"
                                                     << "2026-03-05 00:00" << true;
        QTest::newRow("New York, clocks go back") << "America/New_York"
                                                  << "2026-10-29 00:00" << true;
        QTest::newRow("Lord Howe, half an hour") << "Australia/Lord_Howe"
                                                 << "2026-04-01 00:00" << true;
        QTest::newRow("Nepal, quarters") << "Asia/Kathmandu"
                                         << "2026-04-01 00:00" << false;
        QTest::newRow("Chongqing had summer time once") << "Asia/Shanghai"
                                                        << "1990-04-12 00:00" << true;
    }
    void theCalendarAgreesWithCountingMinutes() {
        QFETCH(QString, zone);
        QFETCH(QString, around);
        QFETCH(bool, night);
        CalendarPlan plan = planOf(qPrintable(zone));
        if (night) { // slots that clocks cut: from one to three, every day
            plan.slotsOfDay = {{60, 180}, {8 * 60, 12 * 60}, {23 * 60, 1440}};
            plan.weekdays.assign(7, true);
        }
        const Calendar calendar = *Calendar::make(plan);
        const Oracle oracle(plan);
        QRandomGenerator random(7);
        const std::int64_t start = at(qPrintable(zone), qPrintable(around));
        for (int i = 0; i < 60; ++i) {
            const std::int64_t from = start + random.bounded(6 * 24 * 60) * minuteMs;
            const std::int64_t length = random.bounded(1, 24 * 60) * minuteMs;
            QCOMPARE(calendar.add(from, length), oracle.add(from, length));
            const std::int64_t to = from + random.bounded(4 * 24 * 60) * minuteMs;
            QCOMPARE(calendar.between(from, to), oracle.between(from, to));
            QCOMPARE(calendar.works(from), oracle.works(from));
        }
    }

    void aLaterStartIsNeverDueEarlier() {
        QRandomGenerator random(11);
        for (const char* zone : {"Asia/Shanghai", "America/New_York"}) {
            const Calendar calendar = calendarOf(zone);
            for (int i = 0; i < 20'000; ++i) {
                const std::int64_t from =
                    at(zone, "2020-01-01 00:00") + std::int64_t(random.bounded(3000.0) * double(dayMs));
                const std::int64_t later = from + std::int64_t(random.bounded(10.0) * double(dayMs));
                const Limit limit{LimitUnit(random.bounded(4)), 0.5 + random.bounded(40)};
                QVERIFY(calendar.due(from, limit) <= calendar.due(later, limit));
                QVERIFY(calendar.due(from, limit) > from);
            }
        }
    }

    void aDeadlineNeverLiesInAPause() {
        const Calendar calendar = calendarOf("Asia/Shanghai");
        QRandomGenerator random(13);
        for (int i = 0; i < 20'000; ++i) {
            const std::int64_t from = at("Asia/Shanghai", "2024-01-01 00:00") +
                                      std::int64_t(random.bounded(1000.0) * double(dayMs));
            const std::int64_t due =
                calendar.due(from, {LimitUnit::WorkingHours, 0.25 * (1 + random.bounded(100))});
            QVERIFY(calendar.works(due - 1)); // the end of a slot belongs to it
        }
    }

    void pausingAndResumingConservesWhatIsLeft() {
        QRandomGenerator random(17);
        for (const char* zone : {"Asia/Shanghai", "America/New_York"}) {
            const Calendar calendar = calendarOf(zone);
            for (int i = 0; i < 3'000; ++i) {
                std::int64_t now =
                    at(zone, "2026-02-01 00:00") + std::int64_t(random.bounded(300.0) * double(dayMs));
                Clock clock =
                    Clock::started({LimitUnit(random.bounded(4)), 1.0 + random.bounded(20)}, now, calendar);
                std::int64_t ran = 0;
                for (int pause = 0; pause < 4; ++pause) {
                    const std::int64_t then = now + std::int64_t(random.bounded(3.0) * double(dayMs));
                    ran += clock.limit.isWorking() ? calendar.between(now, then) : then - now;
                    clock.pause(then, calendar);
                    QVERIFY(!clock.due(calendar));
                    now = then + std::int64_t(random.bounded(9.0) * double(dayMs));
                    QCOMPARE(clock.remaining(now, calendar), clock.totalMs - ran);
                    clock.resume(now);
                }
                QCOMPARE(clock.remaining(now, calendar), clock.totalMs - ran);
                if (clock.remaining(now, calendar) > 0)
                    QCOMPARE(clock.remaining(*clock.due(calendar), calendar), 0);
            }
        }
    }

    void aClockIsYellowAtAQuarterAndRedAfterTheEnd() {
        const Calendar calendar = calendarOf("Asia/Shanghai");
        const std::int64_t start = at("Asia/Shanghai", "2026-11-26 08:00");
        Clock clock = Clock::started({LimitUnit::WorkingHours, 4}, start, calendar);
        QCOMPARE(clock.light(start + 3 * hourMs - 1, calendar), Light::Green);
        QCOMPARE(clock.light(start + 3 * hourMs, calendar), Light::Yellow);
        QCOMPARE(clock.light(start + 4 * hourMs, calendar), Light::Yellow); // on time to the last instant
        QCOMPARE(clock.light(start + 6 * hourMs, calendar), Light::Yellow); // noon counts nothing
        QCOMPARE(clock.light(start + 6 * hourMs + 1, calendar), Light::Red);
        clock.extend(calendar);
        QCOMPARE(clock.light(start + 6 * hourMs + 1, calendar), Light::Green);
        QCOMPARE(Clock{}.light(start, calendar), Light::None);
    }

    void aClockThatIsSetBackCountsNothing() {
        const Calendar calendar = calendarOf("Asia/Shanghai");
        const std::int64_t start = at("Asia/Shanghai", "2026-11-26 09:00");
        Clock clock = Clock::started({LimitUnit::UrgentHours, 2}, start, calendar);
        QCOMPARE(clock.used(start - dayMs, calendar), 0);
        clock.pause(start - dayMs, calendar);
        QCOMPARE(clock.remaining(start, calendar), 2 * hourMs);
    }

    void thePublishedYearsAreNoEstimates() {
        const Calendar calendar = calendarOf("Asia/Shanghai");
        QVERIFY(!calendar.isEstimate(QDate(2026, 10, 1)));
        QVERIFY(!calendar.isEstimate(QDate(2026, 11, 26)));
        QVERIFY(calendar.isEstimate(QDate(2027, 2, 6)));
        QVERIFY(calendar.isEstimate(QDate(2027, 3, 3)));
        QVERIFY(!calendar.worksOn(QDate(2027, 2, 6)));
        QVERIFY(calendar.worksOn(QDate(2026, 2, 28))); // a Saturday that makes up
    }

    void aPlanComesBackAsItWasWritten() {
        const CalendarPlan plan = planOf("Asia/Shanghai");
        const auto again = CalendarPlan::fromJson(plan.toJson(), plan.timeZone);
        QVERIFY(again);
        QCOMPARE(again->toJson(), plan.toJson());
        QCOMPARE(again->slotsOfDay, plan.slotsOfDay);
    }

    void badPlansAreRefusedWithASentence_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("overlapping slots") << "slots" << QJsonValue(QJsonArray{"08:00-12:00", "11:00-14:00"});
        QTest::newRow("slots that touch") << "slots" << QJsonValue(QJsonArray{"08:00-12:00", "12:00-14:00"});
        QTest::newRow("no slots") << "slots" << QJsonValue(QJsonArray{});
        QTest::newRow("a slot backwards") << "slots" << QJsonValue(QJsonArray{"12:00-08:00"});
        QTest::newRow("no hours") << "slots" << QJsonValue(QJsonArray{"morning"});
        QTest::newRow("beyond the day") << "slots" << QJsonValue(QJsonArray{"23:00-24:30"});
        QTest::newRow("no working day") << "weekdays" << QJsonValue(QJsonArray{});
        QTest::newRow("an eighth day") << "weekdays" << QJsonValue(QJsonArray{8});
        QTest::newRow("no date") << "days" << QJsonValue(QJsonArray{QJsonObject{{"from", "2026-02-30"}}});
        QTest::newRow("a day twice") << "days"
                                     << QJsonValue(QJsonArray{QJsonObject{{"from", "2026-02-03"}},
                                                              QJsonObject{{"from", "2026-02-03"}}});
        QTest::newRow("ten thousand years")
            << "days" << QJsonValue(QJsonArray{QJsonObject{{"from", "0001-01-01"}, {"to", "9999-01-01"}}});
    }
    void badPlansAreRefusedWithASentence() {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject root = planOf("Asia/Shanghai").toJson();
        root[key] = value;
        const auto plan = CalendarPlan::fromJson(root, "Asia/Shanghai");
        const auto made = plan ? Calendar::make(*plan) : city::Result<Calendar>(tl::unexpected(plan.error()));
        QVERIFY(!made);
        QVERIFY(made.error().sentence.endsWith('.'));
    }

    void aZoneThatIsNoneIsRefused() {
        CalendarPlan plan = planOf("Asia/Shanghai");
        plan.timeZone = "Mars/Olympus";
        QVERIFY(!Calendar::make(plan));
    }
};

QTEST_GUILESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
