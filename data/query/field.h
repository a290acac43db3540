// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <span>

/// Asking a whole city: an expression language, rows in columns, orders, statistics. No SQL.
namespace query {

/// What can be asked of a component, sorted by and shown in a table, in the order of the table's columns.
enum class Field : std::uint8_t {
    Code, Class, Name, State, SubDistrict, Community, Address, Major, Line, Company, Authority, Owner, Maintainer,
    Surveyed, Changed, Source, Accuracy, UnitGrid, Note, Kind, Length, Area, Longitude, Latitude
};
inline constexpr int fieldCount = 24;

/// How a field's values are compared.
enum class Sort : std::uint8_t {
    Named, ///< one of a list that the city or the standard names; kept by number, 0 = none
    Text,  ///< any text; compared folded (search::folded), by its UTF-8 bytes
    Date,  ///< YYYYMMDD; 0 = none
    Number ///< NaN = none
};

struct FieldTraits {
    Field field;
    const char* name;    ///< as it is written in expressions
    const char* aliases; ///< others, Chinese ones among them; comma-separated
    const char* title;   ///< marked for translation in context "query"
    Sort sort;
    bool isDetail; ///< stands in Details, not in the texts that are searched
};

std::span<const FieldTraits> fields();
const FieldTraits& traitsOf(Field field);
/// By its name or an alias, whatever the case.
std::optional<Field> fieldNamed(const QString& word);
QString titleOf(Field field); ///< translated

/// One value of a Named field.
struct Choice {
    int id = 0;
    QString name, nameEn, code;
    /// As the window's language has it.
    const QString& shown(bool inChinese) const { return inChinese || nameEn.isEmpty() ? name : nameEn; }
};
/// The values of a Named field in display order; empty for the others. States, sources, accuracies and kinds are those
/// of the standard; their ids are the enumerators plus one, so that 0 is none.
std::vector<Choice> choicesOf(Field field, const city::Catalogue& catalogue);

} // namespace query
