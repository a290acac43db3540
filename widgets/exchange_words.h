// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "exchange/target.h"

#include <QString>
#include <utility>
#include <vector>

/// What import and export call things, in the window's language.
namespace widgets {

QString titleOf(const exchange::Target& target);
QString titleOf(const exchange::TargetField& field);

/// Coordinate systems that are offered for a city's files: what a mapping says, and how that reads. Without the empty one.
std::vector<std::pair<QString, QString>> offeredCrs(const city::Profile& profile);

/// What a text field can hold: names of the city or the standard, or a target's own choices. Empty where anything goes.
struct Meaning {
    QString text;   ///< what stands for it in a mapping
    QString shown;  ///< for people
    QString others; ///< further texts that mean it, comma-separated
    bool isMeantBy(const QString& word) const;
};
std::vector<Meaning> meaningsOf(const exchange::Target& target, const exchange::TargetField& field, const city::Catalogue& city);

} // namespace widgets
