// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/calendar.h"

#include "work/file_object.h"


#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace work {

namespace {

constexpr int mostDaysOfARow = 366;

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

tl::unexpected<city::Fault> bad(const QString& what) {
    return city::fail(
        city::FaultKind::Invalid,
        say(QT_TRANSLATE_NOOP("work", "The working calendar cannot be used: %1. Correct it.")).arg(what));
}

/// `08:30` in minutes; -1 where it is none. 24:00 is the day's end.
int minutesOf(const QString& text) {
    bool hoursOk = false, minutesOk = false;
    const int hours = text.section(QLatin1Char(':'), 0, 0).toInt(&hoursOk);
    const int minutes = text.section(QLatin1Char(':'), 1).toInt(&minutesOk);
    const bool inDay = hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 1440;
    return hoursOk && minutesOk && inDay ? hours * 60 + minutes : -1;
}

QString timeText(int minutes) {
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

city::Result<void> addDays(const QJsonObject& row, CalendarPlan& plan) {
    const QDate from = QDate::fromString(row[u"from"].toString(), Qt::ISODate);
    const QDate to = row.contains(u"to") ? QDate::fromString(row[u"to"].toString(), Qt::ISODate) : from;
    if (!from.isValid() || !to.isValid() || to < from || from.daysTo(to) > mostDaysOfARow)
        return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" to \"%2\" are no days of a year"))
                       .arg(row[u"from"].toString().left(20), row[u"to"].toString().left(20)));
    const SpecialDay special{row[u"works"].toBool(), row[u"name"].toString(), row[u"estimate"].toBool()};
    for (QDate day = from; day <= to; day = day.addDays(1))
        if (!plan.days.emplace(day, special).second)
            return bad(
                say(QT_TRANSLATE_NOOP("work", "%1 stands there twice")).arg(day.toString(Qt::ISODate)));
    return {};
}

} // namespace

city::Result<CalendarPlan> CalendarPlan::read(const QString& timeZone, const QString& path) {
    const auto root = objectIn(path, "calendar.json", bad);
    if (!root)
        return tl::unexpected(root.error());
    return fromJson(*root, timeZone);
}

city::Result<CalendarPlan> CalendarPlan::fromJson(const QJsonObject& root, const QString& timeZone) {
    CalendarPlan plan;
    plan.timeZone = timeZone;
    for (const QJsonValue& slot : root[u"slots"].toArray()) {
        const QString text = slot.toString();
        const int from = minutesOf(text.section(QLatin1Char('-'), 0, 0)),
                  to = minutesOf(text.section(QLatin1Char('-'), 1));
        if (from < 0 || to < 0)
            return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" are no working hours")).arg(text.left(40)));
        plan.slotsOfDay.push_back({from, to});
    }
    plan.weekdays.assign(7, false);
    for (const QJsonValue& weekday : root[u"weekdays"].toArray()) {
        const int number = weekday.toInt();
        if (number < 1 || number > 7)
            return bad(say(QT_TRANSLATE_NOOP("work", "weekdays count from 1, Monday, to 7")));
        plan.weekdays[std::size_t(number - 1)] = true;
    }
    plan.publishedTo = root[u"published_to"].toInt();
    for (const QJsonValue& row : root[u"days"].toArray())
        if (auto added = addDays(row.toObject(), plan); !added)
            return tl::unexpected(added.error());
    return plan;
}

QJsonObject CalendarPlan::toJson() const {
    QJsonArray slotTexts, weekdayNumbers, rows;
    for (const Slot& slot : slotsOfDay)
        slotTexts.append(timeText(slot.from) + QLatin1Char('-') + timeText(slot.to));
    for (std::size_t i = 0; i < weekdays.size(); ++i)
        if (weekdays[i])
            weekdayNumbers.append(int(i) + 1);
    for (const auto& [day, special] : days) {
        QJsonObject row{{QStringLiteral("from"), day.toString(Qt::ISODate)},
                        {QStringLiteral("name"), special.name}};
        if (special.works)
            row[QStringLiteral("works")] = true;
        if (special.isEstimate)
            row[QStringLiteral("estimate")] = true;
        rows.append(row);
    }
    return {{QStringLiteral("slots"), slotTexts},
            {QStringLiteral("weekdays"), weekdayNumbers},
            {QStringLiteral("published_to"), publishedTo},
            {QStringLiteral("days"), rows}};
}

} // namespace work
