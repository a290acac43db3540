// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/finding.h"

#include "score/words.h"

#include <algorithm>

namespace score {

namespace {

struct ActionRow {
    FindingAction action;
    const char *id, *name;
};
constexpr ActionRow actionRows[] = {
    {FindingAction::Report, "report", QT_TRANSLATE_NOOP("score", "Report")},
    {FindingAction::Accept, "accept", QT_TRANSLATE_NOOP("score", "Accept")},
    {FindingAction::Amend, "amend", QT_TRANSLATE_NOOP("score", "Amend")},
    {FindingAction::Reject, "reject", QT_TRANSLATE_NOOP("score", "Reject")},
    {FindingAction::SendBack, "send-back", QT_TRANSLATE_NOOP("score", "Send back")},
    {FindingAction::AskRecheck, "recheck", QT_TRANSLATE_NOOP("score", "Ask for a recheck")},
    {FindingAction::ToOrder, "order", QT_TRANSLATE_NOOP("score", "Turn into a work order")},
    {FindingAction::Rectify, "rectify", QT_TRANSLATE_NOOP("score", "Put right")},
    {FindingAction::Resubmit, "resubmit", QT_TRANSLATE_NOOP("score", "Submit again")},
    {FindingAction::Appeal, "appeal", QT_TRANSLATE_NOOP("score", "Appeal")},
    {FindingAction::LiftAppeal, "lift", QT_TRANSLATE_NOOP("score", "Lift the deduction")},
    {FindingAction::RefuseAppeal, "uphold", QT_TRANSLATE_NOOP("score", "Uphold the deduction")}};

const ActionRow* rowOf(FindingAction action) {
    const auto at = std::ranges::find(actionRows, action, &ActionRow::action);
    return at == std::end(actionRows) ? nullptr : at;
}

using State = Finding::State;
using Appeal = Finding::Appeal;

bool fits(const Finding& finding, FindingAction action) {
    switch (action) {
    case FindingAction::Report:
        return finding.steps == 0;
    case FindingAction::Accept:
    case FindingAction::Amend:
    case FindingAction::Reject:
    case FindingAction::ToOrder:
        return finding.state == State::Pending || finding.state == State::Recheck;
    case FindingAction::SendBack:
    case FindingAction::AskRecheck:
        return finding.state == State::Pending;
    case FindingAction::Resubmit:
        return finding.state == State::SentBack || finding.state == State::Recheck;
    case FindingAction::Rectify:
        return finding.state == State::Accepted && !finding.rectified;
    case FindingAction::Appeal:
        return finding.state == State::Accepted && finding.appeal == Appeal::None;
    case FindingAction::LiftAppeal:
    case FindingAction::RefuseAppeal:
        return finding.appeal == Appeal::Open || finding.appeal == Appeal::FirstLift;
    }
    return false;
}

bool needsReason(FindingAction action) {
    using enum FindingAction;
    return action == Amend || action == Reject || action == SendBack || action == AskRecheck ||
           action == Appeal || action == LiftAppeal || action == RefuseAppeal;
}

bool isReview(FindingAction action) {
    using enum FindingAction;
    return action == Accept || action == Amend || action == Reject || action == ToOrder;
}

/// Who may not judge: the finder a finding, the reviewer and whoever took part in it an appeal.
city::Result<void> judgeWho(const Finding& finding, const FindingMove& move) {
    if (isReview(move.action) && move.user == finding.foundBy)
        return city::fail(city::FaultKind::Forbidden,
                          tell(QT_TRANSLATE_NOOP("score", "Who reported a finding does not review it.")));
    const bool decides =
        move.action == FindingAction::LiftAppeal || move.action == FindingAction::RefuseAppeal;
    if (decides && (move.user == finding.reviewedBy || move.user == finding.foundBy ||
                    std::ranges::find(move.involved, move.user) != move.involved.end()))
        return city::fail(city::FaultKind::Forbidden,
                          tell(QT_TRANSLATE_NOOP(
                              "score", "An appeal is decided by two people who are neither the finder, the "
                                       "reviewer, the appellant nor each other.")));
    if (move.action == FindingAction::Appeal && move.now > finding.reviewed + appealWindowMs)
        return invalid(tell(QT_TRANSLATE_NOOP("score", "The 72 hours for an appeal are over.")));
    return {};
}

city::Result<void> judgePoints(const Finding& finding, const FindingMove& move, const Checklist& list) {
    if (move.action != FindingAction::Amend)
        return {};
    const int item = list.indexOf(finding.item);
    const auto most =
        item < 0 ? std::optional<std::int64_t>() : list.items()[std::size_t(item)].cap.millionths();
    if (!move.points || *move.points < 0 || (most && *move.points > *most))
        return invalid(
            tell(QT_TRANSLATE_NOOP("score", "The points have to lie between 0 and the item's cap.")));
    return {};
}

void apply(Finding& after, const FindingMove& move) {
    if (isReview(move.action)) {
        after.state = move.action == FindingAction::Reject ? State::Rejected : State::Accepted;
        after.reviewedBy = move.user, after.reviewed = move.now;
    }
    switch (move.action) {
    case FindingAction::Amend:
        after.points = *move.points;
        break;
    case FindingAction::SendBack:
        after.state = State::SentBack;
        break;
    case FindingAction::AskRecheck:
        after.state = State::Recheck;
        break;
    case FindingAction::Resubmit:
        after.state = State::Pending;
        break;
    case FindingAction::Rectify:
        after.rectified = true;
        break;
    case FindingAction::Appeal:
        after.appeal = Appeal::Open;
        break;
    case FindingAction::RefuseAppeal:
        after.appeal = Appeal::Refused;
        break;
    case FindingAction::LiftAppeal:
        after.appeal = after.appeal == Appeal::Open ? Appeal::FirstLift : Appeal::Lifted;
        break;
    default:
        break;
    }
}

} // namespace

QString actionId(FindingAction action) {
    return rowOf(action) ? QLatin1String(rowOf(action)->id) : QString();
}

std::optional<FindingAction> findingActionOf(const QString& id) {
    for (const ActionRow& row : actionRows)
        if (id == QLatin1String(row.id))
            return row.action;
    return std::nullopt;
}

QString actionName(FindingAction action) {
    return rowOf(action) ? tell(rowOf(action)->name) : QString();
}

QString stateName(Finding::State state) {
    switch (state) {
    case State::Pending:
        return tell(QT_TRANSLATE_NOOP("score", "To be reviewed"));
    case State::Accepted:
        return tell(QT_TRANSLATE_NOOP("score", "Accepted"));
    case State::Rejected:
        return tell(QT_TRANSLATE_NOOP("score", "Rejected"));
    case State::SentBack:
        return tell(QT_TRANSLATE_NOOP("score", "Sent back"));
    case State::Recheck:
        return tell(QT_TRANSLATE_NOOP("score", "To be rechecked"));
    }
    return {};
}

FindingFacts Finding::facts(const Checklist& list) const {
    std::uint32_t bits = 0;
    if (state == State::Accepted)
        bits |= flags::accepted;
    else
        bits |= state == State::Rejected ? flags::rejected : flags::pending;
    if (rectified)
        bits |= flags::rectified;
    if (appeal != Appeal::None)
        bits |= flags::appealed;
    if (appeal == Appeal::Lifted)
        bits |= flags::lifted;
    return {cell, found, list.indexOf(item), points, bits};
}

city::Result<Finding> judged(const Finding& finding, const FindingMove& move, const Checklist& list) {
    if (!fits(finding, move.action))
        return invalid(tell(QT_TRANSLATE_NOOP("score", "\"%1\" is not possible: the finding is \"%2\"."))
                           .arg(actionName(move.action), stateName(finding.state)));
    if (needsReason(move.action) && move.opinion.trimmed().isEmpty())
        return invalid(
            tell(QT_TRANSLATE_NOOP("score", "\"%1\" needs a reason.")).arg(actionName(move.action)));
    if (auto fine = judgeWho(finding, move); !fine)
        return tl::unexpected(fine.error());
    if (auto fine = judgePoints(finding, move, list); !fine)
        return tl::unexpected(fine.error());
    Finding after = finding;
    apply(after, move);
    ++after.steps, ++after.revision;
    return after;
}

} // namespace score
