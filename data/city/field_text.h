// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"

namespace city {

/// A field's value as a person reads it, in the program's language: names for ids, dates as YYYY-MM-DD, coordinates with
/// seven decimals and, of lines and areas, the number of vertices. Empty for what has no value.
QString fieldText(const Component& component, Field field, const Catalogue& catalogue);

} // namespace city
