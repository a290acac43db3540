// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"

namespace city {

/// A field's value as a person reads it: names for ids (`chinese`: in the city's own language), states in the program's language, dates as YYYY-MM-DD, coordinates with
/// seven decimals and, of lines and areas, the number of vertices. Empty for what has no value.
QString fieldText(const Component& component, Field field, const Catalogue& catalogue, bool chinese = true);

} // namespace city
