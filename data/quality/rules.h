// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// What is wrong with a city's data: rules as data, checked over all components at once and again after each edit.
namespace quality {

/// What a rule looks at. Each has one row in resources/quality/rules.json, by the name in `ruleNames`.
enum class Check : std::uint8_t {
    RequiredMissing, CodeInvalid, CodeDuplicate, CodeClass, CodeAdmin, NoPlace, AxesSwapped, ZoneShifted, Outside,
    DatumShifted, SubDistrictMismatch, CommunityMismatch, CommunitySubDistrict, GridUnknown, GridPrefix, GridMismatch,
    DateImpossible, DateFuture, DateOrder, DepartmentDead, ClassUnknown, PositionDuplicate, Spacing, GridOverlap, GridGap
};
inline constexpr int checkCount = 25;
QString checkId(Check check); ///< e.g. `code-duplicate`
std::optional<Check> checkOf(const QString& id);
bool mayBeRepaired(Check check); ///< there is a certain way for some of what it finds (Ledger::repaired)

enum class Severity : std::uint8_t { Error, Warning, Notice };
QString severityId(Severity severity);

/// One rule, as its row of data says it.
struct Rule {
    Check check = Check::RequiredMissing;
    Severity severity = Severity::Error;
    bool isOff = false;
    QString title, titleEn;       ///< a few words, for lists
    QString sentence, sentenceEn; ///< with %1, %2, %3
    QJsonObject parameters;
    QString source;
};

/// All rules of a city.
class Rules {
public:
    /// resources/quality/rules.json, or a file of the city's own in the same form.
    static city::Result<Rules> read(const QString& path = {});
    /// The fault (Invalid) names the row that is unknown, doubled or incomplete. Checks without a row are off.
    static city::Result<Rules> fromJson(const QJsonObject& root);

    const std::vector<Rule>& all() const { return m_rules; } ///< in the order of the file
    const Rule* rule(Check check) const;                     ///< null where it is off
    bool isOn(Check check) const { return rule(check) != nullptr; }
    double number(Check check, const char* parameter, double otherwise) const;

private:
    std::vector<Rule> m_rules;
    std::vector<int> m_places = std::vector<int>(checkCount, -1);
};

} // namespace quality
