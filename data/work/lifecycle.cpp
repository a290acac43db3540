// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lifecycle.h"

#include "geo/geodesic.h"

#include <QCoreApplication>

#include <algorithm>

namespace work {

namespace {

using city::FaultKind;
constexpr std::int64_t minuteMs = 60'000, dayMs = 24 * 60 * minuteMs;

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

tl::unexpected<city::Fault> invalid(const char* sentence) {
    return city::fail(FaultKind::Invalid, say(sentence));
}

template <typename Rows, typename Key, typename Of>
auto* found(const Rows& rows, const Key& key, Of of) {
    const auto at = std::ranges::find(rows, key, of);
    return at == rows.end() ? nullptr : &*at;
}

template <typename Rows, typename Of, typename Id>
auto byId(const Rows& rows, const QString& id, Of of, Id idOf)
    -> std::optional<std::remove_cvref_t<decltype(rows.front().*of)>> {
    const auto* row = found(rows, id, idOf);
    if (!row)
        return std::nullopt;
    return row->*of;
}

/// Whether a step's place, or one of its photos, is within reach of the case.
bool isNear(const Move& move, geo::Point place, double metres) {
    if (move.place && geo::isValid(*move.place) && geo::distance(*move.place, place) <= metres)
        return true;
    return std::ranges::any_of(move.proofs, [&](const Proof& proof) {
        return proof.place && geo::isValid(*proof.place) && geo::distance(*proof.place, place) <= metres;
    });
}

bool has(const Move& move, Proof::Kind kind) {
    return std::ranges::any_of(move.proofs, [&](const Proof& proof) { return proof.kind == kind; });
}

city::Result<void> judgeDemands(std::uint32_t demands, const Order& order, const Move& move,
                                double nearMetres) {
    const auto lacks = [&](std::uint32_t demand, bool met) { return (demands & demand) && !met; };
    if (lacks(Demand::reason, !move.opinion.trimmed().isEmpty()))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs a reason."));
    if (lacks(Demand::filing, !move.filing.isEmpty()))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs a filing condition. Choose the one that fits."));
    if (lacks(Demand::department, move.department > 0))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs a department. Choose who is responsible."));
    if (lacks(Demand::handler, !move.receiver.trimmed().isEmpty()))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs somebody who does it. Name the handler."));
    if (lacks(Demand::target, !move.target.isNull() && move.target != order.uid))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs another case to be merged into."));
    if (lacks(Demand::conditionMet, move.conditionMet))
        return invalid(QT_TRANSLATE_NOOP(
            "work",
            "This needs the closing condition to be met. Say that it is, or send the case to rework."));
    if (lacks(Demand::photoAny, !move.proofs.empty()))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs a photo."));
    if (lacks(Demand::photoBefore, has(move, Proof::Kind::Before)))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs a photo taken before the work."));
    if (lacks(Demand::photoAfter, has(move, Proof::Kind::After)))
        return invalid(QT_TRANSLATE_NOOP("work", "This needs a photo taken after the work."));
    if (lacks(Demand::near, isNear(move, order.place, nearMetres)))
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP(
                    "work", "This has to be done at the place: no position of this step or its photos lies "
                            "within %1 m of the case."))
                .arg(nearMetres));
    return {};
}

city::Result<void> judgePersons(std::uint8_t differs, const Order& order, const QString& user) {
    const auto same = [&](std::uint8_t bit, const QString& other) {
        return (differs & bit) && !other.isEmpty() && other.compare(user, Qt::CaseInsensitive) == 0;
    };
    if (same(Differs::finished, order.finishedBy) || same(Differs::confirmed, order.confirmedBy))
        return invalid(QT_TRANSLATE_NOOP(
            "work", "Whoever did or confirmed the work may not judge it. Somebody else has to do this."));
    if (same(Differs::asked, order.askedBy))
        return invalid(QT_TRANSLATE_NOOP(
            "work", "Whoever asked for it may not decide on it. Somebody else has to do this."));
    if (same(Differs::endorsed, order.endorsedBy))
        return invalid(QT_TRANSLATE_NOOP("work", "The second review needs another person than the first."));
    return {};
}

city::Result<void> judgeTime(const Order& order, const Move& move) {
    if (move.event.ms > move.received.ms + 5 * minuteMs)
        return invalid(QT_TRANSLATE_NOOP(
            "work", "This time lies in the future. Check the time, and the clock of this machine."));
    if (order.steps > 0 && move.event < order.changed)
        return invalid(QT_TRANSLATE_NOOP(
            "work",
            "This time lies before the case's newest step. Check the time, and the clock of this machine."));
    return {};
}

