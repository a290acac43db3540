// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QDate>
#include <QTimeZone>

namespace score {

/// A day, week (ISO 8601), month, quarter or year of a city's own time zone.
class Period {
public:
    enum class Unit : std::uint8_t { Day, Week, Month, Quarter, Year };

    /// `2026-10-05`, `2026-W41`, `2026-10`, `2026-Q4`, `2026`; Invalid otherwise.
    static city::Result<Period> fromText(const QString& text);
    static Period around(QDate day, Unit unit);

    Unit unit() const { return m_unit; }
    QDate first() const { return m_first; }
    QDate end() const; ///< the first day after it
    QString text() const;
    Period before() const { return around(m_first.addDays(-1), m_unit); }
    std::int64_t firstMs(const QTimeZone& zone) const { return msOf(m_first, zone); }
    std::int64_t endMs(const QTimeZone& zone) const { return msOf(end(), zone); }

private:
    Period(QDate first, Unit unit) : m_first(first), m_unit(unit) {}
    static std::int64_t msOf(QDate day, const QTimeZone& zone);
    QDate m_first;
    Unit m_unit = Unit::Month;
};

} // namespace score
