// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "score/finding.h"
#include "score/period.h"
#include "score/scheme.h"
#include "score/tally.h"
#include "store/reader.h"

namespace store {

/// What a city is evaluated by, as the program ships it.
struct ScoreRules {
    score::Checklist checklist;
    score::CountList counts;
    std::vector<score::Scheme> schemes;
    QJsonObject checklistJson, countsJson;

    static city::Result<ScoreRules> read();
    static city::Result<ScoreRules> fromJson(QJsonObject checklist, QJsonObject counts,
                                             const QJsonObject& scheme);
    const score::Scheme* scheme(const QString& id) const; ///< null: none
};

/// How far steps are counted: everything, or what stood there when a period was frozen.
struct ScoreUpTo {
    std::int64_t caseStep = std::numeric_limits<std::int64_t>::max();
    std::int64_t findingStep = std::numeric_limits<std::int64_t>::max();
};

/// What a frozen period was counted with: whom each case counted for, who was responsible, the stage of each
/// state.
struct ScoreInputs {
    std::unordered_map<std::int64_t, score::Cell> cells;
    std::set<score::Cell> responsible;
    std::array<std::uint8_t, 32> stageOf{};
};

/// Feeds counts from a city's steps on a connection of its own. For one thread, never the GUI thread.
class ScoreReader {
public:
    static city::Result<ScoreReader> open(const QString& path);

    /// Cells that somebody is responsible for.
    city::Result<std::set<score::Cell>> responsibilities();
    /// Every case and finding, counted in one period; as the city has it now, or with the inputs of a frozen
    /// one.
    city::Result<score::Ledger> ledger(const score::Period& period, const ScoreRules& rules,
                                       ScoreUpTo upTo = {}, const ScoreInputs* frozen = nullptr);
    /// The same from now on, but for the cells of cases.
    city::Result<ScoreInputs> inputs();
    city::Result<ScoreUpTo> newest();
    city::Result<QTimeZone> zone();
    Database& database() { return m_db; }

private:
    explicit ScoreReader(Database db) : m_db(std::move(db)) {}
    city::Result<void> takeCases(score::Ledger& ledger, ScoreUpTo upTo, const ScoreInputs* frozen);
    city::Result<void> takeFindings(score::Ledger& ledger, const ScoreRules& rules, ScoreUpTo upTo);
    Database m_db;
};

} // namespace store
