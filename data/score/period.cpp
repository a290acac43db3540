// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/period.h"

#include "score/words.h"

#include <QDateTime>
#include <QRegularExpression>

namespace score {

namespace {

QDate mondayOf(QDate day) {
    return day.addDays(1 - day.dayOfWeek());
}

} // namespace

Period Period::around(QDate day, Unit unit) {
    switch (unit) {
    case Unit::Day:
        return {day, unit};
    case Unit::Week:
        return {mondayOf(day), unit};
    case Unit::Month:
        return {QDate(day.year(), day.month(), 1), unit};
    case Unit::Quarter:
        return {QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1), unit};
    case Unit::Year:
        break;
    }
    return {QDate(day.year(), 1, 1), Unit::Year};
}

city::Result<Period> Period::fromText(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("^(20\\d\\d)(?:-(?:W(\\d\\d)|Q([1-4])|(\\d\\d)(?:-(\\d\\d))?))?$"));
    const auto match = form.match(text);
    const auto part = [&](int at) { return match.captured(at).toInt(); };
    const int year = part(1), week = part(2), quarter = part(3), month = part(4), day = part(5);
    const auto is = [&](int at) { return !match.captured(at).isEmpty(); };
    QDate first;
    Unit unit = Unit::Year;
    if (!match.hasMatch())
        first = {};
    else if (is(5))
        first = QDate(year, month, day), unit = Unit::Day;
    else if (is(4))
        first = QDate(year, month, 1), unit = Unit::Month;
    else if (is(3))
        first = QDate(year, quarter * 3 - 2, 1), unit = Unit::Quarter;
    else if (is(2))
        first = mondayOf(QDate(year, 1, 4)).addDays((week - 1) * 7), unit = Unit::Week; // 4 January: week 1
    else
        first = QDate(year, 1, 1);
    int yearOfWeek = 0;
    if (first.isValid() && is(2) && (first.weekNumber(&yearOfWeek) != week || yearOfWeek != year))
        first = {};
    if (!first.isValid())
        return invalid(
            tell(QT_TRANSLATE_NOOP(
                     "score", "\"%1\" is no period. Give 2026-10-05, 2026-W41, 2026-10, 2026-Q4 or 2026."))
                .arg(text.left(40)));
    return Period(first, unit);
}

QDate Period::end() const {
    switch (m_unit) {
    case Unit::Day:
        return m_first.addDays(1);
    case Unit::Week:
        return m_first.addDays(7);
    case Unit::Month:
        return m_first.addMonths(1);
    case Unit::Quarter:
        return m_first.addMonths(3);
    case Unit::Year:
        break;
    }
    return m_first.addYears(1);
}

QString Period::text() const {
    int year = m_first.year();
    const auto two = [](int n) { return QStringLiteral("%1").arg(n, 2, 10, QChar(u'0')); };
    switch (m_unit) {
    case Unit::Day:
        return m_first.toString(Qt::ISODate);
    case Unit::Week: {
        const int week = m_first.weekNumber(&year);
        return QString::number(year) + QStringLiteral("-W") + two(week);
    }
    case Unit::Month:
        return QString::number(year) + u'-' + two(m_first.month());
    case Unit::Quarter:
        return QString::number(year) + QStringLiteral("-Q") + QString::number((m_first.month() + 2) / 3);
    case Unit::Year:
        break;
    }
    return QString::number(year);
}

std::int64_t Period::msOf(QDate day, const QTimeZone& zone) {
    return day.startOfDay(zone).toMSecsSinceEpoch();
}

} // namespace score
