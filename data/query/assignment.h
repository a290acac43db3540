// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "query/field.h"

#include <tl/expected.hpp>

namespace query {

/// The field of a component that a word names: as in expressions, or `geometry` (几何). Nothing for what is not stored of
/// a component itself, such as its length or its company.
std::optional<city::Field> componentField(const QString& word);

/// A value that a field of many components is given, as it was written.
struct Assignment {
    city::Field field = city::Field::Note;
    int choice = 0; ///< of what is one of a list; 0 = none
    QString text;   ///< of texts
    QDate date;     ///< of dates; invalid = none

    /// `field=value`: the value is a text, a date (YYYY-MM-DD), or a name, English name, code or number of what the city or the
    /// standard lists; nothing after the sign empties the field. The sentence says what is wrong.
    static tl::expected<Assignment, QString> parse(const QString& text, const city::Catalogue& catalogue);

    void apply(city::Component& component) const;
};

} // namespace query
