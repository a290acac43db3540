// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/clock.h"

#include <QCoreApplication>

#include <cstdlib>

namespace work {

Clock Clock::started(const Limit& limit, std::int64_t at, const Calendar& calendar) {
    return {limit, calendar.length(limit), 0, at};
}

void Clock::pause(std::int64_t at, const Calendar& calendar) {
    if (!runningSince)
        return;
    usedMs = used(at, calendar);
    runningSince.reset();
}

void Clock::resume(std::int64_t at) {
    if (!runningSince)
        runningSince = at;
}

void Clock::extend(const Calendar& calendar) {
    totalMs += calendar.length(limit);
}

std::int64_t Clock::used(std::int64_t now, const Calendar& calendar) const {
    if (!runningSince || now <= *runningSince)
        return usedMs;
    return usedMs + (limit.isWorking() ? calendar.between(*runningSince, now) : now - *runningSince);
}

std::optional<std::int64_t> Clock::due(const Calendar& calendar) const {
    if (!runningSince || !exists())
        return std::nullopt;
    const std::int64_t left = totalMs - usedMs;
    return limit.isWorking() ? calendar.add(*runningSince, left)
                             : *runningSince + std::max<std::int64_t>(left, 0);
}

Light Clock::light(std::int64_t now, const Calendar& calendar) const {
    if (!exists())
        return Light::None;
    const std::int64_t left = remaining(now, calendar);
    return left < 0 ? Light::Red : left * 4 <= totalMs ? Light::Yellow : Light::Green;
}

QString spanText(std::int64_t ms) {
    const std::int64_t minutes = std::llabs(ms) / 60'000, hours = minutes / 60, days = hours / 24;
    const auto say = [](const char* text) { return QCoreApplication::translate("work", text); };
    QString text = days > 0    ? say(QT_TRANSLATE_NOOP("work", "%1 d %2 h")).arg(days).arg(hours % 24)
                   : hours > 0 ? say(QT_TRANSLATE_NOOP("work", "%1 h %2 min")).arg(hours).arg(minutes % 60)
                               : say(QT_TRANSLATE_NOOP("work", "%1 min")).arg(minutes);
    return ms < 0 ? QStringLiteral("-") + text : text;
}

} // namespace work
