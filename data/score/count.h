// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "score/checklist.h"
#include "score/facts.h"

#include <QJsonArray>

namespace score {

/// One named count, a row of resources/score/counts.json: which cases or findings, when they fall into a
/// period, what of them is summed. Adding one touches no code.
struct Count {
    enum class Of : std::uint8_t {
        Cases,
        Findings,
        Cells
    }; ///< cells: those of the cube that somebody is responsible for
    /// The moment that has to lie in the period: a stage's deadline or end, the report, the filing, the
    /// closing.
    enum class When : std::uint8_t { Due, Done, Reported, Filed, Closed, Found };
    enum class Sum : std::uint8_t { Number, Reworks, Extensions, Returns, Points };

    QString id, name, nameEn, source;
    Of of = Of::Cases;
    work::Stage stage = work::Stage::None;
    When when = When::Due;
    Sum sum = Sum::Number;
    std::uint32_t with = 0, without = 0; ///< all of these flags, none of those: exclusions
    std::vector<bool> items;             ///< of the checklist, by place; empty: all

    std::int64_t moment(const CaseFacts& facts) const;
    std::int64_t amount(const CaseFacts& facts) const;      ///< 0 where it does not count
    std::int64_t amount(const FindingFacts& finding) const; ///< points in millionths
};

/// Every named count, immutable.
class CountList {
public:
    /// resources/score/counts.json, or a file in the same form. Invalid with the row that is wrong.
    static city::Result<CountList> read(const Checklist& checklist, const QString& path = {});
    static city::Result<CountList> fromJson(const QJsonArray& rows, const Checklist& checklist);

    const std::vector<Count>& all() const { return m_counts; }
    std::size_t size() const { return m_counts.size(); }
    int indexOf(const QString& id) const; ///< -1: none

private:
    std::vector<Count> m_counts;
};

} // namespace score