void moveHandleClock(const Transition& row, const Move& move, Order& after, const Calendar& calendar) {
    switch (row.handle) {
    case HandleClock::Keep:
        return;
    case HandleClock::Start:
        after.handle = Clock::started(*move.handleLimit, move.event.ms, calendar);
        return;
    case HandleClock::Pause:
        after.handle.pause(move.event.ms, calendar);
        return;
    case HandleClock::Resume:
        after.handle.resume(move.event.ms);
        return;
    case HandleClock::Extend:
        after.handle.extend(calendar);
        return;
    }
}

void count(const Transition& row, const Move& move, Order& after) {
    switch (row.effect) {
    case Effect::None:
        break;
    case Effect::Rework:
        ++after.reworks;
        break;
    case Effect::Extend:
        ++after.extensions;
        break;
    case Effect::Suspend:
        ++after.suspensions;
        break;
    case Effect::Return:
        ++after.returns;
        break;
    case Effect::Urge:
        ++after.urgings;
        break;
    case Effect::Appeal:
        ++after.appeals;
        break;
    case Effect::Exempt:
        after.exempt = true;
        break;
    }
    if (row.demands & Demand::filing)
        after.filing = move.filing;
    if (row.demands & Demand::department) {
        after.department = move.department;
        after.company = move.company;
        after.handler.clear();
    }
    if (row.demands & Demand::handler)
        after.handler = move.receiver.trimmed();
    if (row.demands & Demand::until)
        after.suspendedUntil = move.until;
    if (row.demands & Demand::target)
        after.mergedInto = move.target;
    if (row.demands & Demand::photoAfter)
        after.finishedBy = move.user;
    if (row.action == actions::confirm)
        after.confirmedBy = move.user;
    if (row.pendingAfter.number && !row.pending.number)
        after.askedBy = move.user, after.endorsedBy.clear();
    if (row.pendingAfter.number && row.pending.number)
        after.endorsedBy = move.user;
}

} // namespace

const StateRow* Lifecycle::state(State state) const {
    return found(m_states, state, &StateRow::state);
}
const ActionRow* Lifecycle::action(Action action) const {
    return found(m_actions, action, &ActionRow::action);
}
const RoleRow* Lifecycle::role(Role role) const {
    return found(m_roles, role, &RoleRow::role);
}
const PendingRow* Lifecycle::pending(Pending pending) const {
    return found(m_pendings, pending, &PendingRow::pending);
}
std::optional<State> Lifecycle::stateOf(const QString& id) const {
    return byId(m_states, id, &StateRow::state, &StateRow::id);
}
std::optional<Action> Lifecycle::actionOf(const QString& id) const {
    return byId(m_actions, id, &ActionRow::action, &ActionRow::id);
}
std::optional<Role> Lifecycle::roleOf(const QString& id) const {
    return byId(m_roles, id, &RoleRow::role, &RoleRow::id);
}

std::optional<Limit> Lifecycle::stageLimit(Stage stage) const {
    const auto at = m_stageLimits.find(stage);
    return at == m_stageLimits.end() ? std::nullopt : std::optional(at->second);
}

const Transition* Lifecycle::find(State from, Action action, Role role) const {
    const auto at = std::ranges::find_if(m_transitions, [&](const Transition& t) {
        return t.from == from && t.action == action && t.allows(role);
    });
    return at == m_transitions.end() ? nullptr : &*at;
}

QString Lifecycle::guarded(const Transition& row, const Order& order, std::int64_t now,
                           const Calendar& calendar) const {
    if ((row.guards & Guard::notOverdue) && order.handle.isOverdue(now, calendar))
        return say(
            QT_TRANSLATE_NOOP("work", "The case is overdue: an extension has to be asked for before."));
    if ((row.guards & Guard::overdue) && !order.overdueHandling)
        return say(
            QT_TRANSLATE_NOOP("work", "Handling was not overdue: there is nothing to appeal against."));
    if ((row.guards & Guard::extensionsLeft) && order.extensions >= m_mostExtensions)
        return say(QT_TRANSLATE_NOOP("work", "The case was extended %1 times, as often as is allowed."))
            .arg(order.extensions);
    if ((row.guards & Guard::suspensionsLeft) && order.suspensions >= m_mostSuspensions)
        return say(QT_TRANSLATE_NOOP("work", "The case was suspended before, and that is allowed once."));
    if ((row.guards & Guard::appealsLeft) && order.appeals >= m_mostAppeals)
        return say(QT_TRANSLATE_NOOP("work", "There was an appeal before, and that is allowed once."));
    return {};
}

