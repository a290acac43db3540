// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/score_reader.h"

#include "city/resources.h"
#include "store/querying.h"
#include "work/lifecycle.h"

#include <algorithm>

namespace store {

city::Result<ScoreRules> ScoreRules::fromJson(QJsonObject checklist, QJsonObject counts,
                                              const QJsonObject& scheme) {
    ScoreRules rules;
    auto list = score::Checklist::fromJson(checklist);
    if (!list)
        return tl::unexpected(list.error());
    auto named = score::CountList::fromJson(counts[u"counts"].toArray(), *list);
    if (!named)
        return tl::unexpected(named.error());
    rules.checklist = std::move(*list), rules.counts = std::move(*named);
    rules.checklistJson = std::move(checklist), rules.countsJson = std::move(counts);
    if (scheme.isEmpty())
        return rules;
    auto read = score::Scheme::fromJson(scheme, rules.counts);
    if (!read)
        return tl::unexpected(read.error());
    rules.schemes.push_back(std::move(*read));
    return rules;
}

city::Result<ScoreRules> ScoreRules::read() {
    auto checklist = score::objectIn(city::resourcePath(QStringLiteral("score/checklists.json")));
    auto counts = score::objectIn(city::resourcePath(QStringLiteral("score/counts.json")));
    if (!checklist || !counts)
        return tl::unexpected(checklist ? counts.error() : checklist.error());
    auto rules = fromJson(std::move(*checklist), std::move(*counts), {});
    if (!rules)
        return rules;
    auto schemes = score::Scheme::readAll(rules->counts);
    if (!schemes)
        return tl::unexpected(schemes.error());
    rules->schemes = std::move(*schemes);
    return rules;
}

const score::Scheme* ScoreRules::scheme(const QString& id) const {
    const auto at = std::ranges::find(schemes, id, &score::Scheme::id);
    return at == schemes.end() ? nullptr : &*at;
}

city::Result<ScoreReader> ScoreReader::open(const QString& path) {
    auto db = CityFile::openReading(path);
    if (!db)
        return tl::unexpected(db.error());
    return ScoreReader(std::move(*db));
}

city::Result<std::set<score::Cell>> ScoreReader::responsibilities() {
    std::set<score::Cell> cells;
    const auto read = eachRow(m_db, "SELECT company_id, service_line_id, sub_district_id FROM responsibility",
                              [&](const Statement& q) {
                                  cells.insert({int(q.integer(0)), int(q.integer(1)), int(q.integer(2))});
                              });
    if (!read)
        return tl::unexpected(read.error());
    return cells;
}

city::Result<QTimeZone> ScoreReader::zone() {
    QTimeZone zone;
    const auto read = eachRow(m_db, "SELECT time_zone FROM city",
                              [&](const Statement& q) { zone = QTimeZone(q.text(0).toUtf8()); });
    if (!read)
        return tl::unexpected(read.error());
    return zone;
}

city::Result<ScoreUpTo> ScoreReader::newest() {
    const auto cases = m_db.number("SELECT coalesce(max(id), 0) FROM work_step");
    const auto findings = m_db.number("SELECT coalesce(max(id), 0) FROM finding_step");
    if (!cases || !findings)
        return tl::unexpected(cases ? findings.error() : cases.error());
    return ScoreUpTo{*cases, *findings};
}

/// Steps in the order of their rows: those of a case lie in their order, since they are only appended to.
city::Result<void> ScoreReader::takeCases(score::Ledger& ledger, ScoreUpTo upTo, const ScoreInputs* frozen) {
    struct Owner {
        score::Cell cell;
        bool isPublic = false;
    };
    std::unordered_map<std::int64_t, Owner> owners;
    auto read = eachRow(
        m_db, "SELECT id, company_id, service_line_id, sub_district_id, source FROM work_order",
        [&](const Statement& q) {
            const auto source = work::Source(q.integer(4));
            owners[q.integer(0)] = {{int(q.integer(1)), int(q.integer(2)), int(q.integer(3))},
                                    source == work::Source::Hotline || source == work::Source::Open311};
        });
    if (!read)
        return read;
    if (frozen)
        for (const auto& [order, cell] : frozen->cells)
            owners[order].cell = cell;
    auto query =
        m_db.prepare("SELECT order_id, from_state, to_state, action, stage, event_ms, due_ms, overdue "
                     "FROM work_step WHERE id <= ?1 ORDER BY id");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, upTo.caseStep);
    return eachRow(*query, [&](const Statement& q) {
        score::CaseStep step;
        step.from = std::uint8_t(q.integer(1)), step.to = std::uint8_t(q.integer(2));
        step.action = std::uint8_t(q.integer(3)), step.stage = std::uint8_t(q.integer(4));
        step.event = q.integer(5), step.due = q.isNull(6) ? score::never : q.integer(6);
        step.overdue = q.integer(7) != 0;
        const Owner& owner = owners[q.integer(0)];
        ledger.fold(q.integer(0), owner.cell, owner.isPublic, step);
    });
}

