// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/values.h"

#include "search/fold.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringView>

#include <algorithm>
#include <cmath>
#include <limits>

namespace query {

namespace {

using Compare = Expression::Compare;
using Condition = Expression::Condition;
using Range = Expression::Range;

constexpr double infinite = std::numeric_limits<double>::infinity();

QString say(const char* text) {
    return QCoreApplication::translate("query", text);
}

bool isOrder(Compare compare) {
    return compare >= Compare::Less;
}

/// Which values a comparison with [from, to] takes; for `=` those within. Whole steps of `step` on both sides.
Range rangeFor(Compare compare, Range value) {
    switch (compare) {
    case Compare::Less: return {-infinite, std::nextafter(value.from, -infinite)};
    case Compare::LessOrEqual: return {-infinite, value.to};
    case Compare::Greater: return {std::nextafter(value.to, infinite), infinite};
    case Compare::GreaterOrEqual: return {value.from, infinite};
    default: return value;
    }
}

/// A day, a month or a year as YYYYMMDD from and to.
std::optional<Range> dates(const QString& text) {
    QString plain = text.trimmed();
    for (const QChar c : QStringLiteral("/.年月"))
        plain.replace(c, QLatin1Char('-'));
    plain.remove(QChar(u'日'));
    if (plain.endsWith(QLatin1Char('-')))
        plain.chop(1);
    QStringList parts = plain.split(QLatin1Char('-'));
    if (parts.size() == 1 && plain.size() == 8)
        parts = {plain.left(4), plain.mid(4, 2), plain.mid(6)};
    int numbers[3] = {0, 1, 1};
    if (parts.size() > 3 || parts.front().size() != 4)
        return std::nullopt;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        numbers[i] = parts[i].toInt(&isNumber);
        if (!isNumber || parts[i].size() > 4)
            return std::nullopt;
    }
    const QDate first(numbers[0], numbers[1], numbers[2]);
    if (!first.isValid())
        return std::nullopt;
    const QDate last = parts.size() == 3 ? first : (parts.size() == 2 ? first.addMonths(1) : first.addYears(1)).addDays(-1);
    const auto stored = [](QDate date) { return double(date.year() * 10'000 + date.month() * 100 + date.day()); };
    return Range{stored(first), stored(last)};
}

/// How many characters must be put in, taken out or replaced to make one text of the other.
int distance(const QString& a, const QString& b) {
    std::vector<int> row(std::size_t(b.size()) + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = int(i);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.back();
}

/// The name that was likely meant; null when none is near.
const Choice* meant(const std::vector<Choice>& choices, const QString& value) {
    constexpr qsizetype longest = 40;
    const Choice* best = nullptr;
    int least = value.size() > longest ? 0 : 3;
    for (const Choice& choice : choices)
        for (const QString& name : {choice.name, choice.nameEn}) {
            if (name.isEmpty() || name.size() > longest)
                continue;
            const bool isPart = name.contains(value, Qt::CaseInsensitive) || value.contains(name, Qt::CaseInsensitive);
            const int away = isPart ? 1 : distance(name.toLower(), value.toLower());
            if (away < least && away < name.size()) {
                least = away;
                best = &choice;
            }
        }
    return best;
}

} // namespace

QString Values::refusal(Field field, Compare compare) const {
    const Sort sort = traitsOf(field).sort;
    if (sort == Sort::Named && isOrder(compare))
        return say(QT_TRANSLATE_NOOP("query", "The values of %1 have no order. Compare with = or in.")).arg(titleOf(field));
    if ((sort == Sort::Date || sort == Sort::Number) && (compare == Compare::Like || compare == Compare::Contains))
        return say(QT_TRANSLATE_NOOP("query", "%1 is no text. Compare with = < > or between.")).arg(titleOf(field));
    return {};
}

tl::expected<Condition, QString> Values::condition(Field field, Compare compare, const QString& value) {
    Condition condition;
    condition.field = field;
    condition.compare = compare;
    switch (traitsOf(field).sort) {
    case Sort::Named: return named(field, compare, value);
    case Sort::Text: condition.texts.push_back(search::folded(value)); return condition;
    case Sort::Date:
    case Sort::Number: break;
    }
    if (value.trimmed().isEmpty() && compare == Compare::Equal)
        return absent(field);
    if (traitsOf(field).sort == Sort::Date) {
        const auto range = dates(value);
        if (!range)
            return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "\"%1\" is no date. Write 2024-05-17, 2024-05 or 2024.")).arg(value));
        condition.ranges.push_back(rangeFor(compare, *range));
        return condition;
    }
    bool isNumber = false;
    const double number = value.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "\"%1\" is no number.")).arg(value));
    condition.ranges.push_back(rangeFor(compare, {number, number}));
    return condition;
}

Condition Values::absent(Field field) const {
    Condition condition;
    condition.field = field;
    switch (traitsOf(field).sort) {
    case Sort::Named: condition.ids = {0}; break;
    case Sort::Text: condition.texts = {std::string()}; break;
    case Sort::Date:
    case Sort::Number: condition.isAbsent = true; break;
    }
    return condition;
}

void Values::join(Condition& all, const Condition& one) {
    std::vector<int> ids;
    std::set_union(all.ids.begin(), all.ids.end(), one.ids.begin(), one.ids.end(), std::back_inserter(ids));
    all.ids = std::move(ids);
    all.texts.insert(all.texts.end(), one.texts.begin(), one.texts.end());
    all.ranges.insert(all.ranges.end(), one.ranges.begin(), one.ranges.end());
    all.isAbsent = all.isAbsent || one.isAbsent;
}

const Values::Known& Values::known(Field field) {
    const auto found = m_known.constFind(int(field));
    if (found != m_known.cend())
        return *found;
    Known known{choicesOf(field, m_catalogue), {}};
    for (const Choice& choice : known.choices)
        known.folded.push_back({search::folded(choice.name), search::folded(choice.nameEn), search::folded(choice.code)});
    return *m_known.insert(int(field), std::move(known));
}

tl::expected<Condition, QString> Values::named(Field field, Compare compare, const QString& value) {
    Condition condition;
    condition.field = field;
    const std::string wanted = search::folded(value);
    if (wanted.empty() && compare == Compare::Equal)
        return absent(field);
    const Known& all = known(field);
    for (std::size_t i = 0; i < all.choices.size(); ++i) {
        bool isMet = false;
        for (const std::string& name : all.folded[i]) {
            if (name.empty())
                continue;
            const bool isInside = name.find(wanted) != std::string::npos;
            isMet = isMet || (compare == Compare::Equal ? name == wanted
                              : compare == Compare::Like ? isLike(name, wanted) : isInside);
        }
        if (isMet)
            condition.ids.push_back(all.choices[i].id);
    }
    std::sort(condition.ids.begin(), condition.ids.end());
    if (!condition.ids.empty() || compare != Compare::Equal)
        return condition;
    QString sentence = say(QT_TRANSLATE_NOOP("query", "The field %1 has no value \"%2\".")).arg(titleOf(field), value);
    if (const Choice* similar = meant(all.choices, value))
        sentence += QLatin1Char(' ') + say(QT_TRANSLATE_NOOP("query", "Is %1 meant?")).arg(similar->name);
    return tl::unexpected(sentence);
}

} // namespace query
