// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/case_reader.h"
#include "store/database.h"

/// Cases and steps as rows. Internal to `store`.
namespace store::case_rows {

/// Names each column of `work_order` but id and is_open with the field that it holds, in the order of
/// reading.
template <typename Order, typename Visit>
void visit(Order& o, Visit&& v) {
    v("uid", o.uid), v("revision", o.revision), v("number", o.number), v("kind", o.kind),
        v("class_code", o.classCode);
    v("source", o.source), v("urgency", o.urgency), v("lon", o.place.lon), v("lat", o.place.lat);
    v("description", o.description), v("address", o.address), v("component_uid", o.component);
    v("sub_district_id", o.subDistrict), v("community_id", o.community), v("unit_grid", o.unitGrid);
    v("service_line_id", o.serviceLine), v("company_id", o.company), v("department_id", o.department);
    v("handler", o.handler), v("filing_id", o.filing), v("state", o.state.number),
        v("pending", o.pending.number);
    v("reported_ms", o.reported.ms), v("received_ms", o.received.ms), v("changed_ms", o.changed.ms);
    v("closed_ms", o.closed), v("stage_unit", o.stage.limit.unit), v("stage_amount", o.stage.limit.amount);
    v("stage_total_ms", o.stage.totalMs), v("stage_used_ms", o.stage.usedMs),
        v("stage_since_ms", o.stage.runningSince);
    v("handle_unit", o.handle.limit.unit), v("handle_amount", o.handle.limit.amount);
    v("handle_total_ms", o.handle.totalMs), v("handle_used_ms", o.handle.usedMs);
    v("handle_since_ms", o.handle.runningSince), v("suspended_until_ms", o.suspendedUntil),
        v("steps", o.steps);
    v("reworks", o.reworks), v("extensions", o.extensions), v("suspensions", o.suspensions),
        v("returns", o.returns);
    v("urgings", o.urgings), v("appeals", o.appeals), v("overdue_handling", o.overdueHandling);
    v("overdue_any", o.overdueAny), v("exempt", o.exempt), v("finished_by", o.finishedBy);
    v("confirmed_by", o.confirmedBy), v("asked_by", o.askedBy), v("endorsed_by", o.endorsedBy);
    v("merged_into", o.mergedInto), v("demo", o.demo);
}

/// The same of `work_step`.
template <typename Step, typename Visit>
void visitStep(Step& s, Visit&& v) {
    v("uid", s.uid), v("order_id", s.order), v("number", s.number), v("from_state", s.from.number);
    v("to_state", s.to.number), v("action", s.action.number), v("role", s.role.number), v("user", s.user);
    v("event_ms", s.event.ms), v("received_ms", s.received.ms), v("opinion", s.opinion),
        v("receiver", s.receiver);
    v("department_id", s.department), v("stage", s.stage), v("used_ms", s.usedMs),
        v("allowed_ms", s.allowedMs);
    v("overdue", s.overdue), v("due_ms", s.dueMs), v("filing_id", s.filing), v("evidence", s.evidence);
}

/// `SELECT id, ... FROM work_order `, to be followed by a condition; read by `orderAt`.
const std::string& selectOrders();
work::Order orderAt(const Statement& row);
/// `SELECT lon, lat, ... FROM work_step `.
const std::string& selectSteps();
work::Step stepAt(const Statement& row);

/// Adds a case; its row id.
city::Result<std::int64_t> insert(Database& db, const work::Order& order, bool isOpen);
/// Writes a case over its row.
city::Result<void> update(Database& db, const work::Order& order, bool isOpen);
city::Result<void> insertStep(Database& db, const work::Step& step);
city::Result<void> insertEvidence(Database& db, const Evidence& evidence);

/// Fills `filing` from resources/work/cases.json where it is empty; nothing in a city of a schema without it.
city::Result<void> fillFiling(Database& db);
city::Result<std::vector<work::FilingCondition>> readFiling(Database& db);
city::Result<void> writeFiling(Database& db, const std::vector<work::FilingCondition>& filing);
city::Result<work::Calendar> readCalendar(Database& db);

} // namespace store::case_rows
