// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <QDate>
#include <optional>
#include <utility>

/// What reading and writing components have in common. Internal to `store`.
namespace store::reader {

/// A stored date (YYYYMMDD in the city's zone); invalid for 0 and for what is no date.
QDate dateOf(std::int64_t yyyymmdd);

const char* tableOf(city::Shape shape);
/// Nothing for tables that hold no components.
std::optional<city::Shape> shapeOf(const QString& table);
/// Where a stored shape is marked; NaN where the blob is damaged or of another kind.
geo::Point anchorIn(city::Shape shape, const std::pair<const unsigned char*, int>& blob);
/// A department's company and a class's service line stand in every row of the registry.
bool isInEveryRow(const QString& table);

/// Metres from a place to a path, on a plane that touches the ground there: exact to millimetres at these distances.
double metresTo(const city::Path& path, geo::Point p);

} // namespace store::reader
