// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/screening.h"

#include "geo/gcj.h"

#include <QtGlobal>
#include <cmath>

#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

namespace feed {

namespace {

constexpr Verdict pass{};
constexpr Verdict reject(Reason reason) { return {Verdict::Reject, reason}; }

/// Metres, good to a percent within a city: what a jump is does not depend on more.
double metres(geo::Point a, geo::Point b) {
    constexpr double perDegree = 111'320;
    const double x = (b.lon - a.lon) * std::cos((a.lat + b.lat) * 0.5 * 0.017453292519943295) * perDegree;
    return std::hypot(x, (b.lat - a.lat) * perDegree);
}

std::uint64_t hashOf(const city::Fix& fix) {
    std::uint64_t hash = std::uint64_t(fix.event.ms) * 0x9e3779b97f4a7c15u;
    hash ^= std::uint64_t(std::llround(fix.place.lon * 1e6)) * 0xc2b2ae3d27d4eb4fu;
    hash ^= std::uint64_t(std::llround(fix.place.lat * 1e6)) * 0x165667b19e3779f9u;
    return hash ? hash : 1;
}

Verdict fixIsValid(Candidate& c, const Past&, const ScreeningRules&) {
    // Devices without a position send zeros, and some call them located.
    const bool isNull = c.fix.place.lon == 0 && c.fix.place.lat == 0;
    return c.hasPlace && !isNull ? pass : reject(Reason::NoFix);
}

Verdict timeIsThere(Candidate& c, const Past&, const ScreeningRules&) { return c.hasTime ? pass : reject(Reason::NoTime); }

Verdict clockIsPlausible(Candidate& c, const Past&, const ScreeningRules& rules) {
    const std::int64_t behind = c.fix.received.ms - c.fix.event.ms;
    if (behind < -rules.mostAheadMs) return reject(Reason::ClockAhead);
    return behind > rules.mostBehindMs ? reject(Reason::ClockBehind) : pass;
}

/// Longitude and latitude the wrong way round are put right where only that makes sense.
Verdict axesAreRight(Candidate& c, const Past&, const ScreeningRules& rules) {
    const geo::Point turned{c.fix.place.lat, c.fix.place.lon};
    const bool isSensible = geo::isValid(c.fix.place) && (rules.city.isEmpty() || rules.city.contains(c.fix.place));
    if (!isSensible && geo::isValid(turned) && !rules.city.isEmpty() && rules.city.contains(turned)) {
        c.fix.place = turned;
        c.fix.marks |= city::FixMark::swapped;
    }
    return pass;
}

Verdict placeIsOnEarth(Candidate& c, const Past&, const ScreeningRules&) {
    return geo::isValid(c.fix.place) ? pass : reject(Reason::NoPlace);
}

Verdict datumIsConverted(Candidate& c, const Past&, const ScreeningRules&) {
    if (c.datum != city::Device::Datum::Gcj02) return pass;
    c.fix.place = geo::fromGcj({c.fix.place.lon, c.fix.place.lat});
    c.fix.marks |= city::FixMark::converted;
    c.datum = city::Device::Datum::Wgs84;
    return pass;
}

Verdict placeIsInTheCity(Candidate& c, const Past&, const ScreeningRules& rules) {
    return rules.city.isEmpty() || rules.city.contains(c.fix.place) ? pass : reject(Reason::OutsideCity);
}

Verdict isNew(Candidate& c, const Past& past, const ScreeningRules&) {
    const std::uint64_t hash = hashOf(c.fix);
    for (const std::uint64_t seen : past.seen)
        if (seen == hash) return reject(Reason::Duplicate);
    return pass;
}

Verdict isNotLate(Candidate& c, const Past& past, const ScreeningRules&) {
    // The protocol tells whole seconds: of two at the same second the one that arrives later is the newer one.
    if (past.event.ms == 0 || c.fix.event >= past.event) return pass;
    c.fix.marks |= city::FixMark::late;
    return {Verdict::HistoryOnly};
}

bool isWithinReach(const Candidate& c, geo::Point from, city::EventTime since, const ScreeningRules& rules) {
    const double hours = double(c.fix.event.ms - since.ms) / 3.6e6;
    return metres(from, c.fix.place) <= rules.slackM + c.fastestKmh * 1'000 * hours;
}

Verdict isNoJump(Candidate& c, const Past& past, const ScreeningRules& rules) {
    if (past.event.ms == 0 || isWithinReach(c, past.place, past.event, rules)) return pass;
    // What jumps to one place again and again is there: the fix before was the wrong one, or it was carried.
    const bool isAgain = past.jumps > 0 && c.fix.event > past.jumpEvent && isWithinReach(c, past.jumpTo, past.jumpEvent, rules);
    return isAgain && past.jumps + 1 >= rules.jumpsBelieved ? pass : reject(Reason::Jump);
}

constexpr Screening::Check list[] = {
    {QT_TRANSLATE_NOOP("feed", "has a position"), fixIsValid},
    {QT_TRANSLATE_NOOP("feed", "has a time"), timeIsThere},
    {QT_TRANSLATE_NOOP("feed", "its clock is plausible"), clockIsPlausible},
    {QT_TRANSLATE_NOOP("feed", "axes the right way round, or put right"), axesAreRight},
    {QT_TRANSLATE_NOOP("feed", "a place on Earth"), placeIsOnEarth},
    {QT_TRANSLATE_NOOP("feed", "GCJ-02 converted where the source declares it"), datumIsConverted},
    {QT_TRANSLATE_NOOP("feed", "in the city"), placeIsInTheCity},
    {QT_TRANSLATE_NOOP("feed", "not sent before"), isNew},
    {QT_TRANSLATE_NOOP("feed", "newer than the last one, or else for history only"), isNotLate},
    {QT_TRANSLATE_NOOP("feed", "within reach of the last one"), isNoJump},
};

void remember(const Candidate& c, Verdict verdict, Past& past, const ScreeningRules& rules) {
    if (verdict.reason == Reason::Jump) {
        const bool isAgain = past.jumps > 0 && isWithinReach(c, past.jumpTo, past.jumpEvent, rules);
        past.jumps = isAgain ? past.jumps + 1 : 1;
        past.jumpTo = c.fix.place;
        past.jumpEvent = c.fix.event;
    }
    if (verdict.kind == Verdict::Reject) return;
    past.seen[past.nextSeen] = hashOf(c.fix);
    past.nextSeen = std::uint8_t((past.nextSeen + 1u) % past.seen.size());
    if (verdict.kind == Verdict::HistoryOnly) return;
    past.event = c.fix.event;
    past.place = c.fix.place;
    past.jumps = 0;
}

} // namespace

std::span<const Screening::Check> Screening::checks() { return list; }

Verdict Screening::judge(Candidate& candidate, Past& past) const {
    Verdict verdict;
    for (const Check& check : list) {
        verdict = check.check(candidate, past, m_rules);
        if (verdict.kind != Verdict::Accept) break;
    }
    remember(candidate, verdict, past, m_rules);
    return verdict;
}

} // namespace feed
