// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lifecycle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace work;

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;
constexpr std::int64_t start = 1'779'760'800'000; // 2026-05-26 10:00 in Chongqing, a Tuesday

/// Every legal move, written down apart from the file: from, action, roles, to.
struct Legal {
    const char* from;
    const char* action;
    const char* roles;
    const char* to;
};
constexpr Legal legal[] = {
    {"none", "report", "collector acceptor dispatcher handler system", "reported"},
    {"reported", "self_handle", "collector", "self_audit"},
    {"reported accepted", "ask_verification", "acceptor shift_leader", "verifying"},
    {"reported", "accept", "acceptor shift_leader", "accepted"},
    {"reported", "refuse", "acceptor shift_leader", "not_accepted"},
    {"verifying", "verified_exists", "collector", "accepted"},
    {"verifying", "verified_absent", "collector", "reported"},
    {"verifying", "unable_to_verify", "collector acceptor", "reported"},
    {"self_audit", "audit_pass", "acceptor shift_leader", "self_handled"},
    {"self_audit", "audit_fail", "acceptor shift_leader", "reported"},
    {"accepted", "file", "acceptor shift_leader", "filed"},
    {"accepted", "ask_void", "acceptor shift_leader", "accepted"},
    {"accepted", "approve_void", "shift_leader", "voided"},
    {"accepted", "refuse_void", "shift_leader", "accepted"},
    {"reported accepted", "merge", "acceptor shift_leader", "merged"},
    {"filed", "dispatch", "dispatcher", "dispatched"},
    {"filed", "return_filing", "dispatcher", "accepted"},
    {"dispatched", "assign", "department", "handling"},
    {"dispatched", "ask_return", "department", "dispatched"},
    {"dispatched", "approve_return", "dispatcher", "filed"},
    {"dispatched", "refuse_return", "dispatcher", "dispatched"},
    {"handling", "revoke_assignment", "department", "dispatched"},
    {"handling", "finish", "handler department", "handled"},
    {"handling", "ask_extension", "handler department", "handling"},
    {"handling", "endorse_extension", "department", "handling"},
    {"handling", "approve_extension", "dispatcher", "handling"},
    {"handling", "refuse_extension", "department dispatcher", "handling"},
    {"handling", "ask_suspension", "department", "handling"},
    {"handling", "approve_suspension", "dispatcher", "suspended"},
    {"handling", "refuse_suspension", "dispatcher", "handling"},
    {"suspended", "resume", "dispatcher department system", "handling"},
    {"handled", "confirm", "department", "await_check"},
    {"handled", "rework", "department dispatcher", "handling"},
    {"await_check check_failed", "rework", "acceptor dispatcher shift_leader", "handling"},
    {"await_check", "send_check", "acceptor shift_leader", "checking"},
    {"checking", "pass", "collector", "check_passed"},
    {"checking", "not_pass", "collector", "check_failed"},
    {"checking", "unable_to_check", "collector", "await_check"},
    {"check_passed", "close", "shift_leader", "closed"},
    {"OPEN", "force_close", "leader", "forced_closed"},
    {"OPEN", "urge", "leader supervision", ""},
    {"OPEN", "correct", "acceptor dispatcher shift_leader", ""},
    {"OPEN", "note",
     "collector acceptor shift_leader dispatcher department handler leader supervision system", ""},
    {"closed forced_closed", "ask_appeal", "department", ""},
    {"closed forced_closed", "endorse_appeal", "dispatcher", ""},
    {"closed forced_closed", "approve_appeal", "shift_leader", ""},
    {"closed forced_closed", "refuse_appeal", "dispatcher shift_leader", ""},
};
constexpr const char* open =
    "reported verifying accepted filed dispatched handling suspended handled await_check checking "
    "check_passed check_failed self_audit";

const Lifecycle& table() {
    static const Lifecycle read = [] {
        auto lifecycle = Lifecycle::read();
        if (!lifecycle)
            qFatal("%s", qPrintable(lifecycle.error().sentence + lifecycle.error().detail));
        return *lifecycle;
    }();
    return read;
}

