// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/assignment.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace query {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("query", text);
}

constexpr std::pair<Field, city::Field> stored[] = {
    {Field::Code, city::Field::Code}, {Field::Class, city::Field::Class}, {Field::Name, city::Field::Name},
    {Field::State, city::Field::State}, {Field::SubDistrict, city::Field::SubDistrict}, {Field::Community, city::Field::Community},
    {Field::Address, city::Field::Address}, {Field::Authority, city::Field::Authority}, {Field::Owner, city::Field::Owner},
    {Field::Maintainer, city::Field::Maintainer}, {Field::Surveyed, city::Field::Surveyed}, {Field::Changed, city::Field::Changed},
    {Field::Source, city::Field::Source}, {Field::Accuracy, city::Field::Accuracy}, {Field::UnitGrid, city::Field::UnitGrid},
    {Field::Note, city::Field::Note}};

/// Sentences quote what was written, but not all of it.
QString quoted(const QString& text) {
    constexpr qsizetype most = 60;
    return text.size() > most ? text.left(most) + QStringLiteral("…") : text;
}

Field askedAs(city::Field field) {
    return std::ranges::find(stored, field, &std::pair<Field, city::Field>::second)->first;
}

/// States, sources and accuracies are numbered from 1 in a list, from 0 in a component.
bool isEnumerated(city::Field field) {
    return field == city::Field::State || field == city::Field::Source || field == city::Field::Accuracy;
}

tl::expected<int, QString> chosen(city::Field field, const QString& value, const city::Catalogue& catalogue) {
    const Field asked = askedAs(field);
    if (value.isEmpty() && !isEnumerated(field) && field != city::Field::Class) return 0;
    const auto choices = choicesOf(asked, catalogue);
    const auto names = [&](const Choice& choice) {
        return choice.name.compare(value, Qt::CaseInsensitive) == 0 || choice.nameEn.compare(value, Qt::CaseInsensitive) == 0 ||
               (!choice.code.isEmpty() && choice.code == value);
    };
    const auto at = std::ranges::find_if(choices, names);
    if (value.isEmpty() || at == choices.end())
        return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "%1 cannot be “%2”: the city has no such value.")).arg(titleOf(asked), quoted(value)));
    if (std::find_if(at + 1, choices.end(), names) != choices.end())
        return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "“%1” means several values of %2. Write the code instead.")).arg(quoted(value), titleOf(asked)));
    return at->id;
}

} // namespace

std::optional<city::Field> componentField(const QString& word) {
    if (word.compare(QLatin1String("geometry"), Qt::CaseInsensitive) == 0 || word == QStringLiteral("几何")) return city::Field::Geometry;
    const auto named = fieldNamed(word);
    const auto at = named ? std::ranges::find(stored, *named, &std::pair<Field, city::Field>::first) : std::end(stored);
    return at == std::end(stored) ? std::nullopt : std::optional(at->second);
}

tl::expected<Assignment, QString> Assignment::parse(const QString& text, const city::Catalogue& catalogue) {
    const qsizetype sign = text.indexOf(QLatin1Char('='));
    const QString word = text.left(std::max<qsizetype>(sign, 0)).trimmed(), value = text.mid(sign + 1).trimmed();
    if (sign < 0) return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "Write field=value.")));
    const auto field = componentField(word);
    if (!field || *field == city::Field::Geometry)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "“%1” is no field that can be given a value.")).arg(quoted(word)));
    if (*field == city::Field::Code)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "Every component has a code of its own: many cannot be given one. Codes follow from the class.")));
    Assignment assignment;
    assignment.field = *field;
    switch (traitsOf(askedAs(*field)).sort) {
    case Sort::Named: {
        const auto id = chosen(*field, value, catalogue);
        if (!id) return tl::unexpected(id.error());
        assignment.choice = *id - int(isEnumerated(*field));
        break;
    }
    case Sort::Date:
        assignment.date = QDate::fromString(value, Qt::ISODate);
        if (!value.isEmpty() && !assignment.date.isValid())
            return tl::unexpected(say(QT_TRANSLATE_NOOP("query", "“%1” is no date. Write YYYY-MM-DD.")).arg(quoted(value)));
        break;
    default: assignment.text = value;
    }
    return assignment;
}

void Assignment::apply(city::Component& c) const {
    switch (field) {
    case city::Field::Class: c.classId = choice; return;
    case city::Field::Name: c.name = text; return;
    case city::Field::Authority: c.authority = choice; return;
    case city::Field::Owner: c.owner = choice; return;
    case city::Field::Maintainer: c.maintainer = choice; return;
    case city::Field::SubDistrict: c.subDistrict = choice; return;
    case city::Field::Community: c.community = choice; return;
    case city::Field::UnitGrid: c.unitGrid = text; return;
    case city::Field::State: c.state = city::State(choice); return;
    case city::Field::Surveyed: c.surveyed = date; return;
    case city::Field::Changed: c.changed = date; return;
    case city::Field::Source: c.source = city::DataSource(choice); return;
    case city::Field::Accuracy: c.accuracy = city::Accuracy(choice); return;
    case city::Field::Address: c.address = text; return;
    case city::Field::Note: c.note = text; return;
    case city::Field::Code:
    case city::Field::Geometry: return;
    }
}

} // namespace query
