// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/ledger.h"

#include "quality/grid_topology.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace quality {

namespace {

Neighbours::Limits limitsOf(const Rules& rules, const city::Catalogue& catalogue) {
    Neighbours::Limits limits;
    limits.same = rules.number(Check::PositionDuplicate, "metres", 0);
    if (!rules.isOn(Check::PositionDuplicate)) limits.same = 0;
    if (const Rule* rule = rules.rule(Check::Spacing)) {
        const QJsonObject metres = rule->parameters[u"metres"].toObject();
        for (const city::ComponentClass& kind : catalogue.classes) {
            const double least = metres[kind.name].toDouble();
            if (least <= 0 || kind.id < 0 || kind.id > 0xFFFF) continue;
            if (limits.spacing.size() <= std::size_t(kind.id)) limits.spacing.resize(std::size_t(kind.id) + 1);
            limits.spacing[std::size_t(kind.id)] = least;
        }
    }
    return limits;
}

Deliveries::Limits shiftLimitsOf(const Rules& rules) {
    return {std::size_t(std::max(1.0, rules.number(Check::DatumShifted, "fewest", 40))),
            std::size_t(std::max(1.0, rules.number(Check::DatumShifted, "sample", 64))),
            std::max(1.0, rules.number(Check::DatumShifted, "factor", 3)), rules.number(Check::DatumShifted, "near", 15)};
}

/// The size, the metres to the road read the other way, and which way that is: what the sentence says.
std::int64_t detailOf(const Deliveries::Shift& shift) {
    return std::int64_t(shift.size) | (std::llround(std::min(shift.otherwise, 9999.0)) << 32) | (std::int64_t(shift.isTwice) << 62);
}

bool isBefore(const Finding& a, const Finding& b) {
    return std::tie(a.check, a.key, a.other, a.detail) < std::tie(b.check, b.key, b.other, b.detail);
}

} // namespace

Ledger::Ledger(Rules rules, std::shared_ptr<const Ground> ground, std::vector<Facts> rows, const QDate& today)
    : m_rules(std::move(rules)), m_ground(std::move(ground)), m_rowRules(m_rules, today), m_rows(std::move(rows)),
      m_isLive(m_rows.size(), 1), m_sorted(m_rows.size()), m_live(m_rows.size()),
      m_limits(limitsOf(m_rules, m_ground->catalogue())), m_shiftLimits(shiftLimitsOf(m_rules)) {
    if (!std::ranges::is_sorted(m_rows, {}, &Facts::key)) std::ranges::sort(m_rows, {}, &Facts::key);
    judgeAll();
}

void Ledger::judgeRows(std::size_t from, std::size_t to, std::vector<std::pair<std::uint32_t, Finding>>& found) const {
    std::vector<Finding> of;
    for (std::size_t i = from; i < to; ++i) {
        m_rowRules.judge(m_rows[i], *m_ground, of);
        for (const Finding& one : of) found.emplace_back(std::uint32_t(i), one);
        of.clear();
    }
}

void Ledger::judgeAll() {
    const std::size_t half = m_rows.size() / 2;
    std::vector<std::pair<std::uint32_t, Finding>> first, second;
    std::thread other([&] {
        judgeRows(half, m_rows.size(), second);
        m_deliveries.build(m_rows, *m_ground);
        for (const Deliveries::Key key : m_deliveries.keys()) judgeDelivery(key);
    });
    judgeRows(0, half, first);
    if (m_rules.isOn(Check::GridOverlap) || m_rules.isOn(Check::GridGap))
        m_areas = GridTopology{m_rules.number(Check::GridOverlap, "metres", 0.5), m_rules.number(Check::GridGap, "square_metres", 100),
                               m_rules.number(Check::GridGap, "step", 10), m_rules.isOn(Check::GridOverlap), m_rules.isOn(Check::GridGap)}
                      .judge(*m_ground);
    m_codes.build(m_rows);
    m_neighbours.build(m_rows);
    std::vector<std::pair<std::uint32_t, Neighbours::Closest>> pairs;
    m_neighbours.sweep(m_rows, m_limits, [&](std::uint32_t place, const Neighbours::Closest& closest) { pairs.emplace_back(place, closest); });
    other.join();
    for (const auto* part : {&first, &second})
        for (const auto& [place, finding] : *part) m_found[place].push_back(finding);
    if (m_rules.isOn(Check::CodeDuplicate))
        m_codes.eachRun([&](auto run) {
            for (std::size_t i = 1; i < run.size(); ++i) {
                const Facts& row = m_rows[run[i].second];
                m_found[run[i].second].push_back({Check::CodeDuplicate, Finding::Subject::Component, row.key, m_rows[run[0].second].key, 0, row.place});
            }
        });
    for (const auto& [place, closest] : pairs) addPairs(m_rows[place], closest, m_found[place]);
    std::erase_if(m_found, [](const auto& entry) { return entry.second.empty(); });
}

void Ledger::addPairs(const Facts& row, const Neighbours::Closest& closest, std::vector<Finding>& found) const {
    if (closest.same && m_rules.isOn(Check::PositionDuplicate))
        found.push_back({Check::PositionDuplicate, Finding::Subject::Component, row.key, closest.same, 0, row.place});
    else if (closest.near && m_rules.isOn(Check::Spacing))
        found.push_back({Check::Spacing, Finding::Subject::Component, row.key, closest.near, std::llround(closest.metres * 100), row.place});
}

