// SPDX-License-Identifier: GPL-3.0-or-later
#include "score/count.h"

#include "city/resources.h"
#include "score/words.h"

#include <algorithm>

namespace score {

std::int64_t Count::moment(const CaseFacts& facts) const {
    switch (when) {
    case When::Due:
        return facts.stages[std::size_t(stage)].due;
    case When::Done:
        return facts.stages[std::size_t(stage)].done;
    case When::Reported:
        return facts.reported;
    case When::Filed:
        return facts.filed;
    case When::Closed:
        return facts.closed;
    case When::Found:
        break;
    }
    return never;
}

std::int64_t Count::amount(const CaseFacts& facts) const {
    const std::uint32_t all = facts.flagsOf(stage);
    if ((all & with) != with || (all & without))
        return 0;
    switch (sum) {
    case Sum::Reworks:
        return facts.reworks;
    case Sum::Extensions:
        return facts.extensions;
    case Sum::Returns:
        return facts.returns;
    default:
        return 1;
    }
}

std::int64_t Count::amount(const FindingFacts& finding) const {
    if ((finding.flags & with) != with || (finding.flags & without))
        return 0;
    if (!items.empty() && (std::size_t(finding.item) >= items.size() || !items[std::size_t(finding.item)]))
        return 0;
    return sum == Sum::Points ? finding.points : 1;
}

namespace {

template <typename Enum, std::size_t n>
bool choose(const QString& text, const std::pair<const char*, Enum> (&names)[n], Enum& chosen) {
    for (const auto& [name, value] : names)
        if (text == QLatin1String(name))
            return chosen = value, true;
    return false;
}

bool readFlags(const QJsonValue& names, std::uint32_t& bits) {
    for (const QJsonValue name : names.toArray()) {
        const std::uint32_t bit = flags::of(name.toString());
        if (bit == 0)
            return false;
        bits |= bit;
    }
    return true;
}

bool readStage(const QString& name, Count& count) {
    if (name.isEmpty())
        return count.when != Count::When::Due && count.when != Count::When::Done;
    for (int s = 1; s < work::stageCount; ++s)
        if (work::stageId(work::Stage(s)) == name)
            return count.stage = work::Stage(s), true;
    return false;
}

/// An item's id, or the code of a line: all items of it.
bool readItems(const QJsonArray& names, const Checklist& checklist, Count& count) {
    for (const QJsonValue name : names) {
        bool found = false;
        count.items.resize(checklist.items().size());
        for (std::size_t i = 0; i < checklist.items().size(); ++i) {
            const ChecklistItem& item = checklist.items()[i];
            if (item.id == name.toString() || item.line == name.toString())
                count.items[i] = found = true;
        }
        if (!found)
            return false;
    }
    return true;
}

constexpr std::pair<const char*, Count::When> whens[] = {
    {"due", Count::When::Due},     {"done", Count::When::Done},     {"reported", Count::When::Reported},
    {"filed", Count::When::Filed}, {"closed", Count::When::Closed}, {"found", Count::When::Found}};
constexpr std::pair<const char*, Count::Of> ofs[] = {
    {"cases", Count::Of::Cases}, {"findings", Count::Of::Findings}, {"cells", Count::Of::Cells}};
constexpr std::pair<const char*, Count::Sum> sums[] = {
    {"", Count::Sum::Number},         {"number", Count::Sum::Number},
    {"reworks", Count::Sum::Reworks}, {"extensions", Count::Sum::Extensions},
    {"returns", Count::Sum::Returns}, {"points", Count::Sum::Points}};

/// The key of the row that cannot be used; empty where all is fine.
QString faultIn(const QJsonObject& row, const Checklist& checklist, Count& count) {
    if (count.id.isEmpty() || count.name.isEmpty())
        return QStringLiteral("id");
    if (!choose(row[u"of"].toString(), ofs, count.of))
        return QStringLiteral("of");
    if (count.of == Count::Of::Cells)
        return {};
    if (!choose(row[u"period"].toString(), whens, count.when))
        return QStringLiteral("period");
    if (!choose(row[u"sum"].toString(), sums, count.sum))
        return QStringLiteral("sum");
    const bool ofFindings = count.of == Count::Of::Findings;
    if (ofFindings != (count.when == Count::When::Found))
        return QStringLiteral("period");
    if (!readStage(row[u"stage"].toString(), count))
        return QStringLiteral("stage");
    if ((count.sum == Count::Sum::Points) && !ofFindings)
        return QStringLiteral("sum");
    if (!readFlags(row[u"with"], count.with))
        return QStringLiteral("with");
    if (!readFlags(row[u"without"], count.without))
        return QStringLiteral("without");
    return readItems(row[u"items"].toArray(), checklist, count) ? QString() : QStringLiteral("items");
}

} // namespace

city::Result<CountList> CountList::read(const Checklist& checklist, const QString& path) {
    const auto root =
        objectIn(path.isEmpty() ? city::resourcePath(QStringLiteral("score/counts.json")) : path);
    if (!root)
        return tl::unexpected(root.error());
    return fromJson((*root)[u"counts"].toArray(), checklist);
}

city::Result<CountList> CountList::fromJson(const QJsonArray& rows, const Checklist& checklist) {
    CountList list;
    for (const QJsonValue value : rows) {
        const QJsonObject row = value.toObject();
        Count count;
        count.id = row[u"id"].toString(), count.source = row[u"source"].toString();
        count.name = row[u"name"].toString(), count.nameEn = row[u"name_en"].toString();
        if (const QString key = faultIn(row, checklist, count); !key.isEmpty())
            return invalid(
                tell(QT_TRANSLATE_NOOP(
                         "score",
                         "The count \"%1\" cannot be used: what it says under \"%2\" is unknown or missing."))
                    .arg(count.id.left(40), key));
        if (list.indexOf(count.id) >= 0)
            return invalid(tell(QT_TRANSLATE_NOOP("score", "There are two counts called \"%1\"."))
                               .arg(count.id.left(40)));
        list.m_counts.push_back(std::move(count));
    }
    return list;
}

int CountList::indexOf(const QString& id) const {
    const auto at = std::ranges::find(m_counts, id, &Count::id);
    return at == m_counts.end() ? -1 : int(at - m_counts.begin());
}

} // namespace score
