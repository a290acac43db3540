// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/limit.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace work {

/// A stretch of a working day, minutes from midnight in the city's zone; `to` is at most 1440 and above
/// `from`.
struct Slot {
    int from = 0, to = 0;
    friend bool operator==(const Slot&, const Slot&) = default;
};

/// A day that is not what its weekday says.
struct SpecialDay {
    bool works = false;      ///< a make-up day (调休); otherwise a holiday
    QString name;            ///< 春节
    bool isEstimate = false; ///< not published when the file was made
};

/// What a calendar is made of: data that a city edits and imports.
struct CalendarPlan {
    QString timeZone;             ///< IANA
    std::vector<Slot> slotsOfDay; ///< ascending, apart from each other
    std::vector<bool> weekdays = {true, true, true, true, true, false, false}; ///< Monday first
    std::map<QDate, SpecialDay> days;
    int publishedTo = 0; ///< the last year whose days are published; later ones are estimates

    /// resources/work/calendar.json, or a file in the same form.
    static city::Result<CalendarPlan> read(const QString& timeZone, const QString& path = {});
    static city::Result<CalendarPlan> fromJson(const QJsonObject& root, const QString& timeZone);
    QJsonObject toJson() const;
};

/// Working time in one city's zone. Immutable, cheap to copy, safe to share between threads. Instants are UTC
/// milliseconds from 1990 to 2100; others are taken as the nearest of these. Every answer takes a logarithm
/// of the days.
class Calendar {
public:
    /// An Invalid fault names what is wrong: an unknown zone, slots that overlap, no slot or no working
    /// weekday.
    static city::Result<Calendar> make(const CalendarPlan& plan);

    /// The first instant at which `workingMs` of working time have passed since `from`; never inside a pause
    /// except where nothing has to pass. `from` itself where `workingMs` is 0 or less.
    std::int64_t add(std::int64_t from, std::int64_t workingMs) const;
    /// Working milliseconds between two instants; 0 where `to` is not after `from`.
    std::int64_t between(std::int64_t from, std::int64_t to) const;
    bool works(std::int64_t instant) const; ///< whether it lies in a working slot; a slot's end does not

    /// The milliseconds that have to pass for a limit: working time where it counts slots only.
    std::int64_t length(const Limit& limit) const;
    std::int64_t due(std::int64_t from, const Limit& limit) const;
    std::int64_t dayLength() const; ///< working milliseconds of an ordinary working day

    bool worksOn(QDate day) const;
    bool isEstimate(QDate day) const; ///< whether the day's nature was not published
    const CalendarPlan& plan() const;
    QDate dayOf(std::int64_t instant) const; ///< in the city's zone

private:
    struct Table;
    explicit Calendar(std::shared_ptr<const Table> table) : m_table(std::move(table)) {}
    std::shared_ptr<const Table> m_table;
};

} // namespace work