std::vector<Finding> Ledger::judge(std::uint32_t place) const {
    std::vector<Finding> found;
    const Facts& row = m_rows[place];
    if (!m_isLive[place]) return found;
    m_rowRules.judge(row, *m_ground, found);
    if (row.code && m_rules.isOn(Check::CodeDuplicate)) {
        // The one with the smallest key had it first.
        std::uint64_t oldest = row.key;
        for (const std::uint32_t other : m_codes.find(row.code, m_rows, m_isLive)) oldest = std::min(oldest, m_rows[other].key);
        if (oldest != row.key)
            found.push_back({Check::CodeDuplicate, Finding::Subject::Component, row.key, oldest, 0, row.place});
    }
    addPairs(row, m_neighbours.closest(row, m_rows, m_isLive, m_limits), found);
    return found;
}

void Ledger::judgeDelivery(Deliveries::Key key) {
    m_shifts.erase(key);
    if (!m_rules.isOn(Check::DatumShifted)) return;
    if (const auto shift = m_deliveries.judge(key, m_rows, *m_ground, m_shiftLimits))
        m_shifts.emplace(key, Finding{Check::DatumShifted, Finding::Subject::Delivery, shift->first, key,
                                                detailOf(*shift), shift->place});
}

std::ptrdiff_t Ledger::placeOf(std::uint64_t key) const {
    if (const auto since = m_since.find(key); since != m_since.end()) return std::ptrdiff_t(since->second);
    const auto end = m_rows.begin() + std::ptrdiff_t(m_sorted);
    const auto at = std::ranges::lower_bound(m_rows.begin(), end, key, {}, &Facts::key);
    return at != end && at->key == key ? at - m_rows.begin() : -1;
}

std::uint32_t Ledger::keep(const Facts& row) {
    std::ptrdiff_t place = placeOf(row.key);
    if (place < 0) {
        place = std::ptrdiff_t(m_rows.size());
        m_rows.push_back(row);
        m_isLive.push_back(0);
        m_since.emplace(row.key, std::uint32_t(place));
    }
    m_rows[std::size_t(place)] = row;
    m_live += !m_isLive[std::size_t(place)];
    m_isLive[std::size_t(place)] = 1;
    return std::uint32_t(place);
}

void Ledger::collect(std::uint32_t place, std::vector<std::uint32_t>& dirty) const {
    const Facts& row = m_rows[place];
    dirty.push_back(place);
    if (row.code)
        for (const std::uint32_t other : m_codes.find(row.code, m_rows, m_isLive)) dirty.push_back(other);
    for (const std::uint32_t other : m_neighbours.around(row, m_rows, m_isLive, m_limits)) dirty.push_back(other);
}

void Ledger::apply(std::span<const Facts> changed, std::span<const std::uint64_t> removed) {
    std::vector<std::uint32_t> dirty;
    std::vector<Deliveries::Key> deliveries;
    const auto takeOut = [&](std::uint32_t place) {
        collect(place, dirty);
        deliveries.push_back(Deliveries::keyOf(m_rows[place]));
        m_deliveries.remove(m_rows[place], place, *m_ground);
    };
    for (const std::uint64_t key : removed) {
        const std::ptrdiff_t at = placeOf(key);
        if (at < 0 || !m_isLive[std::size_t(at)]) continue;
        takeOut(std::uint32_t(at));
        m_isLive[std::size_t(at)] = 0;
        --m_live;
    }
    for (const Facts& row : changed) {
        const std::ptrdiff_t at = placeOf(row.key);
        if (at >= 0 && m_isLive[std::size_t(at)]) takeOut(std::uint32_t(at));
        const std::uint32_t place = keep(row);
        m_codes.add(row, place);
        m_neighbours.add(row, place);
        m_deliveries.add(row, place, *m_ground);
        deliveries.push_back(Deliveries::keyOf(row));
        collect(place, dirty);
    }
    std::ranges::sort(dirty);
    dirty.erase(std::unique(dirty.begin(), dirty.end()), dirty.end());
    for (const std::uint32_t place : dirty) {
        auto found = judge(place);
        if (found.empty()) m_found.erase(place);
        else m_found[place] = std::move(found);
    }
    std::ranges::sort(deliveries);
    deliveries.erase(std::unique(deliveries.begin(), deliveries.end()), deliveries.end());
    for (const Deliveries::Key key : deliveries) judgeDelivery(key);
}

const Facts* Ledger::facts(std::uint64_t key) const {
    const std::ptrdiff_t at = placeOf(key);
    return at >= 0 && m_isLive[std::size_t(at)] ? &m_rows[std::size_t(at)] : nullptr;
}

std::vector<Finding> Ledger::findings() const {
    std::vector<Finding> all = m_areas;
    for (const auto& [place, found] : m_found) all.insert(all.end(), found.begin(), found.end());
    for (const auto& [key, shift] : m_shifts) all.push_back(shift);
    std::ranges::sort(all, isBefore);
    return all;
}

std::vector<Finding> Ledger::findingsOf(city::ComponentKey key) const {
    const std::ptrdiff_t at = placeOf(key.packed());
    const auto found = at < 0 ? m_found.end() : m_found.find(std::uint32_t(at));
    return found == m_found.end() ? std::vector<Finding>() : found->second;
}

std::vector<std::int64_t> Ledger::counts() const {
    std::vector<std::int64_t> all(checkCount);
    for (const Finding& one : findings()) ++all[std::size_t(one.check)];
    return all;
}

} // namespace quality
