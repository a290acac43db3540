// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/field_description.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace city {

namespace {

using Kind = FieldDescription::Kind;

constexpr std::array descriptions{
    FieldDescription{Field::Class, Kind::Choice, true},
    FieldDescription{Field::Name, Kind::Text, true, 50},
    FieldDescription{Field::Code, Kind::Text, false, 32},
    FieldDescription{Field::State, Kind::Choice, true},
    FieldDescription{Field::Geometry, Kind::Place, true},
    FieldDescription{Field::Address, Kind::Text, false, 200},
    FieldDescription{Field::SubDistrict, Kind::Given},
    FieldDescription{Field::Community, Kind::Given},
    FieldDescription{Field::UnitGrid, Kind::Given},
    FieldDescription{Field::Authority, Kind::Choice},
    FieldDescription{Field::Owner, Kind::Choice},
    FieldDescription{Field::Maintainer, Kind::Choice},
    FieldDescription{Field::Surveyed, Kind::Date, true},
    FieldDescription{Field::Changed, Kind::Date},
    FieldDescription{Field::Source, Kind::Choice, true},
    FieldDescription{Field::Accuracy, Kind::Choice, true},
    FieldDescription{Field::Note, Kind::LongText, false, 2000},
};

template <typename Named>
QString named(const Named& of, bool chinese) {
    return chinese || of.nameEn.isEmpty() ? of.name : of.nameEn;
}

/// Null for another kind of field.
template <typename Any>
auto dateOf(Any& component, Field field) -> decltype(&component.surveyed) {
    return field == Field::Surveyed ? &component.surveyed : field == Field::Changed ? &component.changed : nullptr;
}

template <typename Any>
auto lineOf(Any& component, Field field) -> decltype(&component.name) {
    switch (field) {
    case Field::Name: return &component.name;
    case Field::Code: return &component.code;
    case Field::Address: return &component.address;
    case Field::UnitGrid: return &component.unitGrid;
    case Field::Note: return &component.note;
    default: return nullptr;
    }
}

} // namespace

std::span<const FieldDescription> fieldDescriptions() { return descriptions; }

const FieldDescription& descriptionOf(Field field) {
    return *std::find_if(descriptions.begin(), descriptions.end(), [field](const auto& d) { return d.field == field; });
}

QString fieldHelp(Field field) {
    switch (field) {
    case Field::Code: return QCoreApplication::translate("city", "Left empty, the next free code of the class is given.");
    case Field::Geometry: return QCoreApplication::translate("city", "Where it stands: set it on the map.");
    case Field::Surveyed:
    case Field::Changed: return QCoreApplication::translate("city", "Year-month-day, for example 2026-03-09.");
    case Field::SubDistrict:
    case Field::Community:
    case Field::UnitGrid: return QCoreApplication::translate("city", "Follows the place.");
    default: return {};
    }
}

std::vector<Choice> choicesOf(Field field, Shape shape, const Catalogue& catalogue, bool chinese) {
    std::vector<Choice> all;
    const auto put = [&](int value, const QString& name) { all.push_back({value, name}); };
    switch (field) {
    case Field::Class:
        for (const ComponentClass& c : catalogue.classes)
            if (c.shape == shape)
                put(c.id, c.code.isEmpty() ? named(c, chinese) : c.code + QLatin1Char(' ') + named(c, chinese));
        break;
    case Field::State:
        for (int i = 0; i < stateCount; ++i)
            put(i, stateName(State(i)));
        break;
    case Field::Source:
        for (int i = 0; i <= int(DataSource::Reported); ++i)
            put(i, dataSourceName(DataSource(i)));
        break;
    case Field::Accuracy:
        for (int i = 0; i <= int(Accuracy::C); ++i)
            put(i, accuracyName(Accuracy(i)));
        break;
    case Field::Authority:
    case Field::Owner:
    case Field::Maintainer:
        put(0, QCoreApplication::translate("city", "none", "department"));
        for (const Department& d : catalogue.departments)
            put(d.id, named(d, chinese));
        break;
    default: break;
    }
    return all;
}

int choiceOf(const Component& component, Field field) {
    switch (field) {
    case Field::Class: return component.classId;
    case Field::State: return int(component.state);
    case Field::Source: return int(component.source);
    case Field::Accuracy: return int(component.accuracy);
    case Field::Authority: return component.authority;
    case Field::Owner: return component.owner;
    case Field::Maintainer: return component.maintainer;
    default: return 0;
    }
}

void setChoice(Component& component, Field field, int value) {
    switch (field) {
    case Field::Class: component.classId = value; break;
    case Field::State: component.state = State(value); break;
    case Field::Source: component.source = DataSource(value); break;
    case Field::Accuracy: component.accuracy = Accuracy(value); break;
    case Field::Authority: component.authority = value; break;
    case Field::Owner: component.owner = value; break;
    case Field::Maintainer: component.maintainer = value; break;
    default: break;
    }
}

QString textOf(const Component& component, Field field) {
    if (const QDate* date = dateOf(component, field))
        return date->isValid() ? date->toString(Qt::ISODate) : QString();
    const QString* line = lineOf(component, field);
    return line ? *line : QString();
}

bool setText(Component& component, Field field, const QString& text) {
    if (QDate* date = dateOf(component, field)) {
        const QString written = text.trimmed();
        *date = QDate::fromString(written, Qt::ISODate);
        return written.isEmpty() || date->isValid();
    }
    QString* line = lineOf(component, field);
    if (!line)
        return true;
    const QString tidy = field == Field::Note ? text : text.simplified();
    if (field == Field::Code && tidy != *line)
        component.codeFault.clear(); // what was wrong with the code before
    *line = tidy;
    return true;
}

std::vector<FieldFault> missingFields(const Component& component) {
    std::vector<FieldFault> faults;
    const auto missing = [&](Field field, const char* sentence) {
        faults.push_back({field, QCoreApplication::translate("city", sentence)});
    };
    if (component.classId == 0)
        missing(Field::Class, QT_TRANSLATE_NOOP("city", "Choose one of the city's classes."));
    if (component.name.isEmpty())
        missing(Field::Name, QT_TRANSLATE_NOOP("city", "A component needs a name. Type one."));
    if (!component.surveyed.isValid())
        missing(Field::Surveyed, QT_TRANSLATE_NOOP("city", "Say when it was first surveyed, as year-month-day."));
    if (component.parts.empty() || component.parts.front().empty())
        missing(Field::Geometry, QT_TRANSLATE_NOOP("city", "The component needs a place. Set it on the map."));
    return faults;
}

} // namespace city
