// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_line.h"
#include "store/case_desk.h"

#include <QJsonObject>

namespace app {

QString proofKindId(work::Proof::Kind kind);            ///< `near`, `far`, `reference`, `before`, `after`
std::optional<geo::Point> placeOf(const QString& text); ///< `LON,LAT`

/// Every `--photo KIND=FILE[@LON,LAT]`. Invalid where a kind is unknown.
city::Result<std::vector<store::Photo>> takePhotos(Arguments& words);

/// Cases as text and JSON.
class CaseWords {
public:
    CaseWords(const store::CaseRules& rules, const city::Catalogue& catalogue);

    QString line(const work::Order& order) const;
    QStringList lines(const store::CaseStory& story) const;
    QJsonObject json(const work::Order& order) const;
    QJsonObject json(const store::CaseStory& story) const;

private:
    QString className(const work::Order& order) const;
    QString clockText(const work::Order& order) const;
    QString stamp(std::int64_t ms) const; ///< in the city's zone

    const store::CaseRules& m_rules;
    const city::Catalogue& m_catalogue;
    bool m_english;
};

/// What the options of `case step` say.
struct StepWish {
    std::optional<QString> role, reason, receiver, filing, department, at, until, target;
    bool conditionMet = false;

    static StepWish take(Arguments& words);
    /// The step; without `--role` the first of `roles` that may do it. Faults say which word is wrong.
    city::Result<store::NewStep> step(const work::Order& order, const QString& action,
                                      const store::CaseRules& rules, const city::Catalogue& catalogue,
                                      std::uint32_t roles) const;
};

} // namespace app
