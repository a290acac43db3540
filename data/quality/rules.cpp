// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/rules.h"

#include "city/resources.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace quality {

namespace {

constexpr const char* ids[] = {
    "required-missing", "code-invalid", "code-duplicate", "code-class", "code-admin", "no-place", "axes-swapped",
    "zone-shifted", "outside", "datum-shifted", "sub-district-mismatch", "community-mismatch",
    "community-sub-district", "grid-unknown", "grid-prefix", "grid-mismatch", "date-impossible", "date-future",
    "date-order", "department-dead", "class-unknown", "position-duplicate", "spacing", "grid-overlap", "grid-gap"};
static_assert(std::size(ids) == checkCount);

constexpr const char* severities[] = {"error", "warning", "notice"};

tl::unexpected<city::Fault> bad(const QString& what) {
    return city::fail(city::FaultKind::Invalid,
                      QCoreApplication::translate("quality", "The rules of data quality cannot be used: %1. Correct the file.").arg(what));
}

city::Result<Rule> ruleOf(const QJsonObject& row) {
    const QString id = row[u"id"].toString();
    const auto check = checkOf(id);
    if (!check) return bad(QCoreApplication::translate("quality", "there is no rule \"%1\"").arg(id));
    const QString severity = row[u"severity"].toString();
    const auto at = std::ranges::find_if(severities, [&](const char* s) { return severity == QLatin1String(s); });
    Rule rule{*check, Severity(at - std::begin(severities)), row[u"off"].toBool(), row[u"title"].toString(),
              row[u"title_en"].toString(), row[u"sentence"].toString(), row[u"sentence_en"].toString(),
              row[u"parameters"].toObject(), row[u"source"].toString()};
    if (at == std::end(severities) || rule.title.isEmpty() || rule.titleEn.isEmpty() || rule.sentence.isEmpty() ||
        rule.sentenceEn.isEmpty() || rule.source.isEmpty())
        return bad(QCoreApplication::translate("quality", "the rule \"%1\" needs a severity, titles, sentences and a source").arg(id));
    return rule;
}

} // namespace

QString checkId(Check check) {
    return QLatin1String(ids[std::size_t(check)]);
}

std::optional<Check> checkOf(const QString& id) {
    for (int i = 0; i < checkCount; ++i)
        if (id == QLatin1String(ids[i])) return Check(i);
    return std::nullopt;
}

QString severityId(Severity severity) {
    return QLatin1String(severities[std::size_t(severity)]);
}

city::Result<Rules> Rules::read(const QString& path) {
    QFile file(path.isEmpty() ? city::resourcePath(QStringLiteral("quality/rules.json")) : path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("quality", "%1 cannot be read. Name a file of rules.").arg(file.fileName()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) return bad(error.errorString());
    return fromJson(document.object());
}

city::Result<Rules> Rules::fromJson(const QJsonObject& root) {
    Rules rules;
    for (const QJsonValue& row : root[u"rules"].toArray()) {
        auto rule = ruleOf(row.toObject());
        if (!rule) return tl::unexpected(rule.error());
        int& place = rules.m_places[std::size_t(rule->check)];
        if (place >= 0) return bad(QCoreApplication::translate("quality", "the rule \"%1\" stands there twice").arg(checkId(rule->check)));
        place = int(rules.m_rules.size());
        rules.m_rules.push_back(std::move(*rule));
    }
    if (rules.m_rules.empty()) return bad(QCoreApplication::translate("quality", "there are no rules in it"));
    return rules;
}

const Rule* Rules::rule(Check check) const {
    const int place = m_places[std::size_t(check)];
    if (place < 0 || m_rules[std::size_t(place)].isOff) return nullptr;
    return &m_rules[std::size_t(place)];
}

double Rules::number(Check check, const char* parameter, double otherwise) const {
    const Rule* found = rule(check);
    return found ? found->parameters[QLatin1String(parameter)].toDouble(otherwise) : otherwise;
}

} // namespace quality
