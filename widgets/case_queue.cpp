// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_queue.h"

#include "work/acting.h"

namespace widgets {

void CaseQueue::setRules(store::CaseBoard::RulesPtr rules) {
    m_rules = std::move(rules);
    m_turns.clear();
    clear();
}

void CaseQueue::clear() {
    m_all.clear();
}

void CaseQueue::set(const std::vector<work::Order>& open) {
    m_all.clear();
    m_all.reserve(open.size());
    update(open);
}

void CaseQueue::update(const std::vector<work::Order>& changed) {
    if (!m_rules)
        return;
    for (const work::Order& order : changed) {
        if (!m_rules->lifecycle.isOpen(order.state))
            m_all.erase(order.row);
        else
            m_all.insert_or_assign(order.row, entryOf(order));
    }
}

const CaseEntry* CaseQueue::find(std::int64_t row) const {
    const auto at = m_all.find(row);
    return at == m_all.end() ? nullptr : &at->second;
}

CaseEntry CaseQueue::entryOf(const work::Order& order) {
    CaseEntry entry{order, m_rules->lifecycle.stageOf(order.state), turnOf(order.state, order.pending),
                    CaseEntry::never, CaseEntry::never, work::Light::None};
    const work::Clock& clock = order.clock();
    const work::Calendar& calendar = m_rules->calendar;
    if (!clock.exists())
        return entry;
    if (const auto due = clock.due(calendar)) {
        entry.due = *due;
        work::Clock most = clock; // it has three quarters of the time
        most.totalMs = clock.totalMs - clock.totalMs / 4;
        entry.yellowAt = most.due(calendar).value_or(entry.due);
    } else {
        entry.standing = clock.light(order.changed.ms, calendar);
    }
    return entry;
}

std::uint32_t CaseQueue::turnOf(work::State state, work::Pending pending) {
    const auto [at, isNew] = m_turns.try_emplace({state.number, pending.number}, 0);
    if (!isNew)
        return at->second;
    for (const work::Transition& row : m_rules->lifecycle.transitions()) {
        const auto* action = m_rules->lifecycle.action(row.action);
        // What may be done at any time is nobody's turn, nor is what is asked for by way of exception.
        const bool isTurn = action && action->kind != QLatin1String("note") &&
                            action->kind != QLatin1String("ask") && !row.anyPending;
        if (isTurn && row.from == state && row.pending == pending)
            at->second |= row.roleBits;
    }
    return at->second;
}

std::uint32_t CaseQueue::mine(const work::Order& order) const {
    if (!m_rules)
        return 0;
    const city::Rights rights = m_rights.value_or(city::Rights::all());
    return work::rolesOf(m_rules->lifecycle, rights, work::whereOf(order));
}

bool CaseQueue::passes(const CaseEntry& entry, const CaseFilter& filter, std::int64_t now) const {
    const work::Order& order = entry.order;
    if ((filter.stage && *filter.stage != entry.stage) ||
        (filter.role.number && !((entry.roles >> filter.role.number) & 1)) ||
        (filter.subDistrict && filter.subDistrict != order.subDistrict) ||
        (filter.company && filter.company != order.company) ||
        (filter.serviceLine && filter.serviceLine != order.serviceLine) ||
        (filter.urgentOnly && order.urgency == work::Urgency::Normal) ||
        (filter.overdueOnly && entry.light(now) != work::Light::Red) ||
        (!filter.classCode.isEmpty() && (filter.classCode != order.classCode || filter.kind != order.kind)) ||
        (filter.mine && !(entry.roles & mine(order))))
        return false;
    if (filter.text.isEmpty())
        return true;
    for (const QString* each : {&order.number, &order.description, &order.address, &order.handler})
        if (each->contains(filter.text, Qt::CaseInsensitive))
            return true;
    return false;
}

CaseCounts CaseQueue::count(const CaseFilter& filter, std::int64_t now) const {
    CaseFilter wide = filter;
    wide.stage.reset();
    wide.role = {};
    wide.overdueOnly = false;
    CaseCounts counts;
    for (const auto& [row, entry] : m_all) {
        if (!passes(entry, wide, now))
            continue;
        const bool isStage = !filter.stage || *filter.stage == entry.stage;
        const bool isRole = !filter.role.number || ((entry.roles >> filter.role.number) & 1);
        const bool isLate = entry.light(now) == work::Light::Red;
        const bool isDue = !filter.overdueOnly || isLate;
        if (isRole && isDue)
            ++counts.stages[std::size_t(entry.stage)], ++counts.all;
        if (isRole && isStage && isLate)
            ++counts.overdue;
        for (std::size_t role = 1; isStage && isDue && role < 32; ++role)
            counts.roles[role] += (entry.roles >> role) & 1;
    }
    return counts;
}

} // namespace widgets
