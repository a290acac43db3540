// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"

#include <QString>
#include <QTimeZone>
#include <optional>

namespace history {

/// Two moments and all between them, both included.
struct Span {
    city::EventTime from, to;
    bool contains(city::EventTime time) const { return from <= time && time <= to; }
};

/// A month of the calendar.
struct Month {
    int year = 0;
    int month = 0; ///< 1..12
    friend auto operator<=>(const Month&, const Month&) = default;
    Month before(int months) const;
};

/// Where a city's history lies: a SQLite file a month, `NAME.files/history/2026-11.sqlite`, in months of the
/// city's time zone. UTC where the zone is none.
class Months {
public:
    Months(const QString& cityPath, const QTimeZone& zone);

    Month of(city::EventTime time) const; ///< fast for times of the same month, one after another
    Span span(Month month) const;
    QString path(Month month) const;
    std::vector<Month> kept() const; ///< those that have a file, the oldest first
    const QString& folder() const { return m_folder; }

private:
    QString m_folder;
    QTimeZone m_zone;
    mutable std::optional<std::pair<Month, Span>> m_last;
};

} // namespace history
