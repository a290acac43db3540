// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/device.h"
#include "feed/fleet_snapshot.h"

#include <span>

namespace feed {

/// What became of a position.
struct Verdict {
    enum Kind : std::uint8_t {
        Accept,      ///< it is where the device is now
        HistoryOnly, ///< true, but of before: it fills history and never moves "now" backwards
        Reject,
    };
    Kind kind = Accept;
    Reason reason = Reason::None; ///< of a rejection
};

/// What the checks go by; data, from the city and its settings.
struct ScreeningRules {
    geo::Box city;                     ///< where its devices may be; empty: anywhere
    std::int64_t mostAheadMs = 120'000;             ///< of a device's clock
    std::int64_t mostBehindMs = 30LL * 86'400'000;  ///< a blind zone's refill is younger
    double slackM = 200;               ///< GNSS errs by so much between two fixes
    int jumpsBelieved = 3;             ///< so many jumps to one place in turn are where the device is
};

/// What is remembered of a device for the next position. A plain value, one a device.
struct Past {
    city::EventTime event;             ///< of the newest accepted fix; 0: none yet
    geo::Point place;
    geo::Point jumpTo;                 ///< where the last rejected jumps led
    city::EventTime jumpEvent;
    int jumps = 0;                     ///< in turn
    std::array<std::uint64_t, 32> seen{}; ///< of the last positions: time and place, hashed
    std::uint8_t nextSeen = 0;
};

/// A position on its way through the checks: they may put it right.
struct Candidate {
    city::Fix fix;
    bool hasPlace = true;              ///< the device says that it is located
    bool hasTime = true;
    city::Device::Datum datum = city::Device::Datum::Wgs84; ///< of its coordinates, until converted
    double fastestKmh = 160;           ///< of its kind
};

/// The checks on positions, in one list, in their order. Without clock, socket or database: everything that is asked
/// is given. Thread-safe.
class Screening {
public:
    using Function = Verdict (*)(Candidate&, const Past&, const ScreeningRules&);
    struct Check {
        const char* name; ///< for people, English, translatable in the context `feed`
        Function check;
    };
    static std::span<const Check> checks();

    explicit Screening(ScreeningRules rules = {}) : m_rules(rules) {}
    const ScreeningRules& rules() const { return m_rules; }

    /// Runs the checks until one decides, and remembers the outcome in `past`.
    Verdict judge(Candidate& candidate, Past& past) const;

private:
    ScreeningRules m_rules;
};

} // namespace feed