std::vector<const Transition*> Lifecycle::offered(const Order& order, std::uint32_t roleBits,
                                                  std::int64_t now, const Calendar& calendar) const {
    std::vector<const Transition*> rows;
    for (const Transition& row : m_transitions)
        if (row.from == order.state && (row.roleBits & roleBits) &&
            (row.anyPending || row.pending == order.pending) && guarded(row, order, now, calendar).isEmpty())
            rows.push_back(&row);
    return rows;
}

city::Result<void> Lifecycle::judge(const Transition& row, const Order& order, const Move& move,
                                    const Calendar& calendar) const {
    if (!row.anyPending && row.pending != order.pending)
        return order.pending.number
                   ? invalid(
                         QT_TRANSLATE_NOOP("work", "Something else was asked for and is not decided yet."))
                   : invalid(QT_TRANSLATE_NOOP("work", "Nothing was asked for that could be decided."));
    if (const QString why = guarded(row, order, move.event.ms, calendar); !why.isEmpty())
        return city::fail(FaultKind::Invalid, why);
    if (auto judged = judgeTime(order, move); !judged)
        return judged;
    if (auto judged = judgePersons(row.differs, order, move.user); !judged)
        return judged;
    if (auto judged = judgeDemands(row.demands, order, move, m_nearMetres); !judged)
        return judged;
    if (row.demands & Demand::until) {
        if (!move.until || move.until->ms <= move.event.ms)
            return invalid(
                QT_TRANSLATE_NOOP("work", "A suspension needs the day on which it ends, after today."));
        if (move.until->ms > move.event.ms + m_mostSuspendedDays * dayMs)
            return city::fail(FaultKind::Invalid,
                              say(QT_TRANSLATE_NOOP("work", "A suspension may last %1 days at most."))
                                  .arg(m_mostSuspendedDays));
    }
    if (row.handle == HandleClock::Start && (!move.handleLimit || move.handleLimit->amount <= 0))
        return invalid(QT_TRANSLATE_NOOP(
            "work", "The filing condition of this case has no time limit. Choose another one."));
    return {};
}

city::Result<Moved> Lifecycle::apply(const Order& order, const Move& move, const Calendar& calendar) const {
    const Transition* row = find(order.state, move.action, move.role);
    if (!row) {
        const StateRow* from = state(order.state);
        const ActionRow* what = action(move.action);
        const RoleRow* who = role(move.role);
        return city::fail(
            FaultKind::Forbidden,
            say(QT_TRANSLATE_NOOP("work",
                                  "This cannot be done with the case as it stands, or not in this role.")),
            QStringLiteral("%1 in state %2 as %3")
                .arg(what ? what->id : QStringLiteral("?"), from ? from->id : QStringLiteral("?"),
                     who ? who->id : QStringLiteral("?")));
    }
    if (auto judged = judge(*row, order, move, calendar); !judged)
        return tl::unexpected(judged.error());

    Moved moved{order, {}};
    Order& after = moved.order;
    const Clock& before = order.clock();
    const std::int64_t at = move.event.ms;
    moved.step = {city::Uid::make(),
                  order.row,
                  order.steps + 1,
                  row->from,
                  row->to,
                  move.action,
                  move.role,
                  move.user,
                  move.event,
                  move.received,
                  move.opinion.trimmed(),
                  move.receiver.trimmed(),
                  0,
                  move.place,
                  stageOf(row->from),
                  before.used(at, calendar),
                  before.totalMs,
                  before.isRunning() && before.isOverdue(at, calendar),
                  {},
                  {},
                  int(move.proofs.size())};
    after.overdueAny |= moved.step.overdue;
    after.overdueHandling |= order.handle.isRunning() && order.handle.isOverdue(at, calendar);

    moveHandleClock(*row, move, after, calendar);
    count(*row, move, after);
    after.state = row->to;
    if (row->clearsPending)
        after.pending = row->pendingAfter;
    if (const Stage stage = stageOf(row->to); stage != stageOf(row->from)) {
        const auto limit = stageLimit(stage);
        after.stage = limit ? Clock::started(*limit, at, calendar) : Clock{};
    }
    if (row->to != states::suspended && row->from == states::suspended)
        after.suspendedUntil.reset();
    if (isOpen(row->from) && !isOpen(row->to))
        after.closed = move.event;
    ++after.steps;
    after.changed = move.event;
    moved.step.department = after.department;
    moved.step.dueMs = after.clock().due(calendar);
    if (row->demands & Demand::filing)
        moved.step.filing = move.filing;
    return moved;
}

} // namespace work
