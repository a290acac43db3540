// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "store/reader.h"

#include <QString>
#include <vector>

namespace widgets {

/// One field of the component card.
struct CardField {
    enum class Section { Identity, Condition, Departments, Location, Quality };
    Section section;
    QString label;     ///< for the user
    QString standard;  ///< the field's name in GB/T 30428.2; empty where the standard has none
    QString value;     ///< a placeholder when there is none
    bool wide = false; ///< takes a row of its own
};

/// Every field of a component, in the card's order. `map` is the component's anchor in the city's map CRS (NaN
/// when unknown).
std::vector<CardField> cardFields(const city::Component& component, const city::Catalogue& catalogue,
                                  const store::Reader::Place& place, geo::MapPoint map);
QString cardSectionName(CardField::Section section);
/// The place that stands for a component: itself, or the middle of its first part's box.
geo::Point anchorOf(const city::Component& component);
/// The whole card as text, a field a line.
QString cardText(const std::vector<CardField>& fields);

} // namespace widgets
