// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/order.h"

#include <QHash>
#include <QJsonObject>

#include <map>
#include <set>
#include <vector>

namespace work {

/// What a step must bring along; bits.
namespace Demand {
inline constexpr std::uint32_t reason = 1, filing = 2, department = 4, handler = 8, until = 16, target = 32,
                               conditionMet = 64, near = 128, photoAny = 256, photoAfter = 512,
                               photoBefore = 1024;
}

/// What somebody who did an earlier step may not do; bits.
namespace Differs {
inline constexpr std::uint8_t finished = 1, confirmed = 2, asked = 4, endorsed = 8;
}

/// What a case has to be for a step; bits.
namespace Guard {
inline constexpr std::uint16_t notOverdue = 1, overdue = 2, extensionsLeft = 4, suspensionsLeft = 8,
                               appealsLeft = 16;
}

enum class HandleClock : std::uint8_t { Keep, Start, Pause, Resume, Extend };
enum class Effect : std::uint8_t { None, Rework, Extend, Suspend, Return, Urge, Appeal, Exempt };

/// A state of the table.
struct StateRow {
    State state;
    QString id, name, nameEn;
    Stage stage = Stage::None;
    bool isOpen = true;
};
struct ActionRow {
    Action action;
    QString id, name, nameEn;
    QString kind; ///< forward, return, cancel, close, assign, revoke_assign, ask, decide, note
};
struct RoleRow {
    Role role;
    QString id, name, nameEn;
    QString right;              ///< the action of city::Rights that it needs
    std::set<QString> accounts; ///< the roles of accounts that act in it
};
struct PendingRow {
    Pending pending;
    QString id, name, nameEn;
};

/// One legal move: from a state, by an action, in a role.
struct Transition {
    State from, to;
    Action action;
    std::uint32_t roleBits = 0;    ///< 1 << role number
    Pending pending, pendingAfter; ///< what has to be asked for before, and is after
    bool anyPending = false;       ///< whatever is asked for
    bool clearsPending = true;     ///< `pendingAfter` is what it is then; otherwise it stays what it was
    std::uint32_t demands = 0;
    std::uint16_t guards = 0;
    std::uint8_t differs = 0;
    HandleClock handle = HandleClock::Keep;
    Effect effect = Effect::None;
    bool allows(Role role) const { return (roleBits >> role.number) & 1; }
};

/// A photo or file that comes with a step, as the lifecycle sees it.
struct Proof {
    enum class Kind : std::uint8_t {
        Near = 0,
        Far = 1,
        Reference = 2,
        Before = 3,
        After = 4
    }; ///< stored by these numbers
    Kind kind = Kind::Near;
    std::optional<geo::Point> place; ///< where it was taken
};

/// What somebody wants to do with a case.
struct Move {
    Action action;
    Role role;
    QString user;
    city::EventTime event;
    city::ReceiveTime received;
    QString opinion, receiver, filing;
    int department = 0, company = 0;
    std::optional<geo::Point> place;
    std::optional<city::EventTime> until;
    std::optional<Limit> handleLimit; ///< of the filing condition, for dispatch
    city::Uid target;
    bool conditionMet = false; ///< the closing condition, said by whoever closes
    std::vector<Proof> proofs;
};

/// A case after a step, and the step.
struct Moved {
    Order order;
    Step step;
};

/// The transition table: which state a case goes to by which action in which role, what that demands, and
/// what it does to the clocks. Data, read once, immutable. What is not in the table is refused.
class Lifecycle {
public:
    /// resources/work/lifecycle.json, or a file in the same form. An Invalid fault names the row that is
    /// wrong.
    static city::Result<Lifecycle> read(const QString& path = {});
    static city::Result<Lifecycle> fromJson(const QJsonObject& root);

    const std::vector<StateRow>& states() const { return m_states; } ///< by number
    const std::vector<ActionRow>& actions() const { return m_actions; }
    const std::vector<RoleRow>& roles() const { return m_roles; }
    const std::vector<PendingRow>& pendings() const { return m_pendings; }
    const std::vector<Transition>& transitions() const { return m_transitions; }
    const StateRow* state(State state) const; ///< null: not in the table
    const ActionRow* action(Action action) const;
    const RoleRow* role(Role role) const;
    const PendingRow* pending(Pending pending) const;
    std::optional<State> stateOf(const QString& id) const;
    std::optional<Action> actionOf(const QString& id) const;
    std::optional<Role> roleOf(const QString& id) const;
    bool isOpen(State s) const { return state(s) && state(s)->isOpen; }
    Stage stageOf(State s) const { return state(s) ? state(s)->stage : Stage::None; }

    /// The row for this move, whatever is pending; null: illegal.
    const Transition* find(State from, Action action, Role role) const;
    /// What may be done with a case in one of these roles now, in the order of the table: guards hold,
    /// demands are open.
    std::vector<const Transition*> offered(const Order& order, std::uint32_t roleBits, std::int64_t now,
                                           const Calendar& calendar) const;
    /// Why a guard forbids it; empty where none does.
    QString guarded(const Transition& row, const Order& order, std::int64_t now,
                    const Calendar& calendar) const;

    /// The case after `move`, and the step. Faults: Forbidden (not in the table for this role), Invalid (a
    /// demand is not met, a guard holds; the sentence says which). Times in the future by more than five
    /// minutes, or before the step before, are Invalid.
    city::Result<Moved> apply(const Order& order, const Move& move, const Calendar& calendar) const;

    std::optional<Limit>
    stageLimit(Stage stage) const; ///< nothing for handling: that is the filing condition's
    double nearMetres() const { return m_nearMetres; }
    int mostExtensions() const { return m_mostExtensions; }
    int mostSuspensions() const { return m_mostSuspensions; }
    int mostSuspendedDays() const { return m_mostSuspendedDays; }
    int mostAppeals() const { return m_mostAppeals; }
    double similarMetres() const { return m_similarMetres; }
    int similarHours() const { return m_similarHours; }

private:
    friend struct LifecycleFile;
    city::Result<void> judge(const Transition& row, const Order& order, const Move& move,
                             const Calendar& calendar) const;

    std::vector<StateRow> m_states;
    std::vector<ActionRow> m_actions;
    std::vector<RoleRow> m_roles;
    std::vector<PendingRow> m_pendings;
    std::vector<Transition> m_transitions;
    std::map<Stage, Limit> m_stageLimits;
    double m_nearMetres = 200, m_similarMetres = 50;
    int m_mostExtensions = 2, m_mostSuspensions = 1, m_mostSuspendedDays = 365, m_mostAppeals = 1,
        m_similarHours = 24;
};

/// What the table calls something, in the program's language.
template <typename Row>
QString nameOf(const Row& row, bool english) {
    return english ? row.nameEn : row.name;
}

} // namespace work