/// The newest step of each finding up to there says how it stands.
city::Result<void> ScoreReader::takeFindings(score::Ledger& ledger, const ScoreRules& rules, ScoreUpTo upTo) {
    struct Stands {
        std::uint8_t state, appeal;
        bool rectified;
        std::int64_t points;
    };
    std::unordered_map<std::int64_t, Stands> newest;
    auto steps = m_db.prepare("SELECT finding_id, state, appeal, rectified, points FROM finding_step "
                              "WHERE id <= ?1 ORDER BY id");
    if (!steps)
        return tl::unexpected(steps.error());
    steps->bind(1, upTo.findingStep);
    auto read = eachRow(*steps, [&](const Statement& q) {
        newest[q.integer(0)] = {std::uint8_t(q.integer(1)), std::uint8_t(q.integer(2)), q.integer(3) != 0,
                                q.integer(4)};
    });
    if (!read)
        return read;
    std::unordered_map<std::string, int> items;
    return eachRow(m_db,
                   "SELECT id, company_id, service_line_id, sub_district_id, found_ms, item FROM finding",
                   [&](const Statement& q) {
                       const auto at = newest.find(q.integer(0));
                       if (at == newest.end())
                           return;
                       score::Finding finding;
                       finding.cell = {int(q.integer(1)), int(q.integer(2)), int(q.integer(3))};
                       finding.found = q.integer(4), finding.points = at->second.points;
                       finding.state = score::Finding::State(at->second.state);
                       finding.appeal = score::Finding::Appeal(at->second.appeal);
                       finding.rectified = at->second.rectified;
                       score::FindingFacts facts = finding.facts(rules.checklist);
                       const auto [item, isNew] = items.try_emplace(std::string(q.utf8(5)), -1);
                       if (isNew)
                           item->second = rules.checklist.indexOf(q.text(5));
                       facts.item = item->second;
                       ledger.take(q.integer(0), facts);
                   });
}

city::Result<ScoreInputs> ScoreReader::inputs() {
    const auto lifecycle = work::Lifecycle::read();
    auto responsible = responsibilities();
    if (!lifecycle || !responsible)
        return tl::unexpected(lifecycle ? responsible.error() : lifecycle.error());
    ScoreInputs inputs;
    inputs.responsible = std::move(*responsible);
    for (const work::StateRow& row : lifecycle->states())
        inputs.stageOf[row.state.number & 31] = std::uint8_t(row.stage);
    return inputs;
}

city::Result<score::Ledger> ScoreReader::ledger(const score::Period& period, const ScoreRules& rules,
                                                ScoreUpTo upTo, const ScoreInputs* frozen) {
    const auto zone = this->zone();
    const auto inputs = frozen ? city::Result<ScoreInputs>(*frozen) : this->inputs();
    if (!zone || !inputs)
        return tl::unexpected(zone ? inputs.error() : zone.error());
    score::Tally tally(rules.counts, inputs->responsible, period.firstMs(*zone), period.endMs(*zone));
    score::Ledger ledger(inputs->stageOf, std::move(tally));
    const auto read = inSnapshot(m_db, [&] {
        auto cases = takeCases(ledger, upTo, frozen);
        return cases ? takeFindings(ledger, rules, upTo) : cases;
    });
    if (!read)
        return tl::unexpected(read.error());
    ledger.countAll();
    return ledger;
}

} // namespace store
