// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"
#include "city/uid.h"
#include "geo/point.h"
#include "score/checklist.h"
#include "score/facts.h"

namespace score {

/// What was found at an inspection, as it stands after its newest step. A value; changed only through
/// `judged`.
struct Finding {
    enum class State : std::uint8_t {
        Pending = 0,
        Accepted = 1,
        Rejected = 2,
        SentBack = 3,
        Recheck = 4
    }; ///< stored
    enum class Appeal : std::uint8_t {
        None = 0,
        Open = 1,
        FirstLift = 2,
        Refused = 3,
        Lifted = 4
    }; ///< stored

    std::int64_t row = 0, revision = 0, inspection = 0;
    city::Uid uid, component, order; ///< `order`: the work order that it became
    QString number, item, checklist, text, foundBy, reviewedBy;
    Cell cell;
    geo::Point place;
    std::int64_t found = 0, reviewed = 0; ///< UTC milliseconds
    QByteArray photo;                     ///< SHA-256 of its bytes; empty: none
    State state = State::Pending;
    Appeal appeal = Appeal::None;
    bool rectified = false, demo = false;
    std::int64_t proposed = 0, points = 0; ///< millionths
    int steps = 0;

    FindingFacts facts(const Checklist& list) const;
};

/// What is done with a finding. Stored by these numbers.
enum class FindingAction : std::uint8_t {
    Report = 1,
    Accept = 2,
    Amend = 3, ///< accept, with other points
    Reject = 4,
    SendBack = 5,
    AskRecheck = 6,
    ToOrder = 7, ///< accept, and become a work order
    Rectify = 8,
    Resubmit = 9,
    Appeal = 10,
    LiftAppeal = 11, ///< twice, by two people
    RefuseAppeal = 12
};
QString actionId(FindingAction action); ///< e.g. `send-back`
std::optional<FindingAction> findingActionOf(const QString& id);
QString actionName(FindingAction action); ///< for the user, translated
QString stateName(Finding::State state);  ///< for the user, translated

struct FindingMove {
    FindingAction action = FindingAction::Accept;
    QString user, opinion;
    std::optional<std::int64_t> points; ///< millionths; of an amendment
    std::int64_t now = 0;               ///< UTC milliseconds
    std::vector<QString> involved = {}; ///< who took earlier steps of its appeal
};

/// How long after its review a finding can be appealed against.
inline constexpr std::int64_t appealWindowMs = std::int64_t(72) * 3'600'000;

/// The finding after `move`. Faults: Invalid (not possible in its state, a reason is missing, more points
/// than the item's cap, the window is over), Forbidden (who reported or reviewed it, or appealed, does not
/// judge it).
city::Result<Finding> judged(const Finding& finding, const FindingMove& move, const Checklist& list);

} // namespace score
