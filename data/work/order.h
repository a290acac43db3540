// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "city/fix.h"
#include "work/clock.h"

#include <compare>

namespace work {

/// Where a case stands: the number of a state in resources/work/lifecycle.json. 0: not reported yet.
struct State {
    std::uint8_t number = 0;
    friend auto operator<=>(const State&, const State&) = default;
};

/// What is done with a case: the number of an action there.
struct Action {
    std::uint8_t number = 0;
    friend auto operator<=>(const Action&, const Action&) = default;
};

/// In which capacity somebody acts: the number of a role there, 1 to 32.
struct Role {
    std::uint8_t number = 0;
    friend auto operator<=>(const Role&, const Role&) = default;
};

/// What was asked for and is not decided yet: the number of a request there. 0: nothing.
struct Pending {
    std::uint8_t number = 0;
    friend auto operator<=>(const Pending&, const Pending&) = default;
};

/// The stages of CJJ/T 106, whose time limits and rates are counted apart. Stored by these numbers.
enum class Stage : std::uint8_t {
    None = 0,     ///< closed
    Accept = 1,   ///< 受理
    Verify = 2,   ///< 核实, before filing
    File = 3,     ///< 立案
    Dispatch = 4, ///< 派遣
    Handle = 5,   ///< 处置
    Check = 6,    ///< 核查, after handling
    Close = 7,    ///< 结案
};
inline constexpr int stageCount = 8;
QString stageId(Stage stage);   ///< e.g. `handle`
QString stageName(Stage stage); ///< for the user, translated

/// States, actions and roles that code names; the table holds more, and everything else about them.
namespace states {
inline constexpr State none{0}, reported{1}, verifying{2}, accepted{3}, filed{4}, dispatched{5}, handling{6},
    suspended{7}, handled{8}, awaitCheck{9}, checking{10}, checkPassed{11}, checkFailed{12}, selfAudit{13},
    closed{20}, notAccepted{21}, voided{22}, forcedClosed{23}, selfHandled{24}, merged{25};
}
namespace actions {
inline constexpr Action report{1}, accept{2}, refuse{3}, askVerification{4}, verifiedExists{5},
    verifiedAbsent{6}, unableToVerify{7}, file{8}, askVoid{9}, approveVoid{10}, refuseVoid{11}, dispatch{12},
    returnFiling{13}, assign{14}, askReturn{15}, approveReturn{16}, refuseReturn{17}, revokeAssignment{18},
    askExtension{19}, endorseExtension{20}, approveExtension{21}, refuseExtension{22}, askSuspension{23},
    approveSuspension{24}, refuseSuspension{25}, resume{26}, finish{27}, confirm{28}, rework{29},
    sendCheck{30}, pass{31}, notPass{32}, unableToCheck{33}, close{34}, forceClose{35}, selfHandle{36},
    auditPass{37}, auditFail{38}, urge{39}, askAppeal{40}, endorseAppeal{41}, approveAppeal{42},
    refuseAppeal{43}, correct{44}, merge{45}, note{46};
}
namespace roles {
inline constexpr Role collector{1}, acceptor{2}, shiftLeader{3}, dispatcher{4}, department{5}, handler{6},
    leader{7}, supervision{8}, system{9};
}

/// Whether a case is about a component or an event. Stored by these numbers.
enum class CaseKind : std::uint8_t { Component = 0, Event = 1 };

/// Where a case comes from. Stored by these numbers.
enum class Source : std::uint8_t {
    Operator = 0,
    Collector = 1,
    Patrol = 2,
    Hotline = 3,
    SensorAlarm = 4,
    VehicleAlarm = 5,
    Inspection = 6,
    Open311 = 7
};
inline constexpr int sourceCount = 8;
QString sourceId(Source source);   ///< e.g. `sensor-alarm`
QString sourceName(Source source); ///< for the user, translated

/// How urgent somebody says it is, apart from its time limit. Stored by these numbers.
enum class Urgency : std::uint8_t { Normal = 0, Urgent = 1, Critical = 2 };
QString urgencyName(Urgency urgency);

/// One case, as it stands after its newest step. A value; changed only through `Lifecycle::apply`.
struct Order {
    std::int64_t row = 0;      ///< inside one city file; 0 before it is kept
    city::Uid uid;             ///< its identity everywhere
    std::int64_t revision = 0; ///< rises with every step
    QString number;            ///< for people, unique in a city: 2026112600012
    CaseKind kind = CaseKind::Event;
    QString classCode; ///< four digits: major and minor of the case class, under the city's numbering
    Source source = Source::Operator;
    Urgency urgency = Urgency::Normal;
    geo::Point place;
    QString description, address;
    city::Uid component;                ///< null: none
    int subDistrict = 0, community = 0; ///< 0: outside all
    QString unitGrid;
    int serviceLine = 0, company = 0, department = 0; ///< who is responsible; 0: nobody yet
    QString handler;                                  ///< who was assigned
    QString filing;                                   ///< the filing condition's id; empty before filing

    State state;
    Pending pending;
    city::EventTime reported;   ///< when it was seen
    city::ReceiveTime received; ///< when it came in here
    city::EventTime changed;    ///< of the newest step
    std::optional<city::EventTime> closed;
    Clock stage;  ///< of the stage it is in; none while handled or closed
    Clock handle; ///< of handling, from dispatch to the department's confirmation
    std::optional<city::EventTime> suspendedUntil;

    int steps = 0; ///< how many; the newest step has this number
    int reworks = 0, extensions = 0, suspensions = 0, returns = 0, urgings = 0, appeals = 0;
    bool overdueHandling = false; ///< the raw fact: handling ran out of time; never taken back
    bool overdueAny = false;      ///< some stage did
    bool exempt = false;          ///< an appeal was approved: left out of what statistics count as overdue
    QString finishedBy, confirmedBy, askedBy, endorsedBy; ///< of the newest such step: who may not judge it
    city::Uid mergedInto;
    bool demo = false;

    /// The clock that counts now.
    const Clock& clock() const { return stage.exists() ? stage : handle; }
};

/// One step of a case: written once, never changed, never taken back.
struct Step {
    city::Uid uid;
    std::int64_t order = 0; ///< Order::row
    int number = 0;         ///< 1 is the report
    State from, to;
    Action action;
    Role role;
    QString user;                      ///< who did it
    city::EventTime event;             ///< when it happened
    city::ReceiveTime received;        ///< when it was entered here
    QString opinion;                   ///< reason or remark
    QString receiver;                  ///< who has to go on: a person
    int department = 0;                ///< who is responsible from here on
    std::optional<geo::Point> place;   ///< where whoever did it stood
    Stage stage = Stage::None;         ///< whose clock this step ended or touched: that of `from`
    std::int64_t usedMs = 0;           ///< that the clock of `from` had counted until `event`
    std::int64_t allowedMs = 0;        ///< that it allowed; 0 where there was none
    bool overdue = false;              ///< `usedMs` was more
    std::optional<std::int64_t> dueMs; ///< when the clock that counts now runs out, as known after this step
    QString filing;                    ///< the condition that was chosen, of a filing
    int evidence = 0;                  ///< how many pieces came with it
};

} // namespace work

Q_DECLARE_METATYPE(work::Order)
Q_DECLARE_METATYPE(work::Step)
