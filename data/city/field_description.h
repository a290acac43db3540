// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"

#include <span>

namespace city {

/// How a field is filled in. What a form shows of a component follows from this, so that a further field is one more
/// row of `fieldDescriptions`.
struct FieldDescription {
    enum class Kind {
        Text,     ///< one line
        LongText,
        Choice,   ///< one of `choicesOf`
        Date,     ///< in the city's zone
        Place,    ///< on the map
        Given     ///< follows from the place and the class; shown, not typed
    };
    Field field;
    Kind kind;
    bool isRequired = false; ///< the standard's M fields (GB/T 30428.2) that nobody but the editor can know
    int longest = 0;         ///< characters, of texts
};

/// In the order of a form.
std::span<const FieldDescription> fieldDescriptions();
const FieldDescription& descriptionOf(Field field);
/// What to write there, a sentence; may be empty. Translated.
QString fieldHelp(Field field);

/// What a choice offers: a number as the component holds it, and its name in the window's language.
struct Choice {
    int value = 0;
    QString name;
};
/// Of a Choice field; classes only of the component's own shape. `chinese`: names in the city's own language.
std::vector<Choice> choicesOf(Field field, Shape shape, const Catalogue& catalogue, bool chinese);

/// The value of a Choice field, and the component with another one.
int choiceOf(const Component& component, Field field);
void setChoice(Component& component, Field field, int value);
/// The value of a Text, LongText or Given field; dates as yyyy-MM-dd, empty without.
QString textOf(const Component& component, Field field);
/// False for what is no date.
bool setText(Component& component, Field field, const QString& text);

/// Faults of required fields that are empty, in the manner of `check`.
std::vector<FieldFault> missingFields(const Component& component);

} // namespace city
