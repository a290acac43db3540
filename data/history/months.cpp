// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/months.h"

#include "store/city_file.h"

#include <QDateTime>
#include <QDir>
#include <algorithm>

namespace history {

Month Month::before(int months) const {
    const int index = year * 12 + month - 1 - months;
    return {index / 12, index % 12 + 1};
}

Months::Months(const QString& cityPath, const QTimeZone& zone)
    : m_folder(store::CityFile::companions(cityPath) + QStringLiteral("/history")),
      m_zone(zone.isValid() ? zone : QTimeZone::utc()) {}

Month Months::of(city::EventTime time) const {
    if (m_last && m_last->second.contains(time))
        return m_last->first;
    const QDate day = QDateTime::fromMSecsSinceEpoch(time.ms, m_zone).date();
    const Month month{day.year(), day.month()};
    m_last = {month, span(month)};
    return month;
}

Span Months::span(Month month) const {
    const QDate first(month.year, month.month, 1);
    return {{first.startOfDay(m_zone).toMSecsSinceEpoch()},
            {first.addMonths(1).startOfDay(m_zone).toMSecsSinceEpoch() - 1}};
}

QString Months::path(Month month) const {
    return QStringLiteral("%1/%2-%3.sqlite")
        .arg(m_folder)
        .arg(month.year, 4, 10, QLatin1Char('0'))
        .arg(month.month, 2, 10, QLatin1Char('0'));
}

std::vector<Month> Months::kept() const {
    std::vector<Month> months;
    const QStringList names =
        QDir(m_folder).entryList({QStringLiteral("*-*.sqlite")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        const Month month{name.left(4).toInt(), name.mid(5, 2).toInt()};
        if (month.year > 0 && month.month >= 1 && month.month <= 12)
            months.push_back(month);
    }
    std::ranges::sort(months);
    return months;
}

} // namespace history