const Calendar& calendar() {
    static const Calendar made = *Calendar::make(*CalendarPlan::read("Asia/Shanghai"));
    return made;
}

/// A case that everything may have happened to: guards hold.
Order orderIn(State state) {
    Order order;
    order.uid = city::Uid::make();
    order.state = state;
    order.place = {106.54, 29.38};
    order.steps = state.number ? 3 : 0;
    order.changed = {start};
    order.filing = "1-0102-1";
    if (table().stageOf(state) == Stage::Handle)
        order.handle = Clock::started({LimitUnit::WorkingHours, 16}, start, calendar());
    if (!table().isOpen(state))
        order.overdueHandling = true;
    return order;
}

/// A move that meets every demand there is.
Move moveOf(Action action, Role role, std::int64_t at = start + minuteMs) {
    Move move;
    move.action = action;
    move.role = role;
    move.user = "li";
    move.event = {at};
    move.received = {at};
    move.opinion = "because";
    move.receiver = "wang";
    move.filing = "1-0102-1";
    move.department = 7;
    move.company = 2;
    move.place = geo::Point{106.54, 29.38};
    move.until = city::EventTime{at + 5 * dayMs};
    move.handleLimit = Limit{LimitUnit::WorkingHours, 4};
    move.target = city::Uid::make();
    move.conditionMet = true;
    move.proofs = {{Proof::Kind::Before, geo::Point{106.54, 29.38}},
                   {Proof::Kind::After, geo::Point{106.54, 29.38}}};
    return move;
}

QString idOf(State state) {
    return table().state(state)->id;
}

/// Follows a story of "role action" steps from the report on; fails where one is refused.
class Story {
public:
    Order order = orderIn(states::none);
    std::vector<Step> steps;
    std::int64_t now = start;
    city::Fault fault;

    bool tell(const QString& text, std::int64_t pause = minuteMs, const QString& user = {}) {
        for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
            now += pause;
            const QString role = word.section(':', 0, 0), action = word.section(':', 1);
            Move move = moveOf(*table().actionOf(action), *table().roleOf(role), now);
            move.user = user.isEmpty() ? role : user;
            auto moved = table().apply(order, move, calendar());
            if (!moved) {
                fault = moved.error();
                return false;
            }
            order = moved->order;
            steps.push_back(moved->step);
        }
        return true;
    }
};
constexpr const char* toHandling =
    "collector:report acceptor:accept acceptor:file dispatcher:dispatch department:assign";
constexpr const char* fromHandled =
    "department:confirm acceptor:send_check collector:pass shift_leader:close";

} // namespace

class LifecycleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTripleOfStateActionAndRoleIsAsItIsWrittenHere() {
        std::map<std::tuple<int, int, int>, QString> allowed;
        for (const Legal& row : legal)
            for (const QString& from : QString(row.from).replace("OPEN", open).split(' '))
                for (const QString& role : QString(row.roles).split(' '))
                    allowed[{table().stateOf(from)->number, table().actionOf(row.action)->number,
                             table().roleOf(role)->number}] = *row.to ? QString(row.to) : from;
        int tried = 0, legalOnes = 0;
        for (const StateRow& state : table().states())
            for (const ActionRow& action : table().actions())
                for (const RoleRow& role : table().roles()) {
                    ++tried;
                    const auto expected =
                        allowed.find({state.state.number, action.action.number, role.role.number});
                    const Transition* row = table().find(state.state, action.action, role.role);
                    const QString name = state.id + ' ' + action.id + ' ' + role.id;
                    QVERIFY2((row != nullptr) == (expected != allowed.end()), qPrintable(name));
                    Order order = orderIn(state.state);
                    if (row)
                        order.pending = row->pending;
                    const auto moved = table().apply(order, moveOf(action.action, role.role), calendar());
                    QVERIFY2(moved.has_value() == (row != nullptr),
                             qPrintable(name + ": " + (moved ? QString() : moved.error().sentence)));
                    if (!row) {
                        QCOMPARE(moved.error().kind, city::FaultKind::Forbidden);
                        continue;
                    }
                    ++legalOnes;
                    QCOMPARE(idOf(moved->order.state), expected->second);
                    QCOMPARE(moved->step.number, order.steps + 1);
                    QCOMPARE(moved->order.steps, order.steps + 1);
                    QCOMPARE(moved->step.from, order.state);
                    QCOMPARE(moved->step.to, moved->order.state);
                }
        QCOMPARE(tried, int(table().states().size() * table().actions().size() * table().roles().size()));
        QCOMPARE(legalOnes, int(allowed.size()));
    }

    void namesInCodeAreTheNumbersOfTheFile() {
        QCOMPARE(*table().stateOf("check_failed"), states::checkFailed);
        QCOMPARE(*table().stateOf("merged"), states::merged);
        QCOMPARE(*table().actionOf("approve_appeal"), actions::approveAppeal);
        QCOMPARE(*table().actionOf("note"), actions::note);
        QCOMPARE(*table().roleOf("system"), roles::system);
        QCOMPARE(*table().roleOf("supervision"), roles::supervision);
    }

    void everyStateCanBeReachedAndEveryOpenOneLeft() {
        std::set<State> reached{states::none};
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const Transition& row : table().transitions())
                if (reached.contains(row.from))
                    reached.insert(row.to);
        }
        for (const StateRow& state : table().states()) {
            QVERIFY2(reached.contains(state.state), qPrintable(state.id));
            QCOMPARE(state.isOpen, state.stage != Stage::None || state.state == states::none);
        }
    }

    void eachDemandThatIsNotMetIsRefused_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("move");
        QTest::addColumn<QString>("without");
        const auto row = [](const char* from, const char* move, const char* without) {
            QTest::newRow(qPrintable(QString("%1 without %2").arg(move, without))) << from << move << without;
        };
        row("reported", "acceptor:refuse", "reason");
        row("accepted", "acceptor:file", "filing");
        row("filed", "dispatcher:dispatch", "department");
        row("filed", "dispatcher:dispatch", "limit");
        row("dispatched", "department:assign", "handler");
        row("dispatched", "department:ask_return", "reason");
        row("handling", "handler:finish", "after");
        row("handling", "handler:finish", "near");
        row("handling", "department:ask_suspension", "until");
        row("handling", "department:ask_suspension", "year");
        row("reported", "collector:self_handle", "before");
        row("verifying", "collector:verified_exists", "photo");
        row("verifying", "collector:verified_exists", "near");
        row("checking", "collector:pass", "photo");
        row("checking", "collector:pass", "near");
        row("checking", "collector:pass", "person");
        row("check_passed", "shift_leader:close", "condition");
        row("check_passed", "shift_leader:close", "person");
        row("reported", "acceptor:merge", "target");
        row("handling", "leader:force_close", "reason");
        row("handling", "leader:urge", "blank");
    }
    void eachDemandThatIsNotMetIsRefused() {
        QFETCH(QString, from);
        QFETCH(QString, move);
        QFETCH(QString, without);
        Order order = orderIn(*table().stateOf(from));
        order.finishedBy = order.confirmedBy = "zhao";
        Move made = moveOf(*table().actionOf(move.section(':', 1)), *table().roleOf(move.section(':', 0, 0)));
        QVERIFY(table().apply(order, made, calendar()));
        if (without == "reason")
            made.opinion.clear();
        if (without == "blank")
            made.opinion = "  \n";
        if (without == "filing")
            made.filing.clear();
        if (without == "department")
            made.department = 0;
        if (without == "limit")
            made.handleLimit.reset();
        if (without == "handler")
            made.receiver = " ";
        if (without == "after")
            made.proofs.pop_back();
        if (without == "before")
            made.proofs.erase(made.proofs.begin());
        if (without == "photo")
            made.proofs.clear();
        if (without == "until")
            made.until.reset();
        if (without == "year")
            made.until = city::EventTime{made.event.ms + 366 * dayMs};
        if (without == "condition")
            made.conditionMet = false;
        if (without == "target")
            made.target = order.uid; // into itself
        if (without == "person")
            made.user = "ZHAO";
        if (without == "near") {
            made.place = geo::Point{106.55, 29.38};
            for (Proof& proof : made.proofs)
                proof.place.reset();
        }
        const auto moved = table().apply(order, made, calendar());
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, city::FaultKind::Invalid);
        QVERIFY(moved.error().sentence.endsWith('.'));
    }

    void aWholeLifeIsToldByItsSteps() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("handler:finish"));
        QVERIFY(story.tell(fromHandled));
        QCOMPARE(idOf(story.order.state), "closed");
        QCOMPARE(story.order.steps, 10);
        QCOMPARE(story.order.closed->ms, story.now);
        QCOMPARE(story.order.department, 7);
        QCOMPARE(story.order.handler, "wang");
        QVERIFY(!story.order.overdueAny);
        for (std::size_t i = 0; i < story.steps.size(); ++i)
            QCOMPARE(story.steps[i].number, int(i) + 1);
        QVERIFY(!story.steps.back().dueMs);
        QVERIFY(!story.tell("acceptor:note"));
    }

    void theClockOfHandlingStopsWhenTheDepartmentConfirms() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("handler:finish"));
        QVERIFY(story.order.handle.isRunning()); // not when the handler is done
        QVERIFY(story.tell("department:confirm", 3 * hourMs));
        QVERIFY(!story.order.handle.isRunning());
        QCOMPARE(story.steps.back().stage, Stage::Handle);
        const std::int64_t used = story.order.handle.usedMs;
        QVERIFY(story.tell("acceptor:send_check", 5 * dayMs));
        QCOMPARE(story.order.handle.usedMs, used);
        QVERIFY(story.steps.back().overdue); // the check, not the handling
        QVERIFY(story.order.overdueAny && !story.order.overdueHandling);
    }

    void anExtensionAddsTheOriginalLimitTwiceAtMost() {
        Story story;
        QVERIFY(story.tell(toHandling));
        const std::int64_t limit = story.order.handle.totalMs;
        QVERIFY(story.tell("handler:ask_extension"));
        QVERIFY(!story.tell("handler:ask_extension"));        // one at a time
        QVERIFY(!story.tell("dispatcher:approve_extension")); // the department first
        QVERIFY(!story.tell("handler:finish"));               // not decided yet
        QVERIFY(story.tell("department:endorse_extension dispatcher:approve_extension"));
        QCOMPARE(story.order.handle.totalMs, 2 * limit);
        QVERIFY(story.tell("department:ask_extension dispatcher:refuse_extension")); // does not count
        QVERIFY(story.tell("department:ask_extension dispatcher:approve_extension"));
        QCOMPARE(story.order.handle.totalMs, 3 * limit);
        QVERIFY(!story.tell("department:ask_extension"));
        QCOMPARE(story.order.extensions, 2);
    }

    void anExtensionCannotBeAskedForOnceOverdue() {
        Story story;
        QVERIFY(story.tell(toHandling));
        story.now += 3 * dayMs;
        QVERIFY(!story.tell("handler:ask_extension"));
        QVERIFY(story.tell("handler:finish"));
        QVERIFY(story.order.overdueHandling);
        QVERIFY(story.steps.back().overdue);
    }

    void whoAskedDoesNotDecide() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("department:ask_extension", minuteMs, "zhou"));
        QVERIFY(!story.tell("dispatcher:approve_extension", minuteMs, "zhou"));
        QVERIFY(story.tell("dispatcher:approve_extension", minuteMs, "wu"));
    }

    void aSuspensionPausesTheClockAndHappensOnce() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("department:ask_suspension dispatcher:approve_suspension"));
        const std::int64_t left = story.order.handle.remaining(story.now, calendar());
        QVERIFY(!story.tell("handler:finish")); // no handling meanwhile
        QVERIFY(story.tell("system:resume", 4 * dayMs));
        QCOMPARE(story.order.handle.remaining(story.now, calendar()), left);
        QVERIFY(!story.order.suspendedUntil);
        QVERIFY(!story.tell("department:ask_suspension"));
    }

    void reworkKeepsTheDepartmentAndWhatIsLeft() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("handler:finish department:confirm acceptor:send_check"));
        const std::int64_t left = story.order.handle.remaining(story.now, calendar());
        QVERIFY(story.tell("collector:not_pass dispatcher:rework", dayMs));
        QCOMPARE(story.order.reworks, 1);
        QCOMPARE(story.order.department, 7);
        QCOMPARE(idOf(story.order.state), "handling");
        QCOMPARE(story.order.handle.remaining(story.now, calendar()), left);
        QVERIFY(story.tell("handler:finish"));
        QVERIFY(story.tell(fromHandled));
    }

    void aReturnedCaseIsDispatchedAgainOrReturnedFurther() {
        Story story;
        QVERIFY(story.tell(
            "collector:report acceptor:accept acceptor:file dispatcher:dispatch department:ask_return"));
        QVERIFY(!story.tell("department:assign")); // asked, and not decided
        QVERIFY(story.tell("dispatcher:approve_return"));
        QCOMPARE(idOf(story.order.state), "filed");
        QVERIFY(!story.order.handle.isRunning());
        QStringList offered;
        for (const Transition* row :
             table().offered(story.order, 1u << roles::dispatcher.number, story.now, calendar()))
            offered << table().action(row->action)->id;
        QCOMPARE(offered, (QStringList{"dispatch", "return_filing", "correct", "note"}));
        QVERIFY(story.tell("dispatcher:dispatch"));
        QCOMPARE(story.order.handle.usedMs, 0);
    }

    void anAppealExemptsAndKeepsTheFact() {
        Story story;
        QVERIFY(story.tell(toHandling));
        story.now += 9 * dayMs;
        QVERIFY(story.tell("handler:finish"));
        QVERIFY(story.tell(fromHandled));
        QVERIFY(story.tell("department:ask_appeal"));
        QVERIFY(!story.tell("shift_leader:approve_appeal"));                       // two reviews
        QVERIFY(!story.tell("dispatcher:endorse_appeal", minuteMs, "department")); // not by who asked
        QVERIFY(story.tell("dispatcher:endorse_appeal", minuteMs, "sun"));
        QVERIFY(!story.tell("shift_leader:approve_appeal", minuteMs, "sun")); // by another one
        QVERIFY(story.tell("shift_leader:approve_appeal"));
        QVERIFY(story.order.exempt && story.order.overdueHandling);
        QVERIFY(!story.tell("department:ask_appeal")); // once
    }

    void whatWasOnTimeHasNothingToAppealAgainst() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("handler:finish"));
        QVERIFY(story.tell(fromHandled));
        QVERIFY(!story.tell("department:ask_appeal"));
    }

    void selfHandledWorkIsAuditedBySomebodyElse() {
        Story story;
        QVERIFY(story.tell("collector:report collector:self_handle"));
        QVERIFY(!story.tell("acceptor:audit_pass", minuteMs, "collector"));
        QVERIFY(story.tell("acceptor:audit_pass"));
        QCOMPARE(idOf(story.order.state), "self_handled");
    }

    void urgingChangesNothingButTheCount() {
        Story story;
        QVERIFY(story.tell(toHandling));
        QVERIFY(story.tell("handler:ask_extension"));
        const Order before = story.order;
        QVERIFY(story.tell("leader:urge"));
        QCOMPARE(story.order.state, before.state);
        QCOMPARE(story.order.pending, before.pending); // what was asked for still is
        QCOMPARE(story.order.handle, before.handle);
        QCOMPARE(story.order.urgings, 1);
        QVERIFY(story.tell("leader:force_close"));
        QCOMPARE(story.order.pending, Pending{});
        QVERIFY(!story.order.handle.isRunning());
    }

    void timesThatCannotBeAreRefused() {
        Story story;
        QVERIFY(story.tell("collector:report"));
        Move late = moveOf(actions::accept, roles::acceptor, story.now - minuteMs);
        QVERIFY(!table().apply(story.order, late, calendar())); // the clock was set back
        Move early = moveOf(actions::accept, roles::acceptor, story.now + hourMs);
        early.received = {story.now};
        QVERIFY(!table().apply(story.order, early, calendar()));
    }

    void everyMoveThatIsOfferedIsTaken() {
        for (const StateRow& state : table().states()) {
            for (const PendingRow& pending : table().pendings()) {
                Order order = orderIn(state.state);
                order.pending = pending.pending;
                for (const RoleRow& role : table().roles())
                    for (const Transition* row :
                         table().offered(order, 1u << role.role.number, start + minuteMs, calendar()))
                        QVERIFY(table().apply(order, moveOf(row->action, role.role), calendar()));
            }
        }
    }

    void aBrokenTableIsRefusedWithASentence_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QJsonObject>("row");
        QTest::newRow("an unknown state")
            << "transitions"
            << QJsonObject{
                   {"action", "accept"}, {"from", QJsonArray{"lost"}}, {"roles", QJsonArray{"acceptor"}}};
        QTest::newRow("an unknown action")
            << "transitions"
            << QJsonObject{
                   {"action", "eat"}, {"from", QJsonArray{"filed"}}, {"roles", QJsonArray{"acceptor"}}};
        QTest::newRow("an unknown role")
            << "transitions"
            << QJsonObject{
                   {"action", "accept"}, {"from", QJsonArray{"filed"}}, {"roles", QJsonArray{"king"}}};
        QTest::newRow("an unknown demand") << "transitions"
                                           << QJsonObject{{"action", "accept"},
                                                          {"from", QJsonArray{"filed"}},
                                                          {"roles", QJsonArray{"acceptor"}},
                                                          {"demands", QJsonArray{"money"}}};
        QTest::newRow("the same twice")
            << "transitions"
            << QJsonObject{
                   {"action", "accept"}, {"from", QJsonArray{"reported"}}, {"roles", QJsonArray{"acceptor"}}};
        QTest::newRow("a number twice")
            << "states"
            << QJsonObject{{"number", 3}, {"id", "x"}, {"name", "x"}, {"name_en", "x"}, {"stage", "check"}};
        QTest::newRow("no number") << "actions" << QJsonObject{{"id", "x"}, {"name", "x"}, {"name_en", "x"}};
        QTest::newRow("an unknown stage")
            << "states"
            << QJsonObject{{"number", 99}, {"id", "x"}, {"name", "x"}, {"name_en", "x"}, {"stage", "lunch"}};
        QTest::newRow("an unknown right")
            << "roles"
            << QJsonObject{{"number", 20}, {"id", "x"}, {"name", "x"}, {"name_en", "x"}, {"right", "fly"}};
        QTest::newRow("a limit that is none")
            << "stage_limits" << QJsonObject{{"stage", "check"}, {"limit", "soon"}, {"source", "x"}};
        QTest::newRow("a limit without a source")
            << "stage_limits" << QJsonObject{{"stage", "check"}, {"limit", "1 working-days"}};
    }
    void aBrokenTableIsRefusedWithASentence() {
        QFETCH(QString, table);
        QFETCH(QJsonObject, row);
        QFile file(QStringLiteral(XIUHUA_TESTS "/../resources/work/lifecycle.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(Lifecycle::fromJson(root));
        QJsonArray rows = root[table].toArray();
        rows.append(row);
        root[table] = rows;
        const auto made = Lifecycle::fromJson(root);
        QVERIFY(!made);
        QVERIFY(made.error().sentence.endsWith('.'));
    }
};

QTEST_GUILESS_MAIN(LifecycleTest)
#include "tst_lifecycle.moc"
