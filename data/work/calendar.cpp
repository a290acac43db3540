// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/calendar.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace work {

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;
constexpr int firstYear = 1990, lastYear = 2100;

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

tl::unexpected<city::Fault> bad(const QString& what) {
    return city::fail(
        city::FaultKind::Invalid,
        say(QT_TRANSLATE_NOOP("work", "The working calendar cannot be used: %1. Correct it.")).arg(what));
}

/// Offsets of a zone over all years, so that two hundred thousand slots need no look into the zone.
class Offsets {
public:
    explicit Offsets(const QTimeZone& zone) {
        const QDateTime from(QDate(firstYear, 1, 1), QTime(0, 0), Qt::UTC),
            to(QDate(lastYear + 1, 1, 1), QTime(0, 0), Qt::UTC);
        m_changes.push_back({INT64_MIN, zone.offsetFromUtc(from) * 1000LL});
        for (const auto& change : zone.transitions(from, to))
            m_changes.push_back({change.atUtc.toMSecsSinceEpoch(), change.offsetFromUtc * 1000LL});
    }
    std::int64_t at(std::int64_t utc) const {
        const auto next = std::ranges::upper_bound(m_changes, utc, {}, &Change::at);
        return std::prev(next)->offset;
    }
    /// The instant at which clocks first show this local time or, where they skip it, the one at which they
    /// skip.
    std::int64_t utcOf(std::int64_t local) const {
        for (std::size_t i = 0; i < m_changes.size(); ++i) {
            const std::int64_t end = i + 1 < m_changes.size() ? m_changes[i + 1].at : INT64_MAX;
            const std::int64_t utc = local - m_changes[i].offset;
            if (utc < end)
                return std::max(utc, m_changes[i].at);
        }
        return local;
    }

private:
    struct Change {
        std::int64_t at, offset;
    };
    std::vector<Change> m_changes;
};

struct Stretch {
    std::int64_t from, to,
        before; ///< UTC milliseconds; `before`: working time of all stretches before this one
};

city::Result<void> judge(const CalendarPlan& plan) {
    if (plan.slotsOfDay.empty())
        return bad(say(QT_TRANSLATE_NOOP("work", "it has no working hours")));
    int end = -1;
    for (const Slot& slot : plan.slotsOfDay) {
        if (slot.from < 0 || slot.to > 1440 || slot.from >= slot.to || slot.from <= end)
            return bad(say(QT_TRANSLATE_NOOP("work", "its working hours overlap, touch or leave the day")));
        end = slot.to;
    }
    if (plan.weekdays.size() != 7 || std::ranges::none_of(plan.weekdays, [](bool works) { return works; }))
        return bad(say(QT_TRANSLATE_NOOP("work", "no day of its week is a working day")));
    return {};
}

} // namespace

struct Calendar::Table {
    CalendarPlan plan;
    QTimeZone zone;
    std::vector<Stretch> stretches;
    std::int64_t total = 0;

    bool worksOn(QDate day) const {
        const auto special = plan.days.find(day);
        if (special != plan.days.end())
            return special->second.works;
        return plan.weekdays[std::size_t(day.dayOfWeek() - 1)];
    }

    void fill() {
        const Offsets offsets(zone);
        const QDate epoch(1970, 1, 1), end(lastYear + 1, 1, 1);
        for (QDate day(firstYear, 1, 1); day < end; day = day.addDays(1)) {
            if (!worksOn(day))
                continue;
            const std::int64_t midnight = epoch.daysTo(day) * dayMs;
            for (const Slot& slot : plan.slotsOfDay) {
                const std::int64_t from = offsets.utcOf(midnight + slot.from * minuteMs);
                const std::int64_t to = offsets.utcOf(midnight + slot.to * minuteMs);
                if (to <= from)
                    continue; // a slot inside an hour that clocks skip
                stretches.push_back({from, to, total});
                total += to - from;
            }
        }
    }

    /// Working time since the beginning of the calendar.
    std::int64_t passed(std::int64_t instant) const {
        const auto next = std::ranges::upper_bound(stretches, instant, {}, &Stretch::from);
        if (next == stretches.begin())
            return 0;
        const Stretch& last = *std::prev(next);
        return last.before + std::min(instant, last.to) - last.from;
    }
};

city::Result<Calendar> Calendar::make(const CalendarPlan& plan) {
    if (auto judged = judge(plan); !judged)
        return tl::unexpected(judged.error());
    const QTimeZone zone(plan.timeZone.toUtf8());
    if (!zone.isValid())
        return bad(
            say(QT_TRANSLATE_NOOP("work", "there is no time zone \"%1\"")).arg(plan.timeZone.left(60)));
    auto table = std::make_shared<Table>();
    table->plan = plan;
    table->zone = zone;
    table->fill();
    return Calendar(std::move(table));
}

std::int64_t Calendar::add(std::int64_t from, std::int64_t workingMs) const {
    if (workingMs <= 0)
        return from;
    const std::int64_t target = m_table->passed(from) + workingMs;
    const auto& all = m_table->stretches;
    // The first stretch at whose end the target is reached.
    const auto at =
        std::ranges::lower_bound(all, target, {}, [](const Stretch& s) { return s.before + s.to - s.from; });
    if (at == all.end())
        return all.back().to;
    return at->from + target - at->before;
}

std::int64_t Calendar::between(std::int64_t from, std::int64_t to) const {
    return to > from ? m_table->passed(to) - m_table->passed(from) : 0;
}

bool Calendar::works(std::int64_t instant) const {
    const auto next = std::ranges::upper_bound(m_table->stretches, instant, {}, &Stretch::from);
    return next != m_table->stretches.begin() && instant < std::prev(next)->to;
}

std::int64_t Calendar::dayLength() const {
    std::int64_t minutes = 0;
    for (const Slot& slot : m_table->plan.slotsOfDay)
        minutes += slot.to - slot.from;
    return minutes * minuteMs;
}

std::int64_t Calendar::length(const Limit& limit) const {
    const std::int64_t unit = limit.unit == LimitUnit::WorkingDays   ? dayLength()
                              : limit.unit == LimitUnit::NaturalDays ? dayMs
                                                                     : hourMs;
    return std::llround(limit.amount * double(unit));
}

std::int64_t Calendar::due(std::int64_t from, const Limit& limit) const {
    return limit.isWorking() ? add(from, length(limit)) : from + length(limit);
}

bool Calendar::worksOn(QDate day) const {
    return m_table->worksOn(day);
}

bool Calendar::isEstimate(QDate day) const {
    const auto special = m_table->plan.days.find(day);
    if (special != m_table->plan.days.end())
        return special->second.isEstimate;
    return day.year() > m_table->plan.publishedTo;
}

const CalendarPlan& Calendar::plan() const {
    return m_table->plan;
}

QDate Calendar::dayOf(std::int64_t instant) const {
    return QDateTime::fromMSecsSinceEpoch(instant, m_table->zone).date();
}

} // namespace work
